import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0025_letter_texts")]

    operations = [
        migrations.CreateModel(
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="kind of data")),
                ("kept", models.PositiveSmallIntegerField(verbose_name="kept for")),
                ("changed_at", models.DateTimeField(verbose_name="changed")),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "retention rule",
                "verbose_name_plural": "retention rules",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kept__gte", 1)), name="retention_keeps_for_some_time"),
                ],
            },
        ),
        migrations.AddField(
            model_name="person",
            name="erased_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="name erased"),
        ),
        migrations.AddField(
            model_name="person",
            name="left_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="left the municipality"),
        ),
        migrations.AddField(
            model_name="person",
            name="notice_seen_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="read how data is used"),
        ),
        migrations.AddField(
            model_name="person",
            name="notice_version",
            field=models.PositiveSmallIntegerField(
                default=0, editable=False, verbose_name="version read of how data is used"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_active", False), models.Q(("erased_at", None), ("left_on", None)), _connector="OR"
                ),
                name="person_employed_has_not_left",
            ),
        ),
    ]
