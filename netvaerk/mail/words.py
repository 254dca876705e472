"""The words of a letter as JSON and back. What a template asks of a day or a number, it can ask of what comes back."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

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
