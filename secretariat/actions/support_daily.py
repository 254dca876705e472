"""What time does with requests: reminds an asker, closes what is solved, deletes what is kept no longer."""

from datetime import datetime
from functools import partial

from django.db.models import QuerySet
from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Verb
from secretariat.actions.support import close
from secretariat.letters import support as letters
from secretariat.models import ProposedArticle, SupportRequest
from secretariat.rules.kept import REQUESTS_KEPT
from secretariat.rules.support import CLOSES_AFTER, reminders_due

Status = SupportRequest.Status


def remind_askers(*, at: datetime) -> Run:
    """Who is waited for hears of it after 7 and after 14 days, of the last of them alone if it runs late."""

    def remind(row: SupportRequest) -> int:
        due = reminders_due(localdate(row.ball_at), localdate(at))
        return int(bool(due) and letters.reminded(row, due[-1]))

    waiting = SupportRequest.objects.filter(status=Status.WAITING).select_related("asker")
    return each(waiting, remind, step="askers reminded")


def close_solved(*, at: datetime) -> Run:
    """What was solved 14 days ago, and not opened again, is closed."""

    def finish(row: SupportRequest) -> int:
        held = SupportRequest.objects.select_for_update().get(pk=row.pk)
        if held.status != Status.RESOLVED or held.resolved_at is None or held.resolved_at > at - CLOSES_AFTER:
            return 0
        close(held, by=None, at=at)
        return 1

    solved = SupportRequest.objects.filter(status=Status.RESOLVED, resolved_at__lte=at - CLOSES_AFTER)
    return each(solved, finish, step="requests closed")


def old_requests(before: datetime) -> QuerySet:
    return SupportRequest.objects.filter(closed_at__lt=before)


def forget_requests(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete what was closed 24 months ago, or `before`, with all that was written in it."""
    old = old_requests(before or REQUESTS_KEPT.shipped(at))
    return each(old, partial(forget_request, at=at), step="requests deleted")


def forget_request(row: SupportRequest, *, at: datetime) -> int:
    """Delete a request. An article the asker said yes to stays, and nothing says any more who asked."""
    record(Verb.DELETED, row, by=None, at=at)
    ProposedArticle.objects.filter(request=row).exclude(status=ProposedArticle.Status.YES).delete()
    row.delete()
    return 1
