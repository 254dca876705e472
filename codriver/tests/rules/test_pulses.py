"""When the two are asked how it goes, and for how long the question waits."""

from datetime import date, timedelta

import pytest

from codriver.rules.pulses import Occasion, PulseHindrance, hindrances_to_answer, is_open, pulse_days

BEGAN = date(2026, 2, 2)


@pytest.mark.parametrize(
    ("ends_on", "days"),
    [
        (date(2026, 12, 1), {Occasion.SIX_WEEKS: date(2026, 3, 16), Occasion.MIDWAY: date(2026, 7, 3)}),
        (None, {Occasion.SIX_WEEKS: date(2026, 3, 16), Occasion.MIDWAY: date(2026, 8, 3)}),
        (BEGAN - timedelta(days=1), {Occasion.SIX_WEEKS: date(2026, 3, 16), Occasion.MIDWAY: date(2026, 8, 3)}),
        (date(2026, 5, 1), {Occasion.SIX_WEEKS: date(2026, 3, 16)}),
    ],
    ids=["a usual theme", "no last day", "the last day has passed", "too short for two"],
)
def test_after_six_weeks_and_midway(ends_on, days):
    assert pulse_days(BEGAN, ends_on) == days


@pytest.mark.parametrize(("day", "waits"), [(-1, False), (0, True), (13, True), (14, False)])
def test_a_question_waits_two_weeks(day, waits):
    assert is_open(BEGAN, BEGAN + timedelta(days=day)) is waits


@pytest.mark.parametrize(
    ("own", "waits", "reasons"),
    [(True, True, []), (True, False, [PulseHindrance.PAST]), (False, False, [PulseHindrance.NOT_YOURS])],
)
def test_who_may_answer(own, waits, reasons):
    assert hindrances_to_answer(is_own=own, is_open=waits) == reasons
