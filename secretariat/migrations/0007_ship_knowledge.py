"""Ten texts to begin with: what is known of how networks are led, for the secretariat to change as it learns."""

import json
from pathlib import Path

from django.db import migrations
from django.utils import timezone

from secretariat.facts.word_forms import stems

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"
PARTS = ("title", "summary", "body")


def ship_knowledge(apps, schema_editor):
    """Published, without an author; a phase that the secretariat has given another number since is left out."""
    model = {name: apps.get_model("secretariat", name) for name in ("KnowledgeItem", "KnowledgeText")}
    phases = {one.order: one for one in apps.get_model("netvaerk", "ThemePhase").objects.all()}
    tasks = {one.code: one for one in apps.get_model("codriver", "CoDriverTask").objects.all()}
    now = timezone.now()
    for one in json.loads((CATALOGUE / "knowledge.json").read_text(encoding="utf-8")):
        words = {f"{part}_{language}": one[f"{part}_{language}"] for part in PARTS for language in ("da", "en")}
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
        text.phases.set([phases[order] for order in one["phases"] if order in phases])
        text.tasks.set([tasks[code] for code in one["tasks"] if code in tasks])
        item.published, item.looked_on = text, timezone.localdate(now)
        item.save()


class Migration(migrations.Migration):
    dependencies = [("secretariat", "0006_knowledge")]
    operations = [migrations.RunPython(ship_knowledge, migrations.RunPython.noop)]
