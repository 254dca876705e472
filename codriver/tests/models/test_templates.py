"""Templates: each constraint, and the seal on everything in a published version."""

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from codriver.actions.templates import copy_template
from codriver.models import (
    AlignmentTemplate,
    Catalogue,
    QuestionOption,
    TemplateQuestion,
    TemplateSection,
)
from codriver.rules.forms import Form, Side
from netvaerk.database import unsealed
from netvaerk.tests.constraints import refused_by, sealed
from netvaerk.tests.factories import OfficerFactory

pytestmark = pytest.mark.django_db
CO_DRIVER = AlignmentTemplate.Kind.CO_DRIVER
WORDS = {"text_da": "Ny", "text_en": "New"}


@pytest.fixture
def shipped():
    return AlignmentTemplate.objects.newest(CO_DRIVER)


@pytest.fixture
def draft(shipped):
    return copy_template(shipped, by=OfficerFactory(), at=timezone.now())


def section_of(template):
    return template.sections.first()


def question_of(template):
    return TemplateQuestion.objects.filter(section__template=template, options__isnull=False).first()


def add_section(template):
    return TemplateSection.objects.create(template=template, code="Z", order=99, title_da="Ny", title_en="New")


def add_question(template):
    section = section_of(template)
    return TemplateQuestion.objects.create(
        section=section, code="Z1", order=99, kind="long_text", asked_of="joint", **WORDS
    )


def add_option(template):
    return QuestionOption.objects.create(question=question_of(template), code="ny", order=99, **WORDS)


def copy_of(row, **changes):
    row.pk = None
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def test_a_version_is_there_once(shipped):
    with refused_by("template_version_once"):
        copy_of(AlignmentTemplate.objects.get(pk=shipped.pk))


def test_there_is_one_draft_of_a_kind(draft):
    with refused_by("template_one_draft_of_a_kind"):
        copy_of(AlignmentTemplate.objects.get(pk=draft.pk), version=9)


def test_a_section_code_is_used_once(draft):
    with refused_by("section_code_once"):
        copy_of(section_of(draft))


def test_a_question_code_is_used_once(draft):
    with refused_by("question_code_once"):
        copy_of(question_of(draft))


def test_an_option_code_is_used_once(draft):
    with refused_by("option_code_once"):
        copy_of(question_of(draft).options.first())


def raw(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


CHANGES = {
    "update the template": lambda template: AlignmentTemplate.objects.update(name_da="Ny"),
    "take the publication back": lambda template: AlignmentTemplate.objects.update(published_at=None),
    "delete the template": lambda template: raw(f"DELETE FROM codriver_alignmenttemplate WHERE id = {template.pk}"),
    "update a section": lambda template: template.sections.update(title_da="Ny"),
    "delete a section": lambda template: raw("DELETE FROM codriver_templatesection"),
    "insert a section": add_section,
    "update a question": lambda template: TemplateQuestion.objects.update(short_form=False),
    "move a question": lambda template: TemplateQuestion.objects.update(order=F("order") + 1),
    "delete a question": lambda template: raw("DELETE FROM codriver_templatequestion"),
    "insert a question": add_question,
    "update an option": lambda template: QuestionOption.objects.update(text_da="Ny"),
    "delete an option": lambda template: QuestionOption.objects.all().delete(),
    "insert an option": add_option,
    "delete it all": lambda template: template.delete(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_published_template_never_changes(shipped, change):
    before = Catalogue(shipped).questions

    with sealed():
        CHANGES[change](shipped)

    assert Catalogue(AlignmentTemplate.objects.get(pk=shipped.pk)).questions == before


@pytest.mark.parametrize("change", [one for one in CHANGES if one.startswith("insert")])
def test_a_draft_takes_new_content(draft, change):
    assert CHANGES[change](draft).pk


def test_a_draft_may_be_rewritten_and_deleted(draft):
    TemplateQuestion.objects.filter(section__template=draft).update(text_da="Ny")
    draft.sections.update(title_da="Ny")
    draft.delete()

    assert AlignmentTemplate.objects.filter(kind=CO_DRIVER).count() == 1


def test_a_section_of_a_draft_is_never_moved_into_a_published_version(shipped, draft):
    section = add_section(draft)

    with sealed():
        TemplateSection.objects.filter(pk=section.pk).update(template=shipped)


def test_a_question_of_a_draft_is_never_moved_into_a_published_version(shipped, draft):
    question = add_question(draft)

    with sealed():
        TemplateQuestion.objects.filter(pk=question.pk).update(section=section_of(shipped))


def test_an_option_of_a_draft_is_never_moved_into_a_published_version(shipped, draft):
    option = add_option(draft)

    with sealed():
        QuestionOption.objects.filter(pk=option.pk).update(question=question_of(shipped))


def test_retention_may_delete_a_published_template(shipped):
    with transaction.atomic(), unsealed():
        shipped.delete()

    assert TemplateSection.objects.filter(template__kind=CO_DRIVER).count() == 0


def test_a_draft_is_never_the_newest(shipped, draft):
    assert AlignmentTemplate.objects.newest(CO_DRIVER) == shipped


def test_the_shipped_form_asks_fifteen_of_each_side_and_five_together(shipped):
    questions = [question for question in Catalogue(shipped).questions if question.short]
    asked = {side: sum(question.is_asked_of(side) for question in questions) for side in Side}
    together = [question.code for question in questions if question.asked_of.value == "joint"]

    assert (asked, together) == ({Side.FIRST: 15, Side.SECOND: 15}, ["A4", "B7", "C5", "G2", "M1"])


def test_every_shipped_partner_faces_back(shipped):
    partners = {question.code: question.partner for question in Catalogue(shipped).questions if question.partner}

    assert {partner: code for code, partner in partners.items()} == partners


def test_every_shipped_question_that_can_stand_in_an_agreement_has_a_heading_that_asks_nothing(shipped):
    form = Form(Catalogue(shipped).questions, full=True)
    standing = {one.code for one in form.joint(revisit=True)} | {"G2"}

    headed = TemplateQuestion.objects.filter(section__template=shipped).exclude(joint_da="").exclude(joint_en="")

    assert {one.code for one in headed} == standing
    assert [one.joint_da for one in headed if "?" in one.joint_da + one.joint_en] == []
