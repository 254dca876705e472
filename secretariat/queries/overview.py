"""Overblik: where every pair stands, who waits, who has gone quiet, and which themes lack somebody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from codriver.facts.pairing import same_line
from codriver.models import ExpectationAlignment, Pairing
from codriver.queries.pairs import themes_without_co_driver
from codriver.queries.stages import Stage, Standing, standing, with_standing
from netvaerk.models import NetworkTheme
from roles.models import RoleAssignment
from roles.queries.releases import ToFollow, time_to_follow
from roles.queries.sparring import SilentRelation, silent_relations

Role = RoleAssignment.Role


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
    without_network_leader: QuerySet
    pairs: list[PairRow]
    offers: list[Pairing]
    without_co_driver: QuerySet
    without_reference_leader: QuerySet
    asked: QuerySet
    time: list[ToFollow]
    silent: list[SilentRelation]

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
    pairings = list(Pairing.objects.current().with_people().order_by("began_on", "pk"))
    alignments = with_standing(ExpectationAlignment.objects.filter(pairing__in=pairings))
    standings = {one.pairing_id: standing(one, today) for one in alignments}
    rows = [PairRow(one, standings.get(one.pk)) for one in pairings]
    rows.sort(key=lambda row: (not row.needs_help, row.waited is None, -(row.waited or 0)))
    return Overview(
        without_network_leader=_running_without(Role.NETWORK_LEADER),
        pairs=rows,
        offers=list(Pairing.objects.filter(status=Pairing.Status.OFFERED).with_people().order_by("offered_at")),
        without_co_driver=themes_without_co_driver(),
        without_reference_leader=_running_without(Role.REFERENCE_LEADER).exclude(
            network_type=NetworkTheme.NetworkType.LEARNING
        ),
        asked=RoleAssignment.objects.unanswered().select_related("theme", "person").order_by("asked_at"),
        time=time_to_follow(today),
        silent=silent_relations(today),
    )


def _running_without(role: str) -> QuerySet:
    held = RoleAssignment.objects.current().filter(theme=OuterRef("pk"), role=role)
    return NetworkTheme.objects.running().filter(~Exists(held))
