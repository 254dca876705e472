"""The mark that tells what was typed from what merely stood there."""

import pytest

from codriver.rules.untouched import mark_of, says_something

NOTHING = [None, "", [], {}, {"first": ""}, {"b1": {"weight": None, "step": ""}}]


@pytest.mark.parametrize("value", NOTHING, ids=str)
def test_nothing_is_nothing_in_every_shape(value):
    assert (mark_of(value), says_something(value)) == (mark_of(None), False)


@pytest.mark.parametrize(
    "value", ["Ord", "0", ["fri"], {"first": "2026-03-01", "midway": ""}, {"b1": {"weight": 3, "step": ""}}], ids=str
)
def test_one_row_is_something(value):
    assert says_something(value)
    assert mark_of(value) != mark_of(None)


def test_empty_rows_make_no_difference_and_words_do():
    assert mark_of({"first": "2026-03-01", "midway": ""}) == mark_of({"first": "2026-03-01"})
    assert mark_of({"first": "2026-03-01"}) != mark_of({"first": "2026-03-02"})
