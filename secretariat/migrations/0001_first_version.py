"""The tables of training, support, knowledge and duties, the texts to begin with, and two groups."""

import json
from pathlib import Path

from django.conf import settings
from django.db import migrations
from django.utils import timezone

from netvaerk.database import CreateTogether
from secretariat.facts.word_forms import stems
from secretariat.migrations._first_tables import TABLES

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"
PARTS = ("title", "summary", "body")
GROUPS = ("Tal og rapporter", "Nødåbning")
"""Those who read figures without being officers, and those who are named for emergency openings."""


def ship(apps, schema_editor):
    for name in GROUPS:
        apps.get_model("auth", "Group").objects.create(name=name)
    phases = {one.order: one for one in apps.get_model("netvaerk", "ThemePhase").objects.all()}
    tasks = {one.code: one for one in apps.get_model("codriver", "CoDriverTask").objects.all()}
    for one in json.loads((CATALOGUE / "knowledge.json").read_text(encoding="utf-8")):
        text = ship_knowledge(apps, one)
        text.phases.set([phases[order] for order in one["phases"]])
        text.tasks.set([tasks[code] for code in one["tasks"]])


def ship_knowledge(apps, one):
    """A text that is published without an author."""
    model = {name: apps.get_model("secretariat", name) for name in ("KnowledgeItem", "KnowledgeText")}
    words = {f"{part}_{language}": one[f"{part}_{language}"] for part in PARTS for language in ("da", "en")}
    now = timezone.now()
    item = model["KnowledgeItem"].objects.create(begun_at=now)
    text = model["KnowledgeText"].objects.create(
        item=item,
        number=1,
        kind=one["kind"],
        **words,
        **{f"for_{role}s": True for role in one["roles"]},
        **{f"{part}_stems": stems(*((words[f"{part}_{lang}"], lang) for lang in ("da", "en"))) for part in PARTS},
        status="published",
        written_at=now,
        published_at=now,
    )
    item.published, item.looked_on = text, timezone.localdate(now)
    item.save()
    return text


BEFORE = (
    "0001_organisation_import",
    "0002_training",
    "0003_support",
    "0004_bookings",
    "0005_today_marks",
    "0006_knowledge",
    "0007_ship_knowledge",
    "0008_readers_of_figures",
    "0009_data_requests",
    "0010_emergency_openings",
    "0011_filing",
    "0012_copy_hand_outs",
)
"""Steps that a database of the time before the first version went through one by one: this one takes their place."""


class Migration(migrations.Migration):
    initial = True
    replaces = [("secretariat", name) for name in BEFORE]
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("codriver", "0001_first_version"),
    ]
    operations = [
        CreateTogether(TABLES),
        migrations.RunPython(ship, migrations.RunPython.noop),
    ]
