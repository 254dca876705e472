"""Hours a week side by side: expected in the plan, agreed, and released, phase by phase, and which unit bears them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from codriver.facts import agreed_hours
from codriver.models import AlignmentAgreement
from codriver.rules.hours import PhaseHours, Stretch, released_over
from netvaerk.models import OrgUnit, Person, PlannedPhase
from roles.models import ResourceRelease, RoleAssignment

Role = RoleAssignment.Role
WHO = {Role.NETWORK_LEADER: ("leader_hours", _("Network leader")), Role.CO_DRIVER: ("co_driver_hours", _("Co-driver"))}


@dataclass(frozen=True)
class HoursRow:
    """One phase of the plan, or the time from today where none is planned."""

    planned: PlannedPhase | None
    hours: PhaseHours
    is_now: bool = False


@dataclass(frozen=True)
class HoursTable:
    """The hours of one person on the theme. `unit` is the unit that bears them today."""

    role: Any
    person: Person
    unit: OrgUnit | None
    rows: list[HoursRow]


def hours_tables(
    holders: Iterable[RoleAssignment],
    plan: list[PlannedPhase],
    agreed: Iterable[AlignmentAgreement],
    releases: Iterable[ResourceRelease],
    today: date,
) -> list[HoursTable]:
    """A table for the leader and one for each co-driver, of what has been read; no query."""
    hours = _agreed_by_person(agreed)
    stretches: dict[int, list[Stretch]] = {}
    for one in releases:
        stretches.setdefault(one.person_id, []).append(Stretch(one.hours_per_week, one.began_on, one.ended_on))
    tables = []
    for held in sorted((one for one in holders if one.role in WHO), key=lambda one: one.role != Role.NETWORK_LEADER):
        person, (name, role) = held.person, WHO[Role(held.role)]
        own, mine = stretches.get(person.pk, []), hours.get(person.pk)
        rows = [_row(planned, getattr(planned, name), mine, own, today) for planned in plan]
        tables.append(HoursTable(role, person, person.unit, rows or [_from_today(mine, own, today)]))
    return tables


def _row(
    planned: PlannedPhase, expected: Decimal | None, agreed: Decimal | None, own: list[Stretch], today: date
) -> HoursRow:
    released, whole = released_over(own, planned.begins_on, planned.ends_on)
    over = planned.ends_on < today
    here = planned.begins_on <= today <= planned.ends_on
    return HoursRow(planned, PhaseHours(expected, agreed, released, whole, over), is_now=here)


def _from_today(agreed: Decimal | None, own: list[Stretch], today: date) -> HoursRow:
    """Where no phase has days: what is agreed, and what is released from today on."""
    released = max((one.hours for one in own if one.ended_on >= today), default=None)
    return HoursRow(None, PhaseHours(None, agreed, released), is_now=True)


def _agreed_by_person(agreed: Iterable[AlignmentAgreement]) -> dict[int, Decimal]:
    """The most hours a week that any agreement in force names for a person, by the person's number."""
    found: dict[int, Decimal] = {}
    for one in agreed:
        person, hours = one.alignment.whose_hours(), agreed_hours(one)
        if person and hours is not None:
            found[person.pk] = max(hours, found.get(person.pk, hours))
    return found
