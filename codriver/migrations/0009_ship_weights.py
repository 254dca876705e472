"""What each part of a fit counts until the secretariat says otherwise."""

import json
from pathlib import Path

from django.db import migrations

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def ship_weights(apps, schema_editor):
    weights = apps.get_model("codriver", "PairingWeight")
    shipped = json.loads((CATALOGUE / "weights.json").read_text(encoding="utf-8"))
    weights.objects.bulk_create(weights(**one) for one in shipped)


class Migration(migrations.Migration):
    dependencies = [("codriver", "0008_pairing_runs")]
    operations = [migrations.RunPython(ship_weights, migrations.RunPython.noop)]
