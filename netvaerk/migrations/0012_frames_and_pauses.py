"""What each type of network sets, and a day to look again for themes that are paused already."""

import json
from datetime import date, timedelta
from pathlib import Path

from django.db import migrations

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"
LOOK_AGAIN_WITHIN = timedelta(days=30)


def ship_frames(apps, schema_editor):
    frames = apps.get_model("netvaerk", "NetworkTypeFrame")
    shipped = json.loads((CATALOGUE / "frames.json").read_text(encoding="utf-8"))
    frames.objects.bulk_create(frames(**frame) for frame in shipped)


def give_pauses_a_day(apps, schema_editor):
    paused = apps.get_model("netvaerk", "NetworkTheme").objects.filter(status="paused")
    paused.update(pause_review_on=date.today() + LOOK_AGAIN_WITHIN)


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0011_solutions")]
    operations = [
        migrations.RunPython(ship_frames, migrations.RunPython.noop),
        migrations.RunPython(give_pauses_a_day, migrations.RunPython.noop),
    ]
