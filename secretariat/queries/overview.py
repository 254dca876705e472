"""Overblik: where every pair stands, who waits, who has gone quiet, and which themes lack somebody."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from codriver.facts import same_line
from codriver.models import ExpectationAlignment, Pairing
from codriver.queries.pairs import themes_without_co_driver
from codriver.queries.stages import Stage, Standing, standing, with_standing
from codriver.rules.values import as_hours
from netvaerk.models import NetworkTheme, Person
from roles.models import ResourceRelease, RoleAssignment
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
        silent=silent_relations(today),
    )


def _running_without(role: str) -> QuerySet:
    held = RoleAssignment.objects.current().filter(theme=OuterRef("pk"), role=role)
    return NetworkTheme.objects.running().filter(~Exists(held))


@dataclass
class StaffRow:
    """What a personnel leader sees of one person: role, theme, period and hours, and nothing of the content."""

    person: Person
    assignment: RoleAssignment
    release: ResourceRelease | None
    hours_agreed: Decimal | None

    @property
    def hours_differ(self) -> bool:
        released = self.release.hours_per_week if self.release else Decimal(0)
        return self.hours_agreed is not None and self.hours_agreed > released


def staff_page(leader: Person, today: date) -> tuple[list[StaffRow], list[Person]]:
    """Own staff on themes with their hours, and the rest of the staff; a constant number of queries."""
    staff = list(Person.objects.employed().filter(personnel_leader=leader).select_related("unit"))
    assignments = RoleAssignment.objects.current().filter(person__in=staff).select_related("person", "theme")
    releases = {
        (one.person_id, one.theme_id): one for one in ResourceRelease.objects.granted(today).filter(person__in=staff)
    }
    agreed = _agreed_hours(staff)
    rows = [
        StaffRow(
            one.person, one, releases.get((one.person_id, one.theme_id)), agreed.get((one.person_id, one.theme_id))
        )
        for one in assignments.order_by("person__folded_name", "began_on")
    ]
    busy = {row.person.pk for row in rows}
    return rows, [person for person in staff if person.pk not in busy]


def _agreed_hours(staff: list[Person]) -> dict[tuple[int, int], Decimal]:
    """Hours a week agreed by pairs in which one of `staff` co-drives, by person and theme."""
    pairs = Pairing.objects.current().filter(Q(co_driver__in=staff))
    found: dict[tuple[int, int], Decimal] = {}
    for one in with_standing(ExpectationAlignment.objects.filter(pairing__in=pairs)):
        agreement: Any = next((a for a in one.agreements.all() if a.agreed_at and not a.superseded_at), None)
        if agreement and one.pairing:
            code = next((q.code for q in one.catalogue.questions if q.kind.value == "number"), "")
            hours = as_hours(agreement.text.joint.get(code, ""))
            if hours is not None:
                found[(one.pairing.co_driver_id, one.theme_id)] = hours
    return found
