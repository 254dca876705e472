"""The shipped template of the expectation alignment; published templates and agreed texts are sealed."""

import json
from pathlib import Path

from django.db import migrations
from django.utils import timezone

from netvaerk.database import seal

TEMPLATE = Path(__file__).resolve().parent.parent / "catalogue" / "co_driver_alignment_1.json"
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


def ship(apps, schema_editor):
    content = json.loads(TEMPLATE.read_text(encoding="utf-8"))
    sections = content.pop("sections")
    model = {name: apps.get_model("codriver", name) for name in MODELS}
    template = model["AlignmentTemplate"].objects.create(**content)
    for section_order, section in enumerate(sections):
        questions = section.pop("questions")
        section_row = model["TemplateSection"].objects.create(template=template, order=section_order, **section)
        for question_order, question in enumerate(questions):
            options = question.pop("options", [])
            row = model["TemplateQuestion"].objects.create(section=section_row, order=question_order, **question)
            for order, option in enumerate(options):
                model["QuestionOption"].objects.create(question=row, order=order, **option)
    template.published_at = timezone.now()
    template.save()


MODELS = ("AlignmentTemplate", "TemplateSection", "TemplateQuestion", "QuestionOption")


class Migration(migrations.Migration):
    dependencies = [("codriver", "0001_initial")]
    operations = [
        migrations.RunPython(ship, migrations.RunPython.noop),
        seal("codriver_alignmenttemplate", when="OLD.published_at IS NOT NULL"),
        *seal_content("codriver_templatesection", "template_id"),
        *seal_content("codriver_templatequestion", "section_id"),
        *seal_content("codriver_questionoption", "question_id"),
        seal("codriver_agreedtext"),
    ]
