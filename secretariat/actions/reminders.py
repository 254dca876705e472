"""Reminders of everything that waits for a person: one step for all kinds, by the table of courses."""

from datetime import date, datetime
from functools import partial

from django.db.models import Model
from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from secretariat.facts.waiting import FINDERS, Waits, what_waits
from secretariat.letters.waiting import remind
from secretariat.rules.waiting import Wait, reminder_due


def remind_of_what_waits(*, at: datetime) -> Run:
    """Letters to those who have been waited for 7 and 14 days, once each, the later one alone if the run is late; how
    many went out."""
    runs = [remind_of(wait, at=at) for wait in FINDERS]
    return Run(done=sum(run.done for run in runs), failed=sum(run.failed for run in runs))


def remind_of(wait: Wait, *, at: datetime) -> Run:
    """The same for one kind. What fails for one thing keeps no other waiting."""
    today = localdate(at)
    waiting: dict[Model, list[Waits]] = {}
    for one in what_waits(wait, today):
        if reminder_due(wait, one.since, today) is not None:
            waiting.setdefault(one.row, []).append(one)
    remind_one = partial(_remind, today=today, at=at)
    return each(waiting, lambda row: sum(map(remind_one, waiting[row])), step=f"remind {wait.value}")


def _remind(one: Waits, *, today: date, at: datetime) -> int:
    days = reminder_due(one.wait, one.since, today)
    return remind(one, days=days, at=at) if days is not None else 0
