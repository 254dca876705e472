"""Released time as the database keeps it, and who sees it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from netvaerk.models import Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.models import ResourceRelease, RoleAssignment
from roles.tests.factories import AssignmentFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
Role = RoleAssignment.Role
DAY = date(2026, 3, 1)


def test_time_is_released_once_for_a_person_on_a_theme():
    release = ReleaseFactory()

    with refused_by("release_one_for_a_person_on_a_theme"):
        ReleaseFactory(person=release.person, theme=release.theme)


def test_a_replaced_release_stays_as_history():
    former = ReleaseFactory(withdrawn_on=DAY)
    present = ReleaseFactory(person=former.person, theme=former.theme)

    assert list(ResourceRelease.objects.filter(person=former.person)) == [present, former]


@pytest.mark.parametrize("hours", ["0", "-1", "37.1"])
def test_hours_fit_a_week(hours):
    with refused_by("release_hours_fit_a_week"):
        ReleaseFactory(hours_per_week=Decimal(hours))


@pytest.mark.parametrize(("hours", "said"), [("3.0", "3"), ("2.5", "2,5"), ("10.0", "10")])
def test_hours_are_said_as_one_writes_them(hours, said):
    release = ReleaseFactory.build(theme=None, approved_by=None, person__name="Fatma", hours_per_week=Decimal(hours))

    assert str(release) == f"Fatma: {said}"


def test_a_release_may_last_a_day():
    assert ReleaseFactory(began_on=DAY, ended_on=DAY).pk


def test_a_release_ends_no_sooner_than_it_begins():
    with refused_by("release_ends_no_sooner_than_it_begins"):
        ReleaseFactory(began_on=DAY, ended_on=DAY - timedelta(days=1))


def test_nobody_releases_their_own_time():
    person = PersonFactory()

    with refused_by("release_is_not_ones_own"):
        ReleaseFactory(person=person, approved_by=person)


@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({"ended_on": DAY}, True),
        ({"ended_on": DAY - timedelta(days=1)}, False),
        ({"ended_on": DAY, "withdrawn_on": DAY}, False),
    ],
    ids=["the last day", "the day after", "replaced"],
)
def test_in_force(fields, holds):
    ReleaseFactory(began_on=date(2026, 1, 1), **fields)

    assert ResourceRelease.objects.granted(DAY).exists() == holds


def test_a_release_that_begins_later_is_granted_already():
    release = ReleaseFactory(began_on=DAY + timedelta(days=30), ended_on=DAY + timedelta(days=60))

    assert list(ResourceRelease.objects.granted(DAY)) == [release]


def holder_of(theme, role, **dates):
    return AssignmentFactory(theme=theme, role=role, **dates).person


READERS = {
    "the person": (True, lambda release: release.person),
    "their personnel leader": (True, lambda release: release.person.personnel_leader),
    "the network leader": (True, lambda release: holder_of(release.theme, Role.NETWORK_LEADER)),
    "the co-driver": (True, lambda release: holder_of(release.theme, Role.CO_DRIVER)),
    "an officer": (True, lambda release: OfficerFactory()),
    "the reference leader": (False, lambda release: holder_of(release.theme, Role.REFERENCE_LEADER)),
    "a former leader": (False, lambda release: holder_of(release.theme, Role.NETWORK_LEADER, ended_on=DAY)),
    "one who was asked": (False, lambda release: holder_of(release.theme, Role.NETWORK_LEADER, began_on=None)),
    "leader of another theme": (False, lambda release: AssignmentFactory().person),
    "another personnel leader": (False, lambda release: ReleaseFactory().approved_by),
    "a superuser": (False, lambda release: Person.objects.create_superuser("root@kommune.example", name="Root")),
}


@pytest.mark.parametrize("who", READERS)
def test_who_sees_a_release(who):
    leader = PersonFactory()
    release = ReleaseFactory(person=PersonFactory(personnel_leader=leader), approved_by=leader)
    sees, reader = READERS[who]

    assert ResourceRelease.objects.visible_to(reader(release)).filter(pk=release.pk).exists() == sees
