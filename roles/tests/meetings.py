"""Meetings for tests, planned by the theme's leader through the action."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from netvaerk.models import Meeting, MeetingInvitation, MeetingType, NetworkTheme
from roles.actions.invitations import key_of, those_to_invite
from roles.actions.meetings import MeetingWritten, plan_meeting
from roles.tests.factories import holder

NOW = timezone.now()
SOON = timezone.localtime(NOW).replace(hour=13, minute=0, second=0, microsecond=0) + timedelta(days=7)
HOUR = timedelta(hours=1)


def written(theme: NetworkTheme, begins_at: datetime = SOON, **fields: object) -> MeetingWritten:
    """A meeting as the form would write it, to which everybody in the network is invited."""
    first = MeetingWritten(
        kind=MeetingType.objects.first(),
        title="Kom i gang",
        begins_at=begins_at,
        ends_at=begins_at + 2 * HOUR,
        place="Biblioteket, store sal",
        agenda="1. Hvem er vi?",
        invited=frozenset(one.key for one in those_to_invite(theme)),
    )
    return replace(first, **fields)


def planned(theme: NetworkTheme, begins_at: datetime = SOON, at: datetime = NOW, **fields: object) -> Meeting:
    return plan_meeting(theme, written(theme, begins_at, **fields), by=holder(theme), at=at)


def keys(invitations: Iterable[MeetingInvitation]) -> set[str]:
    return {key_of(one.person_id, one.participant_id) for one in invitations}


def outsiders_invitation(meeting: Meeting) -> MeetingInvitation:
    return meeting.invitations.get(person=None)
