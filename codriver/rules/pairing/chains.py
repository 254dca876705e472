"""The cheapest chain of moves between every two rows at once: exact, in whole numbers, without a loop over pairs.

Only moves that are cheap for either end can be part of a cheapest chain, so the chains are first found among the few
nearest moves: rows with few moves are taken out one by one and their detours kept, what remains is settled by Floyd and
Warshall, and the rows come back in turn. Any move that still beats the chain between its two ends is then let in, so in
the end no move does, and the chains are those among all moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

Matrix = Any
NEAR = 4
"""How many of the cheapest moves from and to each row are looked at first."""
CROWDED = 0.03
"""The share of all rows that the neighbours of a row may be before it is no longer worth while to take it out."""


def out_of_reach(dtype: Any) -> int:
    """What stands for no chain: so large that two of them, and a move, can be added without passing the end."""
    return int(np.iinfo(dtype).max // 4)


def cheapest_chains(moves: Matrix, near: int = NEAR, crowded: float = CROWDED) -> Matrix:
    """What it costs to get from each row to each other, over any number of moves; `out_of_reach` where there is no way.

    `moves` holds whole numbers, none below 0, and `out_of_reach` where there is no move. Raises OverflowError if a
    chain may be too dear for the type of number."""
    far = out_of_reach(moves.dtype)
    use = _nearest(moves, near) & (moves < far)
    np.fill_diagonal(use, False)
    costs = np.where(use, moves, far)
    taken_out = list(_taken_out(costs, use, crowded))
    found = _put_back(costs, taken_out, far)
    np.fill_diagonal(moves, 0)
    _let_in(found, moves)
    if ((found > far // 2) & (found < far)).any():
        raise OverflowError
    return found


def _nearest(moves: Matrix, near: int) -> Matrix:
    """True for the cheapest moves from each row and to each row."""
    n = len(moves)
    if n <= near:
        return np.ones((n, n), bool)
    chosen = np.zeros((n, n), bool)
    each = np.arange(n)[:, None]
    chosen[each, np.argpartition(moves, near, axis=1)[:, :near]] = True
    chosen[np.argpartition(moves.T, near, axis=1)[:, :near], each] = True
    return chosen


@dataclass(frozen=True)
class Detour:
    """A row that was taken out, with the rows that had a move to it and those it had a move to, at that time."""

    row: int
    before: list[int]
    after: list[int]


def _taken_out(costs: Matrix, use: Matrix, crowded: float) -> Iterator[Detour]:
    """Take out the row with the fewest ways through it, again and again; ways over it become moves of their own."""
    after = [set(np.nonzero(row)[0].tolist()) for row in use]
    before = [set(np.nonzero(row)[0].tolist()) for row in np.ascontiguousarray(use.T)]
    ways = np.array([len(one) * len(other) for one, other in zip(before, after, strict=True)], float)
    for _ in range(len(costs)):
        row = int(np.argmin(ways))
        if ways[row] > (crowded * len(costs)) ** 2:
            return
        way = Detour(row, list(before[row]), list(after[row]))
        _joined(way.before, after, row)
        _joined(way.after, before, row)
        for one in {*way.before, *way.after}:
            ways[one] = len(before[one]) * len(after[one])
        ways[row] = np.inf
        _over(costs, way)
        yield way


def _joined(ends: list[int], others: list[set[int]], row: int) -> None:
    """Whoever had a move by way of `row` now has them by themselves."""
    for one in ends:
        others[one] |= others[row]
        others[one] -= {row, one}


def _over(costs: Matrix, way: Detour) -> None:
    """Keep what it costs to go over a row that is taken out."""
    if way.before and way.after:
        before, after = np.array(way.before)[:, None], np.array(way.after)
        over = costs[before, way.row] + costs[way.row, after]
        costs[before, after] = np.minimum(costs[before, after], over)


def _put_back(costs: Matrix, taken_out: list[Detour], far: int) -> Matrix:
    """Settle the rows that are left, then put those that were taken out back, last out first in."""
    left = np.setdiff1d(np.arange(len(costs)), [way.row for way in taken_out])
    found = np.full_like(costs, far)
    found[np.ix_(left, left)] = _settled(costs[np.ix_(left, left)], far)
    for way in reversed(taken_out):
        if way.after:
            found[way.row] = (costs[way.row, way.after, None] + found[way.after]).min(axis=0)
        if way.before:
            found[:, way.row] = (found[:, way.before] + costs[None, way.before, way.row]).min(axis=1)
        found[way.row, way.row] = 0
    return np.minimum(found, far, out=found)


def _settled(costs: Matrix, far: int) -> Matrix:
    """Floyd and Warshall, a whole table a step."""
    np.fill_diagonal(costs, 0)
    over = np.empty_like(costs)
    for middle in range(len(costs)):
        np.add(costs[:, middle, None], costs[middle], out=over)
        np.minimum(costs, over, out=costs)
    return np.minimum(costs, far, out=costs)


def _let_in(found: Matrix, moves: Matrix) -> None:
    """Let in each move that is cheaper than the chain between its ends, cheapest first, with all that follows."""
    rows, columns = np.nonzero(moves < found)
    costs = moves[rows, columns]
    for at in np.argsort(costs, kind="stable"):
        start, end, cost = rows[at], columns[at], costs[at]
        if cost < found[start, end]:
            sooner = np.nonzero(found[:, start] + cost < found[:, end])[0]
            further = np.nonzero(cost + found[end] < found[start])[0]
            square = np.ix_(sooner, further)
            over = found[sooner, start, None] + (cost + found[None, end, further])
            found[square] = np.minimum(found[square], over)
