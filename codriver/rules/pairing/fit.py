"""How well each candidate fits each opening: a sum of named parts, each 0 to 1, with weights the secretariat edits.

A part is a product of what the opening looks for and what the candidate brings, so all pairs are weighed by one matrix
product and none by a loop over pairs. What is not known stands in the middle, at `UNKNOWN`, and so counts neither way.
More of what a candidate can bring (a competence, a higher level, a task, a unit, a theme, an hour) never lowers a part.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from codriver.rules.pairing.parts import PARTS, Weights
from codriver.rules.pairing.pool import Pool
from codriver.rules.pairing.tree import steps_between

Matrix = Any
UNKNOWN = 0.5
FAR = 4
"""Steps through the tree of units from which two count as wholly apart: another department in another directorate."""
LONG_WAIT = 365
LEVELS = 4
WISH_COUNTS = {"want": 1.0, "can": 0.6, "learn": 0.3}
"""How much of a need somebody meets who can it best, by what they wish: the wish comes before the ability (S76)."""


def worth(wish: str, level: int) -> float:
    """How far one offered competence meets a need, 0 to 1."""
    return WISH_COUNTS[wish] * (0.5 + 0.5 * level / LEVELS)


def tables_of(pool: Pool, weights: Weights) -> tuple[Matrix, Matrix]:
    """Two float32 tables, openings x features and features x candidates, whose product is the fit of every pair but for
    the half of `theme_known` that is a wish for the theme."""
    blocks = [block for make in BLOCKS for block in make(pool, weights)]
    n, m = len(pool.openings), len(pool.candidates)
    if not blocks:
        return np.zeros((n, 0), np.float32), np.zeros((0, m), np.float32)
    left = np.concatenate([block.looks_for for block in blocks], axis=1)
    right = np.concatenate([block.brings for block in blocks], axis=0)
    return left.astype(np.float32), right.astype(np.float32)


def scores(pool: Pool, weights: Weights = PARTS) -> Matrix:
    """The fit of every pair, float32, openings x candidates; at most the sum of the weights."""
    left, right = tables_of(pool, weights)
    fit = left @ right
    rows, columns = _interest(pool)
    fit[rows, columns] += np.float32(weights.get("theme_known", 0.0) / 2)
    return fit


def _interest(pool: Pool) -> tuple[list[int], list[int]]:
    """Where somebody has said that a theme interests them. So few pairs that they stay out of the product."""
    place = {one.key: row for row, one in enumerate(pool.openings)}
    found = [(place[key], column) for column, one in enumerate(pool.candidates) for key in one.themes if key in place]
    return [row for row, _ in found], [column for _, column in found]


def parts_of(pool: Pool) -> dict[str, Matrix]:
    """Each part of every pair on its own, 0 to 1, float32, openings x candidates."""
    return {name: scores(pool, {name: 1.0}) for name in PARTS}


@dataclass(frozen=True)
class Block:
    """A share of the product: openings x k beside k x candidates."""

    looks_for: Matrix
    brings: Matrix


def _grid(rows: Sequence[Mapping[Any, float]], columns: Sequence[Any]) -> Matrix:
    """A float32 table with a row for each mapping and a column for each key."""
    place = {key: index for index, key in enumerate(columns)}
    table = np.zeros((len(rows), len(columns)), np.float32)
    cells = [(row, place[key], value) for row, one in enumerate(rows) for key, value in one.items() if key in place]
    if cells:
        at, across, values = zip(*cells, strict=True)
        table[at, across] = values
    return table


def _shares(sizes: Mapping[int, int]) -> dict[int, float]:
    whole = sum(sizes.values())
    return {key: size / whole for key, size in sizes.items()} if whole else {}


def _flat(values: Iterable[float]) -> Matrix:
    return np.array(list(values), np.float32)


def _constant(for_openings: Matrix, candidates: int) -> Block:
    """A part that is the same for every candidate, since the opening says nothing of it."""
    return Block(for_openings.reshape(-1, 1), np.ones((1, candidates), np.float32))


def _competences(pool: Pool, weights: Weights) -> list[Block]:
    asked = [_shares(one.asked) for one in pool.openings]
    keys = sorted({key for one in asked for key in one})
    met = [{key: worth(wish, one.levels.get(key, 1)) for key, wish in one.wishes.items()} for one in pool.candidates]
    learnt = [{key: 1.0 for key, wish in one.wishes.items() if wish == "learn"} for one in pool.candidates]
    looks_for, silent = _grid(asked, keys), _flat(not one for one in asked)
    need, learning = weights.get("need", 0.0), weights.get("learning", 0.0)
    complements = _wished(pool, "complements") * weights.get("profile", 0.0)
    return [
        Block(looks_for * need + looks_for * complements[:, None], _grid(met, keys).T),
        Block(looks_for * learning, _grid(learnt, keys).T),
        _constant(silent * UNKNOWN * (need + learning) + silent * UNKNOWN * complements, len(pool.candidates)),
    ]


def _wished(pool: Pool, profile: str) -> Matrix:
    """For each opening the share that `profile` has of the profiles it wishes for."""
    return _flat(1 / len(one.profiles) if profile in one.profiles else 0.0 for one in pool.openings)


def _tasks(pool: Pool, weights: Weights) -> list[Block]:
    weight = weights.get("tasks", 0.0)
    asked = [_shares(one.tasks) for one in pool.openings]
    keys = sorted({key for one in asked for key in one})
    silent = _flat(not one for one in asked)
    brings = _grid([dict.fromkeys(one.tasks, 1.0) for one in pool.candidates], keys).T
    return [Block(_grid(asked, keys) * weight, brings), _constant(silent * UNKNOWN * weight, len(pool.candidates))]


def _units(pool: Pool, weights: Weights) -> list[Block]:
    """Where the candidate works: how far from the leader, and whether the theme touches it."""
    homes = sorted({one.unit for one in pool.candidates if one.unit is not None})
    apart, known, n = weights.get("other_unit", 0.0), weights.get("theme_known", 0.0), len(pool.openings)
    in_field = _wished(pool, "subject_expert") + _wished(pool, "carries_into_line")
    touched = _grid([dict.fromkeys(one.units, 1.0) for one in pool.openings], homes)
    distances = _distances([one.leader_unit for one in pool.openings], homes, pool.parents)
    works_there = known / 2 + in_field * weights.get("profile", 0.0)
    looks_for = distances * apart + touched * works_there[:, None]
    unit = _grid([{one.unit: 1.0} for one in pool.candidates], homes).T
    nowhere = _flat(one.unit is None for one in pool.candidates).reshape(1, -1)
    return [Block(looks_for, unit), Block(np.full((n, 1), UNKNOWN * apart, np.float32), nowhere)]


def _distances(leaders: Sequence[int | None], homes: Sequence[int], parents: Mapping[int, int | None]) -> Matrix:
    """How far each home is from each leader's unit, 0 for the same to 1 for `FAR`; the middle where unknown."""
    ends = sorted({unit for unit in leaders if unit is not None})
    steps = steps_between(ends, homes, parents)
    table = np.where(steps < 0, UNKNOWN, np.minimum(steps, FAR) / FAR).astype(np.float32)
    place = {unit: row for row, unit in enumerate(ends)}
    found = np.full((len(leaders), len(homes)), UNKNOWN, np.float32)
    for row, unit in enumerate(leaders):
        if unit is not None:
            found[row] = table[place[unit]]
    return found


def _known_units(pool: Pool, weights: Weights) -> list[Block]:
    """Units the leader knows little and the candidate knows well (S81)."""
    weight = weights.get("unknown_units", 0.0)
    little = [_shares(dict.fromkeys(one.little_known_units, 1)) for one in pool.openings]
    keys = sorted({key for one in little for key in one})
    brings = _grid([dict.fromkeys(one.known_units, 1.0) for one in pool.candidates], keys).T
    silent = _flat(not one for one in little)
    return [Block(_grid(little, keys) * weight, brings), _constant(silent * UNKNOWN * weight, len(pool.candidates))]


def _disciplines(pool: Pool, weights: Weights) -> list[Block]:
    """Another discipline than the leader's sees other things (S79)."""
    weight = weights.get("discipline", 0.0)
    keys = sorted({one.discipline for one in pool.candidates if one.discipline is not None})
    looks_for = np.ones((len(pool.openings), len(keys) + 1), np.float32)
    looks_for[:, -1] = UNKNOWN
    place = {key: index for index, key in enumerate(keys)}
    for row, one in enumerate(pool.openings):
        if one.leader_discipline is None:
            looks_for[row] = UNKNOWN
        elif one.leader_discipline in place:
            looks_for[row, place[one.leader_discipline]] = 0.0
    return [Block(looks_for * weight, _one_of([one.discipline for one in pool.candidates], keys))]


def _one_of(values: Sequence[Any], keys: Sequence[Any]) -> Matrix:
    """A column for each candidate with a 1 at its value; the last row is for those who have none of `keys`."""
    place = {key: index for index, key in enumerate(keys)}
    table = np.zeros((len(keys) + 1, len(values)), np.float32)
    table[[place.get(value, len(keys)) for value in values], range(len(values))] = 1.0
    return table


def _styles(pool: Pool, weights: Weights) -> list[Block]:
    weight, n = weights.get("profile", 0.0), len(pool.openings)
    keys = sorted({one.style for one in pool.openings if one.style})
    wished = _wished(pool, "leads_in_style")
    looks_for = np.concatenate([_grid([{one.style: 1.0} for one in pool.openings], keys), np.zeros((n, 1))], axis=1)
    silent = _flat(not one.profiles for one in pool.openings)
    return [
        Block(looks_for * wished[:, None] * weight, _one_of([one.style for one in pool.candidates], keys)),
        _constant(silent * UNKNOWN * weight, len(pool.candidates)),
    ]


def _hours(pool: Pool, weights: Weights) -> list[Block]:
    """The share of the hours needed that is given; more than needed is no better than enough."""
    given = [one.hours_per_week for one in pool.candidates]
    keys = sorted({hours for hours in given if hours is not None})
    looks_for = np.full((len(pool.openings), len(keys) + 1), UNKNOWN, np.float32)
    for row, one in enumerate(pool.openings):
        if one.hours_per_week:
            looks_for[row, :-1] = [min(hours / one.hours_per_week, 1.0) for hours in keys]
    return [Block(looks_for * weights.get("hours", 0.0), _one_of(given, keys))]


def _waiting(pool: Pool, weights: Weights) -> list[Block]:
    waited = _flat(min(one.waited, LONG_WAIT) / LONG_WAIT for one in pool.candidates).reshape(1, -1)
    return [Block(np.full((len(pool.openings), 1), weights.get("waiting", 0.0), np.float32), waited)]


BLOCKS: tuple[Callable[[Pool, Weights], list[Block]], ...] = (
    _competences,
    _tasks,
    _units,
    _known_units,
    _disciplines,
    _styles,
    _hours,
    _waiting,
)
