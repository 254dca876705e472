"""Released time as the database keeps it, and who sees it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.models import ResourceRelease, RoleAssignment
from roles.tests.factories import AssignmentFactory, LedPersonFactory, ReleaseFactory

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


def test_a_release_is_confirmed_by_somebody_else():
    person = PersonFactory()

    with refused_by("release_is_confirmed_by_somebody_else"):
        ReleaseFactory(person=person, confirmed_by=person, confirmed_at=timezone.now())
    with refused_by("release_is_confirmed_by_somebody_else"):
        ReleaseFactory(confirmed_by=PersonFactory())


TAKEN = {"promised_until": DAY, "taken_back_at": timezone.now(), "taken_back_reason": "Ferie"}


@pytest.mark.parametrize(
    "change",
    [{"taken_back_reason": ""}, {"promised_until": None}, {"taken_back_at": None}, {"taken_back_by": None}],
    ids=str,
)
def test_what_is_taken_back_says_why_and_by_whom(change):
    fields = {"began_on": date(2026, 1, 1), "ended_on": DAY, **TAKEN, "taken_back_by": PersonFactory()} | change

    with refused_by("release_taken_back_says_why_and_by_whom"):
        ReleaseFactory(**fields)


def test_what_is_taken_back_does_not_end_later_than_promised():
    with refused_by("release_taken_back_says_why_and_by_whom"):
        ReleaseFactory(began_on=date(2026, 1, 1), ended_on=date(2026, 3, 2), **TAKEN, taken_back_by=PersonFactory())


def brought_along(**fields):
    """Released by a former leader, and the person has come to another one."""
    return ReleaseFactory(person=LedPersonFactory(), **fields)


@pytest.mark.parametrize(
    ("make", "inherited"),
    [
        (lambda: brought_along(), True),
        (lambda: brought_along(began_on=date(2026, 1, 1), ended_on=DAY), False),
        (lambda: brought_along(confirmed_by=PersonFactory(), confirmed_at=timezone.now()), True),
        (lambda: ReleaseFactory(), False),
        (lambda: ReleaseFactory(person=PersonFactory(is_active=False, personnel_leader=PersonFactory())), False),
    ],
    ids=["another leader", "over", "confirmed by a leader before", "no leader now", "has left"],
)
def test_what_a_new_leader_inherits(make, inherited):
    release = make()

    assert ResourceRelease.objects.inherited(timezone.localdate()).filter(pk=release.pk).exists() == inherited


@pytest.mark.parametrize("field", ["approved_by", "confirmed_by"])
def test_what_the_present_leader_released_or_confirmed_is_not_inherited(field):
    release = brought_along()
    setattr(release, field, release.person.personnel_leader)
    release.confirmed_at = timezone.now() if field == "confirmed_by" else None
    release.save()

    assert not ResourceRelease.objects.inherited(timezone.localdate()).exists()
    assert not release.is_inherited


@pytest.mark.parametrize(
    ("ends_in", "fields", "expiring"),
    [
        (30, {}, True),
        (31, {}, False),
        (0, {}, True),
        (-1, {}, False),
        (10, {"began_on": timezone.localdate() + timedelta(days=2)}, False),
        (10, {"withdrawn_on": DAY}, False),
        (10, {"theme__status": "closed"}, False),
    ],
    ids=["30 days", "31 days", "today", "over", "not begun", "replaced", "theme closed"],
)
def test_what_ends_soon(ends_in, fields, expiring):
    today = timezone.localdate()
    ReleaseFactory(ended_on=today + timedelta(days=ends_in), **fields)

    assert ResourceRelease.objects.expiring(today).exists() == expiring


def taken_back(**fields):
    today = timezone.localdate()
    words = {"promised_until": today + timedelta(days=90), "taken_back_at": timezone.now(), "taken_back_reason": "X"}
    return ReleaseFactory(ended_on=today + timedelta(days=20), taken_back_by=PersonFactory(), **(words | fields))


def test_what_was_taken_back_is_followed_until_something_replaces_it_or_it_would_have_ended():
    today = timezone.localdate()
    release = taken_back()
    taken_back(promised_until=today + timedelta(days=20))
    taken_back(theme__status="closed")
    followed = ResourceRelease.objects.taken_back

    assert release in followed(today)
    assert followed(today + timedelta(days=91)).count() == 0
    ResourceRelease.objects.filter(pk=release.pk).update(withdrawn_on=today)
    ReleaseFactory(person=release.person, theme=release.theme)
    assert release not in followed(today)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [(-30, -8, False), (-30, -7, True), (180, 190, True), (181, 190, False), (0, 5, True)],
)
def test_what_stands_during_a_period(first, last, found):
    ReleaseFactory()
    today = timezone.localdate()
    days = (today + timedelta(days=first), today + timedelta(days=last))

    assert ResourceRelease.objects.during(*days).exists() == found
