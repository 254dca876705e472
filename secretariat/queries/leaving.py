"""What ends when people leave, shown before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from codriver.models import Pairing
from netvaerk.models import Person
from roles.models import RoleAssignment


@dataclass
class Leaver:
    """One person with the roles and questions that would end, and the pairs and offers that would."""

    person: Person
    roles: list[RoleAssignment]
    pairings: list[Pairing]


def what_would_end(people: Iterable[Person]) -> list[Leaver]:
    """Everything open around each of `people`; a constant number of queries."""
    people = list(people)
    roles = list(RoleAssignment.objects.open().filter(person__in=people).select_related("theme"))
    around = Q(co_driver__in=people) | Q(network_leader__in=people)
    pairings = list(Pairing.objects.live().filter(around).with_people())
    return [
        Leaver(
            person,
            [role for role in roles if role.person_id == person.pk],
            [pairing for pairing in pairings if pairing.is_party(person)],
        )
        for person in people
    ]
