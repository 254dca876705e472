"""Queries that a page asks again and again, put into words once: for a short answer, to write a query down takes the
longer part of the time."""

from collections.abc import Callable, Hashable, Sequence
from copy import copy
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.query import ModelIterable

FIRST_PLACE = -2_000_000_000
"""Stands in the query where the first value belongs, the next number for the second, and so on: numbers no row has."""
FIRST_DAY = date(9000, 1, 1)
FIRST_MOMENT = datetime(9500, 1, 1, tzinfo=UTC)
"""The same for days and moments."""

Value = int | date


class Words(NamedTuple):
    """A query as it was written down, and which of its parameters stand for which value. `writer` knows what the
    columns of the answer are."""

    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    writer: Any

    def filled(self, values: Sequence[Value]) -> tuple[Any, ...]:
        """The parameters, with the values of this time."""
        params = list(self.params)
        for place, number in self.places:
            params[place] = _told(values[number])
        return tuple(params)


def ask(
    build: Callable[..., models.QuerySet], *shape: Hashable, values: Sequence[Value] = ()
) -> list[tuple[Any, ...]]:
    """The rows of `build(*shape, *values)`, which gives a `values_list` and lives at the top of a module.

    `shape` decides how the query is written, and it may depend on nothing else; `values` may be others each time: whole
    numbers, such as those of rows, and days and moments, which the query takes as they are. What comes back is as the
    database says it: see `moment_of` and `day_of`.
    """
    words = _in_words(connection.vendor, build, shape, tuple(map(type, values)))
    with connection.cursor() as cursor:
        cursor.execute(words.sql, words.filled(values))
        return list(cursor.fetchall())


def read(build: Callable[..., models.QuerySet], *shape: Hashable, values: Sequence[Value] = ()) -> list[Any]:
    """The same of a query that gives models, with what it joins, annotates and leaves out; it prefetches nothing."""
    words = _in_words(connection.vendor, build, shape, tuple(map(type, values)))
    return list(ModelIterable(_Written(words, words.filled(values))))


def lay_beside(one: models.Model, **found: list[Any]) -> None:
    """Lay the rows of other tables that belong to `one` beside it, as a prefetch does: `one.responses.all()` gives them
    without a query. What filters them further asks the database."""
    known = one.__dict__.setdefault("_prefetched_objects_cache", {})
    for name, rows in found.items():
        laid = getattr(one, name).all()
        laid._result_cache = rows
        known[name] = laid


class _Written:
    """What the iterable of models asks of a queryset and of its query, where the words are known."""

    db = DEFAULT_DB_ALIAS
    _known_related_objects: dict[Any, Any] = {}

    def __init__(self, words: Words, params: tuple[Any, ...]) -> None:
        self.words, self.params = words, params
        self.query = self

    def get_compiler(self, using: str) -> Any:
        writer = copy(self.words.writer)
        writer.connection, writer.using = connection, using
        writer.as_sql = lambda: (self.words.sql, self.params)
        return writer


@lru_cache(maxsize=1024)
def _in_words(
    vendor: str, build: Callable[..., models.QuerySet], shape: tuple[Hashable, ...], kinds: tuple[type, ...]
) -> Words:
    places = [_place(number, kind) for number, kind in enumerate(kinds)]
    writer = build(*shape, *places).query.get_compiler(DEFAULT_DB_ALIAS)
    sql, params = writer.as_sql()
    writer.connection = None  # of whoever asked first
    told = [_told(place) for place in places]
    found = tuple(
        (position, number)
        for position, one in enumerate(params)
        for number, place in enumerate(told)
        if type(one) is type(place) and one == place
    )
    lost = {number for number, kind in enumerate(kinds) if issubclass(kind, date)} - {number for _, number in found}
    if lost:
        raise ValueError(f"{build.__name__} does not take the days and moments it is given as they are.")
    return Words(sql, tuple(params), found, writer)


def _place(number: int, kind: type) -> Value:
    if issubclass(kind, datetime):
        return FIRST_MOMENT + timedelta(days=number)
    if issubclass(kind, date):
        return FIRST_DAY + timedelta(days=number)
    return FIRST_PLACE + number


def _told(value: Value) -> Any:
    """A value as this database is told it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def moment_of(value: datetime | str) -> datetime:
    """SQLite tells a moment in UTC, without saying so."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def day_of(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
