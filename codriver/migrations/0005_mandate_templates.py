"""The shipped templates of the agreements with reference leaders and personnel leaders."""

import json
from pathlib import Path

from django.db import migrations
from django.utils import timezone

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"
KINDS = ("reference_leader", "personnel_leader", "co_driver_personnel")


def ship_all(apps, schema_editor):
    for kind in KINDS:
        content = json.loads((CATALOGUE / f"{kind}_agreement_1.json").read_text(encoding="utf-8"))
        ship(apps.get_model, content)


def ship(model, content):
    """Write a template with all its content, and then publish it: what is published takes no more."""
    sections = content.pop("sections")
    template = model("codriver", "AlignmentTemplate").objects.create(**content)
    for place, section in enumerate(sections):
        questions = section.pop("questions")
        row = model("codriver", "TemplateSection").objects.create(template=template, order=place, **section)
        for order, question in enumerate(questions):
            ship_question(model, row, order, question)
    template.published_at = timezone.now()
    template.save()


def ship_question(model, section, order, question):
    options = question.pop("options", [])
    row = model("codriver", "TemplateQuestion").objects.create(section=section, order=order, **question)
    for place, option in enumerate(options):
        model("codriver", "QuestionOption").objects.create(question=row, order=place, **option)


class Migration(migrations.Migration):
    dependencies = [("codriver", "0004_mandate")]
    operations = [migrations.RunPython(ship_all, migrations.RunPython.noop)]
