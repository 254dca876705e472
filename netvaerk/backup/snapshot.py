"""Reading the whole database as it was at one moment, while people write.

PostgreSQL: a transaction that is repeatable read and read only. SQLite: a transaction that only reads, which in WAL
mode sees the moment of its first line, keeps no writer waiting, and needs no second copy of the file on the disk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction

from netvaerk.backup.archive import Manifest, put_end, put_head, put_table, written_whole
from netvaerk.backup.rows import Table, applied_migrations, tables_at, tally


@contextmanager
def one_moment() -> Iterator[None]:
    """What is read inside the block is all of one moment. Raises RuntimeError inside a transaction."""
    if connection.in_atomic_block:
        raise RuntimeError("A snapshot is a transaction of its own.")
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL statement_timeout = 0")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def back_up(path: Path, *, key: str, at: datetime) -> Manifest:
    """Write everything into a new file, under `key` unless that is empty. Raises FileExistsError."""
    with one_moment(), written_whole(path, key) as file:
        migrations = applied_migrations()
        tables = tables_at(migrations)
        manifest = Manifest(at.isoformat(timespec="seconds"), connection.vendor, migrations, is_under_key=bool(key))
        manifest.columns = {one.label: one.columns for one in tables}
        manifest.last_ids, manifest.keys = last_ids(tables), needed_keys()
        put_head(file, manifest, [one.label for one in tables])
        for table in tables:
            put_table(file, manifest, table.label, table.lines())
        put_end(file, manifest)
    return manifest


def tables_now() -> dict[str, tuple[int, str]]:
    """What the database holds at this moment: label of each table to its number of rows and their hash."""
    with one_moment():
        return {table.label: tally(table) for table in tables_at(applied_migrations())}


# --- numbers that were given --------------------------------------------------------------------------------------


def counts_up(table: Table) -> bool:
    return isinstance(table.model._meta.pk, models.AutoField)


def last_ids(tables: list[Table]) -> dict[str, int]:
    """The last number that was given in each table, so that the number of a row that is gone is never given again."""
    counting = [one for one in tables if counts_up(one)]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            given = dict(cursor.fetchall())
            return {one.label: given.get(one.model._meta.db_table, 0) for one in counting}
        return {one.label: _last_in_postgres(cursor, one) for one in counting}


def _last_in_postgres(cursor: Any, table: Table) -> int:
    options = table.model._meta
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{options.db_table}"', options.pk.column])
    sequence = cursor.fetchone()[0]
    cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608
    return int(cursor.fetchone()[0])


# --- the keys that are not in it ----------------------------------------------------------------------------------


def mark_of(key: str) -> str:
    """By what a key is told from others, without giving anything of it away."""
    return sha256(b"netvaerk key mark " + key.encode()).hexdigest()[:12]


def needed_keys() -> list[str]:
    """The marks of the keys in use."""
    return [mark_of(key) for key in settings.ENCRYPTION_KEYS]
