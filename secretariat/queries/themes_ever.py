"""Every theme that runs or ran, from when to when, as reports and the network map read them."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet

from netvaerk.models import NetworkTheme
from netvaerk.models.prepared import ask, day_here, day_of
from secretariat.queries.latest import closed_at
from secretariat.rules.reports.spans import Span

Status = NetworkTheme.Status


class ThemeEver(NamedTuple):
    """`phase` is its number, and `ended_on` the day the theme was closed, None while it runs."""

    pk: int
    title: str
    status: str
    begins_on: date | None
    ended_on: date | None
    network_type: str
    phase: int | None
    co_driver_waiver: str

    @property
    def state(self) -> str:
        return str(Status(self.status).label)

    @property
    def is_running(self) -> bool:
        return self.status != Status.CLOSED


def themes_ever() -> list[ThemeEver]:
    """In the order of themes; one query."""
    return [_theme(*row) for row in ask(_themes)]


@lru_cache(maxsize=4096)
def _theme(pk: int, title: str, status: str, begins_on: Any, closed: Any, *more: Any) -> ThemeEver:
    """A row as it was read; most are the same the next time."""
    over = day_here(closed) if status == Status.CLOSED else None
    return ThemeEver(pk, title, status, day_of(begins_on), over, *more)


def _themes() -> QuerySet:
    found = NetworkTheme.objects.filter(status__in=NetworkTheme.WITH_AN_INSIDE)
    needs = ("network_type", "phase", "co_driver_waiver")
    return found.values_list("pk", "title", "status", "begins_on", closed_at(), *needs)


def units_of_themes() -> dict[int, list[int]]:
    """The numbers of the units that each theme touches; one query."""
    found: dict[int, list[int]] = {}
    for theme, unit in ask(_touched):
        found.setdefault(theme, []).append(unit)
    return found


def _touched() -> QuerySet:
    return NetworkTheme.units.through.objects.values_list("networktheme_id", "orgunit_id")


def ran_in(theme: ThemeEver, span: Span) -> bool:
    return span.meets(theme.begins_on, theme.ended_on)
