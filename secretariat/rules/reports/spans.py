"""The stretches of time that reports are about. A stretch that is not over ends today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from secretariat.rules.network_map import HalfYear

LAST_YEAR_UNTIL_MONTH = 3
"""So long the yearly report that one most likely wants is that of the year before."""


@dataclass(frozen=True)
class Span:
    """From one day to another, both within."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def meets(self, began_on: date | None, ended_on: date | None) -> bool:
        """Whether something that began and ended on these days was there on one of its days; it did not end if None."""
        return began_on is not None and began_on <= self.last and (ended_on is None or ended_on >= self.first)

    def stands_at_end(self, began_on: date | None, ended_on: date | None) -> bool:
        """Whether something is there on the last day; what ends on a day is not there any more that day."""
        return began_on is not None and began_on <= self.last and (ended_on is None or ended_on > self.last)

    def weeks_of(self, began_on: date, ended_on: date) -> Decimal:
        """How many weeks of that stretch lie within."""
        days = (min(self.last, ended_on) - max(self.first, began_on)).days + 1
        return Decimal(max(days, 0)) / 7


def span_of(half: HalfYear, today: date) -> Span:
    """One that has not begun ends before it begins, so that nothing lies in it."""
    return Span(half.first_day, min(half.last_day, today))


def halves_of(year: int, today: date) -> list[HalfYear]:
    """The halves of a year that have begun; the first one at least."""
    first, second = HalfYear(year), HalfYear(year, second=True)
    return [first, second] if second.first_day <= today else [first]


def usual_year(today: date) -> int:
    return today.year - (today.month <= LAST_YEAR_UNTIL_MONTH)


def days_between(since: date, until: date) -> int:
    """Days from one to the other, never fewer than none."""
    return max((until - since).days, 0)


def median_days(waits: Sequence[int]) -> int | None:
    """The wait that half of them were shorter than; None of none."""
    return int(Decimal(median(waits)).quantize(Decimal(1), ROUND_HALF_UP)) if waits else None
