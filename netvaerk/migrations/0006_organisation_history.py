"""Where units and people belonged before, and what comes from another system."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("netvaerk", "0005_intake_is_in_a_round"),
    ]

    operations = [
        migrations.AddField(
            model_name="orgunit",
            name="closed_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="closed"),
        ),
        migrations.AddField(
            model_name="orgunit",
            name="imported_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="imported"),
        ),
        migrations.AddField(
            model_name="person",
            name="imported_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="imported"),
        ),
        migrations.CreateModel(
            name="FormerPlacement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ended_on", models.DateField(verbose_name="ended")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_placements",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "personnel_leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personnel leader",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="netvaerk.orgunit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "former placement of a person",
                "verbose_name_plural": "former placements of people",
                "ordering": ["person", "-id"],
            },
        ),
        migrations.CreateModel(
            name="FormerUnitPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ended_on", models.DateField(verbose_name="ended")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="netvaerk.orgunit",
                        verbose_name="belonged to",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_places",
                        to="netvaerk.orgunit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "former place of a unit",
                "verbose_name_plural": "former places of units",
                "ordering": ["unit", "-id"],
            },
        ),
    ]
