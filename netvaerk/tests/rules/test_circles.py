"""Circles in a tree or a line of leaders, found in one walk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netvaerk.rules.organisation import in_circles, line_above


@pytest.mark.parametrize(
    ("parents", "found"),
    [
        ({}, set()),
        ({1: None, 2: 1, 3: 2}, set()),
        ({1: 1}, {1}),
        ({1: 2, 2: 1}, {1, 2}),
        ({1: 2, 2: 3, 3: 2}, {2, 3}),
        ({1: 2, 2: 3, 3: 1, 4: 1}, {1, 2, 3}),
        ({1: 9}, set()),
    ],
    ids=["nothing", "a line", "itself", "two", "a tail", "three and a tail", "somebody unknown"],
)
def test_who_stands_in_a_circle(parents, found):
    assert in_circles(parents) == found


@given(st.dictionaries(st.integers(0, 8), st.one_of(st.none(), st.integers(0, 8))))
def test_they_are_just_those_one_comes_back_to_by_going_up(parents):
    def comes_back(key):
        above = [key, *line_above(key, parents)]
        return parents.get(above[-1]) == key if len(above) == 1 else any(parents.get(one) == key for one in above)

    assert in_circles(parents) == {key for key in parents if comes_back(key)}
