"""An offer that waits: when the silent are reminded, and when more time may be given."""

from datetime import date

import pytest

from codriver.facts.days_off import days_off_around
from codriver.rules.pairing.deadlines import (
    DeadlineHindrance,
    extended,
    hindrances_to_extending,
    hindrances_to_reminding,
    is_near,
    reminder_is_due,
)

THURSDAY = date(2026, 9, 24)
DAYS_OFF = days_off_around(THURSDAY)


@pytest.mark.parametrize(
    ("today", "due", "near"),
    [
        (date(2026, 9, 21), False, False),
        (date(2026, 9, 22), True, True),
        (date(2026, 9, 23), True, True),
        (THURSDAY, True, True),
        (date(2026, 9, 25), False, True),
    ],
    ids=["three days before", "two days before", "a day late", "on the day", "over"],
)
def test_the_silent_are_reminded_from_two_working_days_before_to_the_deadline(today, due, near):
    assert (reminder_is_due(THURSDAY, today, DAYS_OFF), is_near(THURSDAY, today, DAYS_OFF)) == (due, near)


def test_two_working_days_reach_over_new_year():
    monday = date(2027, 1, 4)

    assert [is_near(monday, date(2026, 12, day), days_off_around(date(2026, 12, day))) for day in (28, 29)] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("today", "until"),
    [(date(2026, 9, 22), date(2026, 10, 1)), (date(2026, 9, 25), date(2026, 10, 2))],
    ids=["from the deadline", "from today where it has passed"],
)
def test_more_time_is_five_working_days(today, until):
    assert extended(THURSDAY, today, DAYS_OFF) == until


Why = DeadlineHindrance


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"by_secretariat": False}, [Why.NOT_SECRETARIAT]),
        ({"offered": False}, [Why.NOT_OFFERED]),
        ({"today": THURSDAY}, [Why.NOT_OVERDUE]),
    ],
    ids=["overdue", "not the secretariat", "closed", "on the last day"],
)
def test_reminding_by_hand(change, reasons):
    facts = {"by_secretariat": True, "offered": True, "answer_by": THURSDAY, "today": date(2026, 9, 25)}

    assert hindrances_to_reminding(**facts | change) == reasons


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"by_secretariat": False}, [Why.NOT_SECRETARIAT]),
        ({"offered": False, "near": False}, [Why.NOT_OFFERED]),
        ({"near": False}, [Why.TOO_EARLY]),
    ],
    ids=["near", "not the secretariat", "closed", "too early"],
)
def test_giving_more_time(change, reasons):
    assert hindrances_to_extending(**{"by_secretariat": True, "offered": True, "near": True} | change) == reasons
