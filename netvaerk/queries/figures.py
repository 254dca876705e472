"""What the database knows of how the house runs: numbers alone, the same whichever process is asked."""

from datetime import datetime

from django.db import DatabaseError, InterfaceError
from django.db.models import Count, Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from netvaerk.models import DailyRun, OutboxLetter
from netvaerk.rules.figures import Figure, single

Status = OutboxLetter.Status


def figures_of_the_database(now: datetime | None = None) -> list[Figure]:
    """Four queries. Where it does not answer, that alone."""
    now = now or timezone.now()
    tells = "1 where the database answers, else 0."
    try:
        return [*_letters(now), *_tasks(now), *_daily(), single("netvaerk_database_up", tells, 1)]
    except (DatabaseError, InterfaceError):
        return [single("netvaerk_database_up", tells, 0)]


def _letters(now: datetime) -> list[Figure]:
    numbers = dict(OutboxLetter.objects.order_by().values_list("status").annotate(Count("pk")))
    kinds = [Status.WAITING, Status.SENDING, Status.HELD, Status.FAILED]
    samples = tuple(("", {"status": one.value}, float(numbers.get(one.value, 0))) for one in kinds)
    oldest = OutboxLetter.objects.due(now).aggregate(oldest=Min("since"))["oldest"]
    return [
        Figure("netvaerk_letters", "Letters in the outbox that are not sent.", "gauge", samples),
        single("netvaerk_letters_oldest_seconds", "How long the oldest one that is due has waited.", _age(oldest, now)),
    ]


def _tasks(now: datetime) -> list[Figure]:
    ready = DBTaskResult.objects.ready().aggregate(number=Count("pk"), oldest=Min("enqueued_at"))
    return [
        single("netvaerk_tasks_waiting", "Tasks that no worker has taken.", ready["number"]),
        single("netvaerk_tasks_oldest_seconds", "How long the oldest of them has waited.", _age(ready["oldest"], now)),
    ]


def _daily() -> list[Figure]:
    last = DailyRun.objects.first()
    if last is None:
        return []
    when = last.ended_at.timestamp()
    return [
        single("netvaerk_daily_run_timestamp_seconds", "When the daily run was last through.", when),
        single("netvaerk_daily_run_failed", "What it could not do.", last.failed),
    ]


def _age(since: datetime | None, now: datetime) -> float:
    return max((now - since).total_seconds(), 0.0) if since else 0.0
