"""What another choice costs is what solving again with it costs, for every pair there is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codriver.rules.pairing.prices import Price, alternatives, price, price_table
from codriver.rules.pairing.solving import GRID, Objective, Solution, pinned, solve_table, table_of
from codriver.tests.rules.pairing.pools import pools, table_with


def every_pair(table):
    return [(opening, candidate) for opening in table.rows for candidate in table.columns]


@settings(max_examples=100, deadline=None)
@given(pools())
def test_every_price_is_that_of_solving_again(pool):
    table = table_of(pool)
    found = solve_table(table)
    table_of_prices = price_table(table, found)

    for pair in set(every_pair(table)) - set(found.pairs):
        assert table_of_prices.of(*pair) == price(table, found, pair)


@settings(max_examples=60, deadline=None)
@given(pools(), st.data())
def test_beside_a_pin_every_price_is_that_of_solving_again(pool, data):
    table = table_of(pool)
    free = [(table.rows[row], table.columns[column]) for row, column in np.argwhere(table.free)]
    if not free:
        return
    kept = pinned(table, data.draw(st.sampled_from(free)))
    found = solve_table(kept)
    table_of_prices = price_table(kept, found)

    for pair in set(every_pair(table)) - set(found.pairs):
        assert table_of_prices.of(*pair) == price(kept, found, pair)


@settings(max_examples=60, deadline=None)
@given(pools())
def test_the_cheapest_others_are_the_cheapest_of_all(pool):
    table = table_of(pool)
    found = solve_table(table)
    table_of_prices = price_table(table, found)

    for opening, others in alternatives(table, found).items():
        priced = [table_of_prices.of(opening, candidate) for candidate in table.columns]
        assert [cost for _, cost in others] == sorted(one for one in priced if one)[:3]


@pytest.mark.parametrize("candidates", [30, 40, 50])
def test_prices_in_a_larger_table_are_those_of_solving_again(candidates):
    chance = np.random.default_rng(candidates)
    table = table_with(chance.integers(0, GRID, (40, candidates)), chance.random((40, candidates)) < 0.4)
    found = solve_table(table)
    table_of_prices = price_table(table, found)

    for row, column in chance.integers(0, [40, candidates], (60, 2)):
        pair = table.rows[row], table.columns[column]
        if pair not in found.pairs:
            assert table_of_prices.of(*pair) == price(table, found, pair)


def test_what_is_too_large_for_the_small_numbers_is_told_in_large_ones():
    table = table_with([[300_000_000, 0], [299_000_000, 100_000_000]])
    found = price_table(table, solve_table(table))

    assert found.steps.dtype == np.int64
    assert found.of(1, 202) == Price(0, 101_000_000)


def test_only_the_best_pairing_is_priced():
    table = table_with([[9, 1], [1, 9]])

    with pytest.raises(ValueError, match="not the best"):
        price_table(table, Solution(((1, 202), (2, 201)), 2))
    with pytest.raises(ValueError, match="takes two"):
        price_table(replace(table, rows=(1, 1)), Solution((), 0))


def test_the_second_and_third_best_and_what_they_cost():
    table = table_with([[9, 8, 3], [7, 5, 1]])
    found = solve_table(table)

    assert found.pairs == ((1, 202), (2, 201))
    assert alternatives(table, found, per_opening=2) == {
        1: [(201, Price(0, 1)), (203, Price(0, 5))],
        2: [(202, Price(0, 1)), (203, Price(0, 5))],
    }


def test_an_alternative_may_cost_a_theme():
    table = table_with([[9, 8], [7, 0]], [[1, 1], [1, 0]])
    found = solve_table(table)

    assert alternatives(table, found) == {1: [(201, Price(1, 6))], 2: []}


def test_a_price_says_nothing_of_a_barred_pair():
    table = table_with([[9, 8]], [[1, 0]])

    assert price(table, solve_table(table), (1, 202)) is None


def test_with_two_seats_each_is_priced_by_solving_again():
    table = replace(table_with([[9, 8, 3], [9, 8, 3]]), rows=(1, 1))
    found = solve_table(table)

    assert found.pairs == ((1, 201), (1, 202))
    assert alternatives(table, found) == {1: [(203, Price(0, 5))]}


def test_another_objective_is_priced_by_solving_again():
    table = table_with([[9, 8, 3]])
    found = solve_table(table, Objective.BEST_TOTAL)

    assert alternatives(table, found, objective=Objective.BEST_TOTAL) == {1: [(202, Price(0, 1)), (203, Price(0, 6))]}


def test_a_price_in_words_of_shares():
    assert Price(0, 0).is_nothing
    assert Price(0, 250_000).share == 0.25
