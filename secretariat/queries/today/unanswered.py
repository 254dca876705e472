"""Today's list, about what somebody was reminded of twice and has not answered. Whoever is in it is not shown it."""

from datetime import date

from django.utils.translation import gettext as _

from netvaerk.models import Person
from secretariat.facts.waiting import Waits, what_waits
from secretariat.queries.today.items import Waiting
from secretariat.rules.today import Kind
from secretariat.rules.waiting import COURSES, Wait, stands_on_the_list

SHOWN_ELSEWHERE = {Wait.ROLE, Wait.INHERITED, Wait.CANDIDATE, Wait.OFFER, Wait.ANSWERS, Wait.REVISIT}
"""Their place on the list tells more than who is silent, and is made with what is near to it."""
LISTED = [wait for wait, course in COURSES.items() if course.kind and wait not in SHOWN_ELSEWHERE]


def about_the_silent(officer: Person, today: date) -> list[Waiting]:
    """Constant queries. A thing stands once, also where two are waited for."""
    found: dict[tuple[Kind, int], list[Waits]] = {}
    for wait in LISTED:
        for one in what_waits(wait, today):
            kind = COURSES[wait].kind
            if kind and stands_on_the_list(wait, one.since, today) and officer not in (one.person, one.other):
                found.setdefault((kind, one.number), []).append(one)
    return [_waiting(kind, together) for (kind, _number), together in found.items()]


def _waiting(kind: Kind, together: list[Waits]) -> Waiting:
    first = together[0]
    return Waiting(
        kind,
        first.number,
        first.since,
        " + ".join(one.person.name for one in together),
        f"mailto:{','.join(one.person.email for one in together)}",
        _("Write to %(name)s") % {"name": " + ".join(one.person.first_name for one in together)},
        [first.theme] if first.theme else [],
    )
