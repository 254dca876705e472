"""A paused theme has a day on which the pause is looked at again, and no other theme has one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0012_frames_and_pauses")]
    operations = [
        migrations.AddConstraint(
            model_name="networktheme",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "paused"), ("pause_review_on", None), _connector="XOR"),
                name="theme_paused_has_a_day_to_look_again",
            ),
        ),
    ]
