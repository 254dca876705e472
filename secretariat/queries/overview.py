"""Overblik: where every pair stands, who waits, who has gone quiet, and which themes lack somebody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from codriver.facts.pairing import same_line
from codriver.models import CoDriverCandidacy, ExpectationAlignment, Pairing
from codriver.queries.pairs import themes_without_co_driver
from codriver.queries.practice import PracticeWaits, practice_that_waits
from codriver.queries.stages import Stage, Standing, standing, with_standing
from codriver.rules.candidacy import REMINDERS_AFTER, reminders_due
from netvaerk.models import NetworkTheme
from roles.models import Nomination, RoleAssignment
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
    without_network_leader: list[NetworkTheme]
    pairs: list[PairRow]
    offers: list[Pairing]
    without_co_driver: QuerySet
    without_reference_leader: list[NetworkTheme]
    asked: QuerySet
    time: list[ToFollow]
    silent: list[SilentRelation]
    nominations_open: int
    unanswered: list[CoDriverCandidacy]
    """Candidates whose personnel leader was reminded twice and has not answered."""
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
    live = list(Pairing.objects.live().with_people().order_by("began_on", "offered_at", "pk"))
    pairings = [one for one in live if one.status == Pairing.Status.ACTIVE]
    alignments = with_standing(ExpectationAlignment.objects.filter(pairing__in=pairings))
    standings = {one.pairing_id: standing(one, today) for one in alignments}
    rows = [PairRow(one, standings.get(one.pk)) for one in pairings]
    rows.sort(key=lambda row: (not row.needs_help, row.waited is None, -(row.waited or 0)))
    lacking = _running_without_a_leader()
    return Overview(
        without_network_leader=[one for one in lacking if not one.is_led],
        pairs=rows,
        offers=sorted(
            (one for one in live if one.status == Pairing.Status.OFFERED), key=lambda one: (one.answer_by, one.pk)
        ),
        without_co_driver=themes_without_co_driver(),
        without_reference_leader=[one for one in lacking if not one.is_anchored],
        asked=RoleAssignment.objects.unanswered().select_related("theme", "person").order_by("asked_at"),
        time=time_to_follow(today),
        silent=silent_relations(today),
        unanswered=_unanswered(today),
        nominations_open=Nomination.objects.open().filter(person__is_active=True).count(),
        practice=practice_that_waits(today),
        today=today,
    )


def _unanswered(today: date) -> list[CoDriverCandidacy]:
    """The one who has waited longest first."""
    last = REMINDERS_AFTER[-1].days
    waiting = CoDriverCandidacy.objects.waiting_for_a_leader()
    return [one for one in waiting if last in reminders_due(localdate(one.asked_leader_at), today)]


def _running_without_a_leader() -> list[NetworkTheme]:
    """Running themes that lack one of the two leaders; each says with `is_led` and `is_anchored` which it has. A
    learning network needs no reference leader."""
    held = RoleAssignment.objects.current().filter(theme=OuterRef("pk"))
    anchored = Q(Exists(held.filter(role=Role.REFERENCE_LEADER))) | Q(network_type=NetworkTheme.NetworkType.LEARNING)
    running = NetworkTheme.objects.running().annotate(
        is_led=Exists(held.filter(role=Role.NETWORK_LEADER)), is_anchored=ExpressionWrapper(anchored, BooleanField())
    )
    return list(running.exclude(is_led=True, is_anchored=True))
