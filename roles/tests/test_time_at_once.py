"""Two answers at the same moment, with a database connection each: one of them stands."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from netvaerk.models import AuditEvent, NetworkTheme, Verb
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.factories import CompetenceFactory, OfficerFactory
from netvaerk.tests.outcomes import log_of, times
from roles.actions.nominations import answer_nomination, nominate
from roles.actions.release_requests import (
    accept_counter,
    approve_request,
    ask_for_time,
    decline_request,
    turn_counter_down,
    withdraw_request,
)
from roles.actions.releases import release_time, take_back
from roles.actions.steps import move_theme
from roles.models import Nomination, ReleaseRequest, ResourceRelease
from roles.rules.nominations import NominationHindrance
from roles.rules.release_requests import RequestHindrance
from roles.rules.releases import ReleaseHindrance
from roles.tests.factories import AssignmentFactory, LedPersonFactory, NominationFactory, ReleaseFactory, RequestFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ANSWERED = [RequestHindrance.ANSWERED]


def fresh(request):
    return ReleaseRequest.objects.get(pk=request.pk)


@often
def test_approving_and_declining():
    request, now = RequestFactory(), timezone.now()
    leader = request.person.personnel_leader
    answers = at_once(
        lambda: approve_request(fresh(request), by=leader, at=now),
        lambda: decline_request(fresh(request), reason="Travlt", by=leader, at=now),
    )

    assert answers.count(ANSWERED) == 1
    assert ResourceRelease.objects.filter(person=request.person).count() == (fresh(request).status == "approved")


@often
def test_approving_twice_releases_once():
    request, now = RequestFactory(), timezone.now()
    leader = request.person.personnel_leader
    answers = at_once(*[lambda: approve_request(fresh(request), by=leader, at=now)] * 4)

    assert answers == [None] * 4
    assert ResourceRelease.objects.filter(person=request.person).count() == 1
    assert times(Verb.APPROVED, request) == 1


@often
def test_saying_yes_and_no_to_other_hours():
    request, now = RequestFactory(countered=True), timezone.now()
    person = request.person
    answers = at_once(
        lambda: accept_counter(fresh(request), by=person, at=now),
        lambda: turn_counter_down(fresh(request), by=person, at=now),
    )

    assert answers.count(ANSWERED) == 1
    assert len(log_of(request)) == 1


@often
def test_approving_what_is_withdrawn():
    request, now = RequestFactory(), timezone.now()
    leader = request.person.personnel_leader
    answers = at_once(
        lambda: approve_request(fresh(request), by=leader, at=now),
        lambda: withdraw_request(fresh(request), by=request.asked_by, at=now),
    )

    assert answers.count(ANSWERED) == 1


@often
def test_two_asking_for_the_same_time():
    role, now, today = AssignmentFactory(person=LedPersonFactory()), timezone.now(), timezone.localdate()
    time = {"hours": Decimal(3), "began_on": today, "ended_on": today + timedelta(days=90), "busy_weeks": ""}
    askers = (role.person, OfficerFactory())

    def ask(by):
        return lambda: ask_for_time(role.theme, person=role.person, by=by, at=now, **time)

    answers = at_once(*map(ask, askers))

    assert answers.count([RequestHindrance.ASKED_ALREADY]) == 1
    assert ReleaseRequest.objects.filter(person=role.person).count() == 1


@often
def test_releasing_unasked_while_somebody_approves():
    request, now = RequestFactory(), timezone.now()
    leader, today = request.person.personnel_leader, timezone.localdate()
    words = {"hours": Decimal(2), "began_on": today, "ended_on": today + timedelta(days=9), "sets_aside": ""}
    at_once(
        lambda: approve_request(fresh(request), by=leader, at=now),
        lambda: release_time(request.person, theme=request.theme, by=leader, at=now, **words),
    )

    assert ResourceRelease.objects.granted(today).filter(person=request.person).count() == 1
    assert fresh(request).status == "approved"


@often
def test_taking_back_twice():
    person, now = LedPersonFactory(), timezone.now()
    release = ReleaseFactory(person=person, approved_by=person.personnel_leader)
    day = timezone.localdate() + timedelta(days=20)

    def take():
        one = ResourceRelease.objects.get(pk=release.pk)
        return take_back(one, last_day=day, reason="Ferie", by=person.personnel_leader, at=now)

    assert at_once(take, take) == [None, None]
    assert times(Verb.TOOK_BACK, release) == 1


@often
def test_answering_a_nomination_in_two_windows():
    nomination, now = NominationFactory(), timezone.now()

    def answer(word):
        one = Nomination.objects.get(pk=nomination.pk)
        return lambda: answer_nomination(one, answer=word, shown="sent", by=nomination.person, at=now)

    answers = at_once(answer("yes"), answer("no"))

    assert answers.count([NominationHindrance.CHANGED_MEANWHILE]) == 1
    assert len(log_of(nomination)) == 1


@often
def test_nominating_twice():
    staff, now = LedPersonFactory(), timezone.now()
    words = {"role": "co_driver", "reason": "Samler folk", "competences": [CompetenceFactory()]}
    at_once(*[lambda: nominate(staff, by=staff.personnel_leader, at=now, **words)] * 2)

    assert Nomination.objects.filter(person=staff).count() == 1


def closes(theme):
    held = NetworkTheme.objects.get(pk=theme.pk)
    return lambda: move_theme(held, to="closed", by=OfficerFactory(), at=timezone.now(), reason="Opgaven er løst")


def came_first(thing, theme):
    """Whether `thing` was written before the theme was closed, told from the log."""
    first, closed = (
        AuditEvent.objects.get(object_type=one._meta.label_lower, object_id=one.pk) for one in (thing, theme)
    )
    return closed.verb == Verb.MOVED and first.pk < closed.pk


TIME = {"hours": Decimal(3), "began_on": timezone.localdate(), "ended_on": timezone.localdate() + timedelta(days=90)}


@often
def test_no_time_is_asked_for_once_the_theme_is_closed():
    theme = AssignmentFactory(person=LedPersonFactory()).theme
    leader = theme.role_assignments.get().person
    asked, _closed = at_once(
        lambda: ask_for_time(theme, person=leader, busy_weeks="", by=leader, at=timezone.now(), **TIME), closes(theme)
    )

    assert RequestHindrance.THEME_TAKES_NONE in asked if isinstance(asked, list) else came_first(asked, theme)


@often
def test_no_time_is_released_once_the_theme_is_closed():
    theme = AssignmentFactory(person=LedPersonFactory()).theme
    leader = theme.role_assignments.get().person
    by = leader.personnel_leader
    released, _closed = at_once(
        lambda: release_time(leader, theme=theme, sets_aside="", by=by, at=timezone.now(), **TIME), closes(theme)
    )

    assert released == [ReleaseHindrance.THEME_IS_OVER] or came_first(released, theme)
