"""The best pairing of a whole pool, proven: an assignment problem, solved exactly by `linear_sum_assignment`.

Fits are put on a grid of whole numbers, `GRID` steps to the sum of the weights, so sums are exact and a tie is a tie.
Barred pairs are infinitely dear to the solver, so it can never take one. A theme may stay without anybody through
columns of nobody: exactly as many as the largest possible number of pairs leaves over, so "most themes" is exact too.

Ties: of all pairings with the same total, one that places those who have waited longest is chosen, in pools of up to
`TIES_UP_TO` seats; the rest is settled by the order waiting-longest-first, then by key. So the same pool in another
order gives the same pairs.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import numpy as np

from codriver.rules.pairing.barred import bars
from codriver.rules.pairing.fit import scores
from codriver.rules.pairing.parts import GRID, PARTS, Weights
from codriver.rules.pairing.pool import Bar, Candidate, Pool

Matrix = Any
Pair = tuple[int, int]

TIES_UP_TO = 1_000
LONGEST_WAIT = 1_000
"""Days of waiting beyond which nobody is put further forward in a tie."""


class Objective(str, Enum):
    """What counts as best."""

    MOST_THEMES = "most_themes"
    BEST_TOTAL = "best_total"
    WORST_FIRST = "worst_first"


class BarredPin(ValueError):
    """A pair that is to be kept is barred; `reasons` maps each such pair to its bar."""

    def __init__(self, reasons: dict[Pair, Bar]) -> None:
        super().__init__(reasons)
        self.reasons = reasons


@dataclass(frozen=True)
class Solution:
    """Pairs of keys (opening, candidate) in the order of their openings; `total` in steps of the grid, of all pairs."""

    pairs: tuple[Pair, ...]
    total: int

    @property
    def themes_served(self) -> int:
        return len({opening for opening, _ in self.pairs})

    def without_candidate(self, pool: Pool) -> list[int]:
        """Openings that got nobody."""
        served = {opening for opening, _ in self.pairs}
        return [one.key for one in pool.openings if one.key not in served]

    def unplaced(self, pool: Pool) -> list[int]:
        """Candidates who got no theme."""
        placed = {candidate for _, candidate in self.pairs}
        return [one.key for one in pool.candidates if one.key not in placed]


@dataclass(frozen=True)
class Table:
    """The pool as the solver sees it: a row for each seat, a column for each place, in the order that settles ties.

    `fit` holds whole steps of the grid; `free` is False where a pair is barred."""

    pool: Pool
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    fit: Matrix
    free: Matrix
    waited: Matrix


def table_of(pool: Pool, weights: Weights = PARTS) -> Table:
    """Put the pool on the grid. The sum of the weights must be above 0."""
    openings = sorted(pool.openings, key=lambda one: one.key)
    candidates = sorted(pool.candidates, key=_longest_waiting_first)
    ordered = replace(pool, openings=openings, candidates=candidates)
    whole = sum(weights.values()) or 1.0
    fit = scores(ordered, weights)
    np.rint(np.multiply(fit, GRID / whole, out=fit), out=fit)
    rows = np.repeat(np.arange(len(openings)), [max(one.seats, 0) for one in openings])
    columns = np.repeat(np.arange(len(candidates)), [max(one.places, 0) for one in candidates])
    return Table(
        pool=ordered,
        rows=tuple(openings[row].key for row in rows),
        columns=tuple(candidates[column].key for column in columns),
        fit=_chosen(fit, rows, columns),
        free=_chosen(~bars(ordered).mask, rows, columns),
        waited=np.array([min(candidates[column].waited, LONGEST_WAIT) for column in columns], np.float64),
    )


def _chosen(table: Matrix, rows: Matrix, columns: Matrix) -> Matrix:
    """The rows and columns of a table, which is copied only where some of them are left out or doubled."""
    n, m = table.shape
    whole = np.array_equal(rows, np.arange(n)) and np.array_equal(columns, np.arange(m))
    return table if whole else table[np.ix_(rows, columns)]


def _longest_waiting_first(candidate: Candidate) -> tuple[int, int]:
    return -candidate.waited, candidate.key


def solve(
    pool: Pool, weights: Weights = PARTS, objective: Objective = Objective.MOST_THEMES, floor: float = 0.0
) -> Solution:
    """The best pairing of the pool. `floor` (0 to 1 of the best conceivable fit) is for `BEST_TOTAL`: pairs below it
    are not made. Pinned pairs are kept first; raises `BarredPin` if one of them is barred."""
    return solve_table(table_of(pool, weights), objective, floor)


def solve_table(table: Table, objective: Objective = Objective.MOST_THEMES, floor: float = 0.0) -> Solution:
    """As `solve`, for a pool that is on the grid already, perhaps with other pins and bars by hand."""
    pins = _pins(table)
    rest = _without(table, pins)
    if objective == Objective.BEST_TOTAL:
        rest = replace(rest, free=rest.free & (rest.fit >= floor * GRID))
        found = _assign(rest, nobody=len(rest.rows))
    elif objective == Objective.WORST_FIRST:
        found = _worst_first(rest)
    else:
        found = _most(rest)
    pairs = [(rest.rows[row], rest.columns[column], int(rest.fit[row, column])) for row, column in found]
    kept = [(table.rows[row], table.columns[column], int(table.fit[row, column])) for row, column in pins]
    made = sorted(pairs + kept)
    return Solution(tuple((opening, candidate) for opening, candidate, _ in made), sum(fit for *_, fit in made))


def pinned(table: Table, pin: Pair) -> Table:
    """The same table with one more pair to keep; solving it again costs no new weighing."""
    return replace(table, pool=replace(table.pool, pinned=table.pool.pinned | {pin}))


def beside_pins(table: Table) -> Table:
    """What is left of a table when the seats and places of what is pinned are taken. Raises `BarredPin`."""
    rest = _without(table, _pins(table))
    return replace(rest, pool=replace(rest.pool, pinned=frozenset()))


def ruled_out(table: Table, pair: Pair) -> Table:
    """The same table with one pair ruled out by hand."""
    free = table.free.copy()
    free[np.ix_(_at(table.rows, pair[0]), _at(table.columns, pair[1]))] = False
    return replace(table, free=free)


def _at(keys: Sequence[int], key: int) -> list[int]:
    return [index for index, one in enumerate(keys) if one == key]


def _pins(table: Table) -> list[tuple[int, int]]:
    """A seat and a place for each pinned pair."""
    found, rows, columns = [], Counter[int](), Counter[int]()
    refused = {}
    for opening, candidate in sorted(table.pool.pinned):
        seats, places = _at(table.rows, opening)[rows[opening] :], _at(table.columns, candidate)[columns[candidate] :]
        if not seats or not places:
            refused[opening, candidate] = Bar.NO_PLACE
        elif not table.free[seats[0], places[0]]:
            refused[opening, candidate] = bars(table.pool).reason(opening, candidate) or Bar.BY_HAND
        else:
            found.append((seats[0], places[0]))
            rows[opening] += 1
            columns[candidate] += 1
    if refused:
        raise BarredPin(refused)
    return found


def _without(table: Table, pins: list[tuple[int, int]]) -> Table:
    """The table without the seats and places of what is pinned, and without a second time for the same two."""
    if not pins:
        return table
    free = table.free
    for row, column in pins:
        again = np.ix_(_at(table.rows, table.rows[row]), _at(table.columns, table.columns[column]))
        free = free.copy() if free is table.free else free
        free[again] = False
    rows = np.delete(np.arange(len(table.rows)), [row for row, _ in pins])
    columns = np.delete(np.arange(len(table.columns)), [column for _, column in pins])
    return replace(
        table,
        rows=tuple(table.rows[row] for row in rows),
        columns=tuple(table.columns[column] for column in columns),
        fit=table.fit[np.ix_(rows, columns)],
        free=free[np.ix_(rows, columns)],
        waited=table.waited[columns],
    )


def _most(table: Table) -> list[tuple[int, int]]:
    """As many pairs as possible, then the best total. Only if somebody cannot be placed is it counted how many can."""
    placed = min(int(table.free.any(axis=1).sum()), int(table.free.any(axis=0).sum()))
    extra = _first_seats(table)
    try:
        return _assign(table, len(table.rows) - placed, extra)
    except ValueError:
        return _assign(table, len(table.rows) - most_pairs(table.free), extra)


def _first_seats(table: Table) -> Matrix:
    """Where a theme takes two, what its first seat is worth more than all fits together; else nothing."""
    if len(set(table.rows)) == len(table.rows):
        return np.zeros(len(table.rows))
    served = {opening for opening, _ in table.pool.pinned}
    firsts = [one not in served and table.rows.index(one) == row for row, one in enumerate(table.rows)]
    return np.array(firsts, np.float64) * (GRID * (len(table.rows) + 1))


def most_pairs(free: Matrix) -> int:
    """The largest number of pairs that can be made at once."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    if not free.any():
        return 0
    return int((maximum_bipartite_matching(csr_array(free), perm_type="column") >= 0).sum())


def _assign(table: Table, nobody: int, extra: Matrix | float = 0.0) -> list[tuple[int, int]]:
    """The best total with exactly the seats that `nobody` leaves filled, or as few of them as is worth it; `extra` is
    what each row is worth beside its fit. Raises ValueError if so many cannot be filled."""
    from scipy.optimize import linear_sum_assignment

    n, m = table.fit.shape
    if n == 0 or (m == 0 and nobody == 0):
        return []
    rows, columns = linear_sum_assignment(_costs(table, nobody, extra))
    found = [(row, column) for row, column in zip(rows.tolist(), columns.tolist(), strict=True) if column < m]
    return found if not _twice(table, found) else _assign_once(table, table.fit + np.reshape(extra, (-1, 1)), nobody)


def _costs(table: Table, nobody: int, extra: Matrix | float) -> Matrix:
    """What the solver makes least: fits with the other sign and the days waited behind them, which together are too
    few to outweigh a single step of the grid; infinite where barred; then a column of nothing for each nobody."""
    n, m = table.fit.shape
    costs = np.zeros((n, m + nobody))
    pairs = costs[:, :m]
    np.negative(table.fit, out=pairs)
    if np.any(extra):
        pairs -= np.reshape(extra, (-1, 1))
    if _waiting_settles(table):
        pairs *= 1 + LONGEST_WAIT * min(n, m)
        pairs -= table.waited[None, :]
    np.copyto(pairs, np.inf, where=~table.free)
    return costs


def _waiting_settles(table: Table) -> bool:
    """Whether the days waited still fit behind the fits in a number of 53 bits."""
    return len(table.rows) <= (TIES_UP_TO if len(set(table.rows)) == len(table.rows) else TIES_UP_TO // 10)


def _twice(table: Table, found: list[tuple[int, int]]) -> bool:
    """Whether somebody got two seats of the same theme, which only pools with room on both sides allow."""
    pairs = [(table.rows[row], table.columns[column]) for row, column in found]
    return len(set(pairs)) < len(pairs)


def _assign_once(table: Table, fit: Matrix, nobody: int) -> list[tuple[int, int]]:
    """As `_assign`, with each two paired at most once: a whole-number programme, slower, for room on both sides."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    rows, columns = np.nonzero(table.free)
    one_each = [rows == row for row in range(len(table.rows))] + [columns == one for one in range(len(table.columns))]
    same = {(table.rows[row], table.columns[column]) for row, column in zip(rows, columns, strict=True)}
    keys = [(table.rows[row], table.columns[column]) for row, column in zip(rows, columns, strict=True)]
    once = [[key == pair for key in keys] for pair in same]
    limits = LinearConstraint(np.array([*one_each, *once], float), -np.inf, 1)
    count = LinearConstraint(np.ones((1, len(rows))), max(len(table.rows) - nobody, 0) - _lost(table, nobody), np.inf)
    solved = milp(
        -fit[rows, columns],
        constraints=[limits, count],
        bounds=Bounds(0, 1),
        integrality=np.ones(len(rows)),
        options={"mip_rel_gap": 0},
    )
    if solved.x is None:
        return _assign_once(table, fit, nobody + 1)
    chosen = np.nonzero(np.rint(solved.x))[0]
    return [(int(rows[one]), int(columns[one])) for one in chosen]


def _lost(table: Table, nobody: int) -> int:
    return len(table.rows) if nobody >= len(table.rows) else 0


def _worst_first(table: Table) -> list[tuple[int, int]]:
    """As many pairs as possible; of those pairings the ones whose worst pair is best; of these the best total."""
    most = most_pairs(table.free)
    steps = np.unique(table.fit[table.free])
    low, high = 0, len(steps) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if most_pairs(table.free & (table.fit >= steps[middle])) == most:
            low = middle
        else:
            high = middle - 1
    above = table.free & (table.fit >= steps[low]) if len(steps) else table.free
    return _most(replace(table, free=above))
