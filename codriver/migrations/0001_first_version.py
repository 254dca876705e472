"""The tables of pairs, agreements and the path, what is shipped in them, and their seals."""

import json
from pathlib import Path

from django.conf import settings
from django.db import migrations
from django.utils import timezone

from codriver.migrations._first_tables import TABLES
from netvaerk.database import CreateTogether, seal

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"
TEMPLATES = (
    "co_driver_alignment_1",
    "reference_leader_agreement_1",
    "personnel_leader_agreement_1",
    "co_driver_personnel_agreement_1",
)
PLAIN = {
    "CoDriverTask": "tasks",
    "PairingWeight": "weights",
    "LeadershipCompetence": "leadership_competences",
}
"""Catalogues that are rows as they stand."""


def read(name):
    return json.loads((CATALOGUE / f"{name}.json").read_text(encoding="utf-8"))


def ship(apps, schema_editor):
    for name in TEMPLATES:
        ship_template(apps.get_model, read(name))
    for name, catalogue in PLAIN.items():
        model = apps.get_model("codriver", name)
        model.objects.bulk_create(model(**one) for one in read(catalogue))
    ship_programme(apps.get_model, read("diploma"))


def ship_template(model, content):
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


def ship_programme(model, shipped):
    """The diploma of leadership, 30 + 15 + 15 points. What a module costs and when it runs is the schools' to say."""
    programme = model("codriver", "DiplomaProgramme").objects.create(**shipped["programme"])
    modules = model("codriver", "DiplomaModule")
    modules.objects.bulk_create(
        modules(programme=programme, order=order, **one) for order, one in enumerate(shipped["modules"], start=1)
    )


PUBLISHED = "EXISTS (SELECT 1 FROM codriver_alignmenttemplate t WHERE t.id = {template} AND t.published_at IS NOT NULL)"
OF_SECTION = "(SELECT s.template_id FROM codriver_templatesection s WHERE s.id = {section})"
OF_QUESTION = "(SELECT q.section_id FROM codriver_templatequestion q WHERE q.id = {question})"


def published(row: str, column: str) -> str:
    """SQL: whether `row` (OLD or NEW) belongs to a published template, told from its `column`."""
    if column == "template_id":
        return PUBLISHED.format(template=f"{row}.template_id")
    section = f"{row}.section_id" if column == "section_id" else OF_QUESTION.format(question=f"{row}.question_id")
    return PUBLISHED.format(template=OF_SECTION.format(section=section))


def seal_content(table: str, column: str):
    return [
        seal(table, when=f"{published('OLD', column)} OR {published('NEW', column)}", verbs=("UPDATE",)),
        seal(table, when=published("OLD", column), verbs=("DELETE",)),
        seal(table, when=published("NEW", column), verbs=("INSERT",)),
    ]


EVIDENCE = (
    "what_done",
    "what_learned",
    "done_on",
    "plans",
    "composes",
    "spars",
    "status",
    "confirmed_by_id",
    "version",
)
EVIDENCE_ALTERED = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in EVIDENCE)


BEFORE = (
    "0001_initial",
    "0002_template_and_seals",
    "0003_joint_wordings",
    "0004_mandate",
    "0005_mandate_templates",
    "0006_candidacies_needs_and_offers",
    "0007_ship_tasks",
    "0008_pairing_runs",
    "0009_ship_weights",
    "0010_candidacy",
    "0011_encrypted_answers",
    "0012_endings",
    "0013_room",
    "0014_practice",
    "0015_diploma",
    "0016_ship_programme",
    "0017_path",
    "0018_files",
    "0019_sealed_attempts",
    "0020_closings",
    "0021_wish_in_words",
    "0022_forgetting",
)
"""Steps that a database of the time before the first version went through one by one: this one takes their place."""


class Migration(migrations.Migration):
    initial = True
    replaces = [("codriver", name) for name in BEFORE]
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("roles", "0001_first_version")]
    operations = [
        CreateTogether(TABLES),
        migrations.RunPython(ship, migrations.RunPython.noop),
        seal("codriver_alignmenttemplate", when="OLD.published_at IS NOT NULL"),
        *seal_content("codriver_templatesection", "template_id"),
        *seal_content("codriver_templatequestion", "section_id"),
        *seal_content("codriver_questionoption", "question_id"),
        seal("codriver_agreedtext"),
        seal("codriver_competencerating", verbs=("UPDATE",)),
        seal("codriver_practiceevidence", when=f"OLD.status = 'confirmed' AND ({EVIDENCE_ALTERED})", verbs=("UPDATE",)),
        seal("codriver_practiceevidence", when="OLD.status = 'confirmed'", verbs=("DELETE",)),
        seal("codriver_examattempt", verbs=("UPDATE",)),
    ]
