"""The next steps of a pair: both write them, both see them, both tick them off (S53)."""

from datetime import date, datetime

from django.db import transaction

from codriver.actions.room import hold_room, judge
from codriver.facts.room import room_facts
from codriver.models import Pairing, RoomStep
from codriver.rules.room import hindrances_to_step, hindrances_to_writing
from netvaerk.audit import record
from netvaerk.models import Person, Verb


@transaction.atomic
def add_step(
    pairing: Pairing, *, what: str, who: Person | None, due_on: date | None, by: Person, at: datetime
) -> RoomStep:
    """Note a next step; `who` is one of the two, None for both. Raises Refused. The same again is the step there is."""
    pairing = hold_room(pairing)
    judge([*hindrances_to_writing(room_facts(pairing, by))])
    theirs = who is None or pairing.is_party(who)
    judge([*hindrances_to_step(what, has_day=due_on is not None, is_theirs=theirs)])
    assert due_on is not None, "the rule has refused a step without a day"
    alike = pairing.room_steps.filter(who=who, due_on=due_on, done_at=None)
    there = next((one for one in alike if one.what == what.strip()), None)
    if there:
        return there
    step = RoomStep.objects.create(
        pairing=pairing, what=what.strip(), who=who, due_on=due_on, written_by=by, written_at=at
    )
    record(Verb.CREATED, step, by=by, at=at)
    return step


@transaction.atomic
def settle_step(step: RoomStep, *, done: bool, by: Person, at: datetime) -> None:
    """Say that a step is done, or not after all. Raises Refused; twice is once."""
    _open_to(step, by)
    if RoomStep.objects.filter(pk=step.pk, done_at__isnull=done).update(done_at=at if done else None):
        record(Verb.CHANGED, step, by=by, at=at)


@transaction.atomic
def remove_step(step: RoomStep, *, by: Person, at: datetime) -> None:
    """Delete a step for both. Raises Refused; one that is gone stays gone."""
    _open_to(step, by)
    stored = RoomStep.objects.filter(pk=step.pk).first()
    if stored:
        record(Verb.DELETED, stored, by=by, at=at)
        stored.delete()


def _open_to(step: RoomStep, by: Person) -> None:
    judge([*hindrances_to_writing(room_facts(hold_room(step.pairing), by))])
