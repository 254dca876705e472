"""I dag: all that waits for the secretariat, the longest first. A thing leaves the list when the fact changes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from netvaerk.models import Person
from netvaerk.models.prepared import ask
from secretariat.models import TodayMark
from secretariat.queries.today import courses, knowledge, letters, pairs, people, requests, unanswered
from secretariat.queries.today.items import WORDS, Waiting
from secretariat.queries.today.lines import Line, gathered
from secretariat.queries.today.pairs import hours_that_lack
from secretariat.queries.today.people import about_time_and_sparring
from secretariat.queries.today.requests import about_requests
from secretariat.queries.today.statement import about_the_statement
from secretariat.queries.today.themes import about_themes
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
        *hours_that_lack(today),
        *about_time_and_sparring(today),
        *_about_lines(gathered(_parts, officer, today, get_language() or ""), officer, today),
        *about_the_statement(today),
    ]
    marks = {Case(Kind(kind), number, since): said for kind, number, since, *said in ask(_marks)}
    officers: dict[int, Person] = {}
    order = {kind: place for place, kind in enumerate(Kind)}
    for one in found:
        one.waited = max((today - one.since).days, 0)
        if one.case in marks:
            one.postponed_until, taken_by, *names = marks[one.case]
            one.taken_by = officers.setdefault(taken_by, _person(taken_by, *names)) if taken_by else None
    return sorted(found, key=lambda one: (one.since, order[one.kind], one.about))


def _parts(officer: Person, today: date, language: str) -> list[QuerySet]:
    rooms = (requests, pairs, people, unanswered, courses, letters, knowledge)
    return [part for room in rooms for part in room.parts(officer, today, language)]


def _about_lines(lines: list[Line], officer: Person, today: date) -> list[Waiting]:
    """Each line in the words of its kind."""
    silent = [one for one in lines if Kind(one.kind) in unanswered.WAIT_OF]
    told = (IN_WORDS[Kind(one.kind)](one, today) for one in lines if Kind(one.kind) not in unanswered.WAIT_OF)
    return [*unanswered.about_the_silent(silent, officer, today), *filter(None, told)]


IN_WORDS: dict[Kind, Callable[[Line, date], Waiting | None]] = {
    Kind.DATA_REQUEST: lambda one, today: requests.about_data(one),
    Kind.COPY: lambda one, today: requests.about_copy(one),
    **dict.fromkeys((Kind.TALK, Kind.WISH, Kind.OFFER, Kind.REVISIT), lambda one, today: pairs.about_pair(one)),
    **dict.fromkeys((Kind.ROLE, Kind.CANDIDATE, Kind.MODULE), people.about_person),
    **dict.fromkeys((Kind.ATTENDANCE, Kind.EVENT_DRAFT), lambda one, today: courses.about_course(one)),
    Kind.LETTER: lambda one, today: letters.about_letter(one),
    **dict.fromkeys((Kind.TEXT_SENT, Kind.TEXT_OLD), lambda one, today: knowledge.about_text(one)),
}


def _marks() -> QuerySet:
    known = TodayMark.objects.filter(kind__in=[kind.value for kind in Kind]).order_by()
    who = ("taken_by_id", "taken_by__name", "taken_by__title", "taken_by__email")
    return known.values_list("kind", "number", "since", "postponed_until", *who)


def _person(number: int, name: str, title: str, email: str) -> Person:
    return Person(pk=number, name=name, title=title, email=email)


def today_page(officer: Person, shown: Shown, today: date) -> TodayPage:
    everything = waiting_for(officer, today)
    open_ones = [one for one in everything if not still_put_off(one.postponed_until, today)]
    put_off = [one for one in everything if still_put_off(one.postponed_until, today)]
    pile = put_off if shown.whose == POSTPONED else open_ones
    counted = Counter(one.kind for one in pile)
    items = [one for one in pile if shown.kind in (None, one.kind) and _is_whose(one, shown.whose, officer)]
    return TodayPage(
        items=items,
        kinds=[(kind.value, WORDS[kind], counted[kind]) for kind in Kind if kind in counted],
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
