"""The organisation as it is stored, as the rules ask about it."""

from dataclasses import asdict
from typing import Any

from netvaerk.models import OrgUnit, Person
from secretariat.rules.changes import Stored, StoredPerson
from secretariat.rules.incoming import Member, Organisation, Unit


def stored_organisation() -> Stored:
    """Every unit with an id of another system, and everybody; two queries."""
    units = OrgUnit.objects.exclude(external_id=None).select_related("parent")
    people = Person.objects.select_related("unit", "personnel_leader")
    return Stored(
        units={unit.external_id or "": Unit(unit.name, _key(unit.parent)) for unit in units},
        closed={unit.external_id or "" for unit in units if unit.closed_on},
        people=[StoredPerson(one.external_id or "", _member(one), one.is_active) for one in people],
    )


def _member(person: Person) -> Member:
    return Member(person.name, person.email, person.title, _key(person.unit), _key(person.personnel_leader))


def _key(thing: OrgUnit | Person | None) -> str:
    return (thing.external_id or "") if thing else ""


def packed(organisation: Organisation) -> dict[str, Any]:
    """As JSON can hold it."""
    return asdict(organisation)


def unpacked(stored: dict[str, Any]) -> Organisation:
    return Organisation(
        units={key: Unit(**unit) for key, unit in stored["units"].items()},
        people={key: Member(**member) for key, member in stored["people"].items()},
        left_out=list(stored["left_out"]),
    )
