"""Hent mine oplysninger: all that is stored about whoever asks, nothing of what others have written, and who looked."""

import json
from collections import Counter

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import override

from netvaerk.audit import record
from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.queries.own_copy import _field
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.views.pages import browser_of
from secretariat.queries.own_copy import IN_THE_LOG, LEFT_OUT, PARTS, own_copy
from secretariat.tests.cast import HANDOVER, Cast
from secretariat.tests.secrets import (
    CO_DRIVERS,
    LEADERS,
    OWN_QUESTION,
    REASONS,
    ROOM,
    TEXT,
    everything_in,
    found,
    sealed_town,
)

pytestmark = pytest.mark.one_database("sqlite")
MODELS = apps.get_models()
ALL = (*LEADERS, *CO_DRIVERS, OWN_QUESTION, *TEXT, *REASONS.values(), *ROOM.values(), HANDOVER)


def keys_to_people() -> set[str]:
    """Every key of every table that names a person, those of other people's apps too."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in MODELS
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if field.related_model is Person
    }


def keys_in_the_copy() -> set[str]:
    return {f"{part.model._meta.label}.{whose}" for part in PARTS for whose in part.whose if "__" not in whose}


def test_every_key_to_a_person_is_in_the_copy_or_left_out_with_a_reason():
    assert keys_to_people() - keys_in_the_copy() - {*LEFT_OUT} - {*IN_THE_LOG} == set()


def test_every_table_is_in_the_copy_or_left_out_with_a_reason():
    told = {part.model._meta.label for part in PARTS} | {key.rpartition(".")[0] for key in IN_THE_LOG}

    assert {model._meta.label for model in MODELS} - told - {*LEFT_OUT} == set()


def test_nothing_is_both_in_the_copy_and_left_out():
    known = keys_to_people() | {model._meta.label for model in MODELS}

    assert {*LEFT_OUT} & keys_in_the_copy() == set()
    assert {*LEFT_OUT} - known == set()


def test_each_part_has_a_name_of_its_own_and_words_in_both_languages():
    twice = [code for code, times in Counter(part.code for part in PARTS).items() if times > 1]
    labels = [_field(part.model, one).verbose_name for part in PARTS for one in part.shown if isinstance(one, str)]
    titles = [part.title or part.model._meta.original_attrs.get("verbose_name_plural") for part in PARTS]
    other_apps = [part for part in PARTS if part.model._meta.app_label == "account"]

    assert twice == []
    assert [one for one in labels if not isinstance(one, Promise)] == []
    assert len([one for one in titles if not isinstance(one, Promise)]) <= len(other_apps)


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield sealed_town("over")
        transaction.set_rollback(True)


def copy_of(person: Person) -> str:
    with override("da"):
        return json.dumps(own_copy(person, at=timezone.now()).as_data(), ensure_ascii=False)


@pytest.mark.django_db
def test_each_of_the_two_gets_their_own_words_and_what_both_agreed(town: Cast):
    leader, co_driver = copy_of(town["leader"]), copy_of(town["co_driver"])

    assert found(ALL, leader) == {*LEADERS, *TEXT, OWN_QUESTION, REASONS["leader"], ROOM["private"], ROOM["shared"]}
    assert found(ALL, co_driver) == {*CO_DRIVERS, *TEXT, REASONS["co_driver"], ROOM["step"]}


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["officer", "superuser", "personnel", "employee", "other_leader"])
def test_nobody_else_gets_a_word_of_it(town: Cast, part: str):
    assert found(ALL, copy_of(town[part])) == set()


@pytest.mark.django_db
def test_the_page_says_the_same_as_the_file(town: Cast):
    page = everything_in(browser_of(town["leader"]).get("/mine-oplysninger/"))

    assert found(ALL, page) == found(ALL, copy_of(town["leader"]))


@pytest.mark.django_db
def test_it_says_when_and_why_somebody_looked_and_not_who():
    person, reader = PersonFactory(), PersonFactory(name="Nysgerrig Nabosen")
    for _time in range(2):
        record(Verb.READ, person, by=reader, at=timezone.now(), about=person)

    copy = own_copy(person, at=timezone.now())

    assert [(one.times, one.on) for one in copy.looks] == [(2, timezone.localdate())]
    assert copy.looks[0].purpose
    assert "Nabosen" not in json.dumps(copy.as_data())


@pytest.mark.django_db
def test_what_one_did_to_others_names_none_of_them():
    person, other = PersonFactory(), PersonFactory(name="Læst Larsen")
    record(Verb.READ, other, by=person, at=timezone.now(), about=other)

    copy = own_copy(person, at=timezone.now())

    assert [one.times for one in copy.events] == [1]
    assert "Larsen" not in json.dumps(copy.as_data())


@pytest.mark.django_db
def test_the_file_is_json_to_take_along_and_fetching_it_stands_in_the_log():
    person = PersonFactory(name="Åse Ærlig")

    response = browser_of(person).get("/mine-oplysninger/hent/")

    data = json.loads(response.content)
    assert response["Content-Disposition"].startswith('attachment; filename="mine-oplysninger-')
    assert response["Cache-Control"] == "private, no-store"
    assert data["sections"][0]["rows"][0]["name"] == "Åse Ærlig"
    assert AuditEvent.objects.filter(verb=Verb.FETCHED, actor=person, subject=person).count() == 1
