"""What the database refuses of a pair's room and of the questions how it goes, and which rows are whose."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.models import Pulse, RoomEntry
from codriver.tests.factories import PairFactory, PulseFactory, RoomEntryFactory
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import MeetingFactory, OfficerFactory

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()


def test_what_is_read_was_shared():
    with refused_by("room_entry_read_is_shared"):
        RoomEntryFactory(read_at=NOW)


def test_an_entry_is_of_a_kind_that_is_known():
    with refused_by("room_entry_kind_is_known"):
        RoomEntryFactory(kind="poem")


def test_a_note_is_about_no_meeting():
    with refused_by("room_entry_of_a_meeting_looks_ahead_or_back"):
        RoomEntryFactory(meeting=MeetingFactory())


def test_a_question_is_asked_once_on_an_occasion():
    pulse = PulseFactory()
    with refused_by("pulse_asks_once_on_an_occasion"):
        PulseFactory(pairing=pulse.pairing)


def test_a_wish_for_a_talk_is_an_answer():
    with refused_by("pulse_wish_is_an_answer"):
        PulseFactory(wants_a_talk=True)


def test_a_talk_was_wished_for():
    with refused_by("pulse_talk_was_wished_for"):
        PulseFactory(answered_at=NOW, talked_at=NOW)


def test_each_reads_their_own_and_what_was_shared_and_opened():
    pairing = PairFactory()
    private, waiting, opened = (
        RoomEntryFactory(pairing=pairing, **fields) for fields in ({}, {"shared_at": NOW}, {"opened": True})
    )
    RoomEntryFactory(opened=True)

    assert list(RoomEntry.objects.readable_by(pairing.network_leader)) == [opened, waiting, private]
    assert list(RoomEntry.objects.readable_by(pairing.co_driver)) == [opened]
    assert list(RoomEntry.objects.waiting_for(pairing.co_driver)) == [waiting]
    assert list(RoomEntry.objects.waiting_for(pairing.network_leader)) == []


@pytest.mark.parametrize(
    ("days", "status", "fields", "asked"),
    [
        (0, "active", {}, True),
        (13, "active", {}, True),
        (14, "active", {}, False),
        (-1, "active", {}, False),
        (0, "active", {"answered_at": NOW}, False),
        (0, "ended", {}, False),
    ],
)
def test_a_question_waits_while_the_pair_runs(days, status, fields, asked):
    pulse = PulseFactory(due_on=TODAY - timedelta(days=days), **fields)
    if status == "ended":
        type(pulse.pairing).objects.update(status="ended", ended_on=TODAY, end_kind="time")

    assert Pulse.objects.asked(pulse.person, TODAY).exists() is asked


def test_an_officer_does_not_see_the_wish_of_who_they_are_a_pair_with():
    officer = OfficerFactory()
    own = PairFactory(network_leader=officer)
    PulseFactory(pairing=own, person=own.co_driver, answered_at=NOW, wants_a_talk=True)
    other = PulseFactory(answered_at=NOW, wants_a_talk=True)
    PulseFactory(pairing=other.pairing, person=other.pairing.co_driver, answered_at=NOW)

    assert list(Pulse.objects.wishes_seen_by(officer)) == [other]
    assert list(Pulse.objects.wishes_seen_by(other.person)) == []
