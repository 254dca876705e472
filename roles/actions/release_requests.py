"""Asking for somebody's time, and answering (spec: states, "Resource release"). A yes writes a release."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import Reason
from netvaerk.rules.themes import TAKES_ROLES
from roles.access import asks_on, parts_of, whose_time_may_be_asked_for
from roles.actions.releases import approve_with, grant, hold_both, is_over
from roles.letters import release_requests as letters
from roles.letters.releases import request_was_answered, time_was_released
from roles.models import ReleaseRequest
from roles.rules.release_requests import (
    LEADS_TO,
    RequestHindrance,
    Step,
    hindrances_to_asking,
    hindrances_to_step,
    may_take,
)
from roles.rules.releases import ReleaseHindrance, Stretch, fits_a_week, hindrances_to_period, hindrances_to_release

Status = ReleaseRequest.Status


@transaction.atomic
def ask_for_time(
    theme: NetworkTheme,
    *,
    person: Person,
    hours: Decimal,
    began_on: date,
    ended_on: date,
    busy_weeks: str,
    by: Person,
    at: datetime,
) -> ReleaseRequest:
    """Ask the person's leader for hours a week over a period; without a leader the secretariat is told.

    Raises Refused; the same wish again changes nothing.
    """
    person = hold_both(theme, person)
    words = {"hours_per_week": hours, "began_on": began_on, "ended_on": ended_on, "busy_weeks": busy_weeks}
    present = ReleaseRequest.objects.open().filter(person=person, theme=theme).first()
    if present and present.asked_by_id == by.pk and all(getattr(present, name) == words[name] for name in words):
        return present
    asking = hindrances_to_asking(
        may_ask=asks_on(by, theme),
        theme_takes_it=theme.status in TAKES_ROLES,
        for_whom=whose_time_may_be_asked_for(by, theme).filter(pk=person.pk).exists(),
        asked_already=present is not None,
    )
    reasons = [*asking, *_impossible(Stretch(hours, began_on, ended_on), localdate(at))]
    if reasons:
        raise Refused(reasons)
    request = ReleaseRequest.objects.create(person=person, theme=theme, asked_by=by, asked_at=at, **words)
    record(Verb.REQUESTED, request, by=by, at=at, about=person)
    letters.time_was_asked_for(request)
    return request


def _impossible(time: Stretch, today: date) -> list[Reason]:
    wrong = [] if fits_a_week(time.hours) else [ReleaseHindrance.HOURS]
    return [*wrong, *hindrances_to_period(time.began_on, time.ended_on, today)]


def _take(step: Step, request: ReleaseRequest, by: Person) -> bool:
    """Hold the request as it is now and judge the step; False when it was taken already, so that nothing is left to do.

    Raises Refused.
    """
    hold_both(request.theme, request.person)
    request.refresh_from_db()
    parts = parts_of(by, request)
    if request.status == LEADS_TO[step] and may_take(step, parts) and step is not Step.COUNTER:
        return False
    reasons = hindrances_to_step(step, status=request.status, parts=parts)
    if reasons:
        raise Refused(reasons)
    return True


@transaction.atomic
def approve_request(request: ReleaseRequest, *, by: Person, at: datetime) -> None:
    """Release what was asked for. Raises Refused; approving twice is approving once."""
    if _take(Step.APPROVE, request, by):
        _release(request, request.wished, approved_by=by, by=by, at=at)


@transaction.atomic
def accept_counter(request: ReleaseRequest, *, by: Person, at: datetime) -> None:
    """Say yes to the leader's other hours, which releases them: in the name of the leader who proposed them, also
    when the person has another leader since, who inherits them. Raises Refused; twice is once."""
    if _take(Step.ACCEPT, request, by) and request.proposed and request.countered_by:
        _release(request, request.proposed, approved_by=request.countered_by, by=by, at=at)


def _release(request: ReleaseRequest, time: Stretch, *, approved_by: Person, by: Person, at: datetime) -> None:
    reasons = hindrances_to_release(
        by_leader=True,
        own_time=approved_by == request.person,
        hours=time.hours,
        began_on=time.began_on,
        ended_on=time.ended_on,
        theme_over=is_over(request.theme),
        today=localdate(at),
    )
    if reasons:
        raise Refused(reasons)
    release, new = grant(
        request.person, theme=request.theme, time=time, sets_aside="", approved_by=approved_by, by=by, at=at
    )
    accepted = by == request.person
    approve_with(request, release, by=by, at=at, verb=Verb.ACCEPTED if accepted else Verb.APPROVED)
    if new and not accepted:
        time_was_released(release)


@transaction.atomic
def counter_request(
    request: ReleaseRequest, *, hours: Decimal, began_on: date, ended_on: date, by: Person, at: datetime
) -> None:
    """Propose other hours or another period; the person says yes or no. Raises Refused; the same again is no news."""
    time = Stretch(hours, began_on, ended_on)
    hold_both(request.theme, request.person)
    request.refresh_from_db()
    if request.status == Status.COUNTERED and request.countered_by_id == by.pk and request.proposed == time:
        return
    _take(Step.COUNTER, request, by)
    reasons = _impossible(time, localdate(at))
    if reasons or time == request.wished:
        raise Refused(reasons or [RequestHindrance.AS_ASKED])
    ReleaseRequest.objects.filter(pk=request.pk).update(
        status=Status.COUNTERED,
        counter_hours=hours,
        counter_began_on=began_on,
        counter_ended_on=ended_on,
        countered_by=by,
        countered_at=at,
    )
    request.refresh_from_db()
    record(Verb.COUNTERED, request, by=by, at=at, about=request.person)
    letters.time_was_countered(request)


@transaction.atomic
def decline_request(request: ReleaseRequest, *, reason: str, by: Person, at: datetime) -> None:
    """Say no, with the reason that the person and the secretariat read. Raises Refused; declining twice is once."""
    if not _take(Step.DECLINE, request, by):
        return
    if not reason.strip():
        raise Refused([RequestHindrance.NO_REASON])
    _close(request, Status.DECLINED, verb=Verb.DECLINED, by=by, at=at, reason=reason)
    request_was_answered(request, by=by)


@transaction.atomic
def turn_counter_down(request: ReleaseRequest, *, by: Person, at: datetime) -> None:
    """Say no to the leader's other hours; a new wish may be sent. Raises Refused; twice is once."""
    if not _take(Step.TURN_DOWN, request, by):
        return
    _close(request, Status.TURNED_DOWN, verb=Verb.DECLINED, by=by, at=at)
    request_was_answered(request, by=by)


@transaction.atomic
def withdraw_request(request: ReleaseRequest, *, by: Person, at: datetime) -> None:
    """Take a wish back while nobody has said yes or no to it. Raises Refused; twice is once."""
    if not _take(Step.WITHDRAW, request, by):
        return
    _close(request, Status.WITHDRAWN, verb=Verb.WITHDREW, by=by, at=at)


def _close(request: ReleaseRequest, status: str, *, verb: Verb, by: Person, at: datetime, reason: str = "") -> None:
    ReleaseRequest.objects.filter(pk=request.pk).update(status=status, closed_by=by, closed_at=at, reason=reason)
    request.refresh_from_db()
    record(verb, request, by=by, at=at, about=request.person)
