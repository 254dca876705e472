"""What is known of practice: for the rules that judge it, and how much of each kind a person has had confirmed."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from codriver.models import Pairing, PracticeEvidence
from codriver.rules.practice import PairsTime
from netvaerk.models import Person


@dataclass(frozen=True)
class ConfirmedPractice:
    """How many confirmed pieces of practice are of each kind; one piece may be of several (S86)."""

    plan: int = 0
    compose: int = 0
    spar: int = 0

    @property
    def is_in_each(self) -> bool:
        """At least one in each of the three: what "ready for the diploma" asks for."""
        return min(self.plan, self.compose, self.spar) > 0


def confirmed_practice(people: Collection[Person]) -> dict[int, ConfirmedPractice]:
    """By the number of each of `people`, those without any included; one query."""
    kinds = {"plan": "plans", "compose": "composes", "spar": "spars"}
    counted = {f"of_{kind}": Count("pk", filter=Q(**{field: True})) for kind, field in kinds.items()}
    confirmed = PracticeEvidence.objects.confirmed().filter(pairing__co_driver__in=people).order_by()
    rows = confirmed.values("pairing__co_driver").annotate(**counted)
    found = {row["pairing__co_driver"]: ConfirmedPractice(*(int(row[f"of_{kind}"]) for kind in kinds)) for row in rows}
    return {one.pk: found.get(one.pk, ConfirmedPractice()) for one in people}


def confirmed_practice_of(person: Person) -> ConfirmedPractice:
    return confirmed_practice([person])[person.pk]


def pairs_time(pairing: Pairing) -> PairsTime:
    return PairsTime(pairing.began_on, pairing.ended_on)
