"""The best pairing: never below every pairing tried by hand, never a barred pair, the same in every order."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codriver.rules.pairing.barred import bars
from codriver.rules.pairing.pool import Bar, Candidate, Opening, Pool
from codriver.rules.pairing.solving import (
    GRID,
    BarredPin,
    Objective,
    most_pairs,
    pinned,
    ruled_out,
    solve,
    solve_table,
    table_of,
)
from codriver.tests.rules.pairing.pools import every_pairing, pools, table_with, total_of, turned_round

FEW = settings(max_examples=60, deadline=None)


def themes_of(table, pairs):
    return len({table.rows[row] for row, _ in pairs})


@FEW
@given(pools())
def test_most_themes_first_and_then_the_best_total(pool):
    table = table_of(pool)
    best = max((themes_of(table, pairs), total_of(table, pairs)) for pairs in every_pairing(table))

    found = solve_table(table)

    assert (found.themes_served, found.total) == best


@FEW
@given(pools(), st.sampled_from([0.0, 0.3, 0.5]))
def test_the_best_total_of_pairs_above_a_floor(pool, floor):
    table = table_of(pool)
    above = replace(table, free=table.free & (table.fit >= floor * GRID))

    found = solve_table(table, Objective.BEST_TOTAL, floor)

    assert found.total == max(total_of(table, pairs) for pairs in every_pairing(above))


@FEW
@given(pools())
def test_the_worst_pair_is_as_good_as_it_can_be(pool):
    table = table_of(pool)

    def goodness(pairs):
        return len(pairs), min((table.fit[pair] for pair in pairs), default=0), total_of(table, pairs)

    found = solve_table(table, Objective.WORST_FIRST)
    place = {key: row for row, key in enumerate(table.rows)}, {key: column for column, key in enumerate(table.columns)}
    pairs = [(place[0][opening], place[1][candidate]) for opening, candidate in found.pairs]
    assert goodness(pairs) == max(goodness(pairs) for pairs in every_pairing(table))


@FEW
@given(pools(), st.sampled_from(list(Objective)))
def test_nobody_is_barred_twice_paired_or_unknown(pool, objective):
    found, barred = solve(pool, objective=objective), bars(pool)

    assert [barred.reason(*pair) for pair in found.pairs] == [None] * len(found.pairs)
    assert len({opening for opening, _ in found.pairs}) == len(found.pairs)
    assert len({candidate for _, candidate in found.pairs}) == len(found.pairs)


@FEW
@given(pools(), st.sampled_from(list(Objective)))
def test_the_order_of_the_pool_changes_nothing(pool, objective):
    assert solve(turned_round(pool), objective=objective) == solve(pool, objective=objective)


@settings(max_examples=40, deadline=None)
@given(pools(most=3), st.data())
def test_room_on_either_side(pool, data):
    sizes = st.integers(0, 2)
    roomy = replace(
        pool,
        openings=[replace(one, seats=data.draw(sizes)) for one in pool.openings[:2]],
        candidates=[replace(one, places=data.draw(sizes)) for one in pool.candidates[:2]],
    )
    table = table_of(roomy)
    best = max((themes_of(table, pairs), len(pairs), total_of(table, pairs)) for pairs in every_pairing(table))

    found = solve_table(table)

    assert len(set(found.pairs)) == len(found.pairs)
    assert (found.themes_served, len(found.pairs), found.total) == best


@FEW
@given(pools(), st.data())
def test_what_is_pinned_is_kept_and_the_rest_is_the_best_beside_it(pool, data):
    table = table_of(pool)
    free = [(table.rows[row], table.columns[column]) for row, column in np.argwhere(table.free)]
    if not free:
        return
    pin = data.draw(st.sampled_from(free))
    beside = every_pairing(table, {pin})

    found = solve_table(pinned(table, pin))

    assert pin in found.pairs
    best = max((themes_of(table, pairs), total_of(table, pairs)) for pairs in beside)
    assert (found.themes_served, found.total) == best


def test_a_pair_ruled_out_by_hand_is_not_made():
    table = table_with([[9, 1], [5, 4]])

    assert solve_table(table).pairs == ((1, 201), (2, 202))
    assert solve_table(ruled_out(table, (1, 201))).pairs == ((1, 202), (2, 201))


def test_a_barred_pair_cannot_be_pinned():
    pool = Pool([Opening(1, leader=7)], [Candidate(7, hours_per_week=3)], pinned=frozenset({(1, 7)}))

    with pytest.raises(BarredPin) as problem:
        solve(pool)
    assert problem.value.reasons == {(1, 7): Bar.ONESELF}


def test_more_themes_beat_a_better_total():
    assert solve_table(table_with([[100, 1], [90, 0]], [[1, 1], [1, 0]])).pairs == ((1, 202), (2, 201))


def test_of_two_alike_the_one_who_has_waited_longest_goes_first():
    ones = [Candidate(200 + key, hours_per_week=3, waited=waited) for key, waited in enumerate([0, 50, 10])]

    assert solve(Pool([Opening(1, leader=9)], ones), {"hours": 1.0}).pairs == ((1, 201),)


def test_waiting_never_outweighs_a_step_of_fit():
    assert solve_table(table_with([[10, 9]], waited=[0, 1000])).pairs == ((1, 201),)


def test_an_empty_pool():
    assert solve(Pool([], [])).pairs == ()
    assert solve(Pool([Opening(1, leader=9)], [])).pairs == ()


@pytest.mark.parametrize("size", [1, 2, 7, 40])
def test_the_known_optimum_of_products(size):
    """Machol and Wien (1976): costs i x j, hard for augmenting methods, are least when one runs against the other:
    size x (size + 1) x (size + 2) / 6."""
    products = np.outer(np.arange(1, size + 1), np.arange(1, size + 1))
    most = size * size

    found = solve_table(table_with(most - products))

    assert size * most - found.total == size * (size + 1) * (size + 2) // 6


@pytest.mark.parametrize(
    ("costs", "least"),
    [
        ([[400, 150, 400], [400, 450, 600], [300, 225, 300]], 850),
        ([[400, 150, 400, 1], [400, 450, 600, 2], [300, 225, 300, 3]], 452),
        ([[10, 10, 8], [9, 8, 1], [9, 7, 4]], 18),
        ([[10, 10, 8, 11], [9, 8, 1, 1], [9, 7, 4, 10]], 15),
    ],
    ids=["square", "one column more", "square with small costs", "small costs and a column more"],
)
def test_published_examples(costs, least):
    """The instances by which the authors of the Munkres package show their results; theirs are least costs."""
    costs = np.array(costs)

    found = solve_table(table_with(1000 - costs))

    assert 1000 * len(costs) - found.total == least


def test_how_many_pairs_there_can_be():
    assert most_pairs(np.array([[1, 1, 0], [1, 0, 0], [1, 0, 0]], bool)) == 2
    assert most_pairs(np.zeros((2, 2), bool)) == 0
