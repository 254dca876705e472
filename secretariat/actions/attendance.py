"""Who came: by the code that is shown in the room, or by the secretariat's list. And what those who came say of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from secretariat.access import may_run_events
from secretariat.actions.seats import hold_event, turn
from secretariat.models import Enrolment, Evaluation, TrainingEvent
from secretariat.rules.attendance import (
    MOST_TRIES,
    AttendanceHindrance,
    hindrances_to_check_in,
    hindrances_to_evaluate,
    hindrances_to_note,
    may_check_in,
    same_code,
)
from secretariat.rules.training import Status


def check_in(code: str, *, by: Person, at: datetime) -> TrainingEvent:
    """Tick oneself off at the event that is on now and shows `code`. Raises Refused; twice is once.

    A wrong code is counted against every event one could check in to now, so that guessing ends after ten tries.
    """
    with transaction.atomic():
        came_to, reasons = _try(code, by, at)
    if came_to is None:
        raise Refused(reasons)
    return came_to


def open_now(person: Person, at: datetime) -> list[Enrolment]:
    """The seats of `person` at events that one can check in to at this moment."""
    seats = Enrolment.objects.of(person).seated().exclude(status=Status.OFFERED).select_related("event", "person")
    near = seats.filter(event__ends_at__gt=at, event__cancelled_at=None).order_by("event__begins_at", "event")
    return [one for one in near if may_check_in(one.event.facts, at)]


def _try(code: str, by: Person, at: datetime) -> tuple[TrainingEvent | None, list[AttendanceHindrance]]:
    """The event, or why not; a wrong code stays counted."""
    seats = open_now(by, at)
    for one in seats:
        one.refresh_from_db(from_queryset=Enrolment.objects.select_for_update())
    if not seats:
        return None, [AttendanceHindrance.NOT_OPEN]
    right = next((one for one in seats if same_code(code, one.event.code)), None)
    judged = right or seats[0]
    reasons = hindrances_to_check_in(
        judged.event.facts, status=judged.status, tries=judged.wrong_codes, is_right=right is not None, now=at
    )
    if reasons == [AttendanceHindrance.WRONG_CODE]:
        for one in seats:
            _count_wrong(one)
    if reasons or right is None:
        return None, reasons
    if right.status != Status.ATTENDED:
        turn(right, Status.ATTENDED, by=by, at=at, verb=Verb.HELD, came_at=at)
    return right.event, []


def _count_wrong(seat: Enrolment) -> None:
    if seat.wrong_codes < MOST_TRIES:
        seat.wrong_codes += 1
        seat.save(update_fields=["wrong_codes"])


@transaction.atomic
def note_attendance(
    event: TrainingEvent, *, came: Collection[int], ticked_before: Collection[int], by: Person, at: datetime
) -> int:
    """Note who of those with a seat came, by the numbers of their enrolments; how many came. Raises Refused.

    `ticked_before` are those the page showed as there: whoever checked in after the page was opened stays ticked. Who
    is not ticked when the event is over did not come.
    """
    if not may_run_events(by):
        raise Refused([AttendanceHindrance.NOT_THE_SECRETARIAT])
    hold_event(event)
    reasons = hindrances_to_note(event.facts, at)
    if reasons:
        raise Refused(reasons)
    absent = Status.NO_SHOW if event.ends_at <= at else Status.ENROLLED
    seats = event.enrolments.seated().exclude(status=Status.OFFERED).select_for_update(of=("self",))
    rows = list(seats.select_related("person"))
    for row in rows:
        meanwhile = row.status == Status.ATTENDED and row.pk not in ticked_before
        now = Status.ATTENDED if row.pk in came or meanwhile else absent
        if row.status != now:
            turn(row, now, by=by, at=at, verb=Verb.HELD, **({"came_at": at} if now is Status.ATTENDED else {}))
    return sum(row.status == Status.ATTENDED for row in rows)


@dataclass(frozen=True)
class Said:
    """An answer. `worth` and `use` are of `Evaluation.Worth`."""

    worth: int
    use: int
    took_away: str = ""
    better: str = ""


@transaction.atomic
def evaluate(event: TrainingEvent, said: Said, *, by: Person, at: datetime) -> None:
    """Say how it was. Raises Refused. The log and the enrolment say that one has answered, and nothing says what."""
    hold_event(event)
    mine = event.enrolments.filter(person=by).select_for_update().first()
    reasons = hindrances_to_evaluate(
        event.facts,
        status=mine.status if mine else "",
        has_answered=bool(mine and mine.has_evaluated),
        now=at,
    )
    if mine is None or reasons:
        raise Refused(reasons or [AttendanceHindrance.NOT_ATTENDED])
    mine.has_evaluated = True
    mine.save(update_fields=["has_evaluated"])
    Evaluation.objects.create(event=event, worth=said.worth, use=said.use, took_away=said.took_away, better=said.better)
    record(Verb.ANSWERED, mine, by=by, at=at, about=by)
