"""Today's list, about themes: who is missing, and what only the secretariat can do next. One query."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.models import Pairing
from netvaerk.addresses import address, page_address
from netvaerk.models import NetworkTheme, ThemeMove
from netvaerk.models.prepared import ask, day_of, moment_of
from netvaerk.models.rounds import half_year
from netvaerk.rules.rounds import RoundDates
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import RoleAssignment
from secretariat.queries.latest import latest_of_theme
from secretariat.queries.today.items import Waiting
from secretariat.rules.today import Kind

Status, Role = NetworkTheme.Status, RoleAssignment.Role


def about_themes(today: date) -> list[Waiting]:
    return [one for row in ask(_with_facts) for one in _of(ThemeFacts(*row), today)]


class ThemeFacts(NamedTuple):
    """A theme at intake or after: who leads it, who is asked, and since when it stands as it does. The fields are the
    names of the query, and days and moments as the database tells them: most themes wait for nothing."""

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
    accepted: datetime | str | None
    asked: datetime | str | None
    is_led: bool
    leader_asked: bool
    is_anchored: bool
    anchor_asked: bool
    is_paired: bool
    entered: datetime | str | None
    chosen: datetime | str | None
    led_until: date | str | None
    led_since: date | str | None
    anchored_until: date | str | None
    paired_until: date | str | None

    @property
    def is_running(self) -> bool:
        return self.status in NetworkTheme.RUNNING

    @property
    def round(self) -> RoundDates:
        assert self.year, "a proposal at intake has a round"
        return RoundDates(self.year, self.season, self.deadline_on, self.decides_on)


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
        entered=latest_of_theme(moves.filter(status=OuterRef("status")), "at"),
        chosen=latest_of_theme(moves.filter(status=Status.APPROVED), "at"),
        led_until=latest_of_theme(leads, "ended_on"),
        led_since=latest_of_theme(leads.current(), "began_on"),
        anchored_until=latest_of_theme(anchors, "ended_on"),
        paired_until=latest_of_theme(pairs, "ended_on"),
    )
    return known.order_by().values_list(*ThemeFacts._fields)


def _of(theme: ThemeFacts, today: date) -> Iterator[Waiting]:
    if theme.status in NetworkTheme.AT_INTAKE:
        yield from _at_intake(theme, today)
        return
    yield from _who_is_missing(theme, today)
    if theme.status == Status.APPROVED and theme.is_led:
        yield _next_step(theme, Kind.START, day_of(theme.led_since), _("Start the theme"))
    elif theme.status == Status.CLOSING and _is_handed_over(theme):
        yield _next_step(theme, Kind.CLOSE, _day(theme.accepted or theme.asked, today), _("Close the theme"))
    elif theme.status == Status.PAUSED and theme.pause_review_on <= today:
        yield _next_step(theme, Kind.PAUSED, theme.pause_review_on, _("See the next step"))


def _is_handed_over(theme: ThemeFacts) -> bool:
    """Whether the leader has asked for the end, and the line has accepted or nobody is there to accept."""
    return bool(theme.accepted or (theme.asked and not theme.is_anchored))


def _at_intake(theme: ThemeFacts, today: date) -> Iterator[Waiting]:
    """Nobody has begun to look at it, or the forum should have decided."""
    if theme.status == Status.PROPOSED:
        yield _proposal(theme, Kind.INTAKE, _day(theme.entered, today), _("See the proposal"))
    elif theme.decides_on < today:
        yield _proposal(theme, Kind.DECISION, theme.decides_on, _("Write the decision"))


def _proposal(theme: ThemeFacts, kind: Kind, since: date, button: str) -> Waiting:
    facts = [half_year(theme.round)]
    return Waiting(kind, theme.pk, since, theme.title, address("proposal", theme.pk), button, facts)


def _who_is_missing(theme: ThemeFacts, today: date) -> Iterator[Waiting]:
    """While somebody is asked, that person has the ball. A co-driver is found when there is a leader to pair with."""
    learning = theme.network_type == NetworkTheme.NetworkType.LEARNING
    if not theme.is_led and not theme.leader_asked:
        url = f"{page_address('coming_leaders')}?tema={theme.pk}"
        yield _missing(theme, Kind.NO_NETWORK_LEADER, theme.led_until, url, _("Appoint a network leader"), today)
    if theme.is_running and not theme.is_anchored and not theme.anchor_asked and not learning:
        url = f"{page_address('admin:roles_roleassignment_add')}?theme={theme.pk}&role={Role.REFERENCE_LEADER}"
        yield _missing(
            theme, Kind.NO_REFERENCE_LEADER, theme.anchored_until, url, _("Appoint a reference leader"), today
        )
    if theme.is_led and not theme.is_paired and not theme.co_driver_waiver:
        url, since = address("choose_co_driver", theme.pk), theme.paired_until or theme.led_since
        yield _missing(theme, Kind.NO_CO_DRIVER, since, url, _("Find a co-driver"), today)


def _missing(theme: ThemeFacts, kind: Kind, until: date | str | None, url: str, button: str, today: date) -> Waiting:
    """Since the last who held the role left, or since the theme was chosen."""
    since = day_of(until) if until else _day(theme.chosen, today)
    return Waiting(kind, theme.pk, since, theme.title, url, button, [str(Status(theme.status).label)])


def _next_step(theme: ThemeFacts, kind: Kind, since: date, button: str) -> Waiting:
    return Waiting(kind, theme.pk, since, theme.title, address("next_step", theme.pk), button)


def _day(moment: datetime | str | None, today: date) -> date:
    """The day of a moment; today where nothing tells it, as for what was entered before steps were kept."""
    return localdate(moment_of(moment)) if moment else today
