"""Laying a backup into a database, all of it or nothing, and reading it back."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor

from netvaerk.backup.archive import Manifest, head_of, read_whole
from netvaerk.backup.rows import Table, applied_migrations, instance_of, known_migrations, tables_at, tally
from netvaerk.backup.snapshot import counts_up
from netvaerk.database import unsealed
from netvaerk.models import Person


class CannotRestore(Exception):
    """Nothing was changed; the message says what to do."""


def restore(path: Path, *, keys: Sequence[str], over_what_is_there: bool) -> Manifest:
    """Lay the backup into the database, whose tables are made if they are missing. Raises BrokenFile, CannotRestore."""
    read_whole(path, keys)  # so that nothing is begun with a file that is not whole
    manifest, _ = head_of(path, keys)
    make_tables(manifest.migrations, is_filled_allowed=over_what_is_there)
    tables = {one.label: one for one in tables_at(manifest.migrations)}
    with transaction.atomic(), unsealed(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL statement_timeout = 0")
        if not over_what_is_there and is_filled():
            raise CannotRestore(FILLED)
        erased = numbers_erased()
        clear(cursor, [*tables.values(), *left_out(cursor)])
        restored = read_whole(path, keys, lambda found, label, lines: lay(tables, found, label, lines))
        go_on_counting(cursor, [(tables[label], last) for label, last in restored.last_ids.items()])
        connection.check_constraints()
        if differing := differences(restored, tables.values()):
            raise CannotRestore(f"What was laid in is not what the backup holds: {', '.join(differing)}.")
        restored.erased_since = sorted(erased - numbers_erased())
    ContentType.objects.clear_cache()
    return restored


FILLED = (
    "There are people in this database already. Restore into an empty one, or write --replace-what-is-there "
    "to delete everything in it first."
)


def is_filled() -> bool:
    """Whether somebody's work may stand in it: migrations lay rows into every database, but never a person."""
    is_there = Person._meta.db_table in connection.introspection.table_names()
    return is_there and Person._base_manager.values("pk").exists()


def numbers_erased() -> set[int]:
    """People whose names were erased, where the tables are new enough to say so."""
    with connection.cursor() as cursor:
        columns = {one.name for one in connection.introspection.get_table_description(cursor, Person._meta.db_table)}
    if "erased_at" not in columns:
        return set()
    return set(Person._base_manager.exclude(erased_at=None).values_list("pk", flat=True))


def make_tables(migrations: set[tuple[str, str]], *, is_filled_allowed: bool) -> None:
    """Bring the database to where the backup was taken. Raises CannotRestore where that would lead backwards."""
    if unknown := migrations - known_migrations():
        names = ", ".join(".".join(one) for one in sorted(unknown))
        raise CannotRestore(f"The backup is from a newer version of the product, with {names}. Install that one first.")
    if beyond := applied_migrations() - migrations:
        names = ", ".join(".".join(one) for one in sorted(beyond))
        raise CannotRestore(
            f"The database is ahead of the backup by {names}. Restore into an empty one, then run manage.py migrate."
        )
    if not is_filled_allowed and is_filled():
        raise CannotRestore(FILLED)
    executor = MigrationExecutor(connection)
    if plan := steps_forward(executor, migrations):
        executor.migrate(sorted(migrations), plan=plan)


def steps_forward(executor: MigrationExecutor, migrations: set[tuple[str, str]]) -> list[tuple[Migration, bool]]:
    """Those of `migrations` that the database lacks, in order. Asked for by name, Django would take steps back."""
    to_the_newest = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(one, back) for one, back in to_the_newest if (one.app_label, one.name) in migrations]


def left_out(cursor: Any) -> list[str]:
    """Tables that no backup holds and that would speak of what is gone."""
    return [name for name in ("django_session",) if name in connection.introspection.table_names(cursor)]


def clear(cursor: Any, tables: Sequence[Table | str]) -> None:
    names = [one if isinstance(one, str) else one.model._meta.db_table for one in tables]
    quoted = [connection.ops.quote_name(name) for name in names]
    if connection.vendor == "postgresql":
        cursor.execute(f"TRUNCATE {', '.join(quoted)}")
        return
    for name in quoted:
        cursor.execute(f"DELETE FROM {name}")  # noqa: S608


def lay(tables: dict[str, Table], found: Manifest, label: str, lines: Iterator[str]) -> None:
    """Store the rows of one table. Raises CannotRestore."""
    table = tables.get(label)
    if table is None or table.columns != found.columns[label]:
        raise CannotRestore(f"The table {label} is not as it was when the backup was made.")
    while some := [instance_of(table, line) for line in islice(lines, table.at_a_time)]:
        try:
            table.model._base_manager.bulk_create(some)
        except DatabaseError as problem:
            raise CannotRestore(
                f"{connection.vendor} refuses a row of {label}, number {some[0].pk} to {some[-1].pk}: "
                f"{str(problem).splitlines()[0]}"
            ) from problem


def go_on_counting(cursor: Any, last: Sequence[tuple[Table, int]]) -> None:
    """Let each table go on after the last number that was given."""
    for table, number in last:
        options = table.model._meta
        if not counts_up(table) or not number:
            continue
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [options.db_table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [options.db_table, number])
        else:
            sequence = "pg_get_serial_sequence(%s, %s)"
            cursor.execute(f"SELECT setval({sequence}, %s)", [f'"{options.db_table}"', options.pk.column, number])


def differences(manifest: Manifest, tables: Iterable[Table]) -> list[str]:
    """The labels of tables whose rows are not those of the backup, in either direction."""
    here = {one.label: tally(one) for one in tables}
    return sorted(
        label for label in here.keys() | manifest.tables.keys() if here.get(label) != manifest.tables.get(label)
    )
