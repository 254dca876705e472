"""Themes as reports read them: every one that runs or ran, from when to when."""

from datetime import date
from typing import NamedTuple

from django.db.models import Max, OuterRef, Subquery
from django.utils.timezone import localdate

from netvaerk.models import NetworkTheme, ThemeMove
from secretariat.rules.reports.spans import Span

Status = NetworkTheme.Status


class ThemeInShort(NamedTuple):
    """What a report says of a theme; `ended_on` is the day it was closed, None while it runs."""

    pk: int
    title: str
    status: str
    begins_on: date | None
    ended_on: date | None
    network_type: str
    co_driver_waiver: str

    @property
    def state(self) -> str:
        return str(Status(self.status).label)


def themes_ever() -> list[ThemeInShort]:
    """In the order of themes; one query."""
    closed = ThemeMove.objects.filter(theme=OuterRef("pk"), status=Status.CLOSED).order_by()
    last = Subquery(closed.values("theme").annotate(last=Max("at")).values("last"))
    found = NetworkTheme.objects.filter(status__in=NetworkTheme.WITH_AN_INSIDE)
    columns = ("pk", "title", "status", "begins_on", last, "network_type", "co_driver_waiver")
    return [
        ThemeInShort(pk, title, status, begins_on, localdate(at) if at and status == Status.CLOSED else None, *needs)
        for pk, title, status, begins_on, at, *needs in found.values_list(*columns)
    ]


def units_of_themes() -> dict[int, list[int]]:
    """The numbers of the units that each theme touches; one query."""
    found: dict[int, list[int]] = {}
    for theme, unit in NetworkTheme.units.through.objects.values_list("networktheme_id", "orgunit_id"):
        found.setdefault(theme, []).append(unit)
    return found


def ran_in(theme: ThemeInShort, span: Span) -> bool:
    return span.meets(theme.begins_on, theme.ended_on)
