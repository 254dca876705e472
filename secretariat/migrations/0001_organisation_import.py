"""Files of the organisation that wait to be brought in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OrganisationImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField(verbose_name="read at")),
                ("organisation", models.JSONField(null=True, verbose_name="organisation")),
                ("notices", models.JSONField(default=list, verbose_name="notices")),
                ("counts", models.JSONField(default=dict, verbose_name="counts")),
                ("applied_at", models.DateTimeField(null=True, verbose_name="brought in at")),
                (
                    "applied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="brought in by",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="read by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import of the organisation",
                "verbose_name_plural": "imports of the organisation",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("applied_at", None), ("organisation", None), _connector="OR"),
                        name="import_keeps_no_people_once_applied",
                    )
                ],
            },
        ),
    ]
