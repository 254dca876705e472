"""Today's list, about themes: who is missing, and what only the secretariat can do next. One query."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db.models import DateTimeField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.models import Pairing
from netvaerk.addresses import address
from netvaerk.models import NetworkTheme, ThemeMove
from netvaerk.models.prepared import ask, day_of, moment_of
from netvaerk.models.rounds import half_year
from netvaerk.rules.rounds import RoundDates
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import RoleAssignment
from secretariat.queries.today.items import Waiting
from secretariat.rules.today import Kind

Status, Role = NetworkTheme.Status, RoleAssignment.Role


def about_themes(today: date) -> list[Waiting]:
    return [one for row in ask(_with_facts) for one in _of(ThemeFacts.read(row), today)]


@dataclass(frozen=True)
class ThemeFacts:
    """A theme at intake or after: who leads it, who is asked, and since when it stands as it does. The fields are the
    names of the query."""

    pk: int
    title: str
    status: str
    network_type: str
    co_driver_waiver: str
    pause_review_on: date | None
    year: int | None
    season: str | None
    deadline_on: date | None
    decides_on: date | None
    accepted: datetime | None
    asked: datetime | None
    is_led: bool
    leader_asked: bool
    is_anchored: bool
    anchor_asked: bool
    is_paired: bool
    entered: datetime | None
    chosen: datetime | None
    led_until: date | None
    led_since: date | None
    anchored_until: date | None
    paired_until: date | None

    @classmethod
    def read(cls, row: tuple[Any, ...]) -> "ThemeFacts":
        """SQLite tells days and moments as text where they were computed."""
        told = dict(zip(FACTS, row, strict=True))
        told |= {name: moment_of(told[name]) for name in MOMENTS if told[name]}
        told |= {name: day_of(told[name]) for name in DAYS if told[name]}
        return cls(**told)

    @property
    def is_running(self) -> bool:
        return self.status in NetworkTheme.RUNNING

    @property
    def round(self) -> RoundDates:
        assert self.year, "a proposal at intake has a round"
        return RoundDates(self.year, self.season, self.deadline_on, self.decides_on)


FACTS = [one.name for one in fields(ThemeFacts)]
MOMENTS = ("accepted", "asked", "entered", "chosen")
DAYS = ("led_until", "led_since", "anchored_until", "paired_until")


def _with_facts() -> QuerySet:
    held = RoleAssignment.objects.filter(theme=OuterRef("pk"))
    leads, anchors = held.filter(role=Role.NETWORK_LEADER), held.filter(role=Role.REFERENCE_LEADER)
    pairs = Pairing.objects.filter(theme=OuterRef("pk"))
    moves = ThemeMove.objects.filter(theme=OuterRef("pk"))
    found = NetworkTheme.objects.filter(Q(status__in=NetworkTheme.AT_INTAKE) | Q(status__in=TAKES_ROLES))
    known = found.annotate(
        year=F("round__year"),
        season=F("round__season"),
        deadline_on=F("round__deadline_on"),
        decides_on=F("round__decides_on"),
        accepted=F("handover__accepted_at"),
        asked=F("handover__asked_at"),
        is_led=Exists(leads.current()),
        leader_asked=Exists(leads.unanswered()),
        is_anchored=Exists(anchors.current()),
        anchor_asked=Exists(anchors.unanswered()),
        is_paired=Exists(pairs.live()),
        entered=_latest(moves.filter(status=OuterRef("status")), "at"),
        chosen=_latest(moves.filter(status=Status.APPROVED), "at"),
        led_until=_latest(leads, "ended_on"),
        led_since=_latest(leads.current(), "began_on"),
        anchored_until=_latest(anchors, "ended_on"),
        paired_until=_latest(pairs, "ended_on"),
    )
    return known.order_by().values_list(*FACTS)


def _latest(rows: QuerySet, name: str) -> Subquery:
    """The latest day or moment among the rows of one theme."""
    of_theme = rows.order_by().values("theme").annotate(latest=Max(name)).values("latest")
    kind = {"output_field": DateTimeField()} if name == "at" else {}
    return Subquery(of_theme, **kind)


def _of(theme: ThemeFacts, today: date) -> Iterator[Waiting]:
    if theme.status in NetworkTheme.AT_INTAKE:
        yield from _at_intake(theme, today)
        return
    yield from _who_is_missing(theme, today)
    if theme.status == Status.APPROVED and theme.is_led:
        yield _next_step(theme, Kind.START, theme.led_since, _("Start the theme"))
    elif theme.status == Status.CLOSING and _is_handed_over(theme):
        yield _next_step(theme, Kind.CLOSE, localdate(theme.accepted or theme.asked), _("Close the theme"))
    elif theme.status == Status.PAUSED and theme.pause_review_on <= today:
        yield _next_step(theme, Kind.PAUSED, theme.pause_review_on, _("See the next step"))


def _is_handed_over(theme: ThemeFacts) -> bool:
    """Whether the leader has asked for the end, and the line has accepted or nobody is there to accept."""
    return bool(theme.accepted or (theme.asked and not theme.is_anchored))


def _at_intake(theme: ThemeFacts, today: date) -> Iterator[Waiting]:
    """Nobody has begun to look at it, or the forum should have decided."""
    url, facts = address("proposal", theme.pk), [half_year(theme.round)]
    if theme.status == Status.PROPOSED:
        since = _day(theme.entered, today)
        yield Waiting(Kind.INTAKE, theme.pk, since, theme.title, url, _("See the proposal"), facts)
    elif theme.round.decides_on < today:
        since = theme.round.decides_on
        yield Waiting(Kind.DECISION, theme.pk, since, theme.title, url, _("Write the decision"), facts)


def _who_is_missing(theme: ThemeFacts, today: date) -> Iterator[Waiting]:
    """While somebody is asked, that person has the ball. A co-driver is found when there is a leader to pair with."""
    chosen, state = _day(theme.chosen, today), [str(NetworkTheme.Status(theme.status).label)]
    learning = theme.network_type == NetworkTheme.NetworkType.LEARNING
    if not theme.is_led and not theme.leader_asked:
        url = reverse("coming_leaders") + f"?tema={theme.pk}"
        since = theme.led_until or chosen
        yield Waiting(Kind.NO_NETWORK_LEADER, theme.pk, since, theme.title, url, _("Appoint a network leader"), state)
    if theme.is_running and not theme.is_anchored and not theme.anchor_asked and not learning:
        url = reverse("admin:roles_roleassignment_add") + f"?theme={theme.pk}&role={Role.REFERENCE_LEADER}"
        since = theme.anchored_until or chosen
        yield Waiting(
            Kind.NO_REFERENCE_LEADER, theme.pk, since, theme.title, url, _("Appoint a reference leader"), state
        )
    if theme.is_led and not theme.is_paired and not theme.co_driver_waiver:
        url = address("choose_co_driver", theme.pk)
        since = theme.paired_until or theme.led_since
        yield Waiting(Kind.NO_CO_DRIVER, theme.pk, since, theme.title, url, _("Find a co-driver"), state)


def _next_step(theme: ThemeFacts, kind: Kind, since: date, button: str) -> Waiting:
    return Waiting(kind, theme.pk, since, theme.title, address("next_step", theme.pk), button)


def _day(moment: Any, today: date) -> date:
    """The day of a moment; today where nothing tells it, as for what was entered before steps were kept."""
    return localdate(moment) if moment else today
