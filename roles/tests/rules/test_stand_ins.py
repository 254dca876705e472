"""Who may stand in for whom, and on which days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.rules.stand_ins import (
    MOST_DAYS,
    Days,
    StandInFacts,
    StandInHindrance,
    hindrances_to_days,
    hindrances_to_standing_in,
)

TODAY = date(2026, 3, 2)
WEEK = Days(TODAY, TODAY + timedelta(days=6))
FREE = StandInFacts(
    by_holder_or_secretariat=True,
    role_runs=True,
    theme_over=False,
    employed=True,
    oneself=False,
    has_a_role=False,
    days=WEEK,
    today=TODAY,
)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"by_holder_or_secretariat": False}, [StandInHindrance.NOT_YOURS]),
        ({"role_runs": False}, [StandInHindrance.ROLE_IS_OVER]),
        ({"theme_over": True}, [StandInHindrance.THEME_IS_OVER]),
        ({"employed": False}, [StandInHindrance.NOT_EMPLOYED]),
        ({"oneself": True, "has_a_role": True}, [StandInHindrance.ONESELF]),
        ({"has_a_role": True}, [StandInHindrance.HAS_A_ROLE]),
        ({"taken": [Days(WEEK.ends_on, WEEK.ends_on)]}, [StandInHindrance.TAKEN]),
        ({"elsewhere": [WEEK]}, [StandInHindrance.STANDS_IN_ELSEWHERE]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_who_may_stand_in(change, reasons):
    assert hindrances_to_standing_in(replace(FREE, **change)) == reasons


@pytest.mark.parametrize(
    ("first", "last", "reasons"),
    [
        (0, 0, []),
        (0, MOST_DAYS - 1, []),
        (3, 1, [StandInHindrance.ENDS_BEFORE_IT_BEGINS]),
        (-1, 1, [StandInHindrance.BEGINS_IN_THE_PAST]),
        (0, MOST_DAYS, [StandInHindrance.TOO_LONG]),
    ],
)
def test_on_which_days(first, last, reasons):
    days = Days(TODAY + timedelta(days=first), TODAY + timedelta(days=last))

    assert hindrances_to_days(days, TODAY) == reasons


LENGTHS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
    lambda two: Days(TODAY + timedelta(days=two[0]), TODAY + timedelta(days=two[0] + two[1]))
)


@given(LENGTHS, LENGTHS)
def test_two_periods_share_a_day_when_one_day_is_in_both(one, other):
    def every_day(days):
        return {days.begins_on + timedelta(days=n) for n in range((days.ends_on - days.begins_on).days + 1)}

    assert one.share_a_day_with(other) == bool(every_day(one) & every_day(other))
