"""What two talk about in sparring, and why somebody is nominated, are stored in encrypted form from here on."""

from django.db import migrations, models

from netvaerk.encrypted import EncryptedTextField, encrypt_columns, says_something


class Migration(migrations.Migration):
    dependencies = [("roles", "0006_end_roles_of_closed_themes")]

    operations = [
        migrations.RemoveConstraint("sparringtopic", "sparring_topic_says_something"),
        migrations.RemoveConstraint("nomination", "nomination_says_why"),
        migrations.AlterField(
            "sparringtopic", "text", EncryptedTextField(max_length=2000, verbose_name="what you want to talk about")
        ),
        migrations.AlterField("nomination", "reason", EncryptedTextField(max_length=2000, verbose_name="why")),
        migrations.AddConstraint(
            "sparringtopic",
            models.CheckConstraint(condition=says_something("text"), name="sparring_topic_says_something"),
        ),
        migrations.AddConstraint(
            "nomination", models.CheckConstraint(condition=says_something("reason"), name="nomination_says_why")
        ),
        encrypt_columns({"roles_sparringtopic": "text", "roles_nomination": "reason"}),
    ]
