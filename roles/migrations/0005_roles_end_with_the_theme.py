"""A role ends with its theme, and whoever held it until that day reads on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("netvaerk", "0018_planned_hours"),
        ("roles", "0004_sparring_and_stand_ins"),
    ]

    operations = [
        migrations.AddField(
            model_name="roleassignment",
            name="still_reads",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Held until the theme was closed, so that what lies inside it stays open to the person.",
                verbose_name="reads on",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("still_reads", False),
                    models.Q(("began_on__isnull", False), ("ended_on__isnull", False)),
                    _connector="OR",
                ),
                name="role_reads_on_when_it_has_ended",
            ),
        ),
    ]
