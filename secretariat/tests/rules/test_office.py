"""When the office is open, and which desk somebody gets."""

from datetime import date, time, timedelta

import pytest

from secretariat.rules.office import (
    Hours,
    OfficeHindrance,
    OfficeState,
    Span,
    desk_days,
    free_seat,
    hindrances_to_desk,
    hindrances_to_span,
    state_at,
)

MONDAY, TUESDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 6)
NINE, THREE = time(9), time(15)
WEEKLY = {0: Span(NINE, THREE), 4: Span(NINE, time(12))}
HOURS = Hours(WEEKLY)


@pytest.mark.parametrize(
    ("day", "clock", "state"),
    [
        (MONDAY, time(9), OfficeState(until=THREE)),
        (MONDAY, time(8, 59), OfficeState(opens_on=MONDAY, opens=NINE)),
        (MONDAY, time(15), OfficeState(opens_on=FRIDAY, opens=NINE)),
        (TUESDAY, time(10), OfficeState(opens_on=FRIDAY, opens=NINE)),
    ],
    ids=["open", "before", "after", "a closed day"],
)
def test_the_hours_of_a_week(day, clock, state):
    assert state_at(day, clock, HOURS, ()) == state


def test_public_holidays_are_closed_unless_the_secretariat_says_otherwise():
    assert not state_at(MONDAY, time(10), HOURS, {MONDAY}).is_open
    assert state_at(MONDAY, time(10), Hours(WEEKLY, {MONDAY: Span(NINE, THREE)}), {MONDAY}).is_open


def test_a_single_day_counts_before_its_weekday():
    assert not state_at(MONDAY, time(10), Hours(WEEKLY, {MONDAY: None}), ()).is_open
    assert state_at(TUESDAY, time(10), Hours(WEEKLY, {TUESDAY: Span(NINE, time(11))}), ()).until == time(11)


def test_without_hours_nothing_is_promised():
    assert state_at(MONDAY, time(10), Hours({}), ()) == OfficeState()


@pytest.mark.parametrize(
    ("opens", "closes", "reasons"),
    [
        (None, None, []),
        (NINE, THREE, []),
        (NINE, None, [OfficeHindrance.HALF_A_DAY]),
        (None, NINE, [OfficeHindrance.HALF_A_DAY]),
        (THREE, NINE, [OfficeHindrance.CLOSES_BEFORE]),
        (NINE, NINE, [OfficeHindrance.CLOSES_BEFORE]),
    ],
)
def test_hours_in_order(opens, closes, reasons):
    assert hindrances_to_span(opens, closes) == reasons


def test_desks_are_for_working_days_within_six_weeks():
    days = list(desk_days(FRIDAY, {MONDAY + timedelta(days=7)}))

    assert days[:2] == [FRIDAY, date(2026, 3, 10)]
    assert days[-1] == FRIDAY + timedelta(days=42)


def test_the_lowest_free_desk_is_given():
    assert [free_seat(3, taken) for taken in ((), (1, 3), (1, 2, 3))] == [1, 2, None]
    assert free_seat(0, ()) is None


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"leads": False}, [OfficeHindrance.NOT_A_LEADER]),
        ({"is_a_day": False}, [OfficeHindrance.NOT_A_WORKING_DAY]),
        ({"seat": None}, [OfficeHindrance.NO_DESK_LEFT]),
    ],
    ids=str,
)
def test_booking_a_desk(change, reasons):
    assert hindrances_to_desk(**{"leads": True, "is_a_day": True, "seat": 1} | change) == reasons
