"""When something comes on today's list, and how far it may be put off."""

from datetime import date, timedelta

import pytest

from secretariat.rules.today import TodayHindrance, hindrances_to_put_off, still_put_off, waits_long_enough

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(("days", "shown"), [(0, False), (13, False), (14, True), (200, True)])
def test_others_have_two_weeks_to_answer(days, shown):
    assert waits_long_enough(TODAY - timedelta(days=days), TODAY) is shown


@pytest.mark.parametrize(
    ("days", "reasons"),
    [
        (-1, [TodayHindrance.NOT_LATER]),
        (0, [TodayHindrance.NOT_LATER]),
        (1, []),
        (90, []),
        (91, [TodayHindrance.TOO_FAR]),
    ],
)
def test_a_thing_is_put_off_to_a_day_within_reach(days, reasons):
    assert hindrances_to_put_off(TODAY + timedelta(days=days), TODAY) == reasons


@pytest.mark.parametrize(("until", "off"), [(None, False), (TODAY, False), (TODAY + timedelta(days=1), True)])
def test_it_comes_back_on_that_day(until, off):
    assert still_put_off(until, TODAY) is off
