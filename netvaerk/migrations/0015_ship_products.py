"""What each of the ten phases is to leave behind."""

import json
from pathlib import Path

from django.db import migrations

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def ship_products(apps, schema_editor):
    """A phase that the secretariat has given another number since is left as it is."""
    phases = {phase.order: phase for phase in apps.get_model("netvaerk", "ThemePhase").objects.all()}
    products = apps.get_model("netvaerk", "PhaseProduct")
    shipped = json.loads((CATALOGUE / "products.json").read_text(encoding="utf-8"))
    products.objects.bulk_create(
        products(**one | {"phase": phases[one["phase"]]}) for one in shipped if one["phase"] in phases
    )


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0014_products_and_notes")]
    operations = [migrations.RunPython(ship_products, migrations.RunPython.noop)]
