"""What time drives on the floor of roles. Every step may be run twice, or after missed days."""

from datetime import datetime
from functools import partial

from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from netvaerk.models import FollowUp
from roles.letters import solutions as letters


def announce_follow_ups(*, at: datetime) -> Run:
    """A letter to the owner of a solution when it is to be followed up; how many went out."""
    due = FollowUp.objects.filter(done_at=None, due_on__lte=localdate(at))
    told = due.select_related("solution__owner", "solution__theme")
    return each(told, partial(letters.follow_up_is_due, at=at), step="announce_follow_ups")
