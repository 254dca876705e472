"""Rows that nobody may change: triggers that both databases keep, and the one way past them for retention.

A migration that makes SQLite rebuild such a table drops its triggers, and must lay them again.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation

_unsealed: ContextVar[bool] = ContextVar("unsealed", default=False)


@contextmanager
def unsealed() -> Iterator[None]:
    """Let sealed rows be changed or deleted inside the block: for retention rules alone."""
    token = _unsealed.set(True)
    if connection.vendor == "postgresql":
        _set_postgres_seal("on")
    try:
        yield
    finally:
        _unsealed.reset(token)
        if connection.vendor == "postgresql" and not connection.needs_rollback:
            _set_postgres_seal("off")


def _set_postgres_seal(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('netvaerk.unsealed', %s, false)", [value])


def teach_sqlite_the_seal(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Give each SQLite connection the function its triggers ask. A tool without it cannot change sealed rows at all."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("rows_are_sealed", 0, lambda: not _unsealed.get())


connection_created.connect(teach_sqlite_the_seal, dispatch_uid="teach_sqlite_the_seal")

SQLITE_SEAL = """
CREATE TRIGGER {table}_sealed_{verb} BEFORE {verb} ON {table} WHEN rows_are_sealed() AND ({when})
BEGIN SELECT RAISE(ABORT, '{table} is sealed'); END
"""
POSTGRES_SEAL = """
CREATE FUNCTION {table}_refuse_{verb}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('netvaerk.unsealed', true) IS DISTINCT FROM 'on' AND ({when}) THEN
        RAISE EXCEPTION '{table} is sealed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {table}_sealed_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse_{verb}();
"""


class ByHand(Operation):
    """A step of a migration that asks the database alone, forwards and backwards. For a RunPython, Django draws every
    model there is once more."""

    def __init__(self, code: Callable[[Any], None], reverse_code: Callable[[Any], None]) -> None:
        self.code, self.reverse_code = code, reverse_code

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self.code(schema_editor)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self.reverse_code(schema_editor)

    def describe(self) -> str:
        return "Work on the database by hand"


class CreateTogether(Operation):
    """A step of a migration that makes many tables. After each single one Django would draw every model anew that hangs
    together with it, which are all; here they are drawn once, when all are known."""

    def __init__(self, tables: Sequence[CreateModel]) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: Any) -> None:
        vars(state).pop("apps", None)  # what is drawn of it; the next step that asks has it drawn again
        for one in self.tables:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for one in self.tables:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for one in reversed(self.tables):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.tables)} tables"


def nothing(schema_editor: Any) -> None:
    """Where a step has nothing to do one way."""


def seal(table: str, *, when: str = "1 = 1", verbs: tuple[str, ...] = ("UPDATE", "DELETE")) -> ByHand:
    """A migration step: the database refuses `verbs` on the rows of `table` for which the SQL `when` is true.

    `when` may name OLD and NEW, and is the same in both databases.
    """

    def lay(schema_editor: Any) -> None:
        script = POSTGRES_SEAL if schema_editor.connection.vendor == "postgresql" else SQLITE_SEAL
        for verb in verbs:
            schema_editor.execute(script.format(table=table, verb=verb, when=when), params=None)

    def lift(schema_editor: Any) -> None:
        postgres = schema_editor.connection.vendor == "postgresql"
        for verb in verbs:
            name = f"{table}_sealed_{verb}"
            schema_editor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if postgres else ""), params=None)
            if postgres:
                schema_editor.execute(f"DROP FUNCTION {table}_refuse_{verb}()", params=None)

    return ByHand(lay, lift)
