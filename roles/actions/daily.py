"""What time drives on this floor: solutions to follow up, released time that ends or was inherited, and words that are
kept no longer."""

from datetime import datetime
from functools import partial

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from netvaerk.models import FollowUp
from roles.actions.encouragements import forget_encouragement
from roles.actions.nominations import forget_nomination
from roles.letters import releases as letters
from roles.letters.solutions import follow_up_is_due
from roles.models import Encouragement, Nomination, ResourceRelease
from roles.rules.kept import ENCOURAGEMENTS_KEPT, NOMINATIONS_KEPT
from roles.rules.releases import is_news


def announce_endings(*, at: datetime) -> Run:
    """Letters about released time that ends within 30 days, once; how many went out."""
    ending = ResourceRelease.objects.expiring(localdate(at)).filter(person__is_active=True)
    return each(
        ending.select_related("theme", "person__personnel_leader"), partial(_announce, at=at), step="announce_endings"
    )


def _announce(release: ResourceRelease, *, at: datetime) -> int:
    granted_on = localdate(release.approved_at)
    if not is_news(began_on=release.began_on, ended_on=release.ended_on, granted_on=granted_on):
        return 0
    return letters.time_ends_soon(release, at=at)


def announce_inherited(*, at: datetime) -> Run:
    """Letters to new leaders about the released time they have inherited, once; how many went out."""
    inherited = ResourceRelease.objects.inherited(localdate(at)).select_related("theme", "person__personnel_leader")
    return each(inherited, partial(letters.time_was_inherited, at=at), step="announce_inherited")


def old_nominations(before: datetime) -> QuerySet:
    """Without a yes, and last answered, or sent, on the day of `before` or earlier."""
    touched = Nomination.objects.exclude(status=Nomination.Status.YES).annotate(
        touched_at=Coalesce("answered_at", "sent_at")
    )
    return touched.filter(touched_at__lte=before)


def forget_nominations(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete nominations that have had no yes for 12 months, or since `before`."""
    old = old_nominations(before or NOMINATIONS_KEPT.shipped(at))
    return each(old, partial(forget_nomination, at=at), step="forget_nominations")


def old_encouragements(before: datetime) -> QuerySet:
    return Encouragement.objects.filter(sent_at__lte=before)


def forget_encouragements(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete encouragements 12 months after they were sent, or those of `before`."""
    old = old_encouragements(before or ENCOURAGEMENTS_KEPT.shipped(at))
    return each(old, partial(forget_encouragement, at=at), step="forget_encouragements")


def announce_follow_ups(*, at: datetime) -> Run:
    """A letter to the owner of a solution when it is to be followed up; how many went out."""
    due = FollowUp.objects.filter(done_at=None, due_on__lte=localdate(at))
    told = due.select_related("solution__owner", "solution__theme")
    return each(told, partial(follow_up_is_due, at=at), step="announce_follow_ups")
