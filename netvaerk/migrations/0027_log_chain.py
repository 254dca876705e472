"""The chain over the event log, sealed like the log itself."""

import django.db.models.deletion
from django.db import migrations, models

from netvaerk.database import seal


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0026_retention")]

    operations = [
        migrations.CreateModel(
            name="LogLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_event", models.BigIntegerField(verbose_name="first event")),
                ("last_event", models.BigIntegerField(verbose_name="last event")),
                ("rows", models.PositiveIntegerField(verbose_name="events")),
                ("newest_at", models.DateTimeField(verbose_name="newest event")),
                ("content", models.CharField(max_length=64, verbose_name="digest of the events")),
                ("previous", models.CharField(blank=True, max_length=64, verbose_name="digest of the link before")),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                ("made_at", models.DateTimeField(verbose_name="linked")),
            ],
            options={
                "verbose_name": "link of the log",
                "verbose_name_plural": "links of the log",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(models.F("previous"), name="log_link_follows_one_other"),
                    models.CheckConstraint(
                        condition=models.Q(("last_event__gte", models.F("first_event")), ("rows__gte", 1)),
                        name="log_link_holds_events",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LogPruning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rows", models.PositiveIntegerField(verbose_name="events")),
                ("pruned_at", models.DateTimeField(verbose_name="pruned")),
                (
                    "last_link",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pruning",
                        to="netvaerk.loglink",
                        verbose_name="last link",
                    ),
                ),
            ],
            options={
                "verbose_name": "pruning of the log",
                "verbose_name_plural": "prunings of the log",
                "ordering": ["id"],
            },
        ),
        seal("netvaerk_loglink"),
        seal("netvaerk_logpruning"),
    ]
