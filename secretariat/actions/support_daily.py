"""What time does with requests: closes what is solved, deletes what is kept no longer."""

from datetime import datetime
from functools import partial

from django.db.models import QuerySet

from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Verb
from secretariat.actions.support import close
from secretariat.models import ProposedArticle, SupportRequest
from secretariat.rules.kept import REQUESTS_KEPT
from secretariat.rules.support import CLOSES_AFTER

Status = SupportRequest.Status


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
