"""Seats at courses and events: signing up and off, the waiting list, and what becomes of a seat that is free.

Every action holds the event's row first, so that all who press at once stand in one order, and leaves with the line
settled: overdue offers gone, free seats offered in turn, the seats counted.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from secretariat.access import may_run_events
from secretariat.facts.training import fits_somebody, leader_to_tell
from secretariat.letters import training as letters
from secretariat.models import Enrolment, EventSeries, TrainingEvent
from secretariat.rules.training import (
    LIVE,
    Status,
    TrainingHindrance,
    answered_by,
    hindrances_to_add,
    hindrances_to_answer,
    hindrances_to_sign_up,
    hindrances_to_signing,
    is_late,
    takes_people,
)

CLEARED = {"line": None, "answer_by": None, "signed_off_at": None, "came_at": None}


def hold_event(event: TrainingEvent) -> None:
    """Lock the event's row until the transaction ends, and read it as it is now."""
    event.refresh_from_db(from_queryset=TrainingEvent.objects.select_for_update())


def settle(event: TrainingEvent, *, at: datetime) -> int:
    """Let overdue offers lapse, offer free seats in turn, and count the seats; how many seats changed hands. Called
    with the event held. Once it has begun, nothing is offered any more."""
    moved = 0
    for one in event.enrolments.lapsed(at).select_related("person"):
        turn(one, Status.LAPSED, by=None, at=at, verb=Verb.ENDED)
        letters.offer_lapsed(one, at=at)
        moved += 1
    if takes_people(event.facts, at):
        free = event.seats - event.enrolments.seated().count()
        for one in event.enrolments.in_line().select_related("person")[: max(free, 0)]:
            turn(one, Status.OFFERED, by=None, at=at, verb=Verb.OFFERED, answer_by=answered_by(at, event.begins_at))
            letters.seat_offered(one, at=at)
            moved += 1
    _count(event)
    return moved


def _count(event: TrainingEvent) -> None:
    event.seats_taken = event.enrolments.seated().count()
    event.save(update_fields=["seats_taken"])


def turn(
    enrolment: Enrolment, status: Status, *, by: Person | None, at: datetime, verb: Verb, **fields: object
) -> None:
    """Write how somebody stands now, with just the dates that belong to it, and record it."""
    for name, value in {**CLEARED, "status": status.value, **fields}.items():
        setattr(enrolment, name, value)
    enrolment.version += 1
    enrolment.save()
    record(verb, enrolment, by=by, at=at, about=enrolment.person)


@transaction.atomic
def sign_up(event: TrainingEvent, *, by: Person, at: datetime) -> Enrolment:
    """Take a seat, or the last place in line where none is free. Raises Refused; twice is once."""
    hold_event(event)
    reasons = hindrances_to_sign_up(event.facts, fits=fits_somebody(event, by), now=at)
    if reasons:
        raise Refused(reasons)
    return _let_in(event, by, by=by, at=at)


@transaction.atomic
def add_to_event(event: TrainingEvent, person: Person, *, by: Person, at: datetime) -> Enrolment:
    """The secretariat signs somebody up, whatever their role; a free seat also goes to who comes unannounced. Raises
    Refused."""
    hold_event(event)
    settle(event, at=at)
    if not may_run_events(by):
        raise Refused([TrainingHindrance.NOT_THE_SECRETARIAT])
    reasons = hindrances_to_add(event.facts, free=event.free_seats, is_employed=person.is_active, now=at)
    if reasons and not event.enrolments.seated().filter(person=person).exists():
        raise Refused(reasons)
    return _let_in(event, person, by=by, at=at)


def _let_in(event: TrainingEvent, person: Person, *, by: Person, at: datetime) -> Enrolment:
    settle(event, at=at)
    known = event.enrolments.filter(person=person).select_related("person").first()
    if known and known.status == Status.OFFERED:
        return _taken_up(known, by=by, at=at)
    if known and (known.status in LIVE or known.is_seated):
        return known
    row = known or Enrolment(event=event, person=person)
    row.event = event
    if event.free_seats:
        turn(row, Status.ENROLLED, by=by, at=at, verb=Verb.ACCEPTED, signed_up_at=at)
        _count(event)
        _seat_told(row, at)
    else:
        last = event.enrolments.aggregate(last=Max("line"))["last"] or 0
        turn(row, Status.WAITING, by=by, at=at, verb=Verb.REQUESTED, signed_up_at=at, line=last + 1)
    return row


def _taken_up(row: Enrolment, *, by: Person, at: datetime) -> Enrolment:
    """The seat that was offered, for whoever signs up instead of answering."""
    turn(row, Status.ENROLLED, by=by, at=at, verb=Verb.ACCEPTED)
    _seat_told(row, at)
    return row


def _seat_told(row: Enrolment, at: datetime) -> None:
    letters.seat_taken(row, at=at)
    leader = leader_to_tell(row.event, row.person)
    if leader:
        letters.leader_told(row, leader, goes=True)


@transaction.atomic
def sign_off(enrolment: Enrolment, *, by: Person, at: datetime) -> None:
    """Give up a seat, an offer or a place in line; the seat goes to the next. Raises Refused; twice is once.

    After the last day to sign off the secretariat is told.
    """
    event = _hold_both(enrolment)
    if by.pk != enrolment.person_id and not may_run_events(by):
        raise Refused([TrainingHindrance.NOT_THE_SECRETARIAT])
    if enrolment.status in (Status.SIGNED_OFF, Status.LAPSED):
        return
    reasons = hindrances_to_signing(event.facts, at)
    if reasons:
        raise Refused(reasons)
    had_seat = enrolment.status == Status.ENROLLED
    turn(enrolment, Status.SIGNED_OFF, by=by, at=at, verb=Verb.WITHDREW, signed_off_at=at)
    if had_seat:
        _given_up_told(enrolment, by, at)
    settle(event, at=at)


def _given_up_told(row: Enrolment, by: Person, at: datetime) -> None:
    letters.signed_off(row, at=at)
    leader = leader_to_tell(row.event, row.person)
    if leader:
        letters.leader_told(row, leader, goes=False)
    if by == row.person and is_late(sign_off_by=row.event.sign_off_by, today=localdate(at)):
        letters.signed_off_late(row)


@transaction.atomic
def answer_seat(enrolment: Enrolment, *, says_yes: bool, by: Person, at: datetime) -> None:
    """Take the seat that was offered, or let it go on to the next. Raises Refused; twice is once."""
    event = _hold_both(enrolment)
    if by.pk != enrolment.person_id:
        raise Refused([TrainingHindrance.NO_SEAT_OF_YOURS])
    if enrolment.status == (Status.ENROLLED if says_yes else Status.SIGNED_OFF):
        return
    reasons = hindrances_to_answer(event.facts, status=enrolment.status, answer_by=enrolment.answer_by, now=at)
    if reasons:
        raise Refused(reasons)
    if says_yes:
        _taken_up(enrolment, by=by, at=at)
    else:
        turn(enrolment, Status.SIGNED_OFF, by=by, at=at, verb=Verb.DECLINED, signed_off_at=at)
    settle(event, at=at)


def _hold_both(enrolment: Enrolment) -> TrainingEvent:
    """The event's row, then the enrolment's, both as they are now."""
    event = enrolment.event
    hold_event(event)
    enrolment.refresh_from_db(from_queryset=Enrolment.objects.select_for_update(of=("self",)).select_related("person"))
    enrolment.event = event
    return event


@dataclass
class SeriesSignUp:
    """What came of signing up to a series: how many seats, and how many places in line."""

    seats: int = 0
    waiting: int = 0


@transaction.atomic
def sign_up_to_series(series: EventSeries, *, by: Person, at: datetime) -> SeriesSignUp:
    """Sign up to every event of the series that still takes people, the next one first. Raises Refused."""
    done, reasons = SeriesSignUp(), []
    for event in series.events.going_on().filter(begins_at__gt=at).order_by("pk"):
        try:
            row = sign_up(event, by=by, at=at)
        except Refused as refusal:
            reasons = refusal.reasons
            continue
        done.seats += row.status == Status.ENROLLED
        done.waiting += row.status != Status.ENROLLED
    if not (done.seats or done.waiting):
        raise Refused(reasons or [TrainingHindrance.BEGUN])
    return done
