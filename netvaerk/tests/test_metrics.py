"""The figures for the monitoring: told to whoever shows the token, of all processes together, and of nobody in person."""

import os
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from netvaerk.actions.daily import note_run
from netvaerk.middleware import metrics
from netvaerk.models import DailyRun
from netvaerk.queries import health
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OutboxLetterFactory, PersonFactory

TOKEN = "t" * 40  # noqa: S105
SHOWS_IT = {"authorization": f"Bearer {TOKEN}", "host": "10.0.0.7:8000"}


@pytest.fixture(autouse=True)
def a_web_server_that_just_began(settings):
    settings.METRICS_TOKEN = TOKEN
    for place in range(len(metrics.SHARED)):
        metrics.SHARED[place] = 0.0


def told(client):
    """Each sample of the answer, by its name and labels."""
    response = client.get("/metrics", headers=SHOWS_IT)
    assert (response.status_code, response.headers["Content-Type"]) == (200, metrics.CONTENT_TYPE)
    assert response.headers["Cache-Control"] == "no-store"
    lines = response.content.decode().splitlines()
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines if line[0] != "#")}


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize("shown", [None, "Bearer ", "Bearer " + "u" * 40, TOKEN, f"Basic {TOKEN}", "Bearer ø"])
def test_without_the_token_there_is_no_such_page(client, shown):
    PersonFactory()
    headers = {"authorization": shown} if shown else {}

    assert client.get("/metrics", headers=headers).content == client.get("/metrics-not", headers=headers).content


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_where_no_token_is_set_none_opens_it(client, settings):
    settings.METRICS_TOKEN = ""

    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code != 200


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_answers_are_counted_by_the_part_of_the_product_and_their_status(client):
    client.force_login(PersonFactory())
    for path in ("/kontakt/", "/kontakt/", "/no-such-page/", "/temaer/"):
        client.get(path)

    requests = {name: value for name, value in told(client).items() if name.startswith("netvaerk_requests_total")}
    assert requests == {
        'netvaerk_requests_total{group="netvaerk",status="200"}': 2,
        'netvaerk_requests_total{group="secretariat",status="200"}': 1,
        'netvaerk_requests_total{group="other",status="404"}': 1,
    }


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_durations_are_counted_up_to_each_limit(client):
    for seconds in (0.01, 0.3, 0.4, 20):
        metrics.count("roles", 200, seconds)

    figures = told(client)
    counts = {limit: figures[f'netvaerk_request_seconds_bucket{{group="roles",le="{limit}"}}'] for limit in (0.1, 0.5)}
    assert counts == {0.1: 1, 0.5: 3}
    assert figures['netvaerk_request_seconds_bucket{group="roles",le="+Inf"}'] == 4
    assert figures['netvaerk_request_seconds_count{group="roles"}'] == 4
    assert figures['netvaerk_request_seconds_sum{group="roles"}'] == pytest.approx(20.71)


@pytest.mark.one_database("sqlite")
def test_each_process_tells_what_all_have_counted_also_those_that_have_ended():
    metrics.count("roles", 200, 0.1)
    for _ in range(2):
        child = os.fork()
        if not child:
            metrics.count("roles", 200, 0.1)
            os._exit(0)
        os.waitpid(child, 0)

    rows = range(0, len(metrics.SHARED), len(metrics.GROUPS) * metrics.COLUMNS)
    at = metrics.GROUPS.index("roles") * metrics.COLUMNS
    assert sum(metrics.SHARED[row + at] == 1 for row in rows) == 3
    assert metrics.sums("roles")[0] == 3


@pytest.mark.django_db
def test_what_waits_and_when_the_daily_run_was_through(client):
    now = timezone.now()
    hour_ago = now - timedelta(hours=1)
    OutboxLetterFactory(status="waiting", problem="", over_at=None, since=hour_ago, try_at=hour_ago)
    OutboxLetterFactory(status="failed")
    DBTaskResult.objects.create(args_kwargs={"args": [], "kwargs": {}}, task_path="x", backend_name="default")
    note_run(failed=3, at=timezone.now())

    figures = told(client)
    assert figures["netvaerk_database_up"] == figures["netvaerk_tasks_waiting"] == 1
    assert figures['netvaerk_letters{status="failed"}'] == 1
    assert 0 <= figures["netvaerk_tasks_oldest_seconds"] < 60
    assert now.timestamp() <= figures["netvaerk_daily_run_timestamp_seconds"] <= timezone.now().timestamp()
    assert figures["netvaerk_daily_run_failed"] == 3


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_a_letter_that_waits_is_told_with_its_age(client):
    hour_ago = timezone.now() - timedelta(hours=1)
    OutboxLetterFactory(status="waiting", problem="", over_at=None, since=hour_ago, try_at=hour_ago)

    figures = told(client)
    assert figures['netvaerk_letters{status="waiting"}'] == 1
    assert 3600 <= figures["netvaerk_letters_oldest_seconds"] < 3660


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_without_the_database_that_is_told_beside_what_was_counted(client, monkeypatch):
    metrics.count("roles", 503, 0.1)

    def away(*args):
        raise OperationalError("connection to 10.1.2.3 failed")

    monkeypatch.setattr(connection, "cursor", away)
    figures = told(client)

    assert figures["netvaerk_database_up"] == 0
    assert figures['netvaerk_requests_total{group="roles",status="503"}'] == 1
    assert not any(name.startswith(("netvaerk_letters", "netvaerk_daily")) for name in figures)


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "is_well"), [(26, True), (60, False)])
def test_a_daily_run_that_has_stopped_calls_for_somebody(hours, is_well):
    DailyRun.objects.create(pk=1, ended_at=timezone.now() - timedelta(hours=hours), failed=0)

    assert ("daily" in health.what_lags()) is not is_well


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "is_well"), [(1, True), (4, False)])
def test_a_daily_run_that_never_began_calls_for_somebody(days, is_well):
    made = datetime.now(tz=timezone.get_current_timezone()) + timedelta(days=days)

    assert ("daily" in health.what_lags(made)) is not is_well


@pytest.mark.django_db
def test_the_last_daily_run_alone_is_kept():
    for failed in (0, 2):
        note_run(failed=failed, at=timezone.now())

    assert DailyRun.objects.get().failed == 2
    with refused_by("daily_run_has_one_row"):
        DailyRun.objects.create(pk=2, ended_at=timezone.now(), failed=0)
