"""The words of a letter: as JSON and back, and as the text that is filled in."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime

from netvaerk.dates import begins_on_the_day, from_till

TYPES: dict[str, tuple[type, Callable[[str], Any]]] = {
    "datetime": (datetime, datetime.fromisoformat),  # before the day, since it is one too
    "date": (date, date.fromisoformat),
    "time": (time, time.fromisoformat),
    "decimal": (Decimal, Decimal),
}


def packed(words: dict[str, object]) -> dict[str, object]:
    """Words as JSON can say them. What is called or translated late is said now, in the present language."""
    return {name: _packed(value) for name, value in words.items()}


def _packed(value: object) -> object:
    if callable(value):
        value = value()
    if value is None or type(value) in (bool, int, float):
        return value
    for name, (kind, _read) in TYPES.items():
        if isinstance(value, kind):
            return {name: value.isoformat() if isinstance(value, date | time) else str(value)}
    return str(value)


def unpacked(words: dict[str, Any]) -> dict[str, object]:
    return {name: _unpacked(value) for name, value in words.items()}


def _unpacked(value: Any) -> object:
    if not isinstance(value, dict):
        return value
    ((name, text),) = value.items()
    return TYPES[name][1](text)


def in_text(words: dict[str, object], *, short: bool = False) -> dict[str, str]:
    """Words as they are read, in the present language; `short` leaves out the year of a day and the end of a
    meeting, as subjects do. What begins and ends brings `when`."""
    begins, ends = words.get("begins_at"), words.get("ends_at")
    if isinstance(begins, datetime) and isinstance(ends, datetime):
        words = {**words, "when": begins_on_the_day(begins) if short else capfirst(from_till(begins, ends))}
    return {name: _in_text(value, short=short) for name, value in words.items()}


def _in_text(value: object, *, short: bool) -> str:
    if callable(value):
        value = value()
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "MONTH_DAY_FORMAT" if short else "DATE_FORMAT")
    if isinstance(value, int | Decimal):
        return str(floatformat(value, "-2g"))
    return str(value)
