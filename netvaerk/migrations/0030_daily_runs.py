from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0029_idea_sheets")]

    operations = [
        migrations.CreateModel(
            name="DailyRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ended_at", models.DateTimeField(verbose_name="was through")),
                ("failed", models.PositiveIntegerField(verbose_name="could not be done")),
            ],
            options={
                "verbose_name": "daily run",
                "verbose_name_plural": "daily runs",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="daily_run_has_one_row")],
            },
        ),
    ]
