"""The year wheel: what stands in a year for its reader, as a drawing and as a list by month."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import ngettext

from netvaerk.dates import day_in_words
from netvaerk.models import Person
from netvaerk.typed import whole_number
from secretariat.queries.year_entries import LABELS, Entry, entries_of
from secretariat.rules.year_wheel import RIM, Arc, Kind, Month, Point, arc, gather, months, place, rings

FIRST_YEAR, YEARS_AHEAD = 2000, 5
MANY = 6
"""More than so many of one kind in a month stand together, to be opened."""
MOST_SHOWN = 60
"""So many of them are listed on the page; the file holds them all."""
ORDER = {kind: number for number, kind in enumerate(Kind)}


@dataclass
class Bundle:
    """Many of one kind in one month."""

    kind: Kind
    entries: list[Entry]

    @property
    def shown(self) -> list[Entry]:
        return self.entries[:MOST_SHOWN]

    @property
    def left_out(self) -> int:
        return len(self.entries) - len(self.shown)

    @property
    def words(self) -> str:
        number = len(self.entries)
        said = {
            Kind.ROUND: ngettext("%(number)s day of a round", "%(number)s days of rounds", number),
            Kind.EVENT: ngettext("%(number)s course or event", "%(number)s courses and events", number),
            Kind.STUDY: ngettext("%(number)s day of the diploma", "%(number)s days of the diploma", number),
            Kind.THEME: ngettext("%(number)s theme begins or ends", "%(number)s themes begin or end", number),
            Kind.PHASE: ngettext("%(number)s phase begins", "%(number)s phases begin", number),
        }
        return said[self.kind] % {"number": number}


@dataclass
class MonthRow:
    """A month of the list: single entries by day, and after them what stands together."""

    first: date
    entries: list[Entry]
    bundles: list[Bundle]
    is_over: bool

    @property
    def name(self) -> str:
        return day_in_words(self.first, "F")

    @property
    def number(self) -> int:
        return self.first.month


@dataclass
class ShownMark:
    """A mark of the wheel: what it says, and where it leads; `number` is how many days it stands for."""

    at: Point
    kind: Kind
    words: str
    url: str
    number: int


@dataclass
class ShownArc:
    arc: Arc
    words: str
    url: str
    is_now: bool


@dataclass
class Wheel:
    months: list[tuple[Month, str]]
    marks: list[ShownMark]
    arcs: list[ShownArc]
    today: Point | None
    kinds: list[tuple[Kind, str]]


@dataclass
class YearPage:
    year: int
    kind: Kind | None
    rows: list[MonthRow]
    wheel: Wheel
    before: int | None
    after: int | None
    is_this_year: bool

    @property
    def is_empty(self) -> bool:
        return not self.rows

    @property
    def past(self) -> list[MonthRow]:
        """The months of this year that are over; another year is shown whole."""
        return [row for row in self.rows if row.is_over and self.is_this_year]

    @property
    def ahead(self) -> list[MonthRow]:
        return [row for row in self.rows if not (row.is_over and self.is_this_year)]

    @property
    def entries(self) -> list[Entry]:
        every = [one for row in self.rows for one in (*row.entries, *(each for b in row.bundles for each in b.entries))]
        return sorted(every, key=_order)


def chosen_year(typed: str | None, today: date) -> int:
    """The year of an address; what is no year near enough means this one."""
    year = whole_number(typed)
    return year if year is not None and FIRST_YEAR <= year <= today.year + YEARS_AHEAD else today.year


def chosen_kind(typed: str | None) -> Kind | None:
    return next((kind for kind in Kind if kind.value == typed), None)


def year_page(person: Person, year: int, kind: Kind | None, today: date) -> YearPage:
    """At most seven queries, whatever the year holds."""
    every = sorted(entries_of(person, year, today), key=_order)
    found = [one for one in every if kind in (None, one.kind)]
    within = [one for one in found if one.day.year == year]
    return YearPage(
        year=year,
        kind=kind,
        rows=_rows(within, today),
        wheel=_wheel(found, within, year, today),
        before=year - 1 if year > FIRST_YEAR else None,
        after=year + 1 if year < today.year + YEARS_AHEAD else None,
        is_this_year=year == today.year,
    )


def _order(entry: Entry) -> tuple[Any, ...]:
    return (entry.day, ORDER[entry.kind], entry.about, entry.words)


def _rows(entries: list[Entry], today: date) -> list[MonthRow]:
    rows = []
    for number, group in groupby(entries, key=lambda one: one.day.month):
        found = list(group)
        bundles = [Bundle(kind, [one for one in found if one.kind == kind]) for kind in Kind]
        bundles = [one for one in bundles if len(one.entries) > MANY]
        together = {one.kind for one in bundles}
        first = found[0].day.replace(month=number, day=1)
        is_over = (first.year, number) < (today.year, today.month)
        rows.append(MonthRow(first, [one for one in found if one.kind not in together], bundles, is_over))
    return rows


def _wheel(found: list[Entry], within: list[Entry], year: int, today: date) -> Wheel:
    ring = rings([one.theme for one in found if one.theme is not None])
    arcs = [shown for one in found if one.theme in ring and (shown := _arc(one, ring[one.theme], year, today))]
    marks = []
    for kind in Kind:
        days = [one for one in within if one.kind == kind]
        if kind is not Kind.PHASE or not ring:
            marks += [_mark([days[one] for one in mark.members], mark.at) for mark in gather(_days(days), kind, year)]
    shown = {one.kind for one in found}
    return Wheel(
        months=[(one, day_in_words(date(year, one.number, 1), "F")[:3].lower()) for one in months(year)],
        marks=marks,
        arcs=arcs,
        today=place(today, RIM) if today.year == year else None,
        kinds=[(kind, str(label)) for kind, label in LABELS.items() if kind in shown],
    )


def _days(entries: list[Entry]) -> list[date]:
    return [one.day for one in entries]


def _mark(entries: list[Entry], at: Point) -> ShownMark:
    """One day leads to its page; several lead to their month in the list."""
    first = entries[0]
    lines = [f"{day_in_words(one.day, 'j. F')}: {one.words} · {one.about}" for one in entries[:MANY]]
    if len(entries) > MANY:
        more = len(entries) - MANY
        lines.append(ngettext("and %(number)s more", "and %(number)s more", more) % {"number": more})
    url = first.url if len(entries) == 1 and first.url else f"#m{first.day.month}"
    return ShownMark(at, first.kind, "\n".join(lines), url, len(entries))


def _arc(entry: Entry, radius: float, year: int, today: date) -> ShownArc | None:
    found = arc(entry.day, entry.until or entry.day, radius, year)
    if found is None:
        return None
    words = f"{entry.about} · {entry.words}"
    return ShownArc(found, words, entry.url, is_now=entry.day <= today <= (entry.until or entry.day))
