"""Which times there are, who may book, move and cancel, and when."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from secretariat.rules.bookings import (
    BookingHindrance,
    Opening,
    Slot,
    Status,
    days_of,
    hindrances_to_book,
    hindrances_to_change,
    hindrances_to_note,
    hindrances_to_opening,
    meet,
    pieces,
)

NOW = datetime(2026, 3, 2, 12)
DAY = date(2026, 3, 9)
FREE = Slot(NOW + timedelta(days=1), is_free=True, is_withdrawn=False)
ONCE = Opening(DAY, DAY, time(9), time(10), 30)


@pytest.mark.parametrize(
    ("slot", "reasons"),
    [
        (FREE, []),
        (replace(FREE, is_free=False), [BookingHindrance.TAKEN]),
        (replace(FREE, is_withdrawn=True, is_free=False), [BookingHindrance.GONE]),
        (replace(FREE, begins_at=NOW), [BookingHindrance.BEGUN]),
        (replace(FREE, is_own=True), [BookingHindrance.WITH_ONESELF]),
        (replace(FREE, meets_another=True), [BookingHindrance.MEETS_ANOTHER]),
    ],
    ids=["free", "taken", "withdrawn", "begun", "own", "meets another"],
)
def test_booking(slot, reasons):
    assert hindrances_to_book(slot, subject="Hjælp", now=NOW) == reasons


def test_booking_takes_a_word_about_what():
    assert hindrances_to_book(FREE, subject=" ", now=NOW) == [BookingHindrance.NO_SUBJECT]


@pytest.mark.parametrize(
    ("of_the_two", "status", "hours", "reasons"),
    [
        (True, Status.BOOKED, 1, []),
        (False, Status.BOOKED, 1, [BookingHindrance.NOT_YOURS]),
        (True, Status.CANCELLED, 1, [BookingHindrance.OVER]),
        (True, Status.BOOKED, 0, [BookingHindrance.OVER]),
    ],
    ids=["ahead", "a stranger's", "cancelled", "begun"],
)
def test_moving_and_cancelling(of_the_two, status, hours, reasons):
    begins_at = NOW + timedelta(hours=hours)
    assert hindrances_to_change(is_one_of_the_two=of_the_two, status=status, begins_at=begins_at, now=NOW) == reasons


@pytest.mark.parametrize(
    ("is_officer", "status", "hours", "reasons"),
    [
        (True, Status.BOOKED, 0, []),
        (True, Status.HELD, -1, []),
        (True, Status.BOOKED, 1, [BookingHindrance.NOT_BEGUN]),
        (True, Status.CANCELLED, -1, [BookingHindrance.OVER]),
        (False, Status.BOOKED, -1, [BookingHindrance.NOT_YOURS]),
    ],
    ids=["begun", "again", "ahead", "cancelled", "not the officer"],
)
def test_noting_who_came(is_officer, status, hours, reasons):
    begins_at = NOW + timedelta(hours=hours)
    assert hindrances_to_note(is_officer=is_officer, status=status, begins_at=begins_at, now=NOW) == reasons


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"first": date(2026, 3, 1)}, [BookingHindrance.PAST]),
        ({"ends": time(9)}, [BookingHindrance.ENDS_BEFORE]),
        ({"first": date(2026, 3, 2)}, []),
        ({"until": DAY + timedelta(weeks=26)}, []),
        ({"until": DAY + timedelta(weeks=26, days=1)}, [BookingHindrance.TOO_FAR]),
        ({"minutes": 90}, [BookingHindrance.TOO_SHORT]),
    ],
    ids=str,
)
def test_offering_times(change, reasons):
    assert hindrances_to_opening(replace(ONCE, **change), date(2026, 3, 2)) == reasons


def test_the_last_meeting_may_end_when_the_time_does():
    assert pieces(ONCE) == [(time(9), time(9, 30)), (time(9, 30), time(10))]


def test_what_is_left_over_at_the_end_is_nobodys():
    assert pieces(replace(ONCE, ends=time(10, 50))) == [
        (time(9), time(9, 30)),
        (time(9, 30), time(10)),
        (time(10), time(10, 30)),
    ]


def test_weekly_times_leave_out_days_off():
    easter_monday = date(2026, 4, 6)
    until = date(2026, 4, 15)
    kept, left_out = days_of(replace(ONCE, first=date(2026, 3, 30), until=until), {easter_monday})

    assert (kept, left_out) == ([date(2026, 3, 30), date(2026, 4, 13)], [easter_monday])


@pytest.mark.parametrize(("days", "weeks"), [(20, 3), (21, 4)], ids=["the day before", "the same weekday"])
def test_the_last_day_counts_where_it_is_the_weekday(days, weeks):
    kept, _left_out = days_of(replace(ONCE, until=DAY + timedelta(days=days)), ())

    assert kept == [DAY + timedelta(weeks=week) for week in range(weeks)]


def test_an_until_before_the_first_day_is_that_day_alone():
    assert days_of(replace(ONCE, until=DAY - timedelta(days=9)), ()) == ([DAY], [])


def test_two_times_that_only_touch_do_not_meet():
    at = [NOW + timedelta(hours=hour) for hour in range(4)]
    others = ((at[0], at[1]), (at[1], at[3]), (at[2], at[3]))

    assert [meet(at[0], at[2], *other) for other in others] == [True, True, False]
    assert [meet(at[1], at[3], *other) for other in others] == [False, True, True]
