"""Pools for tests: small ones drawn by Hypothesis, and one whose fits are given outright."""

from dataclasses import replace
from itertools import permutations

import numpy as np
from hypothesis import strategies as st

from codriver.rules.pairing.pool import Candidate, Opening, Pool
from codriver.rules.pairing.solving import Table

UNITS = {1: None, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3}
KEYS = st.integers(1, 4)
SOME = st.frozensets(KEYS, max_size=3)


@st.composite
def openings(draw, key):
    return Opening(
        key=key,
        leader=100 + key,
        leader_unit=draw(st.sampled_from([None, 4, 5, 6])),
        leader_discipline=draw(st.sampled_from([None, 1, 2])),
        leader_personnel=draw(st.sampled_from([None, 901, 902])),
        units=draw(st.frozensets(st.sampled_from([4, 5, 6]), max_size=2)),
        asked=draw(st.dictionaries(KEYS, st.integers(1, 3), max_size=3)),
        tasks=draw(st.dictionaries(KEYS, st.integers(1, 3), max_size=2)),
        profiles=draw(st.frozensets(st.sampled_from(["subject_expert", "complements", "carries_into_line"]))),
        little_known_units=draw(SOME),
        hours_per_week=draw(st.sampled_from([None, 2.0, 4.0])),
    )


@st.composite
def candidates(draw, key):
    wishes = draw(st.dictionaries(KEYS, st.sampled_from(["can", "want", "learn"]), max_size=3))
    return Candidate(
        key=key,
        unit=draw(st.sampled_from([None, 4, 5, 6])),
        discipline=draw(st.sampled_from([None, 1, 2])),
        personnel_leader=draw(st.sampled_from([None, 101, 102, 903])),
        levels={one: draw(st.integers(1, 4)) for one in wishes},
        wishes=wishes,
        tasks=draw(SOME),
        known_units=draw(SOME),
        themes=draw(SOME),
        hours_per_week=draw(st.sampled_from([None, 1.0, 3.0, 3.0, 3.0])),
        waited=draw(st.sampled_from([0, 10, 400])),
    )


@st.composite
def pools(draw, most=4):
    n, m = draw(st.integers(0, most)), draw(st.integers(0, most))
    return Pool(
        openings=[draw(openings(key)) for key in range(1, n + 1)],
        candidates=[draw(candidates(200 + key)) for key in range(1, m + 1)],
        parents=UNITS,
        barred=draw(st.dictionaries(st.tuples(KEYS, st.integers(201, 204)), st.just("DECLINED"), max_size=3)),
    )


def table_with(fit, free=None, waited=None):
    """A table whose fits are given outright: openings 1..n, candidates 201.."""
    fit = np.array(fit, float)
    n, m = fit.shape
    return Table(
        pool=Pool([], []),
        rows=tuple(range(1, n + 1)),
        columns=tuple(range(201, 201 + m)),
        fit=fit,
        free=np.ones((n, m), bool) if free is None else np.array(free, bool),
        waited=np.zeros(m) if waited is None else np.array(waited, float),
    )


def every_pairing(table, pins=frozenset()):
    """All ways to pair the seats of a small table, as lists of (row, column); none with a barred pair or the same two
    twice."""
    n, m = table.fit.shape
    places = [*range(m), *[None] * n]
    found = set()
    for chosen in permutations(places, n):
        pairs = tuple((row, column) for row, column in enumerate(chosen) if column is not None)
        keys = [(table.rows[row], table.columns[column]) for row, column in pairs]
        if all(table.free[pair] for pair in pairs) and len(set(keys)) == len(keys) and pins <= set(keys):
            found.add(pairs)
    return found


def total_of(table, pairs):
    return int(sum(table.fit[pair] for pair in pairs))


def turned_round(pool):
    """The same pool in another order."""
    return replace(pool, openings=pool.openings[::-1], candidates=pool.candidates[::-1])
