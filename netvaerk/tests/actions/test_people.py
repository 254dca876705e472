"""Placing people and speaking their language."""

import pytest
from django.utils import timezone

from netvaerk.actions.people import (
    PersonHindrance,
    describe_person,
    employ_again,
    place,
    place_people,
    speak,
    stand_in_secretariat,
)
from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, UnitFactory
from netvaerk.tests.outcomes import log_of, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return OfficerFactory()


def test_a_person_is_placed_in_a_unit_under_a_leader(officer):
    person, leader, unit = PersonFactory(), PersonFactory(), UnitFactory()
    place(person, unit=unit, personnel_leader=leader, by=officer)

    assert (person.unit, person.personnel_leader) == (unit, leader)


def test_a_placing_is_recorded_about_the_person(officer):
    person = PersonFactory()
    place(person, unit=UnitFactory(), personnel_leader=None, by=officer)

    assert log_of(person) == [(Verb.MOVED, officer, person)]


def test_the_same_place_again_changes_nothing(officer):
    person, unit, leader = PersonFactory(), UnitFactory(), PersonFactory()
    for _again in range(2):
        place(person, unit=unit, personnel_leader=leader, by=officer)

    assert len(log_of(person)) == 1


@pytest.mark.parametrize("steps", [0, 1, 2], ids=["oneself", "each other", "through another"])
def test_the_line_of_leaders_is_no_circle(officer, steps):
    person = last = PersonFactory()
    for _step in range(steps):
        last = PersonFactory(personnel_leader=last)

    with refused(PersonHindrance.CIRCLE):
        place(person, unit=person.unit, personnel_leader=last, by=officer)

    person.refresh_from_db()
    assert person.personnel_leader is None


def test_a_language_is_a_taste_and_no_event():
    person = PersonFactory()
    speak(person, language="en")

    person.refresh_from_db()
    assert (person.language, AuditEvent.objects.count()) == ("en", 0)


def test_a_new_email_is_told_to_the_old_address(mailoutbox, django_capture_on_commit_callbacks):
    person = PersonFactory(email="gammel@kommune.example")
    with django_capture_on_commit_callbacks(execute=True):
        describe_person(person, by=OfficerFactory(), email="ny@kommune.example")

    assert [letter.to for letter in mailoutbox] == [["gammel@kommune.example"]]


def test_a_new_email_is_an_event_of_its_own(officer):
    person = PersonFactory()
    describe_person(person, by=officer, email="ny@kommune.example")
    describe_person(person, by=officer, email="ny@kommune.example", title="Chef")

    assert log_of(person) == [(Verb.CHANGED_EMAIL, officer, person), (Verb.CHANGED, officer, person)]


def test_another_title_sends_no_letter(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        describe_person(PersonFactory(), by=OfficerFactory(), title="Chef")

    assert mailoutbox == []


def test_where_somebody_sat_before_is_kept():
    leader, unit = PersonFactory(), UnitFactory()
    person = PersonFactory(unit=unit, personnel_leader=leader)
    place(person, unit=UnitFactory(), personnel_leader=None, by=None)

    assert [(past.unit, past.personnel_leader) for past in person.former_placements.all()] == [(unit, leader)]


def test_two_people_change_places_in_the_line_in_one_go():
    upper = PersonFactory()
    lower = PersonFactory(personnel_leader=upper)
    place_people({lower.pk: (None, None), upper.pk: (None, lower.pk)}, by=None)

    upper.refresh_from_db()
    assert upper.personnel_leader == lower


def test_who_is_employed_again_can_log_in_and_twice_is_once(officer):
    person = PersonFactory(is_active=False)
    for _again in range(2):
        employ_again(person, by=officer, at=timezone.now())

    assert Person.objects.get(pk=person.pk).is_active
    assert log_of(person) == [(Verb.OPENED, officer, person)]


def test_who_has_left_does_not_come_into_the_secretariat(officer):
    with refused(PersonHindrance.HAS_LEFT):
        stand_in_secretariat(PersonFactory(is_active=False), belongs=True, by=officer)
