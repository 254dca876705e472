"""The disciplines one can choose from the first day; the secretariat words its own."""

import json
from pathlib import Path

from django.db import migrations

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def ship_disciplines(apps, schema_editor):
    disciplines = apps.get_model("netvaerk", "Discipline")
    shipped = json.loads((CATALOGUE / "disciplines.json").read_text(encoding="utf-8"))
    disciplines.objects.bulk_create(disciplines(**one) for one in shipped)


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0019_disciplines")]
    operations = [migrations.RunPython(ship_disciplines, migrations.RunPython.noop)]
