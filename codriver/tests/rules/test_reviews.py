"""When an agreement is to be revisited, announced and reminded of, day by day."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codriver.rules.reviews import (
    AgreedFacts,
    Because,
    dates_to_announce,
    needs_help,
    revisits_due,
)

AGREED = date(2026, 3, 2)
FIRST, MIDWAY, LAST = date(2026, 4, 1), date(2026, 6, 1), date(2026, 9, 1)
CALM = AgreedFacts(
    agreed_on=AGREED,
    review_dates=[FIRST, MIDWAY, LAST],
    phase_began_on=AGREED,
    released_then=Decimal("3.0"),
    released_now=Decimal("3.0"),
    released_on=AGREED,
)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def days_after(days):
    return AGREED + timedelta(days=days)


@pytest.mark.parametrize(
    ("today", "change", "due"),
    [
        (days_after(1), {}, []),
        (FIRST - timedelta(days=1), {}, []),
        (FIRST, {}, [(Because.DATE, FIRST)]),
        (MIDWAY, {"review_dates": [MIDWAY, FIRST]}, [(Because.DATE, FIRST), (Because.DATE, MIDWAY)]),
        (MIDWAY, {"agreed_on": FIRST}, [(Because.DATE, MIDWAY)]),
        (MIDWAY, {"review_dates": []}, []),
        (days_after(5), {"phase_began_on": days_after(5)}, [(Because.PHASE, days_after(5))]),
        (days_after(5), {"phase_began_on": days_after(6)}, []),
        (days_after(5), {"phase_began_on": None}, []),
        (
            days_after(5),
            {"released_now": Decimal("2.0"), "released_on": days_after(3)},
            [(Because.HOURS, days_after(3))],
        ),
        (days_after(5), {"released_then": None, "released_on": days_after(3)}, [(Because.HOURS, days_after(3))]),
        (days_after(5), {"released_on": days_after(3)}, []),
        (
            FIRST,
            {"phase_began_on": days_after(5), "released_then": None},
            [(Because.DATE, FIRST), (Because.PHASE, days_after(5)), (Because.HOURS, AGREED)],
        ),
    ],
    ids=[
        "nothing yet",
        "the day before",
        "on the day",
        "two dates, the earlier first",
        "only dates after the agreement",
        "no dates",
        "a new phase",
        "a phase to come",
        "no phase",
        "other hours",
        "hours for the first time",
        "the same hours released anew",
        "everything at once",
    ],
)
def test_revisits_due(today, change, due):
    assert revisits_due(replace(CALM, **change), today) == due


def test_released_time_that_ends_calls_for_a_revisit():
    facts = replace(CALM, released_now=None, released_on=days_after(4))

    assert revisits_due(facts, days_after(5)) == [(Because.HOURS, days_after(4))]


@given(DAYS, st.lists(DAYS, max_size=4), DAYS, st.none() | DAYS)
def test_what_fell_due_stays_due_until_it_is_agreed_again(agreed_on, review_dates, today, phase_began_on):
    facts = replace(CALM, agreed_on=agreed_on, review_dates=review_dates, phase_began_on=phase_began_on)
    due = revisits_due(facts, today)

    assert set(due) <= set(revisits_due(facts, today + timedelta(days=1)))
    assert revisits_due(replace(facts, agreed_on=today), today) == []


@pytest.mark.parametrize(
    ("today", "announced"),
    [
        (FIRST - timedelta(days=8), []),
        (FIRST - timedelta(days=7), [FIRST]),
        (FIRST - timedelta(days=1), [FIRST]),
        (FIRST, []),
    ],
    ids=["eight days before", "a week before", "a missed run", "on the day"],
)
def test_dates_are_announced_a_week_ahead(today, announced):
    assert dates_to_announce([LAST, FIRST], today) == announced


@pytest.mark.parametrize(("days", "help_offered"), [(0, False), (27, False), (28, True), (60, True)])
def test_a_quiet_pair_is_offered_help_after_four_weeks(days, help_offered):
    assert needs_help(AGREED, days_after(days)) == help_offered
