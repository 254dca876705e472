"""What it costs the whole to choose another pair than the best pairing has: exactly, by the cheapest re-arrangements.

With the duals of the optimum every pair has a reduced cost that is never below 0. Whoever takes another candidate pays
that, and whoever held the candidate must take somebody else, and so on, until somebody takes the candidate who was
given up or one who is free. The cheapest such chains between every two rows at once are found in `chains`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from codriver.rules.pairing.chains import cheapest_chains, out_of_reach
from codriver.rules.pairing.solving import (
    GRID,
    BarredPin,
    Objective,
    Pair,
    Solution,
    Table,
    beside_pins,
    pinned,
    solve_table,
)

Matrix = Any
WEIGHED_AGAIN = 8
"""How many of those who fit best are priced one by one, where the chains cannot price them all at once."""
ROWS_AT_ONCE = 256


@dataclass(frozen=True, order=True)
class Price:
    """How many themes fewer get a co-driver, and how much lower the total of all fits is, in steps of the grid. The
    total may be higher than before where themes are lost."""

    themes: int
    steps: int

    @property
    def is_nothing(self) -> bool:
        return self.themes == 0 and self.steps == 0

    @property
    def share(self) -> float:
        """The steps as a share of one pair's best conceivable fit."""
        return self.steps / GRID


def price(
    table: Table, solution: Solution, pair: Pair, objective: Objective = Objective.MOST_THEMES, floor: float = 0.0
) -> Price | None:
    """What choosing `pair` costs, by solving again with the pair kept; None if the pair is barred."""
    try:
        kept = solve_table(pinned(table, pair), objective, floor)
    except BarredPin:
        return None
    return Price(solution.themes_served - kept.themes_served, solution.total - kept.total)


def alternatives(
    table: Table,
    solution: Solution,
    per_opening: int = 3,
    objective: Objective = Objective.MOST_THEMES,
    floor: float = 0.0,
) -> dict[int, list[tuple[int, Price]]]:
    """For each opening that nothing is pinned on: the cheapest other candidates, each with what choosing them costs.

    With `MOST_THEMES`, and one seat and one place for each, the cheapest of all. Otherwise of the `WEIGHED_AGAIN` who
    fit best, since each is then priced by solving again."""
    if is_plain(table) and objective == Objective.MOST_THEMES:
        return price_table(table, solution).cheapest(per_opening)
    found = _one_by_one(table, solution, objective, floor)
    order = {candidate: place for place, candidate in enumerate(table.columns)}
    return {
        opening: sorted(others.items(), key=lambda one: (one[1], order[one[0]]))[:per_opening]
        for opening, others in found.items()
    }


def is_plain(table: Table) -> bool:
    """Whether each theme takes one and each candidate takes one."""
    return len(set(table.rows)) == len(table.rows) and len(set(table.columns)) == len(table.columns)


def _one_by_one(table: Table, solution: Solution, objective: Objective, floor: float) -> dict[int, dict[int, Price]]:
    held = set(solution.pairs)
    settled = {opening for opening, _ in table.pool.pinned}
    found: dict[int, dict[int, Price]] = defaultdict(dict)
    for row, opening in enumerate(table.rows):
        others = [column for column in np.argsort(-table.fit[row], kind="stable") if table.free[row, column]]
        for column in [] if opening in settled else others[:WEIGHED_AGAIN]:
            pair = opening, table.columns[column]
            cost = None if pair in held else price(table, solution, pair, objective, floor)
            if cost is not None:
                found[opening][pair[1]] = cost
    return found


@dataclass(frozen=True)
class PriceTable:
    """What choosing any other pair costs: `steps` beside the rows and columns of `table`, and where a theme is `lost`.
    Says nothing of pairs that are barred, pinned or `held` by the best pairing."""

    table: Table
    held: Matrix
    steps: Matrix
    lost: Matrix

    def of(self, opening: int, candidate: int) -> Price | None:
        """What choosing the two, by their keys, costs; None if the pair is barred, or chosen already."""
        if opening not in self.table.rows or candidate not in self.table.columns:
            return None
        row, column = self.table.rows.index(opening), self.table.columns.index(candidate)
        if not self.table.free[row, column] or self.held[row] == column:
            return None
        return self._price(row, column)

    def cheapest(self, per_opening: int) -> dict[int, list[tuple[int, Price]]]:
        """The cheapest others for each opening; who has waited longest goes first where two cost the same."""
        count = min(per_opening, len(self.table.columns))
        found = {}
        for start in range(0, len(self.table.rows), ROWS_AT_ONCE):
            block = slice(start, start + ROWS_AT_ONCE)
            order = self._order(block)
            chosen = np.argpartition(order, count - 1, axis=1)[:, :count] if count else np.zeros((len(order), 0), int)
            for row, columns in enumerate(chosen, start=start):
                some = sorted((order[row - start, column], int(column)) for column in columns)
                found[self.table.rows[row]] = [
                    (self.table.columns[column], self._price(row, column))
                    for place, column in some
                    if place < np.iinfo(order.dtype).max
                ]
        return found

    def _price(self, row: int, column: int) -> Price:
        return Price(int(self.lost[row, column]), int(self.steps[row, column]))

    def _order(self, block: slice) -> Matrix:
        """Whole numbers that put the columns of each row in the order of their prices, then of themselves."""
        m = len(self.table.columns)
        last = np.iinfo(np.int64).max
        order = self.steps[block].astype(np.int64) * m + np.arange(m)
        order += self.lost[block] * np.int64(last // 4)
        order[~self.table.free[block]] = last
        held = self.held[block]
        order[np.nonzero(held < m)[0], held[held < m]] = last
        return order


def price_table(table: Table, solution: Solution) -> PriceTable:
    """What every other pair costs, exactly, for the best pairing of a plain table by `MOST_THEMES`.

    Raises ValueError if the table is not plain or `solution` is not its best pairing."""
    rest = beside_pins(table)
    if not is_plain(table):
        raise ValueError("a theme takes two, or a candidate does")
    chosen = dict(pair for pair in solution.pairs if pair not in table.pool.pinned)
    try:
        return _priced(rest, chosen, np.int32)
    except OverflowError:
        return _priced(rest, chosen, np.int64)


def _priced(table: Table, chosen: Mapping[int, int], dtype: Any) -> PriceTable:
    """A pair costs its own reduced cost, and the chain by which whoever held the candidate ends with the one that was
    given up, or else a chain to a candidate who is free, or to nobody, and one by which the given up one is taken."""
    m, far = len(table.columns), out_of_reach(dtype)
    costs, held = _with_nobody(table, chosen, dtype)
    own, potentials = _duals(costs, held)
    reduced = _reduced(costs, own, potentials, far)
    chains = cheapest_chains(reduced[:, held])
    free = np.setdiff1d(np.arange(costs.shape[1]), held)
    to_free = (chains + reduced[:, free].min(axis=1, initial=far)[None, :]).min(axis=1, initial=far)
    given_up = (chains - potentials[held][:, None]).min(axis=0, initial=far)
    to_nobody = (chains - own[None, :]).min(axis=1, initial=far)
    lost = np.zeros((len(held), m), bool)
    steps = reduced[:, :m]
    owned, real = held[held < m], held < m
    for start in range(0, len(held), ROWS_AT_ONCE):
        block = slice(start, start + ROWS_AT_ONCE)
        follows = np.minimum(chains[:, block].T, to_free[None, :] + given_up[block, None])
        loses = follows >= far
        follows = np.where(loses, to_nobody[None, :] + given_up[block, None], follows)
        lost[block, owned] = loses[:, real]
        steps[block, owned] += follows[:, real]
        steps[block, free[free < m]] += given_up[block, None]
    return PriceTable(table, held, steps, lost)


def _with_nobody(table: Table, chosen: Mapping[int, int], dtype: Any) -> tuple[Matrix, Matrix]:
    """Costs with a column of nobody for each theme that goes without, and the column that each row holds."""
    n, m = table.fit.shape
    place = {key: column for column, key in enumerate(table.columns)}
    without = [opening for opening in table.rows if opening not in chosen]
    nobody = {opening: m + index for index, opening in enumerate(without)}
    held = np.array([place[chosen[one]] if one in chosen else nobody[one] for one in table.rows], int)
    costs = np.zeros((n, m + len(without)), dtype)
    np.negative(table.fit, out=costs[:, :m], casting="unsafe")
    costs[:, :m][~table.free] = out_of_reach(dtype)
    return costs, held


def _duals(costs: Matrix, held: Matrix) -> tuple[Matrix, Matrix]:
    """What each row pays, and the duals of the columns: 0 for a column nobody holds, never above 0. Only rows whose own
    has changed are looked at again."""
    potentials = np.zeros(costs.shape[1], costs.dtype)
    owner = np.full(costs.shape[1], -1)
    owner[held] = np.arange(len(held))
    own = costs[np.arange(len(held)), held]
    rows = np.arange(len(held))
    for _ in range(len(held) + 1):
        offered = (costs[rows] - own[rows, None]).min(axis=0, initial=0)
        lower = np.nonzero(offered < potentials)[0]
        rows = owner[lower]
        if not len(rows):
            return own, potentials
        if (rows < 0).any():
            break
        if -offered[lower].min() > out_of_reach(costs.dtype) // 8:
            raise OverflowError
        potentials[lower] = offered[lower]
        own[rows] = costs[rows, held[rows]] - potentials[lower]
    raise ValueError("not the best pairing of this table")


def _reduced(costs: Matrix, own: Matrix, potentials: Matrix, far: int) -> Matrix:
    """Costs less the duals, in the place of `costs`."""
    barred = costs >= far
    costs -= own[:, None]
    costs -= potentials[None, :]
    costs[barred] = far
    return costs
