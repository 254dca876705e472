"""The diploma of leadership, 30 + 15 + 15 points. What a module costs and when it runs is the schools' to say."""

import json
from pathlib import Path

from django.db import migrations

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def ship_programme(apps, schema_editor):
    shipped = json.loads((CATALOGUE / "diploma.json").read_text(encoding="utf-8"))
    programme = apps.get_model("codriver", "DiplomaProgramme").objects.create(**shipped["programme"])
    modules = apps.get_model("codriver", "DiplomaModule")
    modules.objects.bulk_create(
        modules(programme=programme, order=order, **one) for order, one in enumerate(shipped["modules"], start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("codriver", "0015_diploma")]
    operations = [migrations.RunPython(ship_programme, migrations.RunPython.noop)]
