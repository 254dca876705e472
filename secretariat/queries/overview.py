"""Overblik: where every pair stands, who waits, who has gone quiet, and which themes lack somebody."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from codriver.facts import agreed_hours, same_line
from codriver.models import ExpectationAlignment, Pairing
from codriver.queries.pairs import themes_without_co_driver
from codriver.queries.stages import Stage, Standing, standing, with_standing
from codriver.rules.mandate import CO_DRIVER_PERSONNEL, PERSONNEL_LEADER
from netvaerk.models import NetworkTheme, Person
from roles.models import ResourceRelease, RoleAssignment

Role = RoleAssignment.Role
KIND_OF_ROLE = {Role.NETWORK_LEADER.value: PERSONNEL_LEADER, Role.CO_DRIVER.value: CO_DRIVER_PERSONNEL}
"""Which agreement with the own personnel leader belongs to a role."""


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
    kind: str
    agreement: ExpectationAlignment | None

    @property
    def may_open(self) -> bool:
        """Whether there is an agreement between the two to open: not for a reference leader, and on a running theme."""
        return bool(self.kind) and self.agreement is None and self.assignment.theme.is_running

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
    agreed, agreements = _agreed_hours(staff), _own_agreements(leader)
    rows = []
    for one in assignments.order_by("person__folded_name", "began_on"):
        key, kind = (one.person_id, one.theme_id), KIND_OF_ROLE.get(one.role, "")
        rows.append(StaffRow(one.person, one, releases.get(key), agreed.get(key), kind, agreements.get((*key, kind))))
    busy = {row.person.pk for row in rows}
    return rows, [person for person in staff if person.pk not in busy]


def _agreed_hours(staff: list[Person]) -> dict[tuple[int, int], Decimal]:
    """The most hours a week that an agreement in force names for one of `staff`, by person and theme."""
    found: dict[tuple[int, int], Decimal] = {}
    mine = ExpectationAlignment.objects.running().filter(responses__person__in=staff).distinct()
    for one in with_standing(mine):
        agreement: Any = next((a for a in one.agreements.all() if a.agreed_at and not a.superseded_at), None)
        person, hours = one.whose_hours(), agreed_hours(agreement) if agreement else None
        if person and hours is not None:
            key = (person.pk, one.theme_id)
            found[key] = max(hours, found.get(key, hours))
    return found


def _own_agreements(leader: Person) -> dict[tuple[int, int, str], ExpectationAlignment]:
    """The running agreements with this personnel leader, by person, theme and kind."""
    running = ExpectationAlignment.objects.of(leader).running().filter(kind__in=KIND_OF_ROLE.values())
    return {(one.first_party_id, one.theme_id, one.kind): one for one in running}
