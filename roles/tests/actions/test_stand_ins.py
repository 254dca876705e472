"""Naming a stand-in, ending it, and what ends it by itself."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.access import holds
from roles.actions.assignments import accept_role, begin_co_driving, end_every_role_of, hand_over
from roles.actions.stand_ins import announce_stand_ins, end_stand_in, name_stand_in
from roles.models import RoleAssignment, StandIn
from roles.rules.assignments import Ground
from roles.rules.stand_ins import StandInHindrance
from roles.tests.factories import AssignmentFactory, StandInFactory

pytestmark = pytest.mark.django_db
Role = RoleAssignment.Role
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def named(assignment, first=0, last=13, **words):
    days = {"begins_on": TODAY + timedelta(days=first), "ends_on": TODAY + timedelta(days=last)}
    chosen = {"person": PersonFactory(), "note": "", "by": assignment.person, "at": NOW} | words
    return name_stand_in(assignment, **days, **chosen)


@pytest.mark.parametrize("who", ["holder", "officer"])
def test_the_holder_and_the_secretariat_name_a_stand_in(who):
    held = AssignmentFactory()
    by = held.person if who == "holder" else OfficerFactory()
    stand_in = named(held, by=by)

    assert holds(stand_in.person, held.theme, Role.NETWORK_LEADER)
    assert holds(held.person, held.theme, Role.NETWORK_LEADER)
    assert log_of(stand_in) == [(Verb.APPOINTED, by, stand_in.person)]


def test_a_stand_in_of_tomorrow_holds_nothing_today():
    held = AssignmentFactory()
    stand_in = named(held, first=1)

    assert not holds(stand_in.person, held.theme, Role.NETWORK_LEADER)


def test_naming_the_same_once_more_changes_nothing():
    held, person = AssignmentFactory(), PersonFactory()

    assert named(held, person=person) == named(held, person=person)
    assert StandIn.objects.count() == 1


@pytest.mark.parametrize("role", [Role.CO_DRIVER, Role.REFERENCE_LEADER])
@pytest.mark.parametrize("began_on", [TODAY, None], ids=["holds it", "is asked"])
def test_whoever_has_another_role_on_the_theme_does_not_stand_in(role, began_on):
    held = AssignmentFactory()
    other = AssignmentFactory(theme=held.theme, role=role, began_on=began_on).person

    with refused(StandInHindrance.HAS_A_ROLE):
        named(held, person=other)


def test_the_periods_of_a_role_do_not_overlap():
    held = AssignmentFactory()
    named(held, 0, 6)
    named(held, 7, 9)

    with refused(StandInHindrance.TAKEN):
        named(held, 6, 6)


def test_nobody_stands_in_for_two_on_one_theme_at_once():
    held, person = AssignmentFactory(), PersonFactory()
    named(held, person=person)
    reference = AssignmentFactory(theme=held.theme, role=Role.REFERENCE_LEADER)

    with refused(StandInHindrance.STANDS_IN_ELSEWHERE):
        named(reference, person=person)


@pytest.mark.parametrize("who", ["co-driver", "stand-in", "leader of another theme"])
def test_nobody_else_names_a_stand_in(who):
    held = AssignmentFactory()
    by = {
        "co-driver": lambda: AssignmentFactory(theme=held.theme, role=Role.CO_DRIVER).person,
        "stand-in": lambda: named(held, 20, 29).person,
        "leader of another theme": lambda: AssignmentFactory().person,
    }[who]()

    with refused(StandInHindrance.NOT_YOURS):
        named(held, by=by)


def test_who_has_left_does_not_stand_in():
    with refused(StandInHindrance.NOT_EMPLOYED):
        named(AssignmentFactory(), person=PersonFactory(is_active=False))


@pytest.mark.parametrize("who", ["holder", "officer"])
def test_the_rights_end_at_once(who, django_capture_on_commit_callbacks):
    stand_in = StandInFactory()
    by = stand_in.assignment.person if who == "holder" else OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        end_stand_in(stand_in, by=by, at=NOW)
        end_stand_in(stand_in, by=by, at=NOW)

    assert not holds(stand_in.person, stand_in.assignment.theme, Role.NETWORK_LEADER)
    assert log_of(stand_in) == [(Verb.ENDED, by, stand_in.person)]
    assert {one.to[0] for one in mail.outbox} == {stand_in.person.email, stand_in.assignment.person.email} - {by.email}


def test_the_stand_in_does_not_end_it():
    stand_in = StandInFactory()

    with refused(StandInHindrance.NOT_YOURS_TO_END):
        end_stand_in(stand_in, by=stand_in.person, at=NOW)


def test_what_is_over_is_not_ended():
    stand_in = StandInFactory(ends_on=TODAY - timedelta(days=1))

    with refused(StandInHindrance.OVER_ALREADY):
        end_stand_in(stand_in, by=OfficerFactory(), at=NOW)


def test_another_may_be_named_on_the_day_on_which_one_was_ended():
    held = AssignmentFactory()
    end_stand_in(named(held), by=held.person, at=NOW)

    assert named(held).is_on(TODAY)


def has_ended(stand_in):
    return StandIn.objects.get(pk=stand_in.pk).ended_on == TODAY


def test_it_ends_when_the_role_changes_hands():
    stand_in, officer = StandInFactory(), OfficerFactory()
    asked = hand_over(
        stand_in.assignment, to=PersonFactory(), note="Alt vel", by=officer, at=NOW, ground=Ground(has_diploma=True)
    )
    assert not has_ended(stand_in)
    accept_role(asked, by=asked.person, on=TODAY, at=NOW)

    assert has_ended(stand_in)


def test_it_ends_when_the_stand_in_gets_a_role_on_the_theme():
    stand_in, elsewhere = StandInFactory(), StandInFactory()
    elsewhere.person = stand_in.person
    elsewhere.save()
    begin_co_driving(stand_in.assignment.theme, person=stand_in.person, by=OfficerFactory(), on=TODAY, at=NOW, seat=1)

    assert (has_ended(stand_in), has_ended(elsewhere)) == (True, False)


@pytest.mark.parametrize("who", ["stand-in", "holder"])
def test_it_ends_when_one_of_them_leaves(who):
    stand_in = StandInFactory()
    person = stand_in.person if who == "stand-in" else stand_in.assignment.person
    end_every_role_of(person, by=None, on=TODAY, reason="Rejst", at=NOW)

    assert has_ended(stand_in)


def letters_to(person):
    return [one.subject for one in mail.outbox if one.to == [person.email]]


def test_both_get_a_letter_on_the_first_day_once(django_capture_on_commit_callbacks):
    held = AssignmentFactory()
    with django_capture_on_commit_callbacks(execute=True):
        stand_in = named(held, first=2)
    ahead = (len(letters_to(stand_in.person)), len(letters_to(held.person)))
    with django_capture_on_commit_callbacks(execute=True):
        done = [announce_stand_ins(at=NOW + timedelta(days=day)).done for day in (1, 2, 3)]

    assert (ahead, done) == ((1, 0), [0, 2, 0])
    assert (len(letters_to(stand_in.person)), len(letters_to(held.person))) == (2, 1)


def test_one_named_for_today_is_told_once(django_capture_on_commit_callbacks):
    held = AssignmentFactory()
    with django_capture_on_commit_callbacks(execute=True):
        stand_in = named(held)
        announce_stand_ins(at=NOW)

    assert (len(letters_to(stand_in.person)), len(letters_to(held.person))) == (1, 1)
