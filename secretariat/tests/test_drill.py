"""The drill tells what was confirmed from what is stored: people write at once, and what is taken away is seen."""

from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from codriver.models import Answer
from codriver.tests.factories import open_alignment
from secretariat.drills.edits import Drill, Outcome, Writer, compare
from secretariat.drills.inside import fields, read
from secretariat.drills.machine import Machine

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database("sqlite")]
SAVES = 12


@pytest.fixture
def drill(live_server):
    """Four writers in the fields of one pair, with the test's own web server in front of it."""
    open_alignment()
    machine = SimpleNamespace(port=live_server.thread.port)
    return Drill(machine, [Writer(**one) for one in fields()[:4]], wanted=SAVES, minutes=5)


def test_what_was_confirmed_is_stored_once(drill):
    happened = []
    told = list(drill.run([(0.5, "something happens", lambda: happened.append(drill.confirmed))], kill=False))

    assert (drill.confirmed, drill.answers, drill.faults) == (SAVES, {"200": SAVES}, [])
    assert compare(drill.writers, read()) == Outcome()
    assert SAVES / 2 <= happened[0] <= SAVES
    assert told == [f"  after {happened[0]} saves: something happens"]


def test_what_is_lost_stored_twice_or_replaced_is_seen(drill):
    list(drill.run([], kill=False))
    one, other = Answer.objects.order_by("-version", "pk")[:2]
    Answer.objects.filter(pk=one.pk).update(version=one.version - 1, value="noget andet")
    Answer.objects.filter(pk=other.pk).update(version=other.version + 2)

    assert compare(drill.writers, read()) == Outcome(lost=1, twice=2, wrong=1)


def test_an_answer_that_nothing_should_give_ends_the_drill(drill):
    drill.writers = [Writer(1, "R1", reverse("save_answers", args=[10_000]), drill.writers[0].cookies)]
    list(drill.run([], kill=False))

    assert drill.faults == [f"{drill.writers[0].path} R1 was answered with 404."]


def test_a_large_file_system_is_never_filled(tmp_path, monkeypatch):
    machine = Machine(tmp_path, postgres=False)

    assert machine.is_small() is False
    monkeypatch.setattr("secretariat.drills.machine.SMALL", 10**18)
    assert machine.is_small() is True


def test_sqlite_has_no_server_to_fall_over():
    with pytest.raises(CommandError, match="--postgres"):
        call_command("drill", "edits", "--restart")
