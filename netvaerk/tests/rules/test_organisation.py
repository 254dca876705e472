"""The tree of units and the line of leaders, also when the data holds a circle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netvaerk.rules.organisation import distance, line_above, meeting_point, would_circle

TOWN, SCHOOLS, HEALTH, NORTH, SOUTH, NURSES, LOST = range(1, 8)
PARENTS = {TOWN: None, SCHOOLS: TOWN, HEALTH: TOWN, NORTH: SCHOOLS, SOUTH: SCHOOLS, NURSES: HEALTH, LOST: None}
FORESTS = st.dictionaries(st.integers(1, 9), st.none() | st.integers(1, 9), max_size=9)
TREES = st.lists(st.integers(0, 8), min_size=1, max_size=9).map(
    lambda picks: {key: None if key == 0 else pick % key for key, pick in enumerate(picks)}
)


@pytest.mark.parametrize(
    ("key", "above"),
    [(NORTH, [SCHOOLS, TOWN]), (SCHOOLS, [TOWN]), (TOWN, []), (99, [])],
    ids=["two levels", "one level", "the top", "unknown"],
)
def test_line_above(key, above):
    assert list(line_above(key, PARENTS)) == above


def test_a_circle_in_the_data_is_walked_once():
    assert list(line_above(1, {1: 2, 2: 3, 3: 1})) == [2, 3]


@given(FORESTS, st.integers(1, 9))
def test_nothing_stands_above_itself_or_twice(parents, key):
    above = list(line_above(key, parents))

    assert len({key, *above}) == len(above) + 1


@pytest.mark.parametrize(
    ("key", "parent", "circles"),
    [
        (SCHOOLS, NORTH, True),
        (TOWN, NORTH, True),
        (NORTH, NORTH, True),
        (NORTH, HEALTH, False),
        (NORTH, SCHOOLS, False),
        (NORTH, None, False),
    ],
    ids=["under its child", "under its grandchild", "under itself", "elsewhere", "where it is", "to the top"],
)
def test_would_circle(key, parent, circles):
    assert would_circle(key, parent, PARENTS) == circles


@given(TREES, st.integers(0, 8), st.integers(0, 8))
def test_a_move_that_is_allowed_leaves_no_circle(parents, key, parent):
    if key in parents and parent in parents and not would_circle(key, parent, parents):
        moved = parents | {key: parent}

        assert all(moved[[one, *line_above(one, moved)][-1]] is None for one in moved)


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        (NORTH, NORTH, 0),
        (NORTH, SCHOOLS, 1),
        (SCHOOLS, NORTH, 1),
        (NORTH, SOUTH, 2),
        (NORTH, NURSES, 4),
        (NORTH, LOST, None),
        (None, NORTH, None),
        (NORTH, None, None),
    ],
    ids=["same", "parent", "child", "siblings", "other directorate", "trees apart", "first unknown", "second unknown"],
)
def test_distance(one, other, steps):
    assert distance(one, other, PARENTS) == steps


@given(TREES, st.integers(0, 8), st.integers(0, 8))
def test_distance_is_the_same_both_ways(parents, one, other):
    assert distance(one, other, parents) == distance(other, one, parents)


@given(TREES, st.integers(0, 8), st.integers(0, 8), st.integers(0, 8))
def test_no_way_round_is_shorter(parents, one, over, other):
    if {one, over, other} <= set(parents):
        there = distance(one, over, parents) + distance(over, other, parents)

        assert distance(one, other, parents) <= there


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (NORTH, SOUTH, (SCHOOLS, 2)),
        (NORTH, SCHOOLS, (SCHOOLS, 1)),
        (NORTH, NORTH, (NORTH, 0)),
        (NORTH, LOST, None),
        (None, NORTH, None),
        (NORTH, None, None),
    ],
    ids=["siblings", "with what is above it", "with itself", "in trees apart", "first unknown", "second unknown"],
)
def test_where_two_units_meet(one, other, met):
    assert meeting_point(one, other, PARENTS) == met
