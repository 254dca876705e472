"""Hent mine oplysninger: everything the product holds about one person, from every floor, as they may have it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from codriver.queries import own_parts as of_pairs
from netvaerk.models import Person
from netvaerk.queries import own_parts as of_the_ground
from netvaerk.queries.log import Look, looks_at, own_events
from netvaerk.queries.own_copy import Section, Why, sections_of
from roles.queries import own_parts as of_roles
from secretariat.queries import own_parts as of_the_secretariat

FLOORS = (of_the_ground, of_roles, of_pairs, of_the_secretariat)
PARTS = tuple(part for floor in FLOORS for part in floor.PARTS)
LEFT_OUT: dict[str, Why] = {key: why for floor in FLOORS for key, why in floor.LEFT_OUT.items()}
PURPOSES = {kind: purpose for floor in FLOORS for kind, purpose in floor.PURPOSES.items()}
IN_THE_LOG = ("netvaerk.AuditEvent.actor", "netvaerk.AuditEvent.subject")
"""Told by day and purpose, in lists of their own."""
TOLD_TO_PEOPLE = (Why.OTHERS_WORDS, Why.OTHERS_DATA, Why.WITHOUT_NAME)


@dataclass
class OwnCopy:
    """The copy as it was made at one moment."""

    person: Person
    made_at: datetime
    sections: list[Section]
    looks: list[Look]
    events: list[Look]

    @property
    def left_out(self) -> list[str]:
        return [str(one.value) for one in TOLD_TO_PEOPLE]

    def as_data(self) -> dict[str, Any]:
        """For machines: JSON, with days and moments in ISO 8601."""
        return {
            "format": 1,
            "made_at": self.made_at.isoformat(),
            "person": {"name": self.person.name, "email": self.person.email},
            "sections": [one.as_data() for one in self.sections],
            "who_looked": [one.as_data() for one in self.looks],
            "what_you_did": [one.as_data() for one in self.events],
            "left_out": self.left_out,
        }


def own_copy(person: Person, *, at: datetime) -> OwnCopy:
    """A constant number of queries for each kind of thing, but one for each agreement that is put into words."""
    return OwnCopy(person, at, sections_of(person, PARTS), looks_at(person, PURPOSES), own_events(person, PURPOSES))
