"""What another choice costs is what solving again with it costs, for every pair there is."""

from dataclasses import replace

from hypothesis import given, settings

from codriver.rules.pairing.prices import Price, alternatives, price, prices
from codriver.rules.pairing.solving import Objective, solve_table, table_of
from codriver.tests.rules.pairing.pools import pools, table_with


@settings(max_examples=60, deadline=None)
@given(pools())
def test_every_price_is_that_of_solving_again(pool):
    table = table_of(pool)
    found = solve_table(table)

    for opening, others in prices(table, found).items():
        for candidate, cost in others.items():
            assert price(table, found, (opening, candidate)) == cost


@settings(max_examples=30, deadline=None)
@given(pools())
def test_every_free_pair_that_was_not_chosen_has_a_price(pool):
    table = table_of(pool)
    found = solve_table(table)

    priced = {(opening, candidate) for opening, others in prices(table, found).items() for candidate in others}

    free = {
        (a, b) for row, a in enumerate(table.rows) for column, b in enumerate(table.columns) if table.free[row, column]
    }
    assert priced == free - set(found.pairs)


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
