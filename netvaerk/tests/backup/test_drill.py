"""Back up while people write, lay it in elsewhere, and compare; and what keeps a restore from doing harm."""

import time
from contextlib import contextmanager
from io import StringIO
from threading import Event, Thread

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from netvaerk.audit import record
from netvaerk.backup.archive import read_whole
from netvaerk.backup.restoring import CannotRestore, make_tables, steps_forward
from netvaerk.backup.rows import LEFT_OUT, applied_migrations, tables_at
from netvaerk.backup.snapshot import mark_of
from netvaerk.models import AuditEvent, OrgUnit, Person, Verb
from netvaerk.tests.elsewhere import elsewhere, manage
from netvaerk.tests.factories import PersonFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of

WITH_REAL_TRANSACTIONS = pytest.mark.django_db(transaction=True, serialized_rollback=True)
WRITERS = 8


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.BACKUP_KEYS, settings.BACKUP_DIR = [Fernet.generate_key().decode()], tmp_path / "backups"
    return settings.BACKUP_KEYS


def run(*words, **options):
    """All that a command says."""
    said = StringIO()
    call_command(*words, **options, stdout=said, stderr=said)
    return said.getvalue()


@contextmanager
def busy_writers():
    """Eight writers: each change is a unit and the event that tells of it, in one transaction. What went wrong."""
    over, problems = Event(), []
    person = PersonFactory()

    def write():
        try:
            while not over.is_set():
                with transaction.atomic():
                    record(Verb.CREATED, UnitFactory(), by=person, at=timezone.now())
                time.sleep(0.005)
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    try:
        yield problems
    finally:
        over.set()
        for thread in threads:
            thread.join()


@WITH_REAL_TRANSACTIONS
def test_a_backup_taken_under_writes_is_of_one_moment_and_equal_elsewhere(tmp_path, keys):
    file = tmp_path / "under-writes.backup"
    with elsewhere(tmp_path) as database:
        with busy_writers() as problems:
            time.sleep(0.3)
            run("backup", str(file))
            time.sleep(0.1)
        held = read_whole(file, keys).tables
        code, said = manage("restore", str(file), database=database, BACKUP_KEYS=keys[0])
        again, compared = manage("verify", str(file), "--against-database", database=database, BACKUP_KEYS=keys[0])

    assert problems == []
    assert 0 < held["netvaerk.orgunit"][0] < OrgUnit.objects.count()  # they wrote before, and they wrote after
    assert held["netvaerk.orgunit"][0] - 1 == held["netvaerk.auditevent"][0]  # the first unit is the writer's own
    assert (code, again) == (0, 0), said + compared
    assert "row for row" in said
    assert "row for row" in compared


@WITH_REAL_TRANSACTIONS
def test_a_restore_brings_back_what_was_and_nothing_else(client, tmp_path):
    person, early = PersonFactory(name="Åse Ægir"), UnitFactory()
    record(Verb.CREATED, person, by=None, at=timezone.now())
    last = UnitFactory().pk
    OrgUnit.objects.filter(pk=last).delete()
    before = {table.label: list(table.rows()) for table in tables_at(applied_migrations())}
    run("backup", str(tmp_path / "b.backup"))
    OrgUnit.objects.filter(pk=early.pk).update(name="Noget andet")
    day = timezone.now()
    Person.objects.filter(pk=person.pk).update(is_active=False, left_on=day.date(), erased_at=day, name="Nogen")
    browser_of(PersonFactory())
    record(Verb.CREATED, person, by=None, at=timezone.now())

    with pytest.raises(CommandError, match="tables have changed"):
        run("verify", str(tmp_path / "b.backup"), against_database=True)
    said = run("restore", str(tmp_path / "b.backup"), replace_what_is_there=True)

    assert "read back and found equal" in said
    assert f"ERASED SINCE, AND HERE AGAIN: run manage.py erased {person.pk} before" in said
    assert {table.label: list(table.rows()) for table in tables_at(applied_migrations())} == before
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
    assert UnitFactory().pk > last  # the number of what is gone is not given again


@WITH_REAL_TRANSACTIONS
def test_a_restore_that_fails_half_way_leaves_all_as_it_was(tmp_path, monkeypatch):
    PersonFactory()
    run("backup", str(tmp_path / "b.backup"))
    PersonFactory()
    monkeypatch.setattr("netvaerk.backup.restoring.differences", lambda *_: ["netvaerk.person"])

    with pytest.raises(CommandError, match="What was laid in is not what the backup holds: netvaerk.person"):
        run("restore", str(tmp_path / "b.backup"), replace_what_is_there=True)
    assert Person.objects.count() == 2


@WITH_REAL_TRANSACTIONS
@pytest.mark.one_database("sqlite")
def test_it_is_said_what_is_not_inside_and_nothing_is_written_over(settings):
    folder = settings.BACKUP_DIR
    folder.mkdir()
    old = [folder / f"netvaerk-2026-01-0{day}T020000Z.backup" for day in (1, 2, 3)]
    for path in old:
        path.write_bytes(b"")
    (folder / "noget-andet.txt").write_text("bliver")
    under_key = run("backup", keep=2)
    settings.BACKUP_KEYS = []
    in_the_clear = run("backup", str(folder / "klar.backup"))
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    restored = run("restore", str(folder / "klar.backup"))
    PersonFactory()

    assert [path.exists() for path in old] == [False, False, True]
    assert len(list(folder.iterdir())) == 4
    assert ("NOT INSIDE: the keys" in under_key, "NOT UNDER A KEY" in under_key) == (True, False)
    assert "NOT UNDER A KEY" in in_the_clear
    assert "A KEY IS MISSING" in restored
    assert mark_of(settings.ENCRYPTION_KEYS[0]) not in restored
    with pytest.raises(CommandError, match="from 1 up"):
        run("backup", keep=0)
    with pytest.raises(CommandError, match="is there already"):
        run("backup", str(folder / "klar.backup"))
    with pytest.raises(CommandError, match="Nothing was restored. There are people in this database"):
        run("restore", str(folder / "klar.backup"))
    assert Person.objects.count() == 1


@pytest.mark.django_db
def test_every_table_is_kept_but_those_that_must_not_be():
    kept = {table.model._meta.db_table for table in tables_at(applied_migrations())}

    assert set(connection.introspection.table_names()) - kept == {"django_migrations", "django_session"}
    assert {"sessions.session"} == LEFT_OUT
    assert AuditEvent._meta.db_table in kept


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_the_tables_are_those_of_the_migrations_that_were_done():
    early = {one for one in applied_migrations() if one[0] in ("auth", "contenttypes", "netvaerk")}
    labels = {table.label for table in tables_at(early)}

    assert {"netvaerk.person", "netvaerk.auditevent", "auth.group"} <= labels
    assert "roles.roleassignment" not in labels


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_a_database_behind_the_backup_is_brought_forward_and_never_back():
    done = applied_migrations()
    last = max(one for one in done if one[0] == "sessions")
    assert steps_forward(MigrationExecutor(connection), done) == []
    MigrationRecorder(connection).record_unapplied(*last)
    upstairs = {(app, name) for app, name in done if app in ("roles", "codriver", "secretariat")}

    steps = steps_forward(MigrationExecutor(connection), done)
    assert [((one.app_label, one.name), back) for one, back in steps] == [(last, False)]
    assert steps_forward(MigrationExecutor(connection), done - {last}) == []
    with pytest.raises(CannotRestore, match="ahead of the backup by .*Restore into an empty one"):
        make_tables(done - upstairs, is_filled_allowed=True)
    with pytest.raises(CannotRestore, match=r"newer version of the product, with netvaerk\.9999_later"):
        make_tables(done | {("netvaerk", "9999_later")}, is_filled_allowed=True)


@pytest.mark.one_database("sqlite")
def test_a_file_that_is_no_backup_is_told(tmp_path):
    (tmp_path / "b.backup").write_bytes(b"hest")

    for command in ("verify", "restore"):
        with pytest.raises(CommandError, match="This is no backup"):
            run(command, str(tmp_path / "b.backup"))
    with pytest.raises(CommandError, match="No such file"):
        run("verify", str(tmp_path / "findes-ikke.backup"))
