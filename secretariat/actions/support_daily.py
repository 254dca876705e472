"""What time does with requests: reminds an asker, closes what is solved, deletes what is kept no longer."""

from datetime import datetime

from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Verb
from secretariat.actions.support import close
from secretariat.models import ProposedArticle, SupportRequest
from secretariat.rules.support import CLOSES_AFTER, KEPT_MONTHS

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


def forget_requests(*, at: datetime) -> Run:
    """Delete what was closed 24 months ago, with all that was written in it. An article the asker said yes to stays,
    and nothing says any more who asked."""

    def forget(row: SupportRequest) -> int:
        record(Verb.DELETED, row, by=None, at=at)
        ProposedArticle.objects.filter(request=row).exclude(status=ProposedArticle.Status.YES).delete()
        row.delete()
        return 1

    return each(
        SupportRequest.objects.filter(closed_at__lt=months_before(at, KEPT_MONTHS)), forget, step="requests deleted"
    )


def months_before(at: datetime, months: int) -> datetime:
    """The same moment so many whole years of months earlier; the 28th where the last of February is not there."""
    year = at.year - months // 12
    return at.replace(year=year, day=28) if (at.month, at.day) == (2, 29) else at.replace(year=year)
