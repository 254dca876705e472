"""Queries that a page asks again and again, put into words once: for a short answer, to write a query down takes the
longer part of the time."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import count
from typing import Any, overload

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler
from django.utils.timezone import get_default_timezone

from netvaerk.models.kept_statements import keeps_statements, kept_as

FIRST_PLACE = 2_000_000_000
"""Stands in the query where the first value belongs, the next number for the second, and so on: numbers that no query
of ours names, and that fit into every column of numbers."""
FIRST_DAY = date(9000, 1, 1)
FIRST_MOMENT = datetime(9500, 1, 1, tzinfo=UTC)
"""The same for days and moments."""

AT_ONCE = 100
"""So many rows are appended by one statement."""

LARGEST = 2**63 - 1
"""No row has a number beyond it, and SQLite takes none."""

Value = int | date


class OneOfRow:
    """How a stretch of a row becomes a model with those that are joined to it, worked out once. A model is given its
    columns without being called, which would take most of the time, as when Django opens one that was pickled: nobody
    here listens to models being called."""

    def __init__(self, told: dict[str, Any], columns: list[Any]) -> None:
        fields = told["select_fields"]
        self.model, self.own = told["model"], slice(fields[0], fields[-1] + 1)
        self.names = [column.target.attname for column in columns[self.own]]
        self.key = self.names.index(self.model._meta.pk.attname)
        joined = told.get("related_klass_infos", ())
        self.joined = [(OneOfRow(one, columns), one["local_setter"], one["remote_setter"]) for one in joined]

    def model_of(self, row: list[Any]) -> Any:
        """None where nothing was joined."""
        own = row[self.own]
        if own[self.key] is None:
            return None
        one = self.model.__new__(self.model)
        one.__dict__.update(zip(self.names, own, strict=True))
        one._state = state = ModelState()
        state.db, state.adding = DEFAULT_DB_ALIAS, False
        for other, lay_here, lay_there in self.joined:
            found = other.model_of(row)
            lay_here(one, found)
            if found is not None:
                lay_there(found, one)
        return one


class Rows:
    """How the rows of a query become models: as Django's own iterable of models does it, worked out once."""

    def __init__(self, writer: SQLCompiler) -> None:
        self.columns = [column for column, _sql, _name in writer.select]
        self.first = OneOfRow(writer.klass_info, self.columns)
        self.beside = tuple(writer.annotation_col_map.items())
        self.known: tuple[Any, list[tuple[int, Any, Any]]] = (None, [])

    def converted(self, here: BaseDatabaseWrapper) -> list[tuple[int, Any, Callable[..., Any]]]:
        """The places whose values are converted, each with how, for a connection; kept for the last that asked."""
        whose, found = self.known
        if whose is not here:
            columns = enumerate(self.columns)
            found = [(place, one, convert) for place, one in columns for convert in _converters(one, here)]
            self.known = (here, found)
        return found

    def read(self, rows: Iterable[Sequence[Any]], here: BaseDatabaseWrapper) -> Iterator[Any]:
        """A model for each row, with the models that are joined to it and what is annotated."""
        converted = self.converted(here)
        for row in map(list, rows):
            for place, column, convert in converted:
                row[place] = convert(row[place], column, here)
            one = self.first.model_of(row)
            for name, place in self.beside:
                setattr(one, name, row[place])
            yield one


def _converters(column: Any, here: BaseDatabaseWrapper) -> list[Callable[..., Any]]:
    """From what the database says of a column to what a model holds."""
    return [*here.ops.get_db_converters(column), *column.get_db_converters(here)]


@dataclass(frozen=True)
class Words:
    """A query as it was written down, which of its parameters stand for which value, and what its rows become. `number`
    is its name where the server keeps it."""

    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    rows: Rows | None
    number: int = field(default_factory=count(1).__next__)

    def answered(self, values: Sequence[Value], here: BaseDatabaseWrapper) -> list[tuple[Any, ...]]:
        """The rows as the database says them, for the values of this time."""
        if any(isinstance(one, int) and one > LARGEST for one in values):
            return []
        with here.cursor() as cursor:
            if keeps_statements(here):
                kept = kept_as(self.number, self.sql, self.params, self.places, values, here)
                cursor.execute(kept, [_told(one, here) for one in values])
            else:
                cursor.execute(self.sql, self.params_for(values, here))
            return cursor.fetchall()

    def params_for(self, values: Sequence[Value], here: BaseDatabaseWrapper) -> list[Any]:
        params = list(self.params)
        for place, number in self.places:
            params[place] = _told(values[number], here)
        return params


def ask(build: Callable[..., models.QuerySet], *shape: Hashable, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
    """The rows of `build(*shape, *values)`, which gives a `values_list` and lives at the top of a module.

    `shape` decides how the query is written, and it may depend on nothing else; `values` may be others each time: whole
    numbers, such as those of rows, and days and moments, which the query takes as they are. What comes back is as the
    database says it: see `moment_of`, `day_of` and `day_here`.
    """
    here = connections[DEFAULT_DB_ALIAS]
    words = _in_words(here.vendor, build, shape, tuple(map(type, values)))
    return list(words.answered(values, here)) if words else []


def read(build: Callable[..., models.QuerySet], *shape: Hashable, values: Sequence[Value] = ()) -> list[Any]:
    """The same of a query that gives models, with what it joins, annotates and leaves out; it prefetches nothing."""
    here = connections[DEFAULT_DB_ALIAS]
    words = _in_words(here.vendor, build, shape, tuple(map(type, values)))
    return list(words.rows.read(words.answered(values, here), here)) if words and words.rows else []


def append(model: type[models.Model], names: tuple[str, ...], rows: Sequence[Sequence[Any]]) -> None:
    """New rows of `model`, each with a value for each of its columns that `names` says, which are all but its number.
    Nothing comes back, and nothing but the database looks at them."""
    here = connections[DEFAULT_DB_ALIAS]
    words, fields = _insert(here.vendor, model, names)
    marks = f"({', '.join(['%s'] * len(fields))})"
    for some in (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE)):
        told = [one.get_db_prep_save(value, here) for row in some for one, value in zip(fields, row, strict=True)]
        with here.cursor() as cursor:
            cursor.execute(f"{words} {', '.join([marks] * len(some))}", told)


@lru_cache(maxsize=64)
def _insert(vendor: str, model: type[models.Model], names: tuple[str, ...]) -> tuple[str, list[models.Field]]:
    quoted = connections[DEFAULT_DB_ALIAS].ops.quote_name
    fields = [model._meta.get_field(name) for name in names]
    columns = ", ".join(quoted(one.column) for one in fields)
    return f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES", fields


def change(build: Callable[..., models.QuerySet], values: Sequence[Value], written: dict[str, Any]) -> int:
    """How many rows of `build(*values)` were given what is `written`, by the names of their fields: `update`, put into
    words once. What is written is told as the fields tell it, an encrypted one in encrypted form."""
    here = connections[DEFAULT_DB_ALIAS]
    words, fields = _change_in_words(here.vendor, build, tuple(written), tuple(map(type, values)))
    told = [field.get_db_prep_save(value, here) for field, value in zip(fields, written.values(), strict=True)]
    with here.cursor() as cursor:
        cursor.execute(words.sql, [*told, *words.params_for(values, here)[len(told) :]])
        return int(cursor.rowcount)


@lru_cache(maxsize=64)
def _change_in_words(
    vendor: str, build: Callable[..., models.QuerySet], names: tuple[str, ...], kinds: tuple[type, ...]
) -> tuple[Words, list[models.Field]]:
    """What is written stands before what the rows are found by, in the order of its names."""
    here = connections[DEFAULT_DB_ALIAS]
    places = [_place(number, kind) for number, kind in enumerate(kinds)]
    query = build(*places).query.chain(UpdateQuery)
    query.add_update_values({name: models.Value(name, models.TextField()) for name in names})
    sql, params = query.get_compiler(connection=here).as_sql()
    assert tuple(params[: len(names)]) == names
    meta = query.get_meta()
    return Words(sql, params, _where_they_stand(params, places, here), None), [meta.get_field(name) for name in names]


def lay_beside(one: models.Model, **found: list[Any]) -> None:
    """Lay the rows of other tables that belong to `one` beside it, as a prefetch does: `one.responses.all()` gives them
    without a query. What filters them further asks the database."""
    known = one.__dict__.setdefault("_prefetched_objects_cache", {})
    for name, rows in found.items():
        laid = getattr(one, name).all()
        laid._result_cache = rows
        known[name] = laid


@lru_cache(maxsize=1024)
def _in_words(
    vendor: str, build: Callable[..., models.QuerySet], shape: tuple[Hashable, ...], kinds: tuple[type, ...]
) -> Words | None:
    """None for what no row can answer to, such as one of no names."""
    here = connections[DEFAULT_DB_ALIAS]
    places = [_place(number, kind) for number, kind in enumerate(kinds)]
    built = build(*shape, *places)
    writer = built.query.get_compiler(connection=here)
    try:
        sql, params = writer.as_sql()
    except EmptyResultSet:
        return None
    found = _where_they_stand(params, places, here)
    lost = {number for number, kind in enumerate(kinds) if issubclass(kind, date)} - {number for _, number in found}
    if lost:
        raise ValueError(f"{build.__name__} does not take the days and moments it is given as they are.")
    return Words(sql, tuple(params), found, Rows(writer) if _gives_models(built) else None)


def _where_they_stand(
    params: Sequence[Any], places: Sequence[Value], here: BaseDatabaseWrapper
) -> tuple[tuple[int, int], ...]:
    """Which of the parameters stand for which of the values."""
    told = [_told(place, here) for place in places]
    return tuple(
        (position, number)
        for position, one in enumerate(params)
        for number, place in enumerate(told)
        if type(one) is type(place) and one == place
    )


def _gives_models(built: models.QuerySet) -> bool:
    return built._iterable_class is ModelIterable


def _place(number: int, kind: type) -> Value:
    if issubclass(kind, datetime):
        return FIRST_MOMENT + timedelta(days=number)
    if issubclass(kind, date):
        return FIRST_DAY + timedelta(days=number)
    return FIRST_PLACE + number


def _told(value: Value, here: BaseDatabaseWrapper) -> Any:
    """A value as this database is told it."""
    if isinstance(value, datetime):
        return here.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return here.ops.adapt_datefield_value(value)
    return value


@overload
def moment_of(value: None) -> None: ...
@overload
def moment_of(value: datetime | str) -> datetime: ...
def moment_of(value: datetime | str | None) -> datetime | None:
    """SQLite tells a moment in UTC, without saying so. None stays None, here and of a day."""
    if value is None:
        return None
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@overload
def day_of(value: None) -> None: ...
@overload
def day_of(value: date | str) -> date: ...
def day_of(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


@overload
def day_here(value: None) -> None: ...
@overload
def day_here(value: datetime | str) -> date: ...
def day_here(value: datetime | str | None) -> date | None:
    """The day of a moment, as the clock on the wall has it."""
    return None if value is None else moment_of(value).astimezone(get_default_timezone()).date()
