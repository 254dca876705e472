"""Queries that a page asks again and again, put into words once: for a short answer, to write a query down takes the
longer part of the time."""

from collections.abc import Callable, Hashable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection, models

FIRST_PLACE = -2_000_000_000
"""Stands in the query where the first value belongs, the next number for the second, and so on: numbers no row has."""


def ask(build: Callable[..., models.QuerySet], *shape: Hashable, values: Sequence[int] = ()) -> list[tuple[Any, ...]]:
    """The rows of `build(*shape, *values)`, which gives a `values_list` and lives at the top of a module.

    `shape` decides how the query is written, and it may depend on nothing else; `values` are whole numbers, such as the
    numbers of rows, that may be others each time. What comes back is as the database says it: see `moment_of` and
    `day_of`.
    """
    sql, params = _in_words(connection.vendor, build, shape, len(values))
    filled = [values[one - FIRST_PLACE] if _is_place(one, len(values)) else one for one in params]
    with connection.cursor() as cursor:
        cursor.execute(sql, filled)
        return list(cursor.fetchall())


def _is_place(value: object, count: int) -> bool:
    return type(value) is int and FIRST_PLACE <= value < FIRST_PLACE + count


@lru_cache(maxsize=512)
def _in_words(
    vendor: str, build: Callable[..., models.QuerySet], shape: tuple[Hashable, ...], count: int
) -> tuple[str, tuple[Any, ...]]:
    places = range(FIRST_PLACE, FIRST_PLACE + count)
    return build(*shape, *places).query.sql_with_params()


def moment_of(value: datetime | str) -> datetime:
    """SQLite tells a moment in UTC, without saying so."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def day_of(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
