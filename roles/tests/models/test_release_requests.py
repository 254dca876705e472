"""Wishes for time as the database keeps them, who sees them, and for whom they wait."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.models import ReleaseRequest, RoleAssignment
from roles.tests.factories import AssignmentFactory, LedPersonFactory, ReleaseFactory, RequestFactory

pytestmark = pytest.mark.django_db
Role, Status = RoleAssignment.Role, ReleaseRequest.Status
TODAY = timezone.localdate()


def closed(status, **fields):
    return RequestFactory(status=status, **({"closed_at": timezone.now(), "closed_by": PersonFactory()} | fields))


def test_one_wish_is_open_for_a_person_on_a_theme():
    request = RequestFactory()

    with refused_by("request_one_open_for_a_person_on_a_theme"):
        RequestFactory(countered=True, person=request.person, theme=request.theme, asked_by=request.asked_by)
    closed(Status.WITHDRAWN, person=request.person, theme=request.theme, asked_by=request.asked_by)


@pytest.mark.parametrize(
    "fields",
    [{"hours_per_week": Decimal(0)}, {"hours_per_week": Decimal("37.5")}, {"ended_on": TODAY - timedelta(days=1)}],
    ids=str,
)
def test_hours_and_days_are_possible(fields):
    with refused_by("request_hours_and_days_are_possible"):
        RequestFactory(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"counter_hours": None},
        {"counter_hours": Decimal(38)},
        {"counter_began_on": None},
        {"counter_ended_on": TODAY - timedelta(days=1)},
        {"countered_by": None},
        {"countered_at": None, "status": Status.ASKED},
    ],
    ids=str,
)
def test_other_hours_are_proposed_in_full(fields):
    with refused_by("request_is_countered_in_full"):
        RequestFactory(countered=True, **fields)


def test_nobody_proposes_other_hours_to_themselves():
    person = LedPersonFactory()

    with refused_by("request_is_countered_in_full"):
        RequestFactory(countered=True, person=person, countered_by=person)


@pytest.mark.parametrize(("countered", "status"), [(True, Status.ASKED), (False, Status.COUNTERED)])
def test_the_state_fits_what_was_proposed(countered, status):
    with refused_by("request_state_fits_what_was_proposed"):
        RequestFactory(countered=countered, status=status)


@pytest.mark.parametrize(
    "make",
    [
        lambda: closed(Status.WITHDRAWN, closed_by=None),
        lambda: closed(Status.WITHDRAWN, closed_at=None),
        lambda: closed(Status.ASKED),
    ],
    ids=["by nobody", "at no time", "open and closed"],
)
def test_a_wish_is_closed_by_somebody(make):
    with refused_by("request_is_closed_by_somebody"):
        make()


@pytest.mark.parametrize(("status", "reason"), [(Status.DECLINED, ""), (Status.WITHDRAWN, "Derfor")])
def test_a_no_has_a_reason_and_nothing_else_has(status, reason):
    with refused_by("request_is_declined_with_a_reason"):
        closed(status, reason=reason)


def test_a_yes_is_a_release_and_nothing_else_is():
    with refused_by("request_is_approved_by_a_release"):
        closed(Status.APPROVED)
    with refused_by("request_is_approved_by_a_release"):
        closed(Status.WITHDRAWN, release=ReleaseFactory())


READERS = {
    "the person": (True, lambda request: request.person),
    "their personnel leader": (True, lambda request: request.person.personnel_leader),
    "the network leader": (True, lambda request: request.asked_by),
    "the co-driver": (True, lambda request: AssignmentFactory(theme=request.theme, role=Role.CO_DRIVER).person),
    "an officer": (True, lambda request: OfficerFactory()),
    "the reference leader": (
        False,
        lambda request: AssignmentFactory(theme=request.theme, role=Role.REFERENCE_LEADER).person,
    ),
    "a former leader": (False, lambda request: AssignmentFactory(theme=request.theme, ended_on=TODAY).person),
    "the asker of another wish": (False, lambda request: RequestFactory().asked_by),
    "another personnel leader": (False, lambda request: RequestFactory().person.personnel_leader),
    "a superuser": (False, lambda request: Person.objects.create_superuser("root@kommune.example", name="Root")),
}


@pytest.mark.parametrize("who", READERS)
def test_who_sees_a_wish(who):
    request = RequestFactory()
    sees, reader = READERS[who]

    assert ReleaseRequest.objects.visible_to(reader(request)).filter(pk=request.pk).exists() == sees


def test_a_wish_waits_for_the_leader_and_other_hours_for_the_person():
    asked, countered = RequestFactory(), RequestFactory(countered=True)
    awaiting = ReleaseRequest.objects.awaiting

    assert list(awaiting(asked.person.personnel_leader)) == [asked]
    assert list(awaiting(countered.person)) == [countered]
    assert not awaiting(asked.person).exists()
    assert not awaiting(countered.person.personnel_leader).exists()
    assert (asked.waits_for, countered.waits_for) == (asked.person.personnel_leader, countered.person)


@pytest.mark.parametrize("leader", [None, {"is_active": False}], ids=["no leader", "a leader who has left"])
def test_a_wish_that_nobody_can_answer(leader):
    person = PersonFactory(personnel_leader=leader and PersonFactory(**leader))
    request = RequestFactory(person=person)
    RequestFactory()

    assert list(ReleaseRequest.objects.without_a_leader()) == [request]
    assert request.waits_for is None
