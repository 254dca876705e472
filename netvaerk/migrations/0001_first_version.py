"""The tables of people, units and themes, the shipped catalogues, the secretariat's group, the sealed log, and the
table of the shared cache."""

import json
from pathlib import Path

from django.core.management import call_command
from django.db import migrations

from netvaerk.database import ByHand, CreateTogether, nothing, seal
from netvaerk.migrations._first_tables import TABLES

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"
PLAIN = {
    "ThemePhase": "phases",
    "EditablePage": "pages",
    "ThemeTrait": "traits",
    "NetworkTypeFrame": "frames",
    "MeetingType": "meeting_types",
    "Discipline": "disciplines",
}
"""Catalogues that are rows as they stand."""


def read(name):
    return json.loads((CATALOGUE / f"{name}.json").read_text(encoding="utf-8"))


def ship(apps, schema_editor):
    apps.get_model("auth", "Group").objects.create(name="Sekretariat for Netværksstrukturen")
    for name, catalogue in PLAIN.items():
        model = apps.get_model("netvaerk", name)
        model.objects.bulk_create(model(**one) for one in read(catalogue))
    ship_competences(apps)
    ship_products(apps)


def ship_competences(apps):
    groups, competences = apps.get_model("netvaerk", "CompetenceGroup"), apps.get_model("netvaerk", "Competence")
    for order, group in enumerate(read("competences")):
        row = groups.objects.create(order=order, name_da=group["name_da"], name_en=group["name_en"])
        competences.objects.bulk_create(
            competences(group=row, order=place, **competence) for place, competence in enumerate(group["competences"])
        )


def ship_products(apps):
    """What each of the ten phases is to leave behind."""
    phases = {phase.order: phase for phase in apps.get_model("netvaerk", "ThemePhase").objects.all()}
    products = apps.get_model("netvaerk", "PhaseProduct")
    products.objects.bulk_create(products(**one | {"phase": phases[one["phase"]]}) for one in read("products"))


def lay_the_cache_table(schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


BEFORE = (
    "0001_initial",
    "0002_ground",
    "0003_proposals",
    "0004_traits_and_rounds",
    "0005_intake_is_in_a_round",
    "0006_organisation_history",
    "0007_one_line_text",
    "0008_changed_email",
    "0009_plan",
    "0010_participants",
    "0011_solutions",
    "0012_frames_and_pauses",
    "0013_paused_has_a_day",
    "0014_products_and_notes",
    "0015_ship_products",
    "0016_meetings",
    "0017_meeting_types",
    "0018_planned_hours",
    "0019_disciplines",
    "0020_ship_disciplines",
    "0021_phase_lists",
    "0022_outbox",
    "0023_weekly_news",
    "0024_calendar_feed",
    "0025_letter_texts",
    "0026_retention",
    "0027_log_chain",
    "0028_when_people_left",
    "0029_idea_sheets",
    "0030_daily_runs",
)
"""Steps that a database of the time before the first version went through one by one: this one takes their place."""


class Migration(migrations.Migration):
    initial = True
    replaces = [("netvaerk", name) for name in BEFORE]
    dependencies = [("auth", "0012_alter_user_first_name_max_length")]
    operations = [
        CreateTogether(TABLES),
        migrations.RunPython(ship, migrations.RunPython.noop),
        ByHand(lay_the_cache_table, nothing),
        seal("netvaerk_auditevent"),
        seal("netvaerk_loglink"),
        seal("netvaerk_logpruning"),
    ]
