"""Where the bars of the succession picture stand. Lengths are those of the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import ceil

from codriver.rules.path import WAY
from codriver.rules.succession import Column, Seat

WIDTH, HEIGHT = 900, 440
LEFT, RIGHT, TOP, BASE = 48, 12, 28, 360
"""The room of the bars: x from LEFT to WIDTH - RIGHT, y from TOP down to BASE."""
BAR, APART = 68, 12
TEXT = 16
"""So high must a piece be to carry its number."""
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
MOST_LINES = 6


class Piece(str, Enum):
    """What a piece of the second bar says beside the kinds of seats."""

    BEFORE = "before"


@dataclass(frozen=True)
class Part:
    """A piece of a bar; `what` is the value of a Stage, a Seat or a Piece."""

    what: str
    number: int
    x: int
    y: float
    height: float

    @property
    def says_number(self) -> bool:
        return self.height >= TEXT

    @property
    def middle(self) -> float:
        return round(self.y + self.height / 2, 1)

    @property
    def center(self) -> int:
        return self.x + BAR // 2


@dataclass(frozen=True)
class Group:
    """The two bars of a moment, named in words, and what is lacking above the first one, if anything is."""

    moment: str
    people: list[Part]
    seats: list[Part]
    lacking: Part | None
    x_people: int
    x_seats: int
    ready: int
    needed: int

    @property
    def center(self) -> int:
        return self.x_people + BAR + APART // 2

    @property
    def center_people(self) -> int:
        return self.x_people + BAR // 2

    @property
    def center_seats(self) -> int:
        return self.x_seats + BAR // 2


@dataclass(frozen=True)
class Picture:
    """`lines` are the heights that are named at the side: (number, y)."""

    groups: list[Group]
    lines: list[tuple[int, float]]


def picture(columns: Sequence[Column], moments: Sequence[str]) -> Picture:
    """The bars of `columns`, side by side, all on one scale that begins at nought. `moments` are their names."""
    most = max([1, *(max(one.ready, one.needed) for one in columns)])
    step = next((one for one in STEPS if most / one <= MOST_LINES), ceil(most / MOST_LINES))
    highest = ceil(most / step) * step
    unit = (BASE - TOP) / highest
    room = (WIDTH - LEFT - RIGHT) // max(len(columns), 1)
    groups = [
        _group(one, moment, x=LEFT + place * room + (room - 2 * BAR - APART) // 2, unit=unit)
        for place, (one, moment) in enumerate(zip(columns, moments, strict=True))
    ]
    return Picture(groups, [(at, round(BASE - at * unit, 1)) for at in range(0, highest + 1, step)])


def _group(column: Column, moment: str, *, x: int, unit: float) -> Group:
    beside = x + BAR + APART
    people = _stack([(stage.value, column.people.get(stage, 0)) for stage in reversed(WAY)], x=x, unit=unit)
    kinds = [(Piece.BEFORE.value, column.taken_before), *((seat.value, column.seats.get(seat, 0)) for seat in Seat)]
    missing = round(column.lacking * unit, 1)
    top = round(BASE - (column.ready + column.lacking) * unit, 1)
    return Group(
        moment=moment,
        people=people,
        seats=_stack(kinds, x=beside, unit=unit),
        lacking=Part("lacking", column.lacking, x, top, missing) if column.lacking else None,
        x_people=x,
        x_seats=beside,
        ready=column.ready,
        needed=column.needed,
    )


def _stack(numbers: Sequence[tuple[str, int]], *, x: int, unit: float) -> list[Part]:
    """From the base up, the first one lowest; what is nought is left out."""
    parts, reached = [], 0
    for what, number in numbers:
        if number:
            reached += number
            parts.append(Part(what, number, x, round(BASE - reached * unit, 1), round(number * unit, 1)))
    return parts
