"""A whole town from PostgreSQL into an SQLite file and from there into PostgreSQL again: every row is the same."""

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from netvaerk.backup.rows import applied_migrations, tables_at
from netvaerk.backup.snapshot import tables_now
from netvaerk.tests.elsewhere import elsewhere, manage
from secretariat.tests.cast import cast

KEY = Fernet.generate_key().decode()


def make_file(path):
    """An SQLite file with all tables, empty: made at once, since the migrations take their time."""
    file = DatabaseWrapper({**connection.settings_dict, "NAME": path, "OPTIONS": {}, "AUTOCOMMIT": True}, alias="file")
    connections["file"] = file
    with file.schema_editor() as editor:
        for table in tables_at(applied_migrations()):
            if not table.model._meta.auto_created:
                editor.create_model(table.model)
    recorder = MigrationRecorder(file)
    recorder.ensure_schema()
    for app, name in MigrationRecorder(connection).applied_migrations():
        recorder.record_applied(app, name)
    file.close()
    del connections["file"]


@pytest.mark.one_database("postgres")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_town_moves_from_one_database_to_the_other_and_back(settings, tmp_path):
    settings.BACKUP_KEYS = [KEY]
    with elsewhere(tmp_path) as other:
        cast()
        before = tables_now()
        call_command("backup", str(tmp_path / "town.backup"), verbosity=0)
        make_file(tmp_path / "town.sqlite3")
        file = f"sqlite:///{tmp_path / 'town.sqlite3'}"
        laid = manage("restore", str(tmp_path / "town.backup"), database=file, BACKUP_KEYS=KEY)
        moved = manage("move_database", database=file, NEW_DATABASE_URL=other)
        twice = manage("move_database", database=file, NEW_DATABASE_URL=other)
        same = manage("verify", str(tmp_path / "town.backup"), "--against-database", database=other, BACKUP_KEYS=KEY)

    assert sum(number > 0 for number, _ in before.values()) > 60
    assert "read back and found equal, row for row" in laid[1], laid[1]
    assert (moved[0], "Moved." in moved[1]) == (0, True), moved[1]
    assert (twice[0], "This database is as it was" in twice[1]) == (1, True), twice[1]
    assert (same[0], "The database holds the same, row for row" in same[1]) == (0, True), same[1]


@pytest.mark.one_database("sqlite")
def test_without_an_address_nothing_is_moved(monkeypatch):
    monkeypatch.delenv("NEW_DATABASE_URL", raising=False)
    with pytest.raises(CommandError, match="Set NEW_DATABASE_URL"):
        call_command("move_database")
