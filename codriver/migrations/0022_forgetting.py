from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("codriver", "0021_wish_in_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="diplomastudy",
            name="forgotten_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="grades deleted"),
        ),
        migrations.AddField(
            model_name="expectationalignment",
            name="first_agreed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="first agreed"),
        ),
    ]
