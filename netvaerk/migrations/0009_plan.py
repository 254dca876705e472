"""A plan for the phases of a theme, and what was decided when one closed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("netvaerk", "0008_changed_email"),
    ]

    operations = [
        migrations.AddField(
            model_name="networktheme",
            name="plan_version",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="version of the plan"),
        ),
        migrations.CreateModel(
            name="PhaseClosing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided", models.TextField(max_length=3000, verbose_name="what was decided")),
                ("reason", models.TextField(blank=True, max_length=3000, verbose_name="why")),
                (
                    "alternatives",
                    models.TextField(blank=True, max_length=3000, verbose_name="what else there was to choose"),
                ),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="netvaerk.themephase",
                        verbose_name="phase",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="netvaerk.networktheme",
                        verbose_name="network theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "closing of a phase",
                "verbose_name_plural": "closings of phases",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decided", ""), _negated=True), name="closing_says_what_was_decided"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedPhase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="begins")),
                ("ends_on", models.DateField(verbose_name="ends")),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="netvaerk.themephase",
                        verbose_name="phase",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan",
                        to="netvaerk.networktheme",
                        verbose_name="network theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "planned phase",
                "verbose_name_plural": "planned phases",
                "ordering": ["theme", "phase"],
                "constraints": [
                    models.UniqueConstraint(models.F("theme"), models.F("phase"), name="phase_planned_once_per_theme"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                        name="planned_phase_ends_after_it_begins",
                        violation_error_message="A phase cannot end before it begins.",
                    ),
                ],
            },
        ),
    ]
