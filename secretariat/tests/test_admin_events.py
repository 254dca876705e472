"""What is written in the administration is in the event log: once, whoever wrote it, and only if something changed."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.templates import copy_template
from codriver.models import AlignmentTemplate, TemplateQuestion, TemplateSection
from netvaerk.models import Competence, CompetenceGroup, OrgUnit, Person, ThemePhase, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, UnitFactory
from netvaerk.tests.outcomes import log_of
from netvaerk.tests.views.pages import browser_of

pytestmark = pytest.mark.django_db
NO_ROWS = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}


@pytest.fixture
def officer():
    return OfficerFactory()


def rows(prefix, **counts):
    return {f"{prefix}-{name}": number for name, number in {**NO_ROWS, **counts}.items()}


def write(officer, model, typed, row=None):
    """Send the form of a new row, or of `row`."""
    page, keys = ("change", [row.pk]) if row else ("add", [])
    address = reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_{page}", args=keys)
    response = browser_of(officer).post(address, typed)
    assert response.status_code == 302, response.context["errors"]


def words_of(row, *names):
    return {name: getattr(row, name) if getattr(row, name) is not None else "" for name in names}


CATALOGUES = {
    CompetenceGroup: ("name_da", "name_en", "order"),
    Competence: ("name_da", "name_en", "group_id", "order"),
    ThemePhase: ("name_da", "name_en", "order"),
}


@pytest.mark.parametrize(
    ("title", "verbs"), [("Et andet navn", [Verb.CHANGED]), (None, [])], ids=["renamed", "as it was"]
)
@pytest.mark.parametrize("model", CATALOGUES, ids=lambda model: model.__name__)
def test_a_catalogue_that_is_changed_is_an_event(officer, model, title, verbs):
    row = model.objects.first()
    typed = {name.removesuffix("_id"): value for name, value in words_of(row, *CATALOGUES[model]).items()}

    write(officer, model, {**typed, "name_da": title or row.name_da}, row)

    assert log_of(row) == [(verb, officer, None) for verb in verbs]


def test_a_new_row_of_a_catalogue_is_an_event(officer):
    write(officer, CompetenceGroup, {"name_da": "Ny gruppe", "name_en": "New group", "order": "99"})

    assert log_of(CompetenceGroup.objects.get(name_en="New group")) == [(Verb.CREATED, officer, None)]


def test_a_new_person_is_an_event_about_the_person(officer):
    write(officer, Person, {"name": "Ny", "email": "ny@kommune.example", "language": "da", "unit": UnitFactory().pk})

    person = Person.objects.get(email="ny@kommune.example")
    assert log_of(person) == [(Verb.CREATED, officer, person)]


def test_a_new_unit_is_an_event(officer):
    write(officer, OrgUnit, {"name": "Ny enhed", "named_on": "2026-01-01", **rows("former_names")})

    assert log_of(OrgUnit.objects.get(name="Ny enhed")) == [(Verb.CREATED, officer, None)]


@pytest.mark.parametrize(
    ("typed", "verbs"),
    [
        ({"external_id": "4711"}, [Verb.CHANGED]),
        ({"name": "Andet", "named_on": "2026-01-01"}, [Verb.RENAMED]),
        ({"name": "Andet", "named_on": "2026-01-01", "external_id": "4711"}, [Verb.RENAMED, Verb.CHANGED]),
        ({}, []),
    ],
    ids=["id", "name", "both", "nothing"],
)
def test_each_change_of_a_unit_is_one_event(officer, typed, verbs):
    unit = UnitFactory(named_on=date(2020, 1, 1))

    write(officer, OrgUnit, {"name": unit.name, "named_on": "2020-01-01", **rows("former_names"), **typed}, unit)

    assert log_of(unit) == [(verb, officer, None) for verb in verbs]


def test_a_person_who_is_described_is_one_event(officer):
    person = PersonFactory()
    typed = {**words_of(person, "name", "email", "language"), "unit": person.unit_id, "title": "Chef"}

    write(officer, Person, typed, person)

    assert log_of(person) == [(Verb.CHANGED, officer, person)]


# --- drafts of templates ------------------------------------------------------------------------------------------


@pytest.fixture
def section(officer):
    """A section of a draft, with its questions."""
    copy_template(AlignmentTemplate.objects.newest("co_driver"), by=officer, at=timezone.now())
    return TemplateSection.objects.filter(template__published_at=None).first()


def test_a_question_that_is_reworded_is_an_event(officer, section):
    question = section.questions.first()
    names = [one.name for one in question._meta.fields if one.name not in ("id", "section")]
    kept = {name: value for name, value in words_of(question, *names).items() if value is not False}

    write(officer, TemplateQuestion, {**kept, **rows("options"), "text_da": "Hvad håber du nu?"}, question)

    assert log_of(question) == [(Verb.CHANGED, officer, None)]


def test_questions_that_come_and_go_with_a_section_are_events(officer, section):
    gone = section.questions.first()
    old = {"id": gone.pk, "section": section.pk, "DELETE": "on"}
    old |= words_of(gone, "code", "order", "kind", "asked_of", "text_da", "text_en")
    new = {"section": section.pk, "code": "Z9", "order": 99, "kind": gone.kind, "asked_of": gone.asked_of}
    new |= {"text_da": "Nyt?", "text_en": "New?"}
    typed = {f"questions-{place}-{name}": value for place, one in enumerate((old, new)) for name, value in one.items()}
    management = rows("questions", TOTAL_FORMS="2", INITIAL_FORMS="1")

    write(
        officer,
        TemplateSection,
        {**words_of(section, "code", "order", "title_da", "title_en"), **management, **typed},
        section,
    )

    assert log_of(gone) == [(Verb.DELETED, officer, None)]
    assert log_of(section.questions.get(code="Z9")) == [(Verb.CREATED, officer, None)]
    assert log_of(section) == []


def test_a_section_that_is_deleted_from_a_draft_is_an_event(officer, section):
    address = reverse("admin:codriver_templatesection_delete", args=[section.pk])

    browser_of(officer).post(address, {"post": "yes"})

    assert log_of(section) == [(Verb.DELETED, officer, None)]
