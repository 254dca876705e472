"""Addresses of the administration that somebody types: no filter asks a hidden field, and nothing falls over."""

import re
from html import unescape

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from codriver.tests.factories import running_pair
from netvaerk.audit import record
from netvaerk.models import Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of
from roles.tests.factories import AssignmentFactory, ReleaseFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
QUESTIONS = {"startswith": "a", "regex": "^a", "gt": "0", "iexact": "a", "contains": "a"}


def superuser():
    return PersonFactory(is_staff=True, is_superuser=True)


def address(model, page="changelist"):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")


@pytest.mark.one_database("sqlite")  # a question that is refused reaches none
@pytest.mark.parametrize("somebody", [OfficerFactory, superuser], ids=["officer", "superuser"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_field_can_be_guessed_letter_by_letter(model, somebody):
    browser = browser_of(somebody())
    names = [field.name for field in model._meta.get_fields()]
    reached = [f"{field.name}__password" for field in model._meta.fields if field.is_relation]
    asked = [f"{name}__{how}={value}" for name in [*names, *reached] for how, value in QUESTIONS.items()]

    answers = {question: browser.get(f"{address(model)}?{question}").status_code for question in asked}

    assert {question: status for question, status in answers.items() if status not in (400, 403)} == {}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_filter_that_a_list_offers_works(model):
    ReleaseFactory(theme=running_pair().theme)
    UnitFactory(parent=UnitFactory())
    somebody = superuser()
    record(Verb.CHANGED, somebody, by=somebody, at=timezone.now())
    browser = browser_of(somebody)

    text = browser.get(address(model)).content.decode()
    offered = {unescape(link) for link in re.findall(r'href="(\?[^"]+)"', text)}

    assert {link for link in offered if browser.get(address(model) + link).status_code != 200} == set()
    assert bool(offered) or not admin.site._registry[model].list_filter


LISTS = {
    "netvaerk_person": ["joined_at__year=0", "name__regex=(((", "is_active__exact=x", "unit__id__exact=" + "9" * 30, "p=x"],
    "codriver_pairing": ["offered_at__year=100000", "status__exact=x", "status=x", "o=99.x", "p=99999999999999999999"],
    "roles_roleassignment": ["began_on__gte=0001-01-01", "began_on__lt=2026-99-99", "role__isnull=x", "q=%27%22"],
    "netvaerk_auditevent": ["at__year=0", "at__year=9999", "at__year=2026&at__month=13", "at__day=99", "at__gte=0001-01-01"],
}  # fmt: skip
ODD_LISTS = [(name, query) for name, queries in LISTS.items() for query in queries]


@pytest.mark.parametrize(("name", "query"), ODD_LISTS)
def test_an_odd_question_to_a_list_is_answered(name, query):
    assert browser_of(superuser()).get(reverse(f"admin:{name}_changelist") + f"?{query}").status_code in (200, 302, 400)


ADDS = {
    "roles_roleassignment": "theme=abc&person=9999999999999999999999&role=x",
    "netvaerk_person": "unit=%00x&personnel_leader=-1&language=xx",
    "netvaerk_orgunit": "parent=9999999999999999999999&named_on=0000-00-00",
    "netvaerk_competence": "group=x&order=x&retired_on=99999-01-01",
}


@pytest.mark.parametrize(("name", "query"), ADDS.items(), ids=ADDS)
def test_an_odd_beginning_of_a_form_is_left_out(name, query):
    response = browser_of(OfficerFactory()).get(reverse(f"admin:{name}_add") + f"?{query.replace('%00', '')}")

    assert response.status_code == 200
    assert response.context["adminform"].form.initial == {}


def test_a_form_begins_with_what_the_address_says_where_it_can_be_chosen():
    theme = AssignmentFactory().theme

    response = browser_of(OfficerFactory()).get(reverse("admin:roles_roleassignment_add") + f"?theme={theme.pk}&to=1")

    assert response.context["adminform"].form.initial == {"theme": str(theme.pk)}


@pytest.mark.parametrize("key", ["x", "0", "-1", "9" * 30, "1_2F", "_"])
@pytest.mark.parametrize("view", ["change", "history", "delete"])
def test_an_odd_key_names_nothing(view, key):
    where = reverse(f"admin:netvaerk_person_{view}", args=["KEY"]).replace("KEY", key)

    assert browser_of(OfficerFactory()).get(where).status_code in (302, 403, 404)
