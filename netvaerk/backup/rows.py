"""Rows as lines of text that read the same from either database: so that one hash tells whether tables are equal.

Rows are read and written through models as the migrations know them, not as the code has them: without converters of
the house, so that what is encrypted stays encrypted, and without anything that fills itself in.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from netvaerk.encrypted import EncryptedTextField

LEFT_OUT = {"sessions.session"}
"""Not in a backup: whoever holds a session's key is logged in. People log in again after a restore."""
AT_A_TIME = 500


@dataclass(frozen=True)
class Table:
    """One table: `model` reads its columns as they stand, some rows at a time."""

    model: type[models.Model]
    at_a_time: int

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @cached_property
    def columns(self) -> list[str]:
        return [one.attname for one in self.model._meta.concrete_fields if not one.generated]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """All rows, in the order of their keys."""
        found = self.model._base_manager.order_by("pk").values_list(*self.columns)
        return found.iterator(chunk_size=self.at_a_time)

    def lines(self) -> Iterator[str]:
        return map(line_of, self.rows())


def known_migrations() -> set[tuple[str, str]]:
    """(app, name) of all that this version of the code can do to a database."""
    return set(MigrationLoader(connection).graph.nodes)


def applied_migrations() -> set[tuple[str, str]]:
    """(app, name) of what has been done to this database, of apps that are installed."""
    loader = MigrationLoader(connection)
    return set(loader.applied_migrations) & set(loader.graph.nodes)


def tables_at(migrations: set[tuple[str, str]]) -> list[Table]:
    """Every table that is kept, as it stands when exactly these known migrations are applied."""
    state = MigrationLoader(connection).project_state(sorted(migrations)) if migrations else ProjectState()
    sizes = {}
    for key, model in list(state.models.items()):
        fields = model.fields.items()
        sizes[".".join(key)] = min((getattr(field, "at_a_time", AT_A_TIME) for _, field in fields), default=AT_A_TIME)
        state.models[key] = model.clone()
        state.models[key].fields = {name: as_it_stands(field) for name, field in fields}
    found = [Table(model, sizes.get(model._meta.label_lower, AT_A_TIME)) for model in state.apps.get_models(True)]
    kept = (one for one in found if one.model._meta.managed and not one.model._meta.proxy)
    return sorted((one for one in kept if one.label not in LEFT_OUT), key=lambda one: one.label)


def as_it_stands(field: models.Field) -> models.Field:
    """The field without what would open it or fill it in."""
    if isinstance(field, EncryptedTextField):
        return models.TextField(null=field.null)
    if isinstance(field, models.DateField | models.TimeField) and (field.auto_now or field.auto_now_add):
        field = field.clone()
        field.auto_now = field.auto_now_add = False
    return field


# --- one row, one line --------------------------------------------------------------------------------------------


def line_of(row: tuple[Any, ...]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_as_text)


def _as_text(value: Any) -> Any:
    """Raises TypeError for a kind of value that no table of the house holds yet."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode()
    raise TypeError(f"A backup does not know how to write a {type(value).__name__}.")


def instance_of(table: Table, line: str) -> models.Model:
    """The row of a line, not yet stored."""
    values = dict(zip(table.columns, json.loads(line), strict=True))
    fields = {field.attname: field for field in table.model._meta.concrete_fields}
    return table.model(**{name: _from_text(fields[name], value) for name, value in values.items()})


def _from_text(field: models.Field, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return b64decode(value)
    if isinstance(field, models.DurationField):
        return timedelta(microseconds=value)
    return field.to_python(value)


# --- a whole table, one hash --------------------------------------------------------------------------------------


class Tally:
    """Counts the lines of a table, and hashes them."""

    def __init__(self) -> None:
        self.number, self.hash = 0, sha256()

    def add(self, line: str) -> None:
        self.number += 1
        self.hash.update(line.encode() + b"\n")

    def result(self) -> tuple[int, str]:
        """How many, and the SHA-256 of all in their order."""
        return self.number, self.hash.hexdigest()


def tally(table: Table) -> tuple[int, str]:
    """The table as the database holds it now: how many rows, and their hash."""
    counted = Tally()
    for line in table.lines():
        counted.add(line)
    return counted.result()
