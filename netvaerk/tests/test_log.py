"""The chain over the event log: whole after honest use and honest pruning, and broken by everything else."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from netvaerk.actions.log import check_log, forget_log, link_log, old_events
from netvaerk.audit import record
from netvaerk.database import unsealed
from netvaerk.models import AuditEvent, LogLink, LogPruning, Verb
from netvaerk.rules.log import LogProblem
from netvaerk.tests.constraints import refused_by, sealed
from netvaerk.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)


@pytest.fixture
def person():
    return PersonFactory()


def events(person, number=3, at=NOW - DAY):
    for _each in range(number):
        record(Verb.READ, person, by=person, at=at, about=person)


@pytest.fixture
def chain(person):
    """Three links: of 400 days ago, of 300, and of yesterday."""
    for days in (400, 300, 1):
        events(person, at=NOW - days * DAY)
        link_log(at=NOW - days * DAY + timedelta(hours=1))


def problems():
    return [problem for _number, problem in check_log().problems]


def tamper(sql):
    """Somebody who owns the database and has taken the seal away."""
    with transaction.atomic(), unsealed(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_what_has_settled_is_linked_and_the_newest_waits(person):
    events(person, 3)
    events(person, 2, at=NOW)

    assert [link_log(at=NOW).done for _twice in range(2)] == [3, 0]

    report = check_log()
    assert (report.links, report.events, report.unlinked, report.problems) == (1, 3, 2, [])


def test_each_link_follows_the_one_before(chain):
    links = [*LogLink.objects.all()]

    assert [one.previous for one in links] == ["", links[0].digest, links[1].digest]
    assert check_log().head == links[2].digest
    assert problems() == []


CHANGES = {
    "another reader": ("UPDATE netvaerk_auditevent SET actor_id = NULL", LogProblem.CHANGED),
    "another time": ("UPDATE netvaerk_auditevent SET verb = 'created'", LogProblem.CHANGED),
    "rows taken away": ("DELETE FROM netvaerk_auditevent", LogProblem.MISSING),
    "a link made anew": ("UPDATE netvaerk_loglink SET content = 'x'", LogProblem.BROKEN),
    "another digest": ("UPDATE netvaerk_loglink SET digest = 'x'", LogProblem.BROKEN),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_anybody_changes_is_seen(chain, change):
    sql, problem = CHANGES[change]

    tamper(sql)

    assert problem in problems()


def test_a_row_put_in_among_older_ones_is_seen(chain, person):
    first = LogLink.objects.first()
    tamper(f"DELETE FROM netvaerk_auditevent WHERE id = {first.first_event}")  # noqa: S608
    assert problems() == [LogProblem.MISSING]

    AuditEvent.objects.create(
        pk=first.first_event, at=NOW, actor=person, verb=Verb.READ, object_type="netvaerk.person", object_id=1
    )

    assert problems() == [LogProblem.CHANGED]


def test_the_links_themselves_are_sealed(chain):
    for change in (lambda: LogLink.objects.update(rows=9), lambda: LogLink.objects.all().delete()):
        with sealed():
            change()


def test_a_link_follows_one_other_alone(chain):
    last = LogLink.objects.last()

    with refused_by("log_link_follows_one_other"):
        LogLink.objects.create(
            first_event=last.first_event, last_event=last.last_event, rows=1, newest_at=NOW, previous=last.previous,
            content="x", digest="y", made_at=NOW,
        )  # fmt: skip


def test_a_link_holds_events(chain):
    with refused_by("log_link_holds_events"):
        LogLink.objects.create(
            first_event=2, last_event=1, rows=1, newest_at=NOW, previous="z", content="x", digest="y", made_at=NOW
        )


# --- pruning ------------------------------------------------------------------------------------------------------


def test_after_thirteen_months_events_go_and_the_chain_is_whole(chain):
    assert old_events(NOW - 396 * DAY).count() == 3

    assert [forget_log(at=NOW).done for _twice in range(2)] == [3, 0]

    report = check_log()
    assert (report.problems, report.pruned, report.links) == ([], 3, 3)
    assert AuditEvent.objects.filter(at__lt=NOW - 396 * DAY).count() == 0
    assert AuditEvent.objects.filter(verb=Verb.DELETED, object_type="netvaerk.logpruning").count() == 1


def test_after_pruning_the_rest_is_still_guarded(chain):
    forget_log(at=NOW)

    tamper("DELETE FROM netvaerk_auditevent WHERE verb = 'read'")

    assert LogProblem.MISSING in problems()


def test_a_pruning_that_hides_what_is_young_is_seen(chain):
    tamper("DELETE FROM netvaerk_auditevent")
    LogPruning.objects.create(last_link=LogLink.objects.last(), rows=9, pruned_at=NOW)

    assert LogProblem.TOO_EARLY in problems()


def test_what_is_pruned_does_not_come_back_unseen(chain, person):
    forget_log(at=NOW)
    first = LogLink.objects.first()

    AuditEvent.objects.create(
        pk=first.first_event, at=NOW, actor=person, verb=Verb.READ, object_type="netvaerk.person", object_id=1
    )

    assert problems() == [LogProblem.ADDED]


# --- the command --------------------------------------------------------------------------------------------------


def test_the_command_says_that_the_log_is_whole_and_prints_the_newest_digest(chain, capsys):
    call_command("verify_log", known=LogLink.objects.first().digest)

    said = capsys.readouterr().out
    assert f"newest digest: {LogLink.objects.last().digest}" in said
    assert "The log is whole." in said


def test_the_command_fails_for_what_was_changed(chain):
    tamper("UPDATE netvaerk_auditevent SET object_id = 8")

    with pytest.raises(CommandError, match="Rows have been changed") as failure:
        call_command("verify_log")

    assert failure.value.returncode == 1


def test_a_digest_that_was_noted_outside_must_still_be_there(chain):
    with pytest.raises(CommandError, match="noted earlier"):
        call_command("verify_log", known="0" * 64)
