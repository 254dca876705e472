"""The cheapest chains are those of the plainest way to find them, however few moves are looked at first."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codriver.rules.pairing.chains import cheapest_chains, out_of_reach

FAR = out_of_reach(np.int32)
COSTS = st.sampled_from([0, 0, 1, 2, 3, 10, 1_000, FAR])


@st.composite
def tables(draw, most=9):
    n = draw(st.integers(1, most))
    return np.array(draw(st.lists(COSTS, min_size=n * n, max_size=n * n)), np.int32).reshape(n, n)


def plainly(moves):
    """Floyd and Warshall, a pair at a time."""
    n = len(moves)
    found = [[0 if a == b else int(moves[a, b]) for b in range(n)] for a in range(n)]
    for middle in range(n):
        for a in range(n):
            for b in range(n):
                found[a][b] = min(found[a][b], found[a][middle] + found[middle][b])
    return np.minimum(found, FAR)


@settings(max_examples=200, deadline=None)
@given(tables(), st.integers(1, 4), st.sampled_from([0.0, 0.3, 1.0]))
def test_they_are_the_cheapest(moves, near, crowded):
    assert (cheapest_chains(moves.copy(), near, crowded) == plainly(moves)).all()


@pytest.mark.parametrize("crowded", [0.0, 0.1, 1.0], ids=["all at once", "some taken out", "all taken out"])
def test_they_are_the_cheapest_in_a_larger_table(crowded):
    moves = np.random.default_rng(4).integers(0, 1_000, (60, 60)).astype(np.int32)

    assert (cheapest_chains(moves.copy(), 3, crowded) == plainly(moves)).all()


def test_a_chain_too_dear_for_the_numbers_is_refused():
    moves = np.full((4, 4), FAR, np.int32)
    moves[0, 1] = moves[1, 2] = moves[2, 3] = FAR // 3

    with pytest.raises(OverflowError):
        cheapest_chains(moves.copy())
    larger = np.where(moves < FAR, moves.astype(np.int64), out_of_reach(np.int64))
    assert cheapest_chains(larger)[0, 3] == FAR // 3 * 3
