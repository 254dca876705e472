"""The pages of courses and events: the list, one event as its reader meets it, and the secretariat's side."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.formats import date_format, time_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from codriver.models import Pairing
from netvaerk.models import Person
from secretariat.access import may_run_events
from secretariat.facts.training import fits_somebody, roles_of
from secretariat.models import Enrolment, TrainingEvent
from secretariat.rules.attendance import hindrances_to_evaluate, hindrances_to_note, may_check_in
from secretariat.rules.training import (
    LIVE,
    Status,
    hindrances_to_change,
    hindrances_to_sign_up,
    is_late,
    missing_to_publish,
    status_at,
    takes_people,
)

State = TrainingEvent.State
MEANS = {
    Status.ENROLLED: "agreed",
    Status.WAITING: "close",
    Status.OFFERED: "waits",
    Status.ATTENDED: "agreed",
}
STATE_MEANS = {State.PUBLISHED: "agreed", State.FULL: "close", State.CANCELLED: "wrong"}


@dataclass(frozen=True)
class Standing:
    """How somebody stands with an event, in a word with its meaning."""

    means: str
    word: str


def standing_of(status: str, number: int, answer_by: datetime | None, now: datetime) -> Standing | None:
    """None for who was never on their way."""
    status = status_at(status, answer_by, now)
    if not status:
        return None
    word = str(Enrolment.State(status).label)
    if status == Status.WAITING:
        word = _("Number %(number)s on the waiting list") % {"number": number}
    if status == Status.OFFERED and answer_by:
        word = _("Offered a seat until %(when)s") % {"when": on_the_clock(answer_by)}
    return Standing(MEANS.get(Status(status), "neutral"), word)


def on_the_clock(moment: datetime) -> str:
    """A moment of these days, as people say it: Thursday 12:00."""
    local = localtime(moment)
    words = {"weekday": date_format(local, "l"), "time": time_format(local, "TIME_FORMAT")}
    return _("%(weekday)s at %(time)s") % words


def with_mine(events: QuerySet, person: Person) -> QuerySet:
    """Each event with how `person` stands: `my_status` ("" for not at all), `my_number` in line, `my_answer_by`."""
    mine = FilteredRelation("enrolments", condition=Q(enrolments__person=person))
    ahead = Enrolment.objects.filter(event=OuterRef("pk"), status=Status.WAITING, line__lte=OuterRef("mine__line"))
    number = ahead.order_by().values("event").annotate(those=Count("pk")).values("those")
    return events.annotate(mine=mine).annotate(
        my_status=Coalesce(F("mine__status"), Value("")),
        my_answer_by=F("mine__answer_by"),
        my_number=Coalesce(Subquery(number), 0),
    )


@dataclass
class Row:
    """An event of the list, and how its reader stands."""

    event: TrainingEvent
    standing: Standing | None
    means: str


def rows_of(events: Any, now: datetime) -> list[Row]:
    return [
        Row(
            one,
            standing_of(one.my_status, one.my_number, one.my_answer_by, now),
            STATE_MEANS.get(one.state, "neutral"),
        )
        for one in events
    ]


def listed(person: Person, now: datetime, *, role: str, for_me: bool, earlier: bool) -> QuerySet:
    """What is published: ahead, or over, by the role it is meant for, or what one may sign up for oneself."""
    events = TrainingEvent.objects.published()
    events = events.earlier(now) if earlier else events.ahead(now)
    if role:
        events = events.meant_for(role)
    if for_me:
        events = events.meant_for_one_with(roles_of(person))
    return with_mine(events, person)


@dataclass
class EventPage:
    """One event as this person meets it. `practised_in` is the pair in which having taken part could be practice."""

    mine: Enrolment | None
    standing: Standing | None
    means: str
    hindrances: list[Any]
    is_going: bool
    may_sign_off: bool
    is_late: bool
    is_offered: bool
    checks_in: bool
    may_evaluate: bool
    sees_materials: bool
    mates: list[TrainingEvent]
    mates_open: int
    practised_in: Pairing | None
    desk: "DeskPart | None"

    @property
    def may_sign_up(self) -> bool:
        return not self.hindrances and not (self.is_going or self.is_offered or self.is_waiting)

    @property
    def is_waiting(self) -> bool:
        return bool(self.mine and self.mine.status == Status.WAITING)


@dataclass
class DeskPart:
    """What the secretariat sees beside: what a draft lacks, and what can be done."""

    missing: list[Any]
    may_change: bool
    may_note: bool
    waiting: int
    drafts_in_series: int


def enrolment_of(event: TrainingEvent, person: Person) -> Enrolment | None:
    found = event.enrolments.filter(person=person).with_number().first()
    if found:
        found.event, found.person = event, person
    return found


def hindrances_to_saying(event: TrainingEvent, mine: Enrolment, now: datetime) -> list[Any]:
    """Against saying how it was: it is not over, long ago, or said already."""
    return hindrances_to_evaluate(event.facts, status=mine.status, has_answered=mine.has_evaluated, now=now)


def event_page(event: TrainingEvent, person: Person, now: datetime) -> EventPage:
    """At most nine queries, however many come."""
    mine = enrolment_of(event, person)
    status = status_at(mine.status, mine.answer_by, now) if mine else ""
    opens = takes_people(event.facts, now)
    mates = _mates(event, person, now)
    seated = status in (Status.ENROLLED, Status.ATTENDED, Status.NO_SHOW)
    runs = may_run_events(person)
    return EventPage(
        mine=mine,
        standing=standing_of(status, mine.number, mine.answer_by, now) if mine else None,
        means=STATE_MEANS.get(event.state, "neutral"),
        hindrances=hindrances_to_sign_up(event.facts, fits=fits_somebody(event, person), now=now),
        is_going=seated,
        may_sign_off=opens and status in LIVE,
        is_late=status == Status.ENROLLED and is_late(sign_off_by=event.sign_off_by, today=localdate(now)),
        is_offered=opens and status == Status.OFFERED,
        checks_in=status in (Status.ENROLLED, Status.NO_SHOW) and may_check_in(event.facts, now),
        may_evaluate=bool(mine) and not hindrances_to_saying(event, mine, now),
        sees_materials=bool(event.materials) and (runs or seated),
        mates=mates,
        mates_open=sum(one.state in (State.PUBLISHED, State.FULL) and one.my_status not in LIVE for one in mates),
        practised_in=_pair_on(event, person) if status == Status.ATTENDED else None,
        desk=_desk_part(event, now) if runs else None,
    )


def _mates(event: TrainingEvent, person: Person, now: datetime) -> list[TrainingEvent]:
    """What is ahead of the same series, this one among them."""
    if event.series_id is None:
        return []
    seen = TrainingEvent.objects.visible_to(person).filter(series=event.series_id)
    return list(with_mine(seen.ahead(now), person))


def _pair_on(event: TrainingEvent, person: Person) -> Pairing | None:
    """The pair in which `person` co-drove on the day of the event."""
    begun = Pairing.objects.filter(co_driver=person, status__in=Pairing.BEGUN, began_on__lte=event.begins_on)
    there = begun.filter(Q(ended_on=None) | Q(ended_on__gte=event.begins_on))
    return there.order_by("-began_on", "-pk").first()


def _desk_part(event: TrainingEvent, now: datetime) -> DeskPart:
    draft = event.published_at is None
    others = TrainingEvent.objects.drafts().filter(series=event.series_id).exclude(pk=event.pk)
    return DeskPart(
        missing=missing_to_publish(event.plan, now) if draft else [],
        may_change=not hindrances_to_change(event.facts),
        may_note=not hindrances_to_note(event.facts, now),
        waiting=event.enrolments.in_line().count(),
        drafts_in_series=others.count() if draft and event.series_id else 0,
    )


# --- the secretariat ----------------------------------------------------------------------------------------------


@dataclass
class Desk:
    """The secretariat's list: what waits to be noted, drafts, and what is ahead; each with `waiting` and `offered`."""

    to_note: list[TrainingEvent]
    drafts: list[TrainingEvent]
    ahead: list[TrainingEvent]

    @property
    def is_empty(self) -> bool:
        return not (self.to_note or self.drafts or self.ahead)


def with_line(events: QuerySet) -> QuerySet:
    """Each with how many wait in line, are offered a seat, came, and are not noted yet."""
    return events.annotate(
        waiting=Count("enrolments", filter=Q(enrolments__status=Status.WAITING)),
        offered=Count("enrolments", filter=Q(enrolments__status=Status.OFFERED)),
        came=Count("enrolments", filter=Q(enrolments__status=Status.ATTENDED)),
        unnoted=Count("enrolments", filter=Q(enrolments__status=Status.ENROLLED)),
    )


def training_desk(now: datetime) -> Desk:
    """Three queries."""
    published = TrainingEvent.objects.published().filter(cancelled_at=None)
    over = with_line(published.filter(ends_at__lte=now)).filter(unnoted__gt=0)
    return Desk(
        to_note=list(over.order_by("begins_at", "pk")),
        drafts=list(TrainingEvent.objects.drafts().order_by("begins_at", "pk")),
        ahead=list(with_line(published.ahead(now))),
    )


def noted_events(now: datetime) -> QuerySet:
    """Those of which who came is noted, and the cancelled ones, the newest first."""
    done = TrainingEvent.objects.published().filter(Q(ends_at__lte=now) | Q(cancelled_at__isnull=False))
    noted = with_line(done).filter(Q(cancelled_at__isnull=False) | Q(unnoted=0))
    return noted.order_by("-begins_at", "-pk")


@dataclass
class ParticipantsPage:
    """Who has a seat, who is offered one, who waits in which order, and who signed off."""

    seated: list[Enrolment]
    offered: list[Enrolment]
    waiting: list[Enrolment]
    gone: list[Enrolment]
    may_note: bool
    may_add: bool
    came: int

    @property
    def everybody(self) -> list[Enrolment]:
        return [*self.seated, *self.offered, *self.waiting, *self.gone]

    def shown(self) -> list[Person]:
        return [one.person for one in self.everybody]


def participants_page(event: TrainingEvent, now: datetime) -> ParticipantsPage:
    """One query."""
    rows = list(event.enrolments.select_related("person__unit").order_by("person__folded_name", "pk"))
    by = {status: [one for one in rows if one.status == status] for status in Status}
    seated = [one for one in rows if one.status in (Status.ENROLLED, Status.ATTENDED, Status.NO_SHOW)]
    open_for_all = event.published_at is not None and event.cancelled_at is None
    return ParticipantsPage(
        seated=seated,
        offered=sorted(by[Status.OFFERED], key=lambda one: one.answer_by),
        waiting=sorted(by[Status.WAITING], key=lambda one: one.line),
        gone=[*by[Status.SIGNED_OFF], *by[Status.LAPSED]],
        may_note=not hindrances_to_note(event.facts, now),
        may_add=open_for_all and (now < event.begins_at or event.free_seats > 0),
        came=len(by[Status.ATTENDED]),
    )
