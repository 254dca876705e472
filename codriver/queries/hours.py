"""Hours a week side by side: expected in the plan, agreed, and released, phase by phase, and which unit bears them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from codriver.access import reads_agreed_hours
from codriver.facts.agreements import agreed_hours
from codriver.models import AlignmentAgreement
from codriver.rules.hours import PhaseHours, Stretch, released_over
from netvaerk.models import OrgUnit, Person, PlannedPhase
from roles.models import ResourceRelease, RoleAssignment

Role = RoleAssignment.Role
WHO = {Role.NETWORK_LEADER: ("leader_hours", _("Network leader")), Role.CO_DRIVER: ("co_driver_hours", _("Co-driver"))}


@dataclass(frozen=True)
class HoursRow:
    """One phase of the plan, or the time from today where none is planned. `agreed` is what this reader may know of the
    agreed hours."""

    planned: PlannedPhase | None
    hours: PhaseHours
    agreed: Decimal | None
    is_now: bool = False


@dataclass(frozen=True)
class HoursTable:
    """The hours of one person on the theme. `unit` is the unit that bears them today."""

    role: Any
    person: Person
    unit: OrgUnit | None
    rows: list[HoursRow]


@dataclass(frozen=True)
class Agreed:
    """The most hours that agreements in force name for a person: of all, and of those that this reader may read."""

    most: Decimal | None = None
    read: Decimal | None = None

    @property
    def told(self) -> bool:
        return self.most == self.read


def hours_tables(
    holders: Iterable[RoleAssignment],
    plan: list[PlannedPhase],
    agreed: Iterable[AlignmentAgreement],
    releases: Iterable[ResourceRelease],
    *,
    reader: Person,
    today: date,
) -> list[HoursTable]:
    """A table for the leader and one for each co-driver, of what has been read; no query."""
    hours = _agreed_by_person(agreed, reader)
    stretches: dict[int, list[Stretch]] = {}
    for one in releases:
        stretches.setdefault(one.person_id, []).append(Stretch(one.hours_per_week, one.began_on, one.ended_on))
    tables = []
    for held in sorted((one for one in holders if one.role in WHO), key=lambda one: one.role != Role.NETWORK_LEADER):
        person, (name, role) = held.person, WHO[Role(held.role)]
        own, mine = stretches.get(person.pk, []), hours.get(person.pk, Agreed())
        rows = [_row(planned, getattr(planned, name), mine, own, today) for planned in plan]
        tables.append(HoursTable(role, person, person.unit, rows or [_from_today(mine, own, today)]))
    return tables


def _row(planned: PlannedPhase, expected: Decimal | None, agreed: Agreed, own: list[Stretch], today: date) -> HoursRow:
    released, whole = released_over(own, planned.begins_on, planned.ends_on)
    hours = PhaseHours(expected, agreed.most, released, whole, over=planned.ends_on < today, told=agreed.told)
    return HoursRow(planned, hours, agreed.read, is_now=planned.begins_on <= today <= planned.ends_on)


def _from_today(agreed: Agreed, own: list[Stretch], today: date) -> HoursRow:
    """Where no phase has days: what is agreed, and what is released from today on."""
    released = max((one.hours for one in own if one.ended_on >= today), default=None)
    return HoursRow(None, PhaseHours(None, agreed.most, released, told=agreed.told), agreed.read, is_now=True)


def _agreed_by_person(agreed: Iterable[AlignmentAgreement], reader: Person) -> dict[int, Agreed]:
    """By the number of the person whose hours they are."""
    found: dict[int, list[tuple[Decimal, bool]]] = {}
    for one in agreed:
        person, hours = one.alignment.whose_hours(), agreed_hours(one)
        if person and hours is not None:
            found.setdefault(person.pk, []).append((hours, reads_agreed_hours(reader, one.alignment)))
    return {
        key: Agreed(
            max(hours for hours, _reads in named), max((hours for hours, reads in named if reads), default=None)
        )
        for key, named in found.items()
    }
