"""The days on which an event of a series is held again."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

MOST_DAYS = 30


class Rhythm(str, Enum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


def repeated_days(first: date, rhythm: Rhythm, number: int) -> list[date]:
    """The `number` days after `first`. Monthly keeps the weekday: the first Tuesday stays the first, and a fifth
    one becomes the last of its month."""
    if rhythm is Rhythm.MONTHLY:
        return [_same_weekday(first, months) for months in range(1, number + 1)]
    days = 7 if rhythm is Rhythm.WEEKLY else 14
    return [first + timedelta(days=days * step) for step in range(1, number + 1)]


def _same_weekday(first: date, months: int) -> date:
    month = first.month - 1 + months
    year, month = first.year + month // 12, month % 12 + 1
    earliest = date(year, month, 1)
    day = 1 + (first.weekday() - earliest.weekday()) % 7 + 7 * ((first.day - 1) // 7)
    return date(year, month, day if day <= monthrange(year, month)[1] else day - 7)


def new_days(days: Iterable[date], taken: Iterable[date]) -> list[date]:
    """The days in order, each once, without those on which the series is held already."""
    return sorted(set(days) - set(taken))
