"""Overblik: where every pair stands, and who waits for whom. What there is to do stands on today's list."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from codriver.facts.pairing import same_line
from codriver.models import Pairing
from codriver.queries.practice import PracticeWaits, practice_that_waits
from codriver.queries.stages import Stage, Standing, standings_of
from netvaerk.models.prepared import read
from roles.models import Nomination, RoleAssignment

STANDS = (
    "status", "began_on", "answer_by", "exception_reason", "leader_says_yes", "co_driver_says_yes",
)  # fmt: skip
"""What the page shows of a pairing itself."""


@dataclass
class PairRow:
    """A pair with how far it has come."""

    pairing: Pairing
    standing: Standing | None

    @property
    def own_line_unexplained(self) -> bool:
        """Whether one has become the other's personnel leader, and nobody has written why the pair must be so."""
        own_line = same_line(self.pairing.network_leader, self.pairing.co_driver)
        return own_line and not self.pairing.exception_reason

    @property
    def needs_help(self) -> bool:
        return self.standing is not None and self.standing.needs_help

    @property
    def waited(self) -> int | None:
        """For how many days one of the two has held the ball; None where nobody does."""
        return self.standing.waited if self.standing else None


@dataclass
class Overview:
    pairs: list[PairRow]
    offers: list[Pairing]
    asked: list[RoleAssignment]
    nominations_open: int
    practice: list[PracticeWaits]
    today: date

    @property
    def need_help(self) -> list[PairRow]:
        return [row for row in self.pairs if row.needs_help]

    @property
    def agreed(self) -> int:
        return sum(row.standing is not None and row.standing.stage == Stage.AGREED for row in self.pairs)

    @property
    def due(self) -> int:
        return sum(row.standing is not None and row.standing.stage == Stage.DUE for row in self.pairs)


def overview(today: date) -> Overview:
    """Every running pair: those that need help first, then those that have waited longest; constant queries."""
    live = read(_live)
    pairings = [one for one in live if one.status == Pairing.Status.ACTIVE]
    standings = standings_of(pairings, today)
    rows = [PairRow(one, standings.get(one.pk)) for one in pairings]
    rows.sort(key=lambda row: (not row.needs_help, row.waited is None, -(row.waited or 0)))
    return Overview(
        pairs=rows,
        offers=sorted(
            (one for one in live if one.status == Pairing.Status.OFFERED), key=lambda one: (one.answer_by, one.pk)
        ),
        asked=read(_asked),
        nominations_open=Nomination.objects.open().filter(person__is_active=True).count(),
        practice=practice_that_waits(today),
        today=today,
    )


def _live() -> QuerySet:
    people = [f"{side}__{name}" for side in ("network_leader", "co_driver") for name in ("name", "personnel_leader")]
    return (
        Pairing.objects.live()
        .select_related("theme", "network_leader", "co_driver")
        .only(*STANDS, "theme__title", *people)
        .order_by("began_on", "offered_at", "pk")
    )


def _asked() -> QuerySet:
    return (
        RoleAssignment.objects.unanswered()
        .select_related("theme", "person")
        .only("role", "asked_at", "theme__title", "person__name", "person__email")
        .order_by("asked_at")
    )
