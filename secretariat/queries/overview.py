"""Overblik: where every pair stands, and who waits for whom. What there is to do stands on today's list."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from codriver.models import Pairing
from codriver.queries.practice import PracticeWaits, practice_that_waits
from codriver.queries.running_pairs import RunningPair, running_pairs
from codriver.queries.stages import Stage
from netvaerk.models.prepared import ask, read
from roles.models import Nomination, RoleAssignment


@dataclass
class Overview:
    pairs: list[RunningPair]
    offers: list[Pairing]
    asked: list[RoleAssignment]
    nominations_open: int
    practice: list[PracticeWaits]
    today: date

    @property
    def need_help(self) -> list[RunningPair]:
        return [row for row in self.pairs if row.needs_help]

    @property
    def agreed(self) -> int:
        return sum(row.standing is not None and row.standing.stage == Stage.AGREED for row in self.pairs)

    @property
    def due(self) -> int:
        return sum(row.standing is not None and row.standing.stage == Stage.DUE for row in self.pairs)


def overview(today: date) -> Overview:
    """Every running pair: those that need help first, then those that have waited longest; constant queries."""
    rows = running_pairs(today)
    rows.sort(key=lambda row: (not row.needs_help, row.waited is None, -(row.waited or 0)))
    return Overview(
        pairs=rows,
        offers=read(_offers),
        asked=read(_asked),
        nominations_open=len(ask(_nominations_open)),
        practice=practice_that_waits(today),
        today=today,
    )


def _offers() -> QuerySet:
    told = ("status", "answer_by", "leader_says_yes", "co_driver_says_yes", "theme__title")
    offers = Pairing.objects.filter(status=Pairing.Status.OFFERED)
    return (
        offers.select_related("theme", "network_leader", "co_driver")
        .only(*told, "network_leader__name", "co_driver__name")
        .order_by("answer_by", "pk")
    )


def _nominations_open() -> QuerySet:
    return Nomination.objects.open().filter(person__is_active=True).order_by().values_list("pk")


def _asked() -> QuerySet:
    return (
        RoleAssignment.objects.unanswered()
        .select_related("theme", "person")
        .only("role", "asked_at", "theme__title", "person__name", "person__email")
        .order_by("asked_at")
    )
