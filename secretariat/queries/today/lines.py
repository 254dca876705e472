"""What waits, gathered from all its tables by one query, a line for each thing, in columns that mean the same in each:
the kind, its number, since when, up to four words about it, and the numbers of a page and of the people it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, DateTimeField, F, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils.timezone import localdate

from netvaerk.models import Person
from netvaerk.models.prepared import ask, day_of, moment_of

Words = str | Combinable


@dataclass(frozen=True)
class Line:
    """`words` are what its kind needs; `page` is the number in its address. `people` are two numbers, 0 for nobody."""

    kind: str
    number: int
    since: date
    words: tuple[str, str, str, str]
    page: int
    people: tuple[int, int]


def line(
    rows: QuerySet,
    kind: str,
    *words: Words,
    at: str = "",
    on: str = "",
    page: str = "pk",
    number: str = "pk",
    people: tuple[Words, Words] = ("", ""),
) -> QuerySet:
    """The part of the query about one kind: since the moment `at`, or since the day `on`."""
    four = [*words, "", "", "", ""][:4]
    moment = F(at) if at else Cast(Value(None), DateTimeField())
    day = F(on) if on else Cast(Value(None), DateField())
    numbers = [F(one) if isinstance(one, str) and one else one or Value(0) for one in people]
    return rows.order_by().values_list(
        Value(kind), F(number), moment, day, *(_text(one) for one in four), F(page), *numbers
    )


def _text(words: Words) -> Combinable:
    if isinstance(words, str):
        return F(words) if words else Value("")
    return words


Parts = Callable[[Person, date, str], list[QuerySet]]


def gathered(parts: Parts, officer: Person, today: date, language: str) -> list[Line]:
    """Every line of `parts`, which names the part of each kind for a reader, a day and a language; one query."""
    rows = ask(_together, parts, today, language, values=(officer.pk,))
    return [_read(row) for row in rows]


def _together(parts: Parts, today: date, language: str, officer: int) -> QuerySet:
    """The page is for officers alone, so whoever reads it is one."""
    reader = Person(pk=officer)
    reader.in_secretariat = True
    first, *rest = parts(reader, today, language)
    return first.union(*rest, all=True)


def _read(row: tuple[Any, ...]) -> Line:
    kind, number, at, on, *words, page, one, other = row
    since = localdate(moment_of(at)) if at else day_of(on)
    first, second, third, fourth = (word or "" for word in words)
    return Line(kind, number, since, (first, second, third, fourth), page, (one or 0, other or 0))
