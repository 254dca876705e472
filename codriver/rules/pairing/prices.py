"""What it costs the whole to choose another pair than the best pairing has: exactly, by the shortest re-arrangements.

With the duals of the optimum every pair has a reduced cost that is never below 0. Whoever takes another candidate pays
that, and whoever held the candidate must take somebody else, and so on, until somebody takes the candidate who was
given up or one who is free. The cheapest such chain for every two rows at once is an all-pairs shortest path.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from codriver.rules.pairing.solving import (
    GRID,
    BarredPin,
    Objective,
    Pair,
    Solution,
    Table,
    pinned,
    solve_table,
)

Matrix = Any
WEIGHED_AGAIN = 8
"""How many of those who fit best are priced one by one, where the chains cannot price them all at once."""


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


def price(table: Table, solution: Solution, pair: Pair, objective: Objective = Objective.MOST_THEMES) -> Price | None:
    """What choosing `pair` costs, by solving again with the pair kept; None if the pair is barred."""
    try:
        kept = solve_table(pinned(table, pair), objective)
    except BarredPin:
        return None
    return Price(solution.themes_served - kept.themes_served, solution.total - kept.total)


def alternatives(
    table: Table, solution: Solution, per_opening: int = 3, objective: Objective = Objective.MOST_THEMES
) -> dict[int, list[tuple[int, Price]]]:
    """For each opening that nothing is pinned on: the cheapest other candidates, each with what choosing them costs."""
    found = prices(table, solution) if _is_plain(table, objective) else _one_by_one(table, solution, objective)
    return {
        opening: sorted(others.items(), key=lambda one: (one[1], table.columns.index(one[0])))[:per_opening]
        for opening, others in found.items()
    }


def _is_plain(table: Table, objective: Objective) -> bool:
    """Whether each theme takes one, each candidate takes one, nothing is pinned, and most themes count."""
    single = len(set(table.rows)) == len(table.rows) and len(set(table.columns)) == len(table.columns)
    return single and not table.pool.pinned and objective == Objective.MOST_THEMES


def _one_by_one(table: Table, solution: Solution, objective: Objective) -> dict[int, dict[int, Price]]:
    held = set(solution.pairs)
    settled = {opening for opening, _ in table.pool.pinned}
    found: dict[int, dict[int, Price]] = defaultdict(dict)
    for row, opening in enumerate(table.rows):
        others = [column for column in np.argsort(-table.fit[row], kind="stable") if table.free[row, column]]
        for column in [] if opening in settled else others[:WEIGHED_AGAIN]:
            candidate = table.columns[column]
            cost = None if (opening, candidate) in held else price(table, solution, (opening, candidate), objective)
            if cost is not None:
                found[opening][candidate] = cost
    return found


def prices(table: Table, solution: Solution) -> dict[int, Mapping[int, Price]]:
    """What every other free pair costs, for a plain table: one seat a theme, one place a candidate, nothing pinned."""
    costs = price_table(table, solution)
    known = np.where(np.isfinite(costs), costs, 0.0)
    themes = np.rint(known / _lost_theme(table))
    steps = known - themes * _lost_theme(table)
    held = set(solution.pairs)
    found: dict[int, Mapping[int, Price]] = {}
    for row, opening in enumerate(table.rows):
        columns = np.nonzero(np.isfinite(costs[row]))[0]
        found[opening] = {
            table.columns[column]: Price(int(themes[row, column]), int(steps[row, column]))
            for column in columns
            if (opening, table.columns[column]) not in held
        }
    return found


def price_table(table: Table, solution: Solution) -> Matrix:
    """As `prices`, as one table of rows x columns; infinite where barred. A lost theme is `_lost_theme` steps.

    A pair costs its own reduced cost, the chain by which whoever held the candidate finds another, and the chain by
    which the candidate who was given up is taken over, ending where a column is left over; or the two chains meet."""
    m = table.fit.shape[1]
    if not table.rows:
        return np.zeros((0, m))
    costs, held = _with_nobody(table, solution)
    reduced, potentials = _reduced(costs, held)
    chains = _shortest(reduced[:, held])
    free = np.setdiff1d(np.arange(costs.shape[1]), held)
    to_free = (chains + reduced[:, free].min(axis=1)[None, :]).min(axis=1)
    given_up = (chains - potentials[held][:, None]).min(axis=0)
    owner = {column: row for row, column in enumerate(held)}
    found = np.where(table.free, reduced[:, :m], np.inf)
    for column in range(m):
        row = owner.get(column)
        found[:, column] += given_up if row is None else np.minimum(chains[row], to_free[row] + given_up)
    return found


def _lost_theme(table: Table) -> float:
    """More than twice what all fits together can differ by, so that themes and steps can be told apart again."""
    return 2.0 * GRID * (len(table.rows) + 1)


def _with_nobody(table: Table, solution: Solution) -> tuple[Matrix, Matrix]:
    """Costs with a column of nobody for each theme that goes without, and a dear one for a theme that is lost on top;
    and the column that each row holds."""
    n, m = table.fit.shape
    place = {key: column for column, key in enumerate(table.columns)}
    chosen = dict(solution.pairs)
    without = [opening for opening in table.rows if opening not in chosen]
    nobody = {opening: m + index for index, opening in enumerate(without)}
    held = np.array([place[chosen[one]] if one in chosen else nobody[one] for one in table.rows], int)
    costs = np.zeros((n, m + len(without) + 1))
    costs[:, :m] = np.where(table.free, -table.fit, np.inf)
    costs[:, -1] = _lost_theme(table)
    return costs, held


def _reduced(costs: Matrix, held: Matrix) -> tuple[Matrix, Matrix]:
    """Costs less the duals, and the duals of the columns: 0 for a column nobody holds, never above 0."""
    rows = np.arange(len(held))
    potentials = np.zeros(costs.shape[1])
    while True:
        own = costs[rows, held] - potentials[held]
        better = (costs - own[:, None]).min(axis=0)
        lower = np.minimum(potentials, better)
        if (lower == potentials).all():
            return costs - own[:, None] - potentials[None, :], potentials
        potentials = lower


def _shortest(steps: Matrix) -> Matrix:
    """The cheapest chain between every two rows (Floyd and Warshall); `steps` has what one takes from the other."""
    chains = steps.copy()
    np.fill_diagonal(chains, 0.0)
    for middle in range(len(chains)):
        np.minimum(chains, chains[:, middle, None] + chains[None, middle, :], out=chains)
    return chains
