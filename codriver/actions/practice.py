"""Writing down what one has practised, having it confirmed, and saying who sees it (S85, S86).

Until the network leader is asked it is the co-driver's alone, so the log names nobody: what is recorded before is by
nobody and about nobody.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate

from codriver.facts.practice import pairs_time
from codriver.letters import practice as letters
from codriver.models import CoDriverTask, Pairing, PracticeEvidence
from codriver.rules.practice import (
    PracticeHindrance,
    Status,
    hindrances_to_answer,
    hindrances_to_owner,
    hindrances_to_practice,
)
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused

FIELDS = {"plan": "plans", "compose": "composes", "spar": "spars"}


@dataclass(frozen=True)
class Practice:
    """What somebody writes. `kinds` are of `codriver.rules.practice.KINDS`."""

    done_on: date
    kinds: Collection[str]
    what_done: str
    what_learned: str = ""
    tasks: Collection[CoDriverTask] = ()

    def words(self) -> dict[str, Any]:
        """The columns; the tasks are rows of their own."""
        kinds = {field: kind in self.kinds for kind, field in FIELDS.items()}
        return {"done_on": self.done_on, "what_done": self.what_done, "what_learned": self.what_learned, **kinds}

    def stands_in(self, row: PracticeEvidence) -> bool:
        same = all(getattr(row, name) == value for name, value in self.words().items())
        return same and set(row.tasks.all()) == set(self.tasks)


def _refuse(reasons: list[PracticeHindrance]) -> None:
    if reasons:
        raise Refused(reasons)


def _judge(practice: Practice, pairing: Pairing, at: datetime) -> None:
    reasons = hindrances_to_practice(
        kinds=practice.kinds,
        what_done=practice.what_done,
        done_on=practice.done_on,
        pairs_time=pairs_time(pairing),
        today=localdate(at),
    )
    _refuse(reasons)


@transaction.atomic
def add_practice(pairing: Pairing, practice: Practice, *, by: Person, at: datetime) -> PracticeEvidence:
    """Write a piece of practice, for oneself alone. Raises Refused; the same words of the same day again are no second
    piece."""
    held = Pairing.objects.select_for_update().get(pk=pairing.pk)
    _refuse(hindrances_to_owner(is_owner=by.pk == held.co_driver_id, status=Status.MINE))
    _judge(practice, held, at)
    for row in held.practice.filter(done_on=practice.done_on):
        if practice.stands_in(row):
            return row
    row = PracticeEvidence.objects.create(pairing=held, written_at=at, **practice.words())
    row.tasks.set(practice.tasks)
    record(Verb.CREATED, row, by=None, at=at)
    return row


def held_piece(evidence: PracticeEvidence) -> PracticeEvidence:
    """The row as it is now, kept until the transaction ends. Raises Refused if it is gone."""
    held = PracticeEvidence.objects.select_for_update(of=("self",)).select_related(
        "pairing__co_driver", "pairing__network_leader"
    )
    row = held.filter(pk=evidence.pk).first()
    if row is None:
        raise Refused([PracticeHindrance.NOT_ASKED])
    return row


def _held_by_owner(evidence: PracticeEvidence, by: Person) -> PracticeEvidence:
    row = held_piece(evidence)
    _refuse(hindrances_to_owner(is_owner=by.pk == row.pairing.co_driver_id, status=Status(row.status)))
    return row


def record_of(verb: Verb, thing: Model, row: PracticeEvidence, *, by: Person, at: datetime) -> None:
    """Name nobody while it is the co-driver's alone and the secretariat is not shown it."""
    private = row.status == PracticeEvidence.Status.MINE and row.shown_at is None
    record(verb, thing, by=None if private else by, at=at, about=None if private else row.owner)


def _record(verb: Verb, row: PracticeEvidence, by: Person, at: datetime) -> None:
    record_of(verb, row, row, by=by, at=at)


def _write(row: PracticeEvidence, **words: Any) -> None:
    for name, value in words.items():
        setattr(row, name, value)
    row.save(update_fields=list(words))


@transaction.atomic
def edit_practice(evidence: PracticeEvidence, practice: Practice, *, shown: int, by: Person, at: datetime) -> None:
    """Store other words as the next version, if `shown` is the one that stands. Raises Refused; the same words again
    change nothing."""
    row = _held_by_owner(evidence, by)
    if practice.stands_in(row):
        return
    _refuse([PracticeHindrance.CHANGED_MEANWHILE] if row.version != shown else [])
    _judge(practice, row.pairing, at)
    _write(row, **practice.words(), version=row.version + 1)
    row.tasks.set(practice.tasks)
    _record(Verb.CHANGED, row, by, at)


@transaction.atomic
def delete_practice(evidence: PracticeEvidence, *, by: Person, at: datetime) -> None:
    """Take away what is not confirmed. Raises Refused; what is gone stays gone."""
    if not PracticeEvidence.objects.filter(pk=evidence.pk).exists():
        return
    row = _held_by_owner(evidence, by)
    _record(Verb.DELETED, row, by, at)
    row.delete()


@transaction.atomic
def ask_leader(evidence: PracticeEvidence, *, by: Person, at: datetime) -> None:
    """Ask the network leader of the pair to confirm it, again after a question. Raises Refused; twice is once."""
    row = _held_by_owner(evidence, by)
    if row.status == PracticeEvidence.Status.ASKED:
        return
    _refuse([] if row.pairing.network_leader.is_active else [PracticeHindrance.LEADER_HAS_LEFT])
    _write(row, status="asked", asked_at=at, question="", questioned_at=None)
    _record(Verb.REQUESTED, row, by, at)
    letters.practice_asked(row)


@transaction.atomic
def take_back(evidence: PracticeEvidence, *, by: Person, at: datetime) -> None:
    """No longer ask: the network leader does not read it any more. Raises Refused; twice is once."""
    row = _held_by_owner(evidence, by)
    if row.status == PracticeEvidence.Status.MINE:
        return
    _record(Verb.TOOK_BACK, row, by, at)
    _write(row, status="mine", asked_at=None, question="", questioned_at=None)


def _answer(evidence: PracticeEvidence, *, shown: int, by: Person) -> PracticeEvidence:
    row = held_piece(evidence)
    is_leader = by.pk == row.pairing.network_leader_id
    _refuse(hindrances_to_answer(is_leader=is_leader, status=Status(row.status), as_shown=row.version == shown))
    return row


@transaction.atomic
def confirm_practice(evidence: PracticeEvidence, *, shown: int, by: Person, at: datetime) -> None:
    """The network leader confirms the version they have read; from then on nobody writes in it. Raises Refused; twice
    is once."""
    if PracticeEvidence.objects.filter(pk=evidence.pk, confirmed_by=by).exists():
        return
    row = _answer(evidence, shown=shown, by=by)
    confirmed = {"confirmed_at": at, "confirmed_by": by, "confirmed_version": row.version}
    _write(row, status="confirmed", question="", questioned_at=None, **confirmed)
    _record(Verb.APPROVED, row, by, at)
    letters.practice_answered(row)


@transaction.atomic
def ask_back(evidence: PracticeEvidence, *, question: str, shown: int, by: Person, at: datetime) -> None:
    """The network leader asks before confirming. Raises Refused; the same question again is no news."""
    row = _answer(evidence, shown=shown, by=by)
    _refuse([] if question.strip() else [PracticeHindrance.NO_QUESTION])
    if row.question == question:
        return
    _write(row, status="questioned", question=question, questioned_at=at)
    _record(Verb.COMMENTED, row, by, at)
    letters.practice_answered(row)


def _show(evidence: PracticeEvidence, shown_at: datetime | None, *, by: Person, at: datetime) -> None:
    """Who sees it is the owner's to say also when it is confirmed."""
    row = held_piece(evidence)
    _refuse(hindrances_to_owner(is_owner=by.pk == row.pairing.co_driver_id, status=Status.MINE))
    if bool(row.shown_at) == bool(shown_at):
        return
    _write(row, shown_at=shown_at)
    record(Verb.SHARED if shown_at else Verb.UNSHARED, row, by=by, at=at, about=by)


@transaction.atomic
def show_to_secretariat(evidence: PracticeEvidence, *, by: Person, at: datetime) -> None:
    """Let the secretariat read it, as it is and as it will be. Raises Refused; twice is once."""
    _show(evidence, at, by=by, at=at)


@transaction.atomic
def hide_from_secretariat(evidence: PracticeEvidence, *, by: Person, at: datetime) -> None:
    """Take that back. Raises Refused; twice is once."""
    _show(evidence, None, by=by, at=at)
