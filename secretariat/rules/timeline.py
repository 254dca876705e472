"""Where things stand on a line of time: days from left to right, rows of stretches and of single days under each other.
Lengths are those of the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LABELS, WIDTH = 150.0, 1000.0
"""The days begin right of the labels, and end at the width of the drawing less its margin."""
MARGIN = 14.0
HEAD, ROW, GAP = 30.0, 26.0, 10.0
"""The height of the scale, of a row, and of the room between two groups."""
APART = 22.0
"""The least distance between two single days of a row."""
LETTER = 7.6
"""About the width of a letter in a bar."""
LEAST = 4.0
"""So wide is even a single day, that it may be seen."""
MOST_TICKS = 9


@dataclass(frozen=True)
class Scale:
    """The days from `first` to `last`, both whole on the line."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day begins; what lies outside is at the edge."""
        gone = (min(max(day, self.first), self.last + timedelta(days=1)) - self.first).days
        return round(LABELS + (WIDTH - MARGIN - LABELS) * gone / self.days, 1)

    def middle(self, day: date) -> float:
        return round((self.x(day) + self.x(day + timedelta(days=1))) / 2, 1)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def scale_of(days: Sequence[date], today: date) -> Scale:
    """Whole months around all of `days` and today."""
    first, last = min([*days, today]), max([*days, today])
    return Scale(first.replace(day=1), _next_month(last) - timedelta(days=1))


def _next_month(day: date, months: int = 1) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def ticks(scale: Scale) -> list[date]:
    """The first days of months, quarters, half-years or years, as many as can be read."""
    for months in (1, 3, 6, 12, 24, 60):
        here = _next_month(scale.first, -((scale.first.month - 1) % months if months <= 12 else scale.first.month - 1))
        found = []
        while here <= scale.last:
            if here >= scale.first:
                found.append(here)
            here = _next_month(here, months)
        if len(found) <= MOST_TICKS:
            return found
    return [scale.first]


@dataclass(frozen=True)
class Bar:
    """A stretch in a row: the member of the list given, from x on, so wide, and how many letters it has room for."""

    member: int
    row: int
    x: float
    width: float
    letters: int


@dataclass(frozen=True)
class Dot:
    """One or several single days that lie too near each other to be told apart."""

    members: tuple[int, ...]
    x: float


def bars(stretches: Sequence[tuple[date, date]], scale: Scale) -> list[Bar]:
    """Each stretch in the first row in which it covers none before it, in the order in which they begin."""
    ends: list[float] = []
    found = []
    for member in sorted(range(len(stretches)), key=lambda one: (stretches[one][0], one)):
        begins, last = stretches[member]
        x, until = scale.x(begins), scale.x(last + timedelta(days=1))
        row = next((number for number, end in enumerate(ends) if end <= x), len(ends))
        if row == len(ends):
            ends.append(until)
        else:
            ends[row] = until
        width = max(round(until - x, 1), LEAST)
        found.append(Bar(member, row, x, width, max(0, int((width - 10) / LETTER))))
    return sorted(found, key=lambda one: one.member)


def dots(days: Sequence[date], scale: Scale) -> list[Dot]:
    """Single days in one row, none over another: what lies too near goes into the one before it."""
    found: list[Dot] = []
    for member in sorted(range(len(days)), key=lambda one: (days[one], one)):
        x = scale.middle(days[member])
        if found and x - found[-1].x < APART:
            found[-1] = Dot((*found[-1].members, member), found[-1].x)
        else:
            found.append(Dot((member,), x))
    return found
