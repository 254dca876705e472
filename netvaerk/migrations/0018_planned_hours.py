"""The hours a week that network leader and co-driver are expected to spend in a phase."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("netvaerk", "0017_meeting_types"),
    ]

    operations = [
        migrations.AddField(
            model_name="plannedphase",
            name="co_driver_hours",
            field=models.DecimalField(
                blank=True,
                decimal_places=1,
                max_digits=4,
                null=True,
                verbose_name="the co-driver's expected hours a week",
            ),
        ),
        migrations.AddField(
            model_name="plannedphase",
            name="leader_hours",
            field=models.DecimalField(
                blank=True,
                decimal_places=1,
                max_digits=4,
                null=True,
                verbose_name="the network leader's expected hours a week",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedphase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("leader_hours", None),
                    models.Q(("leader_hours__gte", 0), ("leader_hours__lte", 37)),
                    _connector="OR",
                ),
                name="planned_leader_hours_fit_a_week",
                violation_error_message="Write from 0 to 37 hours a week.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedphase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("co_driver_hours", None),
                    models.Q(("co_driver_hours__gte", 0), ("co_driver_hours__lte", 37)),
                    _connector="OR",
                ),
                name="planned_co_driver_hours_fit_a_week",
                violation_error_message="Write from 0 to 37 hours a week.",
            ),
        ),
    ]
