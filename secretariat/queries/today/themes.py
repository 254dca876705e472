"""Today's list, about themes: who is missing, and what only the secretariat can do next. One query."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import DateTimeField, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.models import Pairing
from netvaerk.models import NetworkTheme, ThemeMove
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import RoleAssignment
from secretariat.queries.today.items import Waiting
from secretariat.rules.today import Kind

Status, Role = NetworkTheme.Status, RoleAssignment.Role


def about_themes(today: date) -> list[Waiting]:
    return [one for theme in _with_facts() for one in _of(theme, today)]


def _with_facts() -> QuerySet:
    """Themes at intake and after, each with who leads it, who is asked, and since when it stands as it does."""
    held = RoleAssignment.objects.filter(theme=OuterRef("pk"))
    leads, anchors = held.filter(role=Role.NETWORK_LEADER), held.filter(role=Role.REFERENCE_LEADER)
    pairs = Pairing.objects.filter(theme=OuterRef("pk"))
    moves = ThemeMove.objects.filter(theme=OuterRef("pk"))
    found = NetworkTheme.objects.filter(Q(status__in=NetworkTheme.AT_INTAKE) | Q(status__in=TAKES_ROLES))
    return found.select_related("round", "handover").annotate(
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


def _latest(rows: QuerySet, name: str) -> Subquery:
    """The latest day or moment among the rows of one theme."""
    of_theme = rows.order_by().values("theme").annotate(latest=Max(name)).values("latest")
    kind = {"output_field": DateTimeField()} if name == "at" else {}
    return Subquery(of_theme, **kind)


def _of(theme: Any, today: date) -> Iterator[Waiting]:
    if theme.status in NetworkTheme.AT_INTAKE:
        yield from _at_intake(theme, today)
        return
    yield from _who_is_missing(theme, today)
    if theme.status == Status.APPROVED and theme.is_led:
        yield _next_step(theme, Kind.START, theme.led_since, _("Start the theme"))
    elif theme.status == Status.CLOSING and _is_handed_over(theme):
        handover = theme.handover
        yield _next_step(theme, Kind.CLOSE, localdate(handover.accepted_at or handover.asked_at), _("Close the theme"))
    elif theme.status == Status.PAUSED and theme.pause_review_on <= today:
        yield _next_step(theme, Kind.PAUSED, theme.pause_review_on, _("See the next step"))


def _is_handed_over(theme: Any) -> bool:
    """Whether the leader has asked for the end, and the line has accepted or nobody is there to accept."""
    handover = getattr(theme, "handover", None)
    return handover is not None and (handover.accepted_at is not None or not theme.is_anchored)


def _at_intake(theme: Any, today: date) -> Iterator[Waiting]:
    """Nobody has begun to look at it, or the forum should have decided."""
    url, half_year = reverse("proposal", args=[theme.pk]), [str(theme.round)]
    if theme.status == Status.PROPOSED:
        since = _day(theme.entered, today)
        yield Waiting(Kind.INTAKE, theme.pk, since, theme.title, url, _("See the proposal"), half_year)
    elif theme.round.decides_on < today:
        since = theme.round.decides_on
        yield Waiting(Kind.DECISION, theme.pk, since, theme.title, url, _("Write the decision"), half_year)


def _who_is_missing(theme: Any, today: date) -> Iterator[Waiting]:
    """While somebody is asked, that person has the ball. A co-driver is found when there is a leader to pair with."""
    chosen, state = _day(theme.chosen, today), [theme.get_status_display()]
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
        url = reverse("choose_co_driver", args=[theme.pk])
        since = theme.paired_until or theme.led_since
        yield Waiting(Kind.NO_CO_DRIVER, theme.pk, since, theme.title, url, _("Find a co-driver"), state)


def _next_step(theme: NetworkTheme, kind: Kind, since: date, button: str) -> Waiting:
    return Waiting(kind, theme.pk, since, theme.title, reverse("next_step", args=[theme.pk]), button)


def _day(moment: Any, today: date) -> date:
    """The day of a moment; today where nothing tells it, as for what was entered before steps were kept."""
    return localdate(moment) if moment else today
