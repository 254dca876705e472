"""Deleting what is kept no longer: kinds of data, each with its limit, run for real or rehearsed by the same code."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from netvaerk.actions.daily import Run
from netvaerk.audit import record
from netvaerk.models import Person, RetentionRule, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.retention import Limit, RetentionHindrance, hindrances_to_keep_for


@dataclass(frozen=True)
class Kind:
    """One kind of data. `due` gives the rows that were over at a moment or earlier; `forget` deletes what was over
    `before` a moment. `what` is what goes, `since` from when it is counted, `stays` what is left of it for figures."""

    code: str
    what: Any
    since: Any
    limit: Limit
    due: Callable[[datetime], QuerySet]
    forget: Callable[..., Run]
    stays: Any = ""

    def kept(self, chosen: Mapping[str, int]) -> int:
        """For how long, in the unit of the limit."""
        return self.limit.within(chosen.get(self.code))

    def before(self, at: datetime, chosen: Mapping[str, int]) -> datetime:
        return self.limit.before(at, self.kept(chosen))


@dataclass(frozen=True)
class Outcome:
    """What a run did with one kind: how much it deleted, and for how much it failed."""

    code: str
    done: int
    failed: int


def chosen_limits() -> dict[str, int]:
    """What the secretariat has chosen, by the code of the kind."""
    return dict(RetentionRule.objects.values_list("code", "kept"))


def retain(kinds: Iterable[Kind], *, at: datetime) -> list[Outcome]:
    """Delete what is kept no longer at `at`, kind by kind. Twice is once; what fails keeps nothing else waiting."""
    chosen = chosen_limits()
    outcomes = []
    for kind in kinds:
        run = kind.forget(at=at, before=kind.before(at, chosen))
        outcomes.append(Outcome(kind.code, run.done, run.failed))
    return outcomes


def rehearse(kinds: Iterable[Kind], *, at: datetime) -> list[Outcome]:
    """What `retain` would do at `at`: it does it, and undoes it."""
    with transaction.atomic():
        outcomes = retain(kinds, at=at)
        transaction.set_rollback(True)
    return outcomes


@transaction.atomic
def keep_for(kind: Kind, kept: int, *, shown: int, by: Person, at: datetime) -> None:
    """Choose how long a kind of data is kept, in the unit of its limit. `shown` is what the form was made from. Raises
    Refused; the same again changes nothing."""
    reasons = hindrances_to_keep_for(kind.limit, kept, officer=by.is_secretariat)
    if reasons:
        raise Refused(reasons)
    stored, _is_new = RetentionRule.objects.get_or_create(
        code=kind.code, defaults={"kept": kind.limit.ships, "changed_by": by, "changed_at": at}
    )
    held = RetentionRule.objects.select_for_update().get(pk=stored.pk)
    if held.kept == kept:
        return
    if held.kept != shown:
        raise Refused([RetentionHindrance.CHANGED_MEANWHILE])
    held.kept, held.changed_by, held.changed_at = kept, by, at
    held.save()
    record(Verb.CHANGED, held, by=by, at=at)
