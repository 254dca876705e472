"""What the difference between expected, agreed and released hours calls for."""

from datetime import date
from decimal import Decimal

import pytest

from codriver.rules.hours import Mark, PhaseHours, Stretch, released_over

TWO, THREE, FOUR = Decimal(2), Decimal(3), Decimal(4)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("expected", "agreed", "released", "mark"),
    [
        (None, None, None, Mark.UNKNOWN),
        (None, None, THREE, Mark.UNKNOWN),
        (THREE, THREE, THREE, Mark.FITS),
        (TWO, THREE, FOUR, Mark.FITS),
        (None, THREE, THREE, Mark.FITS),
        (None, THREE, TWO, Mark.AGREED_TOO_MUCH),
        (TWO, THREE, None, Mark.AGREED_TOO_MUCH),
        (FOUR, THREE, TWO, Mark.AGREED_TOO_MUCH),
        (FOUR, THREE, THREE, Mark.EXPECTED_TOO_MUCH),
        (THREE, None, TWO, Mark.EXPECTED_TOO_MUCH),
        (FOUR, THREE, FOUR, Mark.EXPECTED_BEYOND_AGREED),
        (THREE, None, None, Mark.EXPECTED_BEYOND_AGREED),
        (Decimal(0), None, None, Mark.FITS),
    ],
)
def test_the_first_difference_is_marked(expected, agreed, released, mark):
    assert PhaseHours(expected, agreed, released).mark is mark


def test_time_released_for_a_part_of_a_phase_is_marked_where_nothing_else_is():
    assert PhaseHours(TWO, TWO, TWO, whole=False).mark is Mark.IN_PART
    assert PhaseHours(TWO, THREE, TWO, whole=False).mark is Mark.AGREED_TOO_MUCH


@pytest.mark.parametrize(
    ("expected", "agreed", "released", "mark"),
    [
        (None, THREE, TWO, Mark.AGREED_TOO_MUCH),
        (FOUR, THREE, FOUR, Mark.FITS),
        (FOUR, THREE, THREE, Mark.EXPECTED_TOO_MUCH),
    ],
)
def test_who_may_not_know_the_agreed_hours_finds_nothing_out_by_changing_the_plan(expected, agreed, released, mark):
    assert PhaseHours(expected, agreed, released, told=False).mark is mark


def test_a_phase_that_is_over_calls_for_nothing():
    assert PhaseHours(FOUR, FOUR, None, over=True).mark is Mark.OVER


@pytest.mark.parametrize(
    ("began_on", "ended_on", "found"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), (TWO, True)),
        (date(2026, 1, 1), date(2026, 12, 31), (TWO, True)),
        (date(2026, 3, 31), date(2026, 12, 31), (TWO, False)),
        (date(2026, 1, 1), date(2026, 3, 1), (TWO, False)),
        (date(2026, 4, 1), date(2026, 4, 30), (None, False)),
        (date(2026, 1, 1), date(2026, 2, 28), (None, False)),
    ],
)
def test_hours_released_over_some_days(began_on, ended_on, found):
    assert released_over([Stretch(TWO, began_on, ended_on)], *MARCH) == found


def test_of_two_releases_the_larger_counts():
    stretches = [Stretch(TWO, *MARCH), Stretch(THREE, date(2026, 3, 5), date(2026, 3, 6))]

    assert released_over(stretches, *MARCH) == (THREE, True)
