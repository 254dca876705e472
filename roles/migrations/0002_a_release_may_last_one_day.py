"""Time may be released for a single day: the last day may be the first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("roles", "0001_initial")]
    operations = [
        migrations.RemoveConstraint(model_name="resourcerelease", name="release_ends_after_it_begins"),
        migrations.AddConstraint(
            model_name="resourcerelease",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_on__gte", models.F("began_on"))),
                name="release_ends_no_sooner_than_it_begins",
                violation_error_message="The last day cannot be before the first.",
            ),
        ),
    ]
