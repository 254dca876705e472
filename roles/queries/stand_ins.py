"""The page on which somebody who stands in for the holder of a role is found and named."""

from dataclasses import dataclass
from datetime import date

from netvaerk.models import Person
from roles.models import RoleAssignment, StandIn

MOST_SHOWN = 20


@dataclass
class StandInPage:
    """`people` are those found by `words`, `more` whether there are others; `chosen` is whom the form is about."""

    assignment: RoleAssignment
    ahead: list[StandIn]
    former: list[StandIn]
    words: str
    people: list[Person]
    more: bool
    chosen: Person | None


def stand_in_page(assignment: RoleAssignment, today: date, *, words: str, chosen: int | None) -> StandInPage:
    stand_ins = list(assignment.stand_ins.select_related("person"))
    here = RoleAssignment.objects.open().filter(theme=assignment.theme_id)
    free = Person.objects.employed().exclude(role_assignments__in=here)
    found = list(free.named(words).select_related("unit")[: MOST_SHOWN + 1]) if words else []
    return StandInPage(
        assignment=assignment,
        ahead=[one for one in stand_ins if one.is_ahead(today)],
        former=[one for one in stand_ins if one.has_been(today)],
        words=words,
        people=found[:MOST_SHOWN],
        more=len(found) > MOST_SHOWN,
        chosen=Person.objects.employed().select_related("unit").filter(pk=chosen).first() if chosen else None,
    )
