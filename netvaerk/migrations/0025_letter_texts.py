import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("netvaerk", "0024_calendar_feed"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="kind of letter")),
                (
                    "language",
                    models.CharField(
                        choices=[("da", "Danish"), ("en", "English")], max_length=2, verbose_name="language"
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("subject", models.CharField(blank=True, max_length=150, verbose_name="subject")),
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="text")),
                ("written_at", models.DateTimeField(verbose_name="written")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a letter",
                "verbose_name_plural": "texts of letters",
                "ordering": ["name", "language", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("name"), models.F("language"), models.F("version"), name="letter_text_one_of_a_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject", ""), ("text", "")),
                            models.Q(models.Q(("subject", ""), _negated=True), models.Q(("text", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="letter_text_whole_or_shipped",
                    ),
                ],
            },
        ),
    ]
