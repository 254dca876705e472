"""Writing, publishing, changing, repeating and cancelling courses and events (S35)."""

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import get_current_timezone, localdate, localtime

from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from secretariat.access import may_run_events
from secretariat.actions.seats import hold_event, settle
from secretariat.facts.training import leader_to_tell
from secretariat.letters import training as letters
from secretariat.models import Enrolment, EventSeries, TrainingEvent
from secretariat.rules.attendance import CODE_LENGTH, LETTERS
from secretariat.rules.repeating import MOST_DAYS, new_days
from secretariat.rules.training import (
    ROLES,
    EventPlan,
    TrainingHindrance,
    hindrances_to_change,
    hindrances_to_plan,
    missing_to_publish,
)

CARD = (
    "title", "kind", "about", "begins_at", "ends_at", "place", "seats", "sign_off_by", "fee", "takes_released_time",
    "materials",
)  # fmt: skip
TOLD = ("title", "begins_at", "ends_at", "place")
"""What a calendar shows: a change of these is told to all who are on their way."""


@dataclass(frozen=True)
class EventWritten:
    """An event as somebody wrote it. `roles` are of ROLES; none means that it is for everybody."""

    title: str
    kind: str
    about: str
    roles: Collection[str]
    begins_at: datetime
    ends_at: datetime
    place: str
    seats: int
    sign_off_by: date
    fee: int = 0
    takes_released_time: bool = False
    materials: str = ""

    def card(self) -> dict[str, object]:
        """The columns of the event."""
        meant_for = {f"for_{one}s": one in self.roles for one in ROLES}
        return {**{name: getattr(self, name) for name in CARD}, **meant_for}

    @property
    def plan(self) -> EventPlan:
        return EventPlan(
            title=self.title,
            about=self.about,
            place=self.place,
            begins_at=localtime(self.begins_at),
            ends_at=localtime(self.ends_at),
            sign_off_by=self.sign_off_by,
            seats=self.seats,
            fee=self.fee,
        )


def _must_run(by: Person) -> None:
    if not may_run_events(by):
        raise Refused([TrainingHindrance.NOT_THE_SECRETARIAT])


def _refuse(reasons: Iterable[TrainingHindrance]) -> None:
    reasons = list(reasons)
    if reasons:
        raise Refused(reasons)


def _new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


@transaction.atomic
def write_event(written: EventWritten, *, by: Person, at: datetime) -> TrainingEvent:
    """A new draft, which the secretariat alone sees. Raises Refused."""
    _must_run(by)
    _refuse(hindrances_to_plan(written.plan, at))
    event = TrainingEvent.objects.create(created_by=by, code=_new_code(), **written.card())
    record(Verb.CREATED, event, by=by, at=at)
    return event


@transaction.atomic
def change_event(event: TrainingEvent, written: EventWritten, *, by: Person, at: datetime, shown: int) -> None:
    """Write it anew if it is still the version that was shown. Raises Refused; the same words again change nothing.

    All who are on their way are told of another title, time or place; more seats go to those who wait.
    """
    _must_run(by)
    hold_event(event)
    if _stands(written, event):
        return
    _refuse(hindrances_to_change(event.facts) or ([] if event.version == shown else [TrainingHindrance.STALE]))
    settle(event, at=at)
    _refuse(
        hindrances_to_plan(written.plan, at)
        + uncleared({TrainingHindrance.FEWER_THAN_TAKEN: written.seats >= event.seats_taken})
        + (missing_to_publish(written.plan, at) if event.published_at and event.begins_at > at else [])
    )
    is_told = bool(event.published_at) and any(getattr(event, name) != getattr(written, name) for name in TOLD)
    _write(event, **written.card())
    record(Verb.CHANGED, event, by=by, at=at)
    if is_told and event.ends_at > at:
        letters.event_changed(event, at=at)
    settle(event, at=at)


def _stands(written: EventWritten, event: TrainingEvent) -> bool:
    return all(getattr(event, name) == value for name, value in written.card().items())


def _write(event: TrainingEvent, **fields: object) -> None:
    """Write the fields, and count the version up."""
    for name, value in fields.items():
        setattr(event, name, value)
    event.version += 1
    event.save()


@transaction.atomic
def publish_event(event: TrainingEvent, *, whole_series: bool = False, by: Person, at: datetime) -> int:
    """Let every employee see it and sign up; with `whole_series` every draft of its series that is ahead. How many are
    new. Raises Refused with what is missing; twice is once."""
    _must_run(by)
    drafts = [event]
    if whole_series and event.series_id:
        drafts = list(TrainingEvent.objects.drafts().filter(series=event.series_id, begins_at__gt=at).order_by("pk"))
    new = 0
    for one in drafts:
        hold_event(one)
        if one.published_at is None:
            _refuse(hindrances_to_plan(one.plan, at) + missing_to_publish(one.plan, at))
            _write(one, published_at=at)
            record(Verb.PUBLISHED, one, by=by, at=at)
            new += 1
    event.refresh_from_db()
    return new


@transaction.atomic
def cancel_event(event: TrainingEvent, *, reason: str, by: Person, at: datetime) -> None:
    """Tell all who have a seat, wait for one or are offered one, and their personnel leaders where they were told.
    Raises Refused; twice is once."""
    _must_run(by)
    hold_event(event)
    if event.cancelled_at:
        return
    _refuse(
        uncleared(
            {
                TrainingHindrance.DRAFT: event.published_at is not None,
                TrainingHindrance.HELD: not event.held_at,
                TrainingHindrance.NO_REASON: bool(reason.strip()),
            }
        )
    )
    _write(event, cancelled_at=at, cancel_reason=reason.strip())
    record(Verb.CANCELLED, event, by=by, at=at)
    if event.ends_at > at:
        letters.event_cancelled(event, at=at)
        for row in event.enrolments.going().select_related("person__personnel_leader"):
            _leader_told(row, event)


def _leader_told(row: Enrolment, event: TrainingEvent) -> None:
    row.event = event
    leader = leader_to_tell(event, row.person)
    if leader:
        letters.leader_told(row, leader, goes=False)


@transaction.atomic
def delete_draft(event: TrainingEvent, *, by: Person, at: datetime) -> None:
    """Take a draft away for good. Raises Refused; what is gone stays gone."""
    _must_run(by)
    row = TrainingEvent.objects.select_for_update().filter(pk=event.pk).first()
    if row is None:
        return
    _refuse([TrainingHindrance.PUBLISHED] if row.published_at else [])
    record(Verb.DELETED, row, by=by, at=at)
    row.delete()


@transaction.atomic
def copy_event(event: TrainingEvent, *, by: Person, at: datetime) -> TrainingEvent:
    """A new draft with the same words, four weeks after the first, or after today if that is over. Raises Refused."""
    _must_run(by)
    start = localdate(event.begins_at)
    weeks = max(4, -(-(localdate(at) - start).days // 7) + 4)
    return _copy(event, start + timedelta(weeks=weeks), series=None, by=by, at=at)


@transaction.atomic
def repeat_event(event: TrainingEvent, days: Iterable[date], *, by: Person, at: datetime) -> list[TrainingEvent]:
    """The same at the same hours on other days, as a series with this one; published where this one is. Raises Refused;
    a day on which the series is held already is left out."""
    _must_run(by)
    hold_event(event)
    _refuse(hindrances_to_change(event.facts))
    mates = event.series.events.all() if event.series else [event]
    wanted = new_days(days, {localdate(one.begins_at) for one in mates})
    _refuse(
        uncleared(
            {
                TrainingHindrance.TOO_MANY_DAYS: 1 <= len(wanted) <= MOST_DAYS,
                TrainingHindrance.IN_THE_PAST: all(day > localdate(at) for day in wanted),
                TrainingHindrance.FAR_AWAY: all(day <= localdate(at) + timedelta(days=3 * 365) for day in wanted),
            }
        )
    )
    if event.series is None:
        series = EventSeries.objects.create(begun_at=at)
        _write(event, series=series)
        record(Verb.CREATED, series, by=by, at=at)
    copies = [_copy(event, day, series=event.series, by=by, at=at) for day in wanted]
    if event.published_at:
        for one in copies:
            publish_event(one, by=by, at=at)
    return copies


def _copy(event: TrainingEvent, day: date, *, series: EventSeries | None, by: Person, at: datetime) -> TrainingEvent:
    moved = day - localdate(event.begins_at)
    fields = {name: getattr(event, name) for name in (*CARD, *(f"for_{one}s" for one in ROLES))}
    fields |= {
        "begins_at": _moved(event.begins_at, moved),
        "ends_at": _moved(event.ends_at, moved),
        "sign_off_by": event.sign_off_by + moved,
    }
    copy = TrainingEvent.objects.create(created_by=by, code=_new_code(), series=series, **fields)
    record(Verb.CREATED, copy, by=by, at=at)
    return copy


def _moved(moment: datetime, days: timedelta) -> datetime:
    """The same hour on the clock on the wall, also across a change of the clocks."""
    wall = localtime(moment).replace(tzinfo=None) + days
    return wall.replace(tzinfo=get_current_timezone())
