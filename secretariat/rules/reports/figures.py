"""Figures about people that give nobody away: what is said of fewer than five, and what is added to what.

Three ways of getting at a small figure are closed. Read straight off: it is withheld, or its row is laid together with
others. Taken from a total: what was laid together is itself at least five, or is added to until it is. Taken from a
year: a year is the sum of what its halves show, and where a half is withheld the sum says only "at least".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import reduce

FEWEST = 5
"""No figure about people is said of fewer, outside the secretariat; none at all is said."""

Number = int | Decimal


class Withheld(Enum):
    """Why a figure is not said: it counts from one to four people, or it is an amount that is theirs."""

    FEW = "few"
    OF_FEW = "of_few"


@dataclass(frozen=True)
class AtLeast:
    """A sum of which a part is withheld."""

    known: Number


Figure = Number | Withheld | AtLeast | None
"""None where there is nothing to say, such as a median of nothing."""


def are_few(people: int) -> bool:
    return 0 < people < FEWEST


def of_people(people: int, *, merges: bool) -> Figure:
    """So many people, or that they are few; `merges` is whether the reader stands outside the secretariat."""
    return Withheld.FEW if merges and are_few(people) else people


def about_people(amount: Number | None, people: int, *, merges: bool) -> Figure:
    """An amount that belongs to so many people: hours, kroner, days, places."""
    return Withheld.OF_FEW if merges and are_few(people) else amount


def added(parts: Iterable[Figure]) -> Figure:
    """The sum of what is said, and of nothing that is not: each part that is few counts as "
    "one, as everybody may know."""
    said = [one for one in parts if one is not None]
    if not said:
        return None
    known = sum((_known(one) for one in said), start=0)
    if all(isinstance(one, (int, Decimal)) for one in said):
        return known
    few = sum(one is Withheld.FEW for one in said)
    return AtLeast(known + few) if known + few else Withheld.OF_FEW


def _known(part: Figure) -> Number:
    if isinstance(part, AtLeast):
        return part.known
    return part if isinstance(part, (int, Decimal)) else 0


@dataclass(frozen=True)
class Row:
    """A row of a table about people: for each column of people who they are, by number, and the amounts beside them.

    People who are told apart, such as who came and who did not, stand in columns of their own, so that neither can be
    had by taking the other from their sum.
    """

    name: str
    who: tuple[frozenset[int], ...]
    amounts: tuple[Number, ...] = ()
    stands_for: int = 1

    @property
    def people(self) -> tuple[int, ...]:
        return tuple(len(one) for one in self.who)

    @property
    def everybody(self) -> int:
        return len(frozenset().union(*self.who))

    @property
    def is_small(self) -> bool:
        return any(are_few(one) for one in self.people)

    def with_row(self, other: "Row") -> "Row":
        """Both as one, without a name."""
        return Row(
            "",
            tuple(one | two for one, two in zip(self.who, other.who, strict=True)),
            tuple(one + two for one, two in zip(self.amounts, other.amounts, strict=True)),
            self.stands_for + other.stands_for,
        )


def together(rows: Sequence[Row]) -> Row | None:
    """All of them as one row without a name, each person once; None of none."""
    return reduce(Row.with_row, rows) if rows else None


def merged(rows: Sequence[Row]) -> tuple[list[Row], Row | None]:
    """The rows that can be shown as they are, in their order, and the one that stands for all others.

    The others are the small ones, and as many of the next smallest as it takes for them to be few no longer; so they
    are never one row alone. If that takes all and they still are few, nothing is shown: no row, and None.
    """
    small = [one for one in rows if one.is_small]
    if not small:
        return list(rows), None
    left = sorted((one for one in rows if not one.is_small and one.everybody), key=lambda one: one.everybody)
    rest = reduce(Row.with_row, small)
    while rest.is_small and left:
        taken = left.pop(0)
        small.append(taken)
        rest = rest.with_row(taken)
    if rest.is_small:
        return [], None
    return [one for one in rows if one not in small], rest
