"""The five tasks of the leaflet."""

import json
from pathlib import Path

from django.db import migrations

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def ship_tasks(apps, schema_editor):
    tasks = apps.get_model("codriver", "CoDriverTask")
    shipped = json.loads((CATALOGUE / "tasks.json").read_text(encoding="utf-8"))
    tasks.objects.bulk_create(tasks(**one) for one in shipped)


class Migration(migrations.Migration):
    dependencies = [("codriver", "0006_candidacies_needs_and_offers")]
    operations = [migrations.RunPython(ship_tasks, migrations.RunPython.noop)]
