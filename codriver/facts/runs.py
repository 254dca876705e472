"""Pairing the pool of today, and a stored run again with other choices. Reads numpy and scipy in only when called."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from codriver.models import PairingRun, PairingRunChoice, PairingWeight
from codriver.rules.pairing.pool import Bar, LeftOver, Pool

PER_THEME = 3
Pair = tuple[int, int]
Kind = PairingRunChoice.Kind


def weights_today() -> dict[str, float]:
    """The weights the secretariat has set, by the code of their part."""
    return {one.code: float(one.weight) for one in PairingWeight.objects.all()}


def chosen_pool(pool: Pool, choices: Mapping[Pair, str]) -> Pool:
    """The pool with pairs kept and ruled out by hand."""
    ruled_out = {pair: Bar.BY_HAND.name for pair, kind in choices.items() if kind == Kind.RULE_OUT}
    kept = frozenset(pair for pair, kind in choices.items() if kind == Kind.KEEP)
    return replace(pool, barred={**pool.barred, **ruled_out}, pinned=kept)


def early_wishes(pool: Pool) -> dict[Pair, str]:
    """The pairs that network leaders asked for themselves, of those that are possible; each candidate once."""
    from codriver.rules.pairing.barred import bars

    barred, wished, taken = bars(pool), {}, set()
    ready = {one.key for one in pool.candidates}
    for one in pool.openings:
        person = one.early_wish
        if person in ready and person not in taken and barred.reason(one.key, person) is None:
            wished[one.key, person] = Kind.KEEP.value
            taken.add(person)
    return wished


def bar_of(pool: Pool, pair: Pair) -> Bar | None:
    """Why the two cannot be paired, or None."""
    from codriver.rules.pairing.barred import bars

    return bars(pool).reason(*pair)


def paired(pool: Pool, weights: Mapping[str, float], objective: str, floor: int) -> dict[str, Any]:
    """The best pairing of a pool in the shape a run stores: pairs, the other choices for each theme with what they
    cost, and the nearest reason for everybody who is left over. `floor` is a percentage.

    Raises `BarredPin` if a pair that is kept is barred."""
    from codriver.rules.pairing.left_over import unplaced_candidates, unserved_openings
    from codriver.rules.pairing.prices import alternatives
    from codriver.rules.pairing.solving import Objective, solve_table, table_of

    table, aim = table_of(pool, weights), Objective(objective)
    solution = solve_table(table, aim, floor / 100)
    others = alternatives(table, solution, PER_THEME, aim, floor / 100)
    return {
        "pairs": [list(pair) for pair in solution.pairs],
        "total": solution.total,
        "others": {
            str(theme): [{"person": person, "themes": cost.themes, "steps": cost.steps} for person, cost in found]
            for theme, found in others.items()
        },
        "unplaced": {str(key): reason.name for key, reason in unplaced_candidates(pool, solution).items()},
        "unserved": {str(key): reason.name for key, reason in unserved_openings(pool, solution).items()},
        "wishes": {str(key): reason.name for key, reason in wishes_not_met(pool, solution.pairs).items()},
    }


def wishes_not_met(pool: Pool, pairs: Iterable[Pair]) -> dict[int, Bar | LeftOver]:
    """Why a network leader's early wish is not followed, by theme."""
    from codriver.rules.pairing.barred import bars

    barred, ready, made = bars(pool), {one.key for one in pool.candidates}, set(pairs)
    wished = {one.key: one.early_wish for one in pool.openings if one.early_wish}
    missed = {theme: person for theme, person in wished.items() if (theme, person) not in made}
    return {
        theme: (barred.reason(theme, person) or LeftOver.CHOSEN_OTHERWISE) if person in ready else LeftOver.NOT_READY
        for theme, person in missed.items()
    }


def choices_of(run: PairingRun) -> dict[Pair, str]:
    """What was chosen by hand in a run, by theme and person."""
    return {(one.theme_id, one.person_id): one.kind for one in run.choices.all()}
