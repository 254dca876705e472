"""Expected, agreed and released hours of one person in one phase, and what the difference calls for (S27)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


class Mark(str, Enum):
    """What there is to do about a phase's hours, the most pressing first."""

    AGREED_TOO_MUCH = "agreed_too_much"
    EXPECTED_TOO_MUCH = "expected_too_much"
    EXPECTED_BEYOND_AGREED = "expected_beyond_agreed"
    IN_PART = "in_part"
    FITS = "fits"
    UNKNOWN = "unknown"
    OVER = "over"


@dataclass(frozen=True)
class Stretch:
    """Hours a week from the first day to the last, both included."""

    hours: Decimal
    began_on: date
    ended_on: date


@dataclass(frozen=True)
class PhaseHours:
    """Hours a week in one phase, None where nothing is said.

    `whole` says whether time is released on each of its days, `told` whether the reader may know the agreed hours. Who
    may not is told that more is agreed than released (S27), and nothing that follows from a plan they can change.
    """

    expected: Decimal | None
    agreed: Decimal | None
    released: Decimal | None
    whole: bool = True
    over: bool = False
    told: bool = True

    @property
    def mark(self) -> Mark:
        """The first difference that somebody should talk about; a phase that is over calls for nothing."""
        released, agreed = self.released or Decimal(0), self.agreed or Decimal(0)
        known = self.expected is not None or self.agreed is not None
        found = {
            Mark.OVER: self.over,
            Mark.UNKNOWN: not known,
            Mark.AGREED_TOO_MUCH: agreed > released,
            Mark.EXPECTED_TOO_MUCH: self.released is not None and (self.expected or 0) > released,
            Mark.EXPECTED_BEYOND_AGREED: self.told and (self.expected or 0) > agreed,
            Mark.IN_PART: self.released is not None and not self.whole,
        }
        return next((mark for mark, holds in found.items() if holds), Mark.FITS)


def released_over(stretches: Collection[Stretch], first: date, last: date) -> tuple[Decimal | None, bool]:
    """Hours released at some time from `first` to `last`, the most at once, and whether on every one of the days."""
    there = [one for one in stretches if one.began_on <= last and one.ended_on >= first]
    whole = any(one.began_on <= first and one.ended_on >= last for one in there)
    return max((one.hours for one in there), default=None), whole
