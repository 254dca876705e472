"""Where the days of a year stand on a wheel: January begins at the top, and the year runs with the clock. Lengths are
those of the drawing, with the middle of the wheel at 0, 0 and y growing downwards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from math import ceil, cos, pi, sin

RIM, RIM_WORDS = 274.0, 293.0
"""Where the months end, and where their names stand."""
HUB = 46.0
MARK = 12.0
"""The radius of a mark."""
APART = 2 * MARK + 3
"""The least distance between the middles of two marks."""
MOST_RINGS = 5
"""So many themes have a ring of their own for their phases; where there are more, the beginnings are marks."""
OUTER_RING, RING_WIDTH = 116.0, 13.0


class Kind(str, Enum):
    """What a day of the year is about; from the rim of the wheel to its middle."""

    ROUND = "round"
    EVENT = "event"
    STUDY = "study"
    THEME = "theme"
    PHASE = "phase"


LANES = {Kind.ROUND: 250.0, Kind.EVENT: 217.0, Kind.STUDY: 184.0, Kind.THEME: 151.0, Kind.PHASE: 100.0}
"""How far from the middle the marks of a kind stand."""


@dataclass(frozen=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True)
class Month:
    """One of twelve: where its first day begins as a line, and where its name stands."""

    number: int
    inner: Point
    outer: Point
    words: Point


@dataclass(frozen=True)
class Arc:
    """From the first day to the end of the last, `large` where it is more than half of the year."""

    start: Point
    end: Point
    radius: float
    large: bool


@dataclass(frozen=True)
class Mark:
    """One or several days of a kind that stand too near each other to be told apart: their places in the list given."""

    at: Point
    members: tuple[int, ...]


def days_in(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def number_of(day: date) -> int:
    """How many days of its year have gone; 0 on 1 January."""
    return day.timetuple().tm_yday - 1


def _turn(gone: float, year: int) -> float:
    """The angle after `gone` days of the year, in radians with the clock from the top."""
    return 2 * pi * gone / days_in(year)


def _point(angle: float, radius: float) -> Point:
    return Point(round(radius * sin(angle), 1), round(-radius * cos(angle), 1))


def place(day: date, radius: float) -> Point:
    """The middle of a day."""
    return _point(_turn(number_of(day) + 0.5, day.year), radius)


def months(year: int) -> list[Month]:
    found = []
    for number in range(1, 13):
        first = number_of(date(year, number, 1))
        last = number_of(date(year, number + 1, 1)) if number < 12 else days_in(year)
        begins, middle = _turn(first, year), _turn((first + last) / 2, year)
        found.append(Month(number, _point(begins, HUB), _point(begins, RIM), _point(middle, RIM_WORDS)))
    return found


def arc(first: date, last: date, radius: float, year: int) -> Arc | None:
    """What of a stretch lies in `year`, or None. A whole year ends just short of where it began, as an arc must."""
    begins, ends = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    if begins > ends:
        return None
    start, stop = number_of(begins), number_of(ends) + 1
    stop_at = stop - 0.4 if stop - start > 1 else float(stop)
    return Arc(
        start=_point(_turn(start, year), radius),
        end=_point(_turn(stop_at, year), radius),
        radius=radius,
        large=stop_at - start > days_in(year) / 2,
    )


def gather(days: Sequence[date], kind: Kind, year: int) -> list[Mark]:
    """Marks for the days of one kind, none over another: what lies too near goes into the mark before it, and late
    December never reaches into January."""
    radius, whole = LANES[kind], days_in(year)
    apart = ceil(APART / radius * whole / (2 * pi))
    order = sorted(range(len(days)), key=lambda one: (days[one], one))
    places: list[int] = []
    members: list[list[int]] = []
    for one in order:
        there = min(number_of(days[one]), (places[0] if places else 0) + whole - apart)
        if places and there - places[-1] < apart:
            members[-1].append(one)
        else:
            places.append(there)
            members.append([one])
    first = date(year, 1, 1)
    return [
        Mark(place(first + timedelta(days=there), radius), tuple(sorted(those)))
        for there, those in zip(places, members, strict=True)
    ]


def rings(themes: Collection[int]) -> dict[int, float]:
    """The radius of each theme's own ring, in the order given; empty where there are too many for that."""
    few = list(dict.fromkeys(themes))
    if len(few) > MOST_RINGS:
        return {}
    return {theme: OUTER_RING - RING_WIDTH * number for number, theme in enumerate(few)}
