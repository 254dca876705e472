"""What time drives for courses and events: offers that lapse, the day before, events that are held, and what people are
asked afterwards."""

from datetime import datetime, timedelta
from functools import partial

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Verb
from secretariat.actions.seats import hold_event, settle, turn
from secretariat.letters import training as letters
from secretariat.models import Enrolment, TrainingEvent
from secretariat.rules.attendance import EVALUATED_WITHIN
from secretariat.rules.kept import ENROLMENTS_KEPT
from secretariat.rules.training import LIVE, Status, is_over

REMINDED_AFTER = timedelta(days=7)
"""How long it is known who was signed up for what."""


def move_waiting_lists(*, at: datetime) -> Run:
    """Seats of those who have left the municipality, and offers without an answer, go to the next; how many seats
    changed hands."""
    waits = Q(enrolments__status__in=[Status.WAITING, Status.OFFERED])
    leaver = Q(enrolments__person__is_active=False, enrolments__status__in=LIVE)
    events = TrainingEvent.objects.going_on().filter(waits | leaver, ends_at__gt=at).distinct()
    return each(events, partial(_move, at=at), step="move_waiting_lists")


def _move(event: TrainingEvent, *, at: datetime) -> int:
    hold_event(event)
    for one in event.enrolments.live().filter(person__is_active=False).select_related("person"):
        turn(one, Status.SIGNED_OFF, by=None, at=at, verb=Verb.LEFT, signed_off_at=at)
    return settle(event, at=at)


def remind_of_tomorrow(*, at: datetime) -> Run:
    """A letter the day before to everybody with a seat, once; how many went out."""
    tomorrow = localdate(at) + timedelta(days=1)
    going = Enrolment.objects.going().filter(event__in=TrainingEvent.objects.going_on(), person__is_active=True)
    due = going.filter(event__begins_at__gt=at, event__begins_at__lte=at + timedelta(days=2))
    rows = [one for one in due.select_related("event", "person") if one.event.begins_on == tomorrow]
    return each(rows, partial(letters.tomorrow, at=at), step="remind_of_tomorrow")


def note_events_held(*, at: datetime) -> Run:
    """Events that are over count as held; how many."""
    past = TrainingEvent.objects.going_on().filter(ends_at__lte=at)
    return each(past, partial(_note, at=at), step="note_events_held")


def _note(event: TrainingEvent, *, at: datetime) -> int:
    hold_event(event)
    if event.held_at or not is_over(event.facts, at):
        return 0
    event.held_at = at
    settle(event, at=at)
    event.save(update_fields=["held_at"])
    record(Verb.HELD, event, by=None, at=at)
    return 1


def ask_evaluations(*, at: datetime) -> Run:
    """Ask those who came how it was, once, and remind once after a week; how many letters went out."""
    over = Q(event__ends_at__lte=at, event__ends_at__gt=at - EVALUATED_WITHIN, event__cancelled_at=None)
    came = Enrolment.objects.filter(over, status=Status.ATTENDED, has_evaluated=False, person__is_active=True)
    return each(came.select_related("event", "person"), partial(_ask, at=at), step="ask_evaluations")


def _ask(enrolment: Enrolment, *, at: datetime) -> int:
    asked = letters.evaluation_asked(enrolment, at=at)
    if asked or not letters.was_asked_before(enrolment, at - REMINDED_AFTER):
        return asked
    return letters.evaluation_reminded(enrolment, at=at)


def old_events(before: datetime) -> QuerySet:
    """Events that ended at `before` or earlier, and say still who was signed up."""
    return TrainingEvent.objects.filter(ends_at__lte=before, enrolments__isnull=False).distinct()


def forget_enrolments(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete who was signed up for events that ended two years ago, or `before`; what was said of them holds no name
    and stays. How many events were emptied."""
    old = old_events(before or ENROLMENTS_KEPT.shipped(at))
    return each(old, partial(_forget, at=at), step="forget_enrolments")


def _forget(event: TrainingEvent, *, at: datetime) -> int:
    hold_event(event)
    event.enrolments.all().delete()
    record(Verb.DELETED, event, by=None, at=at)
    return 1
