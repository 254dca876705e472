"""The seven traits of a good theme, and a round for what is at the secretariat already."""

import json
from datetime import date
from pathlib import Path

from django.db import migrations

from netvaerk.rules.rounds import next_round

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def ship_traits(apps, schema_editor):
    traits = apps.get_model("netvaerk", "ThemeTrait")
    shipped = json.loads((CATALOGUE / "traits.json").read_text(encoding="utf-8"))
    traits.objects.bulk_create(traits(**trait) for trait in shipped)


def put_into_a_round(apps, schema_editor):
    waiting = apps.get_model("netvaerk", "NetworkTheme").objects.filter(status__in=["proposed", "in_review"])
    if waiting.exists():
        dates = next_round([], date.today())
        waiting.update(round=apps.get_model("netvaerk", "ProposalRound").objects.create(**vars(dates)))


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0003_proposals")]
    operations = [
        migrations.RunPython(ship_traits, migrations.RunPython.noop),
        migrations.RunPython(put_into_a_round, migrations.RunPython.noop),
    ]
