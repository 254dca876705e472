"""I dag: all that waits for the secretariat, the longest first. A thing leaves the list when the fact changes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from netvaerk.models import Person
from secretariat.models import TodayMark
from secretariat.queries.today.courses import about_courses
from secretariat.queries.today.items import WORDS, Waiting
from secretariat.queries.today.knowledge import about_knowledge
from secretariat.queries.today.letters import about_letters
from secretariat.queries.today.pairs import about_pairs
from secretariat.queries.today.people import about_people
from secretariat.queries.today.requests import about_requests
from secretariat.queries.today.statement import about_the_statement
from secretariat.queries.today.themes import about_themes
from secretariat.queries.today.unanswered import about_the_silent
from secretariat.rules.today import Case, Kind, still_put_off

MINE, NOBODYS, POSTPONED = "mine", "nobodys", "postponed"


@dataclass
class Shown:
    """What an officer has chosen to see: one kind or all, and whose."""

    kind: Kind | None = None
    whose: str = ""

    @classmethod
    def chosen(cls, kind: str, whose: str) -> "Shown":
        """From what an address says; what is not known means all."""
        known = {one.value: one for one in Kind}
        return cls(known.get(kind), whose if whose in (MINE, NOBODYS, POSTPONED) else "")


@dataclass
class TodayPage:
    items: list[Waiting]
    kinds: list[tuple[str, Any, int]]
    total: int
    mine: int
    nobodys: int
    postponed: int
    shown: Shown
    today: date


def waiting_for(officer: Person, today: date) -> list[Waiting]:
    """All that waits, the longest first, with what officers have said of each; constant queries."""
    found = [
        *about_requests(officer),
        *about_themes(today),
        *about_pairs(officer, today),
        *about_people(officer, today),
        *about_the_silent(officer, today),
        *about_courses(today),
        *about_letters(),
        *about_knowledge(officer, today),
        *about_the_statement(today),
    ]
    marks = {
        Case(Kind(one.kind), one.number, one.since): one
        for one in TodayMark.objects.filter(kind__in=[kind.value for kind in Kind]).select_related("taken_by")
    }
    order = list(Kind)
    for one in found:
        one.waited = max((today - one.since).days, 0)
        mark = marks.get(one.case)
        if mark:
            one.taken_by, one.postponed_until = mark.taken_by, mark.postponed_until
    return sorted(found, key=lambda one: (one.since, order.index(one.kind), one.about))


def today_page(officer: Person, shown: Shown, today: date) -> TodayPage:
    everything = waiting_for(officer, today)
    open_ones = [one for one in everything if not still_put_off(one.postponed_until, today)]
    put_off = [one for one in everything if still_put_off(one.postponed_until, today)]
    pile = put_off if shown.whose == POSTPONED else open_ones
    items = [one for one in pile if shown.kind in (None, one.kind) and _is_whose(one, shown.whose, officer)]
    return TodayPage(
        items=items,
        kinds=[(kind.value, WORDS[kind], number) for kind in Kind if (number := sum(one.kind is kind for one in pile))],
        total=len(open_ones),
        mine=sum(one.taken_by == officer for one in open_ones),
        nobodys=sum(one.taken_by is None for one in open_ones),
        postponed=len(put_off),
        shown=shown,
        today=today,
    )


def _is_whose(one: Waiting, whose: str, officer: Person) -> bool:
    return {MINE: one.taken_by == officer, NOBODYS: one.taken_by is None}.get(whose, True)


def find_waiting(officer: Person, kind: str, number: int, today: date) -> Waiting | None:
    """One thing, if it waits and this officer may see it."""
    return next((one for one in waiting_for(officer, today) if (one.kind.value, one.number) == (kind, number)), None)
