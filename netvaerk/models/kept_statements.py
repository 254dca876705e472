"""Statements that a PostgreSQL server plans once and keeps for as long as a connection lasts. To plan a query over many
tables anew takes it ten times as long as to answer it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2.extensions import AsIs


def keeps_statements(here: BaseDatabaseWrapper) -> bool:
    """Not behind a pooler that hands connections round, which Django is told by the same setting; and SQLite plans in
    no time."""
    return here.vendor == "postgresql" and not here.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")


def kept_as(
    number: int,
    sql: str,
    params: Sequence[Any],
    places: Sequence[tuple[int, int]],
    values: Sequence[int | date],
    here: BaseDatabaseWrapper,
) -> str:
    """What executes the statement `number` with marks for its values, after giving the connection what it has not got:
    `sql`, in which the parameters at `places` stand for values, of the kinds that `values` has, and the others stay.

    To give it is no query of the page's, and outlasts a transaction that is rolled back. Raises DatabaseError."""
    name = f"kept_{number}"
    kept = _kept_by(here)
    if name not in kept:
        marks = {place: AsIs(f"${value + 1}") for place, value in places}
        told = [marks.get(place, one) for place, one in enumerate(params)]
        kinds = f"({', '.join(map(_kind_of, values))})" if values else ""
        with here.wrap_database_errors, here.connection.cursor() as cursor:
            cursor.execute(f"PREPARE {name} {kinds} AS ".encode() + cursor.mogrify(sql, told))
        kept.add(name)
    return f"EXECUTE {name}" + (f" ({', '.join(['%s'] * len(values))})" if values else "")


def _kept_by(here: BaseDatabaseWrapper) -> set[str]:
    """The names that this connection knows; a new one knows none."""
    whose, kept = vars(here).get("_kept_statements", (None, set()))
    if whose is not here.connection:
        kept = set()
        vars(here)["_kept_statements"] = here.connection, kept
    return kept


def _kind_of(value: int | date) -> str:
    """What PostgreSQL calls the kind of a value."""
    if isinstance(value, datetime):
        return "timestamptz"
    return "date" if isinstance(value, date) else "bigint"
