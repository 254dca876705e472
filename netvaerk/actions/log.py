"""The event log is linked into a chain, checked against it, and pruned of what is older than it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.db.models import Max, QuerySet

from netvaerk.actions.daily import Run
from netvaerk.audit import record
from netvaerk.database import unsealed
from netvaerk.models import AuditEvent, LogLink, LogPruning, Verb
from netvaerk.rules.kept import LOG_KEPT
from netvaerk.rules.log import (
    FEWEST_MONTHS,
    ROWS_IN_A_LINK,
    SETTLES,
    Link,
    LogProblem,
    content_of,
    problem_of_link,
)
from netvaerk.rules.retention import months_before

logger = structlog.get_logger("netvaerk.log")
CONTENT = ("id", "at", "actor_id", "verb", "object_type", "object_id", "subject_id", "request_id")


@dataclass
class LogReport:
    """What a check found. `problems` names the link by its number; `head` is the newest digest, "" for an empty chain;
    `unlinked` counts events that are too new for a link."""

    links: int = 0
    events: int = 0
    unlinked: int = 0
    pruned: int = 0
    head: str = ""
    problems: list[tuple[int, LogProblem]] = field(default_factory=list)


# --- linking ------------------------------------------------------------------------------------------------------


def link_log(*, at: datetime) -> Run:
    """Link what has settled; how many events. Two who do it at once make one chain: the second is refused by the
    database and does it the next time."""
    done = 0
    while made := _link_some(at):
        done += made.rows
        logger.info("log_linked", number=made.pk, events=made.rows, digest=made.digest)
    return Run(done=done)


def _link_some(at: datetime) -> LogLink | None:
    last = LogLink.objects.last()
    after = last.last_event if last else 0
    waiting = AuditEvent.objects.filter(pk__gt=after).order_by("pk")
    unsettled = waiting.filter(at__gt=at - SETTLES).values_list("pk", flat=True).first()
    settled = waiting.filter(pk__lt=unsettled) if unsettled else waiting
    keys = list(settled.values_list("pk", flat=True)[:ROWS_IN_A_LINK])
    if not keys:
        return None
    within = AuditEvent.objects.filter(pk__gt=after, pk__lte=keys[-1])
    rows, content = content_of(_rows(within))
    newest = within.aggregate(newest=Max("at"))["newest"]
    link = Link(keys[0], keys[-1], rows, newest, content, last.digest if last else "")
    with transaction.atomic():
        return LogLink.objects.create(
            first_event=link.first_event,
            last_event=link.last_event,
            rows=link.rows,
            newest_at=link.newest_at,
            content=link.content,
            previous=link.previous,
            digest=link.digest,
            made_at=at,
        )


def _rows(events: QuerySet) -> Iterator[Any]:
    return events.order_by("pk").values_list(*CONTENT).iterator(chunk_size=ROWS_IN_A_LINK)


# --- checking -----------------------------------------------------------------------------------------------------


def check_log(*, known: str = "") -> LogReport:
    """Follow the chain from its beginning and compare it with the events. `known` is a digest noted earlier."""
    report, previous, after = LogReport(), "", 0
    pruned_to = _pruned_to()
    for stored in LogLink.objects.iterator():
        within = AuditEvent.objects.filter(pk__gt=after, pk__lte=stored.last_event)
        rows, content = content_of(_rows(within))
        is_pruned = stored.pk <= pruned_to
        now = (stored.rows, stored.content) if is_pruned else (rows, content)
        problem = problem_of_link(stored.link, digest=stored.digest, previous=previous, rows=now[0], content=now[1])
        if is_pruned and rows:
            problem = problem or LogProblem.ADDED
        if problem:
            report.problems.append((stored.pk, problem))
        report.links, report.events = report.links + 1, report.events + rows
        report.pruned += stored.rows if is_pruned else 0
        previous, after = stored.digest, stored.last_event
    report.head, report.unlinked = previous, AuditEvent.objects.filter(pk__gt=after).count()
    report.problems += _prunings_too_early()
    if known and not LogLink.objects.filter(digest=known).exists():
        report.problems.append((0, LogProblem.UNKNOWN))
    return report


def _pruned_to() -> int:
    newest = LogPruning.objects.last()
    return newest.last_link_id if newest else 0


def _prunings_too_early() -> list[tuple[int, LogProblem]]:
    return [
        (one.last_link_id, LogProblem.TOO_EARLY)
        for one in LogPruning.objects.select_related("last_link")
        if one.last_link.newest_at > months_before(one.pruned_at, FEWEST_MONTHS)
    ]


# --- pruning ------------------------------------------------------------------------------------------------------


def _last_old_link(before: datetime) -> LogLink | None:
    """The last link of those from the beginning of the chain in which everything was written at `before` or earlier."""
    young = LogLink.objects.filter(newest_at__gt=before).first()
    old = LogLink.objects.filter(pk__gt=_pruned_to())
    return (old.filter(pk__lt=young.pk) if young else old).last()


def old_events(before: datetime) -> QuerySet:
    """The events that pruning at `before` takes away: whole links, from the beginning."""
    last = _last_old_link(before)
    return AuditEvent.objects.filter(pk__lte=last.last_event) if last else AuditEvent.objects.none()


@transaction.atomic
def forget_log(*, at: datetime, before: datetime | None = None) -> Run:
    """Link what has settled, and delete events that were written 13 months ago, or `before`; how many.

    The way past the seal is this one alone. It says in the chain what it took, so that the rest is still whole.
    """
    before = before or LOG_KEPT.shipped(at)
    link_log(at=at)
    LogEntry.objects.filter(action_time__lte=before).delete()
    last = _last_old_link(before)
    if last is None:
        return Run()
    with unsealed():
        gone, _kinds = AuditEvent.objects.filter(pk__lte=last.last_event).delete()
    pruning = LogPruning.objects.create(last_link=last, rows=gone, pruned_at=at)
    record(Verb.DELETED, pruning, by=None, at=at)
    return Run(done=gone)
