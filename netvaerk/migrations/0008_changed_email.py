"""The log knows who changed somebody's e-mail. The database keeps no list of verbs, so the list here is the code's."""

from django.db import migrations, models

from netvaerk.models import Verb


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0007_one_line_text")]
    operations = [
        migrations.AlterField(
            "auditevent", "verb", models.CharField(choices=Verb.choices, max_length=20, verbose_name="did")
        ),
    ]
