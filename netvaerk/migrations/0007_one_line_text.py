"""Titles and names refuse line breaks. The database keeps them as before."""

from django.db import migrations, models

from netvaerk.models.one_line import one_line


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0006_organisation_history")]
    operations = [
        migrations.AlterField(
            "networktheme",
            "purpose",
            models.CharField(max_length=300, validators=[one_line], verbose_name="purpose in one sentence"),
        ),
        migrations.AlterField(
            "networktheme", "title", models.CharField(max_length=140, validators=[one_line], verbose_name="title")
        ),
        migrations.AlterField(
            "person", "name", models.CharField(max_length=120, validators=[one_line], verbose_name="name")
        ),
        migrations.AlterField(
            "person",
            "title",
            models.CharField(blank=True, max_length=120, validators=[one_line], verbose_name="job title"),
        ),
    ]
