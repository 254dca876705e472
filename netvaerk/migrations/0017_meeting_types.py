"""The types of meeting that networks have used, for the secretariat to edit."""

import json
from pathlib import Path

from django.db import migrations

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def ship_meeting_types(apps, schema_editor):
    types = apps.get_model("netvaerk", "MeetingType")
    shipped = json.loads((CATALOGUE / "meeting_types.json").read_text(encoding="utf-8"))
    types.objects.bulk_create(types(**one) for one in shipped)


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0016_meetings")]
    operations = [migrations.RunPython(ship_meeting_types, migrations.RunPython.noop)]
