"""What every daily step has in common: each thing by itself, so that what fails for one keeps no other waiting."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import structlog
from django.db import models, transaction

from netvaerk.models import DailyRun

logger = structlog.get_logger("netvaerk.daily")
Thing = TypeVar("Thing", bound=models.Model)


@dataclass
class Run:
    """How a step went: how much it did, and for how many things it failed."""

    done: int = 0
    failed: int = 0


def each(things: Iterable[Thing], act: Callable[[Thing], int], *, step: str) -> Run:
    """Act on each thing in a transaction of its own. What fails is counted, and logged without a word of content."""
    run = Run()
    for thing in things:
        try:
            with transaction.atomic():
                did = act(thing)
        except Exception as problem:  # whatever it is, the others must not wait until somebody has mended it
            run.failed += 1
            logger.error(
                "daily_step_failed",
                step=step,
                object_type=thing._meta.label_lower,
                object_id=thing.pk,
                kind=type(problem).__name__,
            )
        else:
            run.done += did
    return run


def note_run(*, failed: int, at: datetime) -> None:
    """That the daily run is through, for the monitoring."""
    DailyRun.objects.update_or_create(pk=1, defaults={"ended_at": at, "failed": failed})
