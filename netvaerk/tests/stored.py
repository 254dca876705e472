"""All that stands in the database, taken down and laid again as the database gave it, which takes a small part of the
time of making and saving an object of each row."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from netvaerk.database import unsealed


@dataclass
class Stored:
    """The rows of one table, with the statements that clear it and lay them."""

    clear: str
    lay: str
    rows: list[tuple[Any, ...]]


def take_down() -> list[Stored]:
    """Every table of ours as it is."""
    models = apps.get_models(include_auto_created=True)
    return [_rows_of(model) for model in models if model._meta.managed and not model._meta.proxy]


def _rows_of(model: type[Model]) -> Stored:
    quote, fields = connection.ops.quote_name, model._meta.local_concrete_fields
    table, columns = quote(model._meta.db_table), [quote(one.column) for one in fields if not one.generated]
    names, signs = ", ".join(columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {table}")  # noqa: S608
        rows = [tuple(map(_as_written, row)) for row in cursor.fetchall()]
    return Stored(f"DELETE FROM {table}", f"INSERT INTO {table} ({names}) VALUES ({signs})", rows)  # noqa: S608


def _as_written(value: Any) -> Any:
    """SQLite's driver reads a time of day and writes none."""
    return value.isoformat() if isinstance(value, time) else value


def lay(tables: list[Stored]) -> None:
    """Put `tables` in the place of what stands in them. Seals give way, and keys are looked at when all is laid."""
    with unsealed(), transaction.atomic(), connection.cursor() as cursor:
        for one in tables:
            cursor.execute(one.clear)
        for one in tables:
            if one.rows:
                cursor.executemany(one.lay, one.rows)
