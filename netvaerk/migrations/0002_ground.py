"""The shipped catalogues, the secretariat's group, the sealed log, and the table of the shared cache."""

import json
from pathlib import Path

from django.core.management import call_command
from django.db import migrations

from netvaerk.database import seal

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def read(name):
    return json.loads((CATALOGUE / name).read_text(encoding="utf-8"))


def ship(apps, schema_editor):
    apps.get_model("auth", "Group").objects.create(name="Sekretariat for Netværksstrukturen")
    groups, competences = apps.get_model("netvaerk", "CompetenceGroup"), apps.get_model("netvaerk", "Competence")
    for order, group in enumerate(read("competences.json")):
        row = groups.objects.create(order=order, name_da=group["name_da"], name_en=group["name_en"])
        competences.objects.bulk_create(
            competences(group=row, order=place, **competence) for place, competence in enumerate(group["competences"])
        )
    phases, pages = apps.get_model("netvaerk", "ThemePhase"), apps.get_model("netvaerk", "EditablePage")
    phases.objects.bulk_create(phases(**phase) for phase in read("phases.json"))
    pages.objects.bulk_create(pages(**page) for page in read("pages.json"))


def lay_the_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [
        migrations.RunPython(ship, migrations.RunPython.noop),
        migrations.RunPython(lay_the_cache_table, migrations.RunPython.noop),
        seal("netvaerk_auditevent"),
    ]
