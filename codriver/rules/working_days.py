"""Counting working days (spec: states of a pairing, "within 10 working days")."""

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5


def is_working_day(day: date, days_off: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in days_off


def after_working_days(start: date, count: int, days_off: Collection[date]) -> date:
    """The last of `count` working days, the day after `start` being the first that may count."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, days_off)
    return day


def before_working_days(end: date, count: int, days_off: Collection[date]) -> date:
    """The first of `count` working days that lie before `end`."""
    day = end
    while count > 0:
        day -= timedelta(days=1)
        count -= is_working_day(day, days_off)
    return day
