"""Opening one sealed thing when the law or a danger demands it: one asks, another agrees, after a day it is over."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from secretariat.facts.openings import is_there
from secretariat.letters import openings as letters
from secretariat.models import SealedOpening
from secretariat.models.openings import Thing, owners_of
from secretariat.rules.kept import OPENINGS_KEPT
from secretariat.rules.openings import (
    STANDS_OPEN,
    WAITS,
    OpeningHindrance,
    hindrances_to_answer,
    hindrances_to_ask,
    hindrances_to_close,
)

KEY = {"alignment": "alignment", "room": "pairing", "reflection": "candidacy"}
"""By kind, the key that names the one thing."""


def _refuse(reasons: list[OpeningHindrance]) -> None:
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def ask_for_opening(
    *, kind: str, thing: Thing, ground: str, basis: str, reason: str, by: Person, at: datetime
) -> SealedOpening:
    """Ask the others who are named to agree that `by` reads one thing. Raises Refused. The owners hear nothing yet:
    nothing is open."""
    Person.objects.select_for_update(of=("self",)).get(pk=by.pk)
    which = {KEY[kind]: thing}
    _refuse(
        hindrances_to_ask(
            named=by.opens_sealed,
            own=by in owners_of(thing),
            reason=reason,
            basis=basis,
            is_there=is_there(thing),
            waits=SealedOpening.objects.waiting(at).filter(asked_by=by, kind=kind, **which).exists(),
        )
    )
    opening = SealedOpening.objects.create(
        kind=kind, ground=ground, basis=basis.strip(), reason=reason, asked_by=by, asked_at=at, **which
    )
    record(Verb.REQUESTED, opening, by=by, at=at)
    letters.asked(opening)
    return opening


@transaction.atomic
def answer_opening(opening: SealedOpening, *, agrees: bool, by: Person, at: datetime) -> None:
    """Agree, and it stands open for a day to the one who asked, and the owners are told at once; or decline. Raises
    Refused."""
    held = SealedOpening.objects.select_for_update(of=("self",)).get(pk=opening.pk)
    _refuse(
        hindrances_to_answer(
            named=by.opens_sealed, own=by in held.owners, asked_it=by.pk == held.asked_by_id, state=held.state(at)
        )
    )
    held.answered_by, held.answered_at, held.agreed = by, at, agrees
    held.ends_at = at + STANDS_OPEN if agrees else None
    held.save()
    if agrees:
        for owner in held.owners:
            record(Verb.UNSEALED, held, by=by, at=at, about=owner)
        letters.opened(held)
    else:
        record(Verb.DECLINED, held, by=by, at=at)
    letters.answered(held)


@transaction.atomic
def close_opening(opening: SealedOpening, *, by: Person, at: datetime) -> None:
    """End it before its time. Raises Refused."""
    held = SealedOpening.objects.select_for_update(of=("self",)).get(pk=opening.pk)
    _refuse(hindrances_to_close(named=by.opens_sealed, state=held.state(at)))
    held.ends_at, held.closed_by = at, by
    held.save()
    record(Verb.ENDED, held, by=by, at=at)


def note_reading(opening: SealedOpening, *, by: Person, at: datetime) -> None:
    """Record that the opened words were read, once for each owner."""
    for owner in opening.owners:
        record(Verb.READ_SEALED, opening, by=by, at=at, about=owner)


def old_openings(before: datetime) -> QuerySet:
    """Those that were over at `before` or earlier, in whichever way they ended."""
    answered = SealedOpening.objects.filter(answered_at__lte=before).exclude(ends_at__gt=before)
    return answered | SealedOpening.objects.filter(agreed=None, asked_at__lte=before - WAITS)


def forget_openings(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete what is known of openings two years after they were over, or `before`; the log keeps its own time."""

    def forget(opening: SealedOpening) -> int:
        record(Verb.DELETED, opening, by=None, at=at)
        opening.delete()
        return 1

    return each(old_openings(before or OPENINGS_KEPT.shipped(at)), forget, step="forget_openings")
