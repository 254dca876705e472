"""What a report is made of: figures with their definitions, and tables; and what was asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from django.db.models import Q

from secretariat.rules.reports.figures import Figure, Number, Row, about_people, added, merged, of_people, together
from secretariat.rules.reports.spans import Span

MOST_ROWS = 40
"""So many rows are shown without being asked for."""


class Year(Enum):
    """What a figure of a year is: told by those of its halves, or, where it counts no people, counted anew."""

    SUM = "sum"
    WHOLE = "whole"
    LAST = "last"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class Line:
    """One figure with its name, what it says under each heading, and what it means."""

    name: str
    values: list[Figure]
    means: str


@dataclass(frozen=True)
class Lines:
    """Figures below each other, under headings of stretches of time; `main` is the column one looks for."""

    title: str
    headings: Sequence[str]
    lines: list[Line]
    main: int = 0
    rests: bool = False

    @property
    def labelled(self) -> list[tuple[Line, list[tuple[str, Figure, bool]]]]:
        """Each line with its figures: the heading, the figure, and whether it is the one looked for."""
        return [
            (one, [(self.headings[at], value, at == self.main) for at, value in enumerate(one.values)])
            for one in self.lines
        ]


@dataclass(frozen=True)
class Cells:
    """A row of a table: what it is about, what stands in each column, and where it leads."""

    head: str
    cells: Sequence[str | Figure]
    url: str = ""


@dataclass(frozen=True)
class Rows:
    """A table. `bar` is the column that is drawn beside it; `shaded` whether the figures are squares of a heat map;
    `rests` whether it is left out of a year."""

    title: str
    columns: Sequence[str]
    rows: list[Cells]
    means: str = ""
    total: Cells | None = None
    bar: int | None = None
    shaded: bool = False
    rests: bool = False

    @property
    def labelled(self) -> list[tuple[Cells, list[tuple[str, str | Figure, bool]], bool]]:
        """Each row with its cells: the column, the cell, and whether a bar is drawn by it; and whether the row is the
        total, which stands last and has no bar."""
        rows = [*self.rows, *([self.total] if self.total else [])]
        return [(one, self._cells(one), one is self.total) for one in rows]

    def _cells(self, row: Cells) -> list[tuple[str, str | Figure, bool]]:
        drawn = None if row is self.total else self.bar
        return [
            (column, cell, at == drawn)
            for at, (column, cell) in enumerate(zip(self.columns[1:], row.cells, strict=True))
        ]

    @property
    def is_long(self) -> bool:
        """Whether the table is folded on screen; in files, on paper and as PDF it is whole."""
        return len(self.rows) > MOST_ROWS

    @cached_property
    def most(self) -> Number:
        """The largest figure of the column that is drawn."""
        column = [] if self.bar is None else [one.cells[self.bar] for one in self.rows]
        return max((one for one in column if _is_number(one)), default=0)


def _is_number(cell: Any) -> bool:
    return not isinstance(cell, (str, type(None))) and hasattr(cell, "real")


@dataclass(frozen=True)
class About:
    """What a report is called, and a sentence that says what it is for."""

    title: Any
    lead: Any


@dataclass(frozen=True)
class Report:
    """`links` lead to where one acts, for those who may: (address, words)."""

    about: About
    parts: list[Lines | Rows]
    links: list[tuple[str, str]] = field(default_factory=list)


def lasts_beyond(day: date) -> Q:
    """A condition on what has an `ended_on`: it is not over by that day."""
    return Q(ended_on=None) | Q(ended_on__gt=day)


@dataclass(frozen=True)
class Asked:
    """What was asked for. `spans` are the columns of figures, and with `sums` one for the year follows; `main` is the
    stretch of tables about people, `whole` that of tables about themes; `merges` is whether the reader stands outside
    the secretariat."""

    headings: tuple[str, ...]
    spans: tuple[Span, ...]
    main: Span
    whole: Span
    today: date
    merges: bool
    sums: bool = False

    @property
    def first_end(self) -> date:
        """The earliest day on which a stretch ends: what was over by then stands at the end of none."""
        return min(one.last for one in (*self.spans, self.main))

    def lines(self, title: str, *lines: Line) -> Lines:
        return Lines(title, self.headings, list(lines), main=len(self.spans) if self.sums else 0)

    def line(self, name: str, means: str, count: Callable[[Span], Figure], year: Year = Year.LAST) -> Line:
        values = [count(span) for span in self.spans]
        return Line(name, [*values, self._over_the_year(values, count, year)] if self.sums else values, means)

    def _over_the_year(self, values: list[Figure], count: Callable[[Span], Figure], year: Year) -> Figure:
        if year is Year.WHOLE:
            return count(self.whole)
        return {Year.SUM: added(values), Year.LAST: values[-1], Year.UNSAID: None}[year]

    def people_line(self, name: str, means: str, count: Callable[[Span], int], year: Year = Year.LAST) -> Line:
        """A line that counts people."""
        return self.line(name, means, lambda span: of_people(count(span), merges=self.merges), year)

    def of(self, amount: Number | None, people: int) -> Figure:
        """An amount that belongs to so many people, if it may be said."""
        return about_people(amount, people, merges=self.merges)

    def laid_together(
        self, rows: Sequence[Row], words: Callable[[int], str], of_all: str
    ) -> tuple[list[Cells], Cells | None]:
        """The rows that may be shown, the rest of them as one that `words` names, and the total; None of no rows."""
        shown, rest = merged(rows) if self.merges else (list(rows), None)
        cells = [self._cells(one.name, one) for one in shown]
        if rest:
            cells.append(self._cells(words(rest.stands_for), rest))
        everybody = together(rows)
        return cells, self._cells(of_all, everybody) if everybody else None

    def _cells(self, name: str, row: Row) -> Cells:
        counted = [of_people(one, merges=self.merges) for one in row.people]
        amounts = [self.of(one, row.everybody) for one in row.amounts]
        return Cells(name, [*counted, *amounts])
