"""Pairing the whole pool: made, changed by hand, published, put aside. A person decides, always (S73-S83).

The solving happens before anything is held, since it takes a while; the write goes through only if the run is still as
it was when the solving began.
"""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from codriver.actions.pairing import offer_pairing
from codriver.facts.pool import pool as pool_today
from codriver.facts.runs import Kind, Pair, bar_of, choices_of, chosen_pool, early_wishes, paired, weights_today
from codriver.letters import runs as letters
from codriver.models import PairingRun, PairingRunChoice
from codriver.rules.pairing.stored import as_json, fingerprint, from_json
from codriver.rules.runs import (
    RunHindrance,
    hindrances_to_changing,
    hindrances_to_making,
    hindrances_to_publishing,
)
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import Reason

Status = PairingRun.Status


def make_run(*, objective: str, floor: int, by: Person, at: datetime) -> PairingRun:
    """Pair all open themes and all who are ready, as a draft; a draft that was there is put aside. What network leaders
    have asked for themselves is kept first. Raises Refused."""
    weights = weights_today()
    reasons = hindrances_to_making(by_secretariat=by.is_secretariat, total_weight=sum(weights.values()))
    if reasons:
        raise Refused(reasons)
    pool = pool_today(localdate(at))
    choices = early_wishes(pool)
    made = {
        "objective": objective,
        "floor": floor,
        "pool": as_json(pool),
        "weights": weights,
        "result": paired(chosen_pool(pool, choices), weights, objective, floor),
        "fingerprint": fingerprint(pool, weights),
    }
    try:
        return _write_run(made, choices, by=by, at=at)
    except IntegrityError:
        raise Refused([RunHindrance.ANOTHER_DRAFT]) from None


@transaction.atomic
def _write_run(made: dict[str, Any], choices: dict[Pair, str], *, by: Person, at: datetime) -> PairingRun:
    for draft in PairingRun.objects.filter(status=Status.DRAFT):
        _close(draft, Status.PUT_ASIDE, by=by, at=at)
    run = PairingRun.objects.create(made_at=at, made_by=by, **made)
    _write_choices(run, choices, by=by, at=at, is_early_wish=True)
    record(Verb.CREATED, run, by=by, at=at)
    return run


def keep_pair(run: PairingRun, *, theme: int, person: int, shown: int, by: Person, at: datetime) -> None:
    """Keep a pair by hand, instead of another one on the theme or with the person; the rest is solved again. Raises
    Refused, with the bar if the two cannot be paired."""
    seats = {one.key: one.seats for one in from_json(run.pool).openings}

    def keep(choices: dict[Pair, str]) -> dict[Pair, str]:
        crowded = seats.get(theme, 0) <= sum(kind == Kind.KEEP and pair[0] == theme for pair, kind in choices.items())
        return {
            **{
                pair: kind
                for pair, kind in choices.items()
                if kind == Kind.RULE_OUT or (pair[1] != person and not (crowded and pair[0] == theme))
            },
            (theme, person): Kind.KEEP,
        }

    _choose_again(run, (theme, person), keep, shown=shown, by=by, at=at)


def rule_out_pair(run: PairingRun, *, theme: int, person: int, shown: int, by: Person, at: datetime) -> None:
    """Rule a pair out by hand; the rest is solved again. Raises Refused."""
    pair = theme, person
    _choose_again(run, pair, lambda choices: {**choices, pair: Kind.RULE_OUT}, shown=shown, by=by, at=at)


def let_pair_be(run: PairingRun, *, theme: int, person: int, shown: int, by: Person, at: datetime) -> None:
    """Take a choice by hand back; all is solved again. Raises Refused."""
    pair = theme, person
    _choose_again(
        run,
        pair,
        lambda choices: {one: kind for one, kind in choices.items() if one != pair},
        shown=shown,
        by=by,
        at=at,
    )


def _choose_again(run: PairingRun, pair: Pair, change: Any, *, shown: int, by: Person, at: datetime) -> None:
    """Solve with changed choices, then write them if nobody has changed the run meanwhile."""
    run.refresh_from_db()
    reasons: list[Reason] = [
        *hindrances_to_changing(by_secretariat=by.is_secretariat, draft=run.is_draft, as_shown=run.version == shown)
    ]
    pool = from_json(run.pool)
    if not reasons and not _knows(pool, pair):
        reasons = [RunHindrance.NOT_IN_POOL]
    choices = change(choices_of(run))
    bar = bar_of(pool, pair) if choices.get(pair) == Kind.KEEP else None
    if not reasons and bar:
        reasons = [bar]
    if reasons:
        raise Refused(reasons)
    result = paired(chosen_pool(pool, choices), run.weights, run.objective, run.floor)
    with transaction.atomic():
        same = PairingRun.objects.filter(pk=run.pk, version=shown, status=Status.DRAFT)
        if not same.update(result=result, version=shown + 1):
            raise Refused([RunHindrance.CHANGED])
        _write_choices(run, choices, by=by, at=at)
        record(Verb.CHANGED, run, by=by, at=at)
    run.refresh_from_db()


def _knows(pool: Any, pair: Pair) -> bool:
    return pair[0] in {one.key for one in pool.openings} and pair[1] in {one.key for one in pool.candidates}


def _write_choices(
    run: PairingRun, choices: dict[Pair, str], *, by: Person, at: datetime, is_early_wish: bool = False
) -> None:
    """Make the stored choices the given ones; what stays keeps who chose it and when."""
    before = choices_of(run)
    gone = [one.pk for one in run.choices.all() if choices.get((one.theme_id, one.person_id)) != one.kind]
    run.choices.filter(pk__in=gone).delete()
    PairingRunChoice.objects.bulk_create(
        PairingRunChoice(
            run=run,
            theme_id=theme,
            person_id=person,
            kind=kind,
            is_early_wish=is_early_wish,
            chosen_at=at,
            chosen_by=by,
        )
        for (theme, person), kind in choices.items()
        if before.get((theme, person)) != kind
    )


def is_stale(run: PairingRun, today: date) -> bool:
    """Whether something that the run was made of has changed since: an offer, a need, a weight, who is ready."""
    return run.fingerprint != fingerprint(pool_today(today), weights_today())


@transaction.atomic
def publish_run(run: PairingRun, *, shown: int, next_on: date, by: Person, at: datetime) -> None:
    """Offer every pair of the run to its two, and tell those who are left over when the next pairing is. All or none.

    Raises Refused, with why a pair cannot be offered if that is what stands in the way."""
    run.refresh_from_db()
    reasons = hindrances_to_publishing(
        by_secretariat=by.is_secretariat,
        draft=run.is_draft,
        as_shown=run.version == shown,
        fresh=not is_stale(run, localdate(at)),
        pairs=len(run.pairs),
    )
    if reasons:
        raise Refused(reasons)
    _close(run, Status.PUBLISHED, by=by, at=at, next_on=next_on)
    themes = NetworkTheme.objects.in_bulk([theme for theme, _ in run.pairs])
    people = Person.objects.in_bulk([person for _, person in run.pairs])
    for theme, person in run.pairs:
        offer_pairing(themes[theme], co_driver=people[person], by=by, at=at)
    letters.not_paired_this_time(run)


@transaction.atomic
def put_run_aside(run: PairingRun, *, by: Person, at: datetime) -> None:
    """Leave a draft unpublished; nobody is told. Raises Refused; twice is once."""
    run.refresh_from_db()
    if run.status == Status.PUT_ASIDE:
        return
    reasons = hindrances_to_changing(by_secretariat=by.is_secretariat, draft=run.is_draft, as_shown=True)
    if reasons:
        raise Refused(reasons)
    _close(run, Status.PUT_ASIDE, by=by, at=at)


def _close(run: PairingRun, status: str, *, by: Person, at: datetime, next_on: date | None = None) -> None:
    still = PairingRun.objects.filter(pk=run.pk, status=Status.DRAFT, version=run.version)
    if not still.update(status=status, closed_at=at, closed_by=by, next_on=next_on):
        raise Refused([RunHindrance.CHANGED])
    run.refresh_from_db()
    record(Verb.PUBLISHED if status == Status.PUBLISHED else Verb.ENDED, run, by=by, at=at)
