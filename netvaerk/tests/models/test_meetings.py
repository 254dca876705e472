"""Meetings, invitations and next steps as the database keeps them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netvaerk.models import Meeting, MeetingStep, MeetingType
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import InvitationFactory, MeetingFactory, ParticipantFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOUR = timedelta(hours=1)


def test_the_types_that_networks_have_used_are_there():
    assert MeetingType.objects.count() == 14
    assert MeetingType.objects.first().name_da == "Opstartsmøde"


def test_a_retired_type_is_not_offered():
    MeetingType.objects.filter(order=1).update(retired_on=NOW)

    assert MeetingType.objects.offered_today().count() == 13


def test_a_meeting_ends_after_it_begins():
    with refused_by("meeting_ends_after_it_begins"):
        MeetingFactory(begins_at=NOW, ends_at=NOW)


@pytest.mark.parametrize(
    "fields",
    [
        {"held_at": NOW, "outcome": ""},
        {"held_at": None, "outcome": "To spor"},
        {"held_at": NOW - 2 * HOUR, "outcome": "To spor"},
    ],
    ids=["without a word", "not held", "held before it begins"],
)
def test_a_held_meeting_says_what_came_of_it(fields):
    with refused_by("meeting_held_says_what_came_of_it"):
        MeetingFactory(begins_at=NOW - HOUR, **fields)


def test_a_meeting_is_not_both_cancelled_and_held():
    with refused_by("meeting_is_not_both_cancelled_and_held"):
        MeetingFactory(begins_at=NOW - HOUR, held_at=NOW, outcome="To spor", cancelled_at=NOW)


def test_a_meeting_is_planned_once():
    first = MeetingFactory()
    again = {"theme": first.theme, "title": first.title, "begins_at": first.begins_at}

    with refused_by("meeting_planned_once"):
        MeetingFactory(**again)
    MeetingFactory(**again, cancelled_at=NOW)


def test_a_person_is_invited_once():
    first = InvitationFactory()

    with refused_by("invitation_once_for_a_person"):
        InvitationFactory(meeting=first.meeting, person=first.person)


def test_a_participant_is_invited_once():
    first = InvitationFactory(person=None, participant=ParticipantFactory())

    with refused_by("invitation_once_for_a_participant"):
        InvitationFactory(meeting=first.meeting, person=None, participant=first.participant)


@pytest.mark.parametrize("both", [True, False])
def test_an_invitation_is_to_staff_or_an_outsider(both):
    people = {"person": PersonFactory(), "participant": ParticipantFactory()} if both else {"person": None}

    with refused_by("invitation_is_to_staff_or_outsider"):
        InvitationFactory(**people)


@pytest.mark.parametrize("fields", [{"answer": "yes"}, {"answered_at": NOW}])
def test_an_answer_has_a_time(fields):
    with refused_by("invitation_answer_has_a_time"):
        InvitationFactory(**fields)


def test_a_step_says_what():
    one = InvitationFactory()

    with refused_by("meeting_step_says_what"):
        MeetingStep.objects.create(meeting=one.meeting, what="", who=one, due_on=NOW)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "planned"),
        ({"cancelled_at": NOW}, "cancelled"),
        ({"held_at": NOW, "outcome": "To spor"}, "held"),
    ],
)
def test_the_state_follows_from_the_dates(fields, state):
    assert MeetingFactory(begins_at=NOW - HOUR, **fields).state == state


def test_what_lies_ahead_is_neither_over_nor_held_nor_cancelled():
    later, soon = MeetingFactory(begins_at=NOW + 5 * HOUR), MeetingFactory(begins_at=NOW - HOUR)
    MeetingFactory(begins_at=NOW - 3 * HOUR)
    MeetingFactory(cancelled_at=NOW)
    MeetingFactory(begins_at=NOW - HOUR, held_at=NOW, outcome="To spor")

    assert list(Meeting.objects.ahead(NOW)) == [soon, later]


@pytest.mark.parametrize(
    ("withdrawn", "outsider", "stands"),
    [
        (None, None, True),
        (NOW, None, False),
        (None, {}, True),
        (None, {"left_on": NOW.date()}, False),
        (None, {"stage": "no"}, False),
    ],
)
def test_an_invitation_stands_while_one_takes_part(withdrawn, outsider, stands):
    people = {} if outsider is None else {"person": None, "participant": ParticipantFactory(**outsider)}

    assert InvitationFactory(withdrawn_at=withdrawn, **people).stands == stands
