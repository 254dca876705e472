"""What is at the secretariat is in a round; a migration of its own, since the rows were changed in the one before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0004_traits_and_rounds")]
    operations = [
        migrations.AddConstraint(
            model_name="networktheme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["proposed", "in_review"]), _negated=True),
                    ("round__isnull", False),
                    _connector="OR",
                ),
                name="theme_at_intake_is_in_a_round",
            ),
        ),
    ]
