"""What a load balancer and the monitoring are told: the right word, and nothing beside it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from netvaerk.queries import health
from netvaerk.tests.factories import OutboxLetterFactory

ALL = ["/healthz", "/readyz", "/readyz/all"]


@pytest.fixture(autouse=True)
def asked_anew(monkeypatch):
    monkeypatch.setattr(health, "_migrated", set())


def answers(client, host="10.0.0.7:8000"):
    """The status of each probe. What they say is one word each."""
    found = [client.get(path, headers={"host": host}) for path in ALL]
    assert [one.content for one in found] == [b"ok\n" if one.status_code == 200 else b"not ready\n" for one in found]
    assert {one.headers["Cache-Control"] for one in found} == {"no-store"}
    return [one.status_code for one in found]


def faults():
    with pytest.raises(CommandError) as told:
        call_command("ready")
    return str(told.value)


def test_that_the_process_lives_asks_no_database(client):
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_where_all_is_well_every_probe_says_so_by_whatever_host_name(client, capsys):
    assert answers(client) == [200, 200, 200]
    call_command("ready")
    assert "as they should be" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize("path", ALL)
def test_a_probe_is_asked_and_never_sent_to(client, path):
    response = client.post(path, {"a": "b"})

    assert (response.status_code, response.content) == (405, b"")
    assert client.head(path).content == b""


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize("path", ["/healthz/", "/readyz/", "/readyz/alt", "/healthz/all"])
def test_nothing_else_is_a_probe(client, path):
    assert client.get(path).status_code in (302, 404)


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_it_is_asked_over_plain_http_behind_a_proxy(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert answers(client) == [200, 200, 200]


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_without_its_database_a_process_lives_and_is_not_ready(client, monkeypatch):
    def away(*args):
        raise OperationalError("connection to 10.1.2.3 as netvaerk failed")

    monkeypatch.setattr(health.connection, "cursor", away, raising=False)

    assert answers(client) == [200, 503, 503]
    assert "10.1.2.3" not in faults()
    assert faults().startswith("database: ")


@pytest.mark.django_db
def test_before_its_tables_are_made_a_process_is_not_ready(client):
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    assert answers(client) == [200, 503, 503]
    assert faults() == "migrations: 1 are not applied: run manage.py migrate."


@pytest.mark.django_db
def test_whether_the_tables_are_made_is_asked_until_they_are(client, django_assert_num_queries):
    answers(client)

    with django_assert_num_queries(1):
        client.get("/readyz")


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "status"), [(0, 200), (2, 503)])
def test_letters_that_nobody_sends_call_for_somebody_and_keep_no_page_shut(client, hours, status):
    due = timezone.now() - timedelta(hours=hours)
    OutboxLetterFactory(status="waiting", problem="", over_at=None, try_at=due)

    assert answers(client) == [200, 200, status]
    if status == 503:
        assert "manage.py db_worker" in faults()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("queued", "due", "status"),
    [(60, None, 503), (1, None, 200), (60, 20, 503), (60, 1, 200), (60, -60, 200)],
    ids=["at once, an hour ago", "at once, now", "due a while ago", "due just now", "due later"],
)
def test_tasks_that_no_worker_takes_call_for_somebody(client, queued, due, status):
    now = timezone.now()
    task = DBTaskResult.objects.create(args_kwargs={"args": [], "kwargs": {}}, task_path="x", backend_name="default")
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=now - timedelta(minutes=queued))
    if due is not None:
        DBTaskResult.objects.filter(pk=task.pk).update(run_after=now - timedelta(minutes=due))

    assert answers(client) == [200, 200, status]


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_a_disk_that_is_nearly_full_calls_for_somebody(client, monkeypatch):
    monkeypatch.setattr(health.shutil, "disk_usage", lambda folder: SimpleNamespace(free=150_000_000))

    assert answers(client) == [200, 200, 503]
    assert "disk: 150 MB are left under" in faults()
