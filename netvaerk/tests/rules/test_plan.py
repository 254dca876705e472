"""What a plan may look like, and what follows when one date moves."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netvaerk.rules.plan import PlanHindrance, Span, hindrances_to_plan, moved_along, spread


def day(number):
    return date(2026, 3, 1) + timedelta(days=number)


def span(order, first=None, last=None):
    return Span(order, None if first is None else day(first), None if last is None else day(last))


THREE = [span(1, 0, 9), span(2, 10, 19), span(3, 20, 29)]


@pytest.mark.parametrize(
    ("spans", "wrong"),
    [
        (THREE, {}),
        ([], {}),
        ([span(1), span(2, 0, 9), span(3)], {}),
        ([span(1, 0, 30), span(2, 10, 19)], {}),
        ([span(1, 0), span(2, 1, 2)], {1: PlanHindrance.HALF_A_SPAN}),
        ([span(1, None, 3)], {1: PlanHindrance.HALF_A_SPAN}),
        ([span(1, 5, 4)], {1: PlanHindrance.ENDS_BEFORE_IT_BEGINS}),
        ([span(1, 10, 19), span(2), span(3, 0, 9)], {3: PlanHindrance.OUT_OF_ORDER}),
        ([span(1, 10, 19), span(2, 10, 10)], {}),
        ([replace(THREE[0], leader_hours=Decimal(0), co_driver_hours=Decimal(37))], {}),
        ([replace(THREE[0], leader_hours=Decimal("37.1"))], {1: PlanHindrance.HOURS}),
        ([replace(THREE[0], co_driver_hours=Decimal(-1))], {1: PlanHindrance.HOURS}),
        ([replace(span(1), leader_hours=Decimal(3))], {1: PlanHindrance.HOURS_WITHOUT_DAYS}),
    ],
    ids=[
        "one after another", "empty", "gaps", "overlapping", "no last day", "no first day", "backwards", "out of order",
        "the same first day", "hours that fit a week", "more than a week's hours", "less than none",
        "hours without days",
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_plan(spans, wrong):
    assert hindrances_to_plan(spans) == wrong


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (THREE, THREE),
        ([span(1, 0, 14), *THREE[1:]], [span(1, 0, 14), span(2, 15, 24), span(3, 25, 34)]),
        ([span(1, 5, 9), *THREE[1:]], [span(1, 5, 9), span(2, 15, 24), span(3, 25, 34)]),
        ([THREE[0], span(2, 8, 17), THREE[2]], [THREE[0], span(2, 8, 17), span(3, 18, 27)]),
        ([span(1, 0, 14), span(2, 15, 17), THREE[2]], [span(1, 0, 14), span(2, 15, 17), span(3, 25, 34)]),
        ([span(1), *THREE[1:]], [span(1), *THREE[1:]]),
    ],
    ids=["nothing moved", "a later end", "a later beginning", "earlier", "two were moved", "taken out"],
)
def test_what_follows_moves_as_many_days(typed, expected):
    assert moved_along(THREE, typed) == expected


def test_a_phase_whose_hours_alone_were_changed_still_moves_along():
    typed = [span(1, 0, 14), replace(THREE[1], leader_hours=Decimal(4)), THREE[2]]

    assert moved_along(THREE, typed)[1] == replace(span(2, 15, 24), leader_hours=Decimal(4))


@given(st.integers(-400, 400))
def test_moving_the_first_moves_the_whole_plan_and_keeps_it_right(days):
    typed = [span(1, days, 9 + days), *THREE[1:]]
    moved = moved_along(THREE, typed)

    assert [(one.ends_on - one.begins_on).days for one in moved] == [9, 9, 9]
    assert hindrances_to_plan(moved) == {}


@given(st.integers(1, 12), st.integers(0, 900))
def test_a_first_plan_fills_the_period_and_is_right(number, days):
    plan = spread(range(number), day(0), day(days))

    assert (plan[0].begins_on, max(one.ends_on for one in plan)) == (day(0), day(days))
    assert hindrances_to_plan(plan) == {}
