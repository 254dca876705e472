"""Stand-ins as the database keeps them, and on which days they stand in."""

from datetime import date, timedelta

import pytest

from netvaerk.tests.constraints import refused_by
from roles.models import RoleAssignment, StandIn
from roles.tests.factories import AssignmentFactory, StandInFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def period(first=0, last=6, **fields):
    return StandInFactory(begins_on=DAY + timedelta(days=first), ends_on=DAY + timedelta(days=last), **fields)


def test_a_role_has_one_stand_in_from_a_day_on():
    first = period()

    with refused_by("stand_in_one_from_a_day_on"):
        period(assignment=first.assignment, last=1)


def test_a_stand_in_ends_no_sooner_than_it_begins():
    with refused_by("stand_in_ends_no_sooner_than_it_begins"):
        period(last=-1)


def test_a_stand_in_is_ended_in_its_period():
    with refused_by("stand_in_is_ended_in_its_period"):
        period(ended_on=DAY + timedelta(days=7))


@pytest.mark.parametrize(
    ("fields", "on", "ahead", "been"),
    [
        ({}, True, True, False),
        ({"first": 1}, False, True, False),
        ({"first": -6, "last": 0}, True, True, False),
        ({"first": -6, "last": -1}, False, False, True),
        ({"ended_on": DAY}, False, False, True),
        ({"first": 3, "ended_on": DAY}, False, False, False),
    ],
    ids=["from today", "from tomorrow", "the last day", "over", "ended today", "taken back before it began"],
)
def test_which_day_is_in_the_period(fields, on, ahead, been):
    one = period(**fields)

    assert (one.is_on(DAY), one.is_ahead(DAY), one.has_been(DAY)) == (on, ahead, been)
    assert (StandIn.objects.on(DAY).exists(), StandIn.objects.ahead(DAY).exists()) == (on, ahead)


def test_a_role_is_exercised_by_its_holder_and_by_who_stands_in():
    one = period()
    AssignmentFactory()

    for person in (one.person, one.assignment.person):
        assert list(RoleAssignment.objects.exercised_by(person, DAY)) == [one.assignment]
    assert not RoleAssignment.objects.exercised_by(one.person, DAY + timedelta(days=7)).exists()
