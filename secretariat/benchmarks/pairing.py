"""The best pairing of a whole pool, timed beside a bare matrix product and a bare solve of the same pool.

Times are seconds of this process's own processor time, since the machine may be busy with other things; everything is
measured in turn, round after round. Peak memory is that of a process that did nothing else, less what it had after its
imports. Run by `manage.py benchmark pairing`, which starts a process for each size.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from codriver.rules.pairing.barred import bars
from codriver.rules.pairing.fit import tables_of
from codriver.rules.pairing.grounds import grounds
from codriver.rules.pairing.parts import PARTS
from codriver.rules.pairing.pool import Pool
from codriver.rules.pairing.prices import PriceTable, price_table
from codriver.rules.pairing.solving import Pair, Solution, Table, pinned, ruled_out, solve_table, table_of
from secretariat.benchmarks.pools import town

OTHERS = 3
Times = dict[str, float]


@dataclass
class Pairing:
    """All that comes out of one pool."""

    table: Table
    solution: Solution
    prices: PriceTable
    others: dict[int, Any]
    said: list[Any]


def timed(times: Times, name: str, work: Callable[[], Any]) -> Any:
    began = process_time()
    result = work()
    times[name] = process_time() - began
    return result


def bare(pool: Pool) -> Times:
    """The floor: the product of the two tables, and one solve with the barred pairs out of reach."""
    left, right = tables_of(pool, PARTS)
    barred, times = bars(pool).mask, Times()
    fit = timed(times, "product", lambda: left @ right)
    costs = np.where(barred, np.inf, -fit.astype(np.float64))
    timed(times, "solve", lambda: linear_sum_assignment(costs))
    return times


def ours(pool: Pool, times: Times) -> Pairing:
    """Score, solve, price every other pair, and say what speaks for and against the result and `OTHERS` for each."""
    table = timed(times, "scoring", lambda: table_of(pool))
    solution = timed(times, "solving", lambda: solve_table(table))
    prices = timed(times, "pricing", lambda: price_table(table, solution))
    others = timed(times, "choosing others", lambda: prices.cheapest(OTHERS))
    told = [*solution.pairs, *((one, person) for one, found in others.items() for person, _ in found)]
    said = timed(times, "explaining", lambda: said_of(pool, told))
    return Pairing(table, solution, prices, others, said)


def said_of(pool: Pool, pairs: list[Pair]) -> list[Any]:
    openings, candidates = ({one.key: one for one in side} for side in (pool.openings, pool.candidates))
    return [grounds(openings[opening], candidates[candidate], pool.parents) for opening, candidate in pairs]


def again(done: Pairing, times: Times) -> None:
    """One pair kept by hand, then one ruled out, each solved again."""
    opening = done.table.rows[0]
    kept = opening, done.others[opening][0][0]
    timed(times, "one kept", lambda: solve_table(pinned(done.table, kept)))
    timed(times, "one ruled out", lambda: solve_table(ruled_out(done.table, done.solution.pairs[0])))


def rounds_of(size: int, rounds: int) -> dict[str, Any]:
    """The times of each round, and what the pool is like."""
    pool = town(size)
    found = [one_round(pool) for _ in range(rounds)]
    return {"size": size, "rounds": found, "barred": float(bars(pool).mask.mean())}


def one_round(pool: Pool) -> dict[str, Any]:
    floor, times = bare(pool), Times()
    done = ours(pool, times)
    total = sum(times.values())
    again(done, times)
    return {"bare": floor, "ours": times, "total": total, "themes": done.solution.themes_served}


def peak_of(size: int) -> dict[str, Any]:
    """Peak memory in MB above what the imports took."""
    before = getrusage(RUSAGE_SELF).ru_maxrss
    ours(town(size), Times())
    return {"size": size, "peak": (getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024}


if __name__ == "__main__":
    what, size, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    sys.stdout.write(json.dumps(peak_of(size) if what == "memory" else rounds_of(size, rounds)))
