"""Who is to agree with whom on a theme, and how the mandate of its leader stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from codriver.facts.agreements import agreed_hours
from codriver.models import (
    AlignmentAgreement,
    ExpectationAlignment,
)
from codriver.rules.forms import Side
from codriver.rules.mandate import (
    CO_DRIVER,
    CO_DRIVER_PERSONNEL,
    PERSONNEL_LEADER,
    REFERENCE_LEADER,
    MandateFacts,
)
from netvaerk.models import NetworkTheme, Person
from roles.access import Role
from roles.models import ResourceRelease, RoleAssignment


@dataclass(frozen=True)
class Parties:
    """Two who are to agree, as roles and leaders stand today; `second` is None while there is nobody."""

    kind: str
    first: Person
    second: Person | None

    @property
    def key(self) -> tuple[str, int, int | None]:
        return self.kind, self.first.pk, self.second.pk if self.second else None

    @property
    def people(self) -> list[Person]:
        return [one for one in (self.first, self.second) if one]


def key_of(alignment: ExpectationAlignment) -> tuple[str, int, int | None]:
    """As `Parties.key`, of those who are the parties of an alignment."""
    sides = alignment.sides()
    return alignment.kind, sides[Side.FIRST].person_id, sides[Side.SECOND].person_id


def holders_of(theme: NetworkTheme) -> list[RoleAssignment]:
    """Who holds a role on the theme today, or held it until it was closed, with unit and personnel leader."""
    held = RoleAssignment.objects.reading().filter(theme=theme)
    return list(held.select_related("person__unit", "person__personnel_leader").order_by("began_on", "pk"))


def parties_today(holders: Iterable[RoleAssignment]) -> list[Parties]:
    """Who is to agree with whom on a theme, told from who holds its roles and who leads them."""
    people: dict[str, list[Person]] = {role: [] for role in Role.values}
    for one in holders:
        people[one.role].append(one.person)
    leader, reference = (next(iter(people[role]), None) for role in (Role.NETWORK_LEADER, Role.REFERENCE_LEADER))
    found = []
    if leader:
        found += [Parties(CO_DRIVER, leader, one) for one in people[Role.CO_DRIVER]]
        found.append(Parties(REFERENCE_LEADER, leader, reference))
        found.append(Parties(PERSONNEL_LEADER, leader, _personnel_leader_of(leader)))
    return found + [Parties(CO_DRIVER_PERSONNEL, one, _personnel_leader_of(one)) for one in people[Role.CO_DRIVER]]


def _personnel_leader_of(person: Person) -> Person | None:
    leader = person.personnel_leader
    return leader if leader and leader.is_active else None


def mandate_of(theme: NetworkTheme, today: date) -> MandateFacts:
    """How the mandate of the theme's leader stands on `today`."""
    in_force = AlignmentAgreement.objects.in_force().filter(alignment__theme=theme)
    agreed = in_force.select_related("text", "alignment__template").prefetch_related("alignment__responses__person")
    releases = ResourceRelease.objects.granted(today).filter(theme=theme)
    return mandate_facts(theme, parties_today(holders_of(theme)), list(agreed), list(releases))


def mandate_facts(
    theme: NetworkTheme,
    parties: list[Parties],
    agreed: list[AlignmentAgreement],
    releases: list[ResourceRelease],
) -> MandateFacts:
    """Of what has been read: agreements in force, and releases that stand on the day asked about."""
    hours = {key_of(one.alignment): agreed_hours(one) for one in agreed}

    def holds(kind: str) -> bool:
        of_kind = [one for one in parties if one.kind == kind]
        return bool(of_kind) and all(one.key in hours for one in of_kind)

    leader, mine = next(((one.first, one.key) for one in parties if one.kind == PERSONNEL_LEADER), (None, None))
    released = [one.hours_per_week for one in releases if leader and leader.pk == one.person_id]
    return MandateFacts(
        co_driver_agreed=holds(CO_DRIVER),
        reference_leader_agreed=holds(REFERENCE_LEADER),
        personnel_leader_agreed=holds(PERSONNEL_LEADER),
        released_hours=max(released, default=Decimal(0)),
        agreed_hours=(hours.get(mine) if mine else None) or Decimal(0),
        needs_co_driver=not theme.co_driver_waiver or any(one.kind == CO_DRIVER for one in parties),
        needs_reference_leader=theme.network_type != NetworkTheme.NetworkType.LEARNING,
    )
