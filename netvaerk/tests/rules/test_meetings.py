"""When a meeting may be planned, changed, cancelled, held and answered."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from netvaerk.rules.meetings import (
    MeetingFacts,
    MeetingHindrance,
    StepWritten,
    hindrances_to_answer,
    hindrances_to_change,
    hindrances_to_hold,
    hindrances_to_time,
    is_told,
    link_opens,
)

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AHEAD = MeetingFacts(NOW + HOUR, NOW + 3 * HOUR, is_cancelled=False, is_held=False)
BEGUN = replace(AHEAD, begins_at=NOW - HOUR)
OVER = replace(BEGUN, ends_at=NOW)
CANCELLED = replace(AHEAD, is_cancelled=True)
HELD = replace(OVER, is_held=True)
STEP = StepWritten("Ring til skolen", 1, date(2026, 4, 1))


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        (HOUR, 2 * HOUR, []),
        (-9 * DAY, -8 * DAY, []),
        (HOUR, HOUR, [MeetingHindrance.ENDS_BEFORE_IT_BEGINS]),
        (2 * HOUR, HOUR, [MeetingHindrance.ENDS_BEFORE_IT_BEGINS]),
        (2000 * DAY, 2001 * DAY, [MeetingHindrance.FAR_AWAY]),
        (-2001 * DAY, -2000 * DAY, [MeetingHindrance.FAR_AWAY]),
    ],
)
def test_times_that_a_meeting_may_have(begins, ends, expected):
    assert hindrances_to_time(NOW + begins, NOW + ends, NOW) == expected


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [(AHEAD, []), (OVER, []), (CANCELLED, [MeetingHindrance.CANCELLED]), (HELD, [MeetingHindrance.HELD])],
)
def test_what_is_cancelled_or_held_is_not_changed(meeting, expected):
    assert hindrances_to_change(meeting) == expected


@pytest.mark.parametrize(
    ("meeting", "outcome", "steps", "expected"),
    [
        (OVER, "To spor", [STEP], []),
        (BEGUN, "To spor", [], []),
        (HELD, "Tre spor", [], []),
        (AHEAD, "To spor", [], [MeetingHindrance.NOT_BEGUN]),
        (replace(OVER, is_cancelled=True), "To spor", [], [MeetingHindrance.CANCELLED]),
        (OVER, " ", [], [MeetingHindrance.NO_OUTCOME]),
        (OVER, "To spor", [replace(STEP, who=None)], [MeetingHindrance.HALF_A_STEP]),
        (OVER, "To spor", [replace(STEP, due_on=None)], [MeetingHindrance.HALF_A_STEP]),
        (OVER, "To spor", [replace(STEP, what=" ")], [MeetingHindrance.HALF_A_STEP]),
        (OVER, "To spor", [STEP] * 21, [MeetingHindrance.MANY_STEPS]),
    ],
)
def test_what_a_held_meeting_says(meeting, outcome, steps, expected):
    assert hindrances_to_hold(meeting, outcome=outcome, steps=steps, now=NOW) == expected


@pytest.mark.parametrize(
    ("meeting", "invited", "expected"),
    [
        (AHEAD, True, []),
        (BEGUN, True, []),
        (AHEAD, False, [MeetingHindrance.NOT_INVITED]),
        (CANCELLED, True, [MeetingHindrance.CANCELLED]),
        (OVER, True, [MeetingHindrance.OVER]),
        (replace(BEGUN, is_held=True), True, [MeetingHindrance.OVER]),
    ],
)
def test_who_may_answer_until_when(meeting, invited, expected):
    assert hindrances_to_answer(meeting, invited=invited, now=NOW) == expected


@pytest.mark.parametrize(
    ("meeting", "invited", "opens"),
    [
        (AHEAD, True, True),
        (OVER, True, True),
        (replace(OVER, ends_at=NOW - 3 * DAY + HOUR), True, True),
        (replace(OVER, ends_at=NOW - 3 * DAY), True, False),
        (AHEAD, False, False),
        (CANCELLED, True, False),
    ],
)
def test_how_long_a_link_opens(meeting, invited, opens):
    assert link_opens(meeting, invited=invited, now=NOW) == opens


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [(None, AHEAD, True), (None, OVER, False), (AHEAD, OVER, True), (OVER, AHEAD, True), (OVER, OVER, False)],
)
def test_nobody_is_told_of_what_is_over(before, after, told):
    assert is_told(before, after, NOW) == told
