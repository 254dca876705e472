"""The lists of the phases: what may be written when, what is chosen at a close, and when ideas are put in order."""

from datetime import date, timedelta

import pytest

from netvaerk.rules.phase_lists import (
    ListHindrance,
    PhaseStands,
    hindrances_to_choose,
    hindrances_to_discover,
    hindrances_to_prioritise,
    hindrances_to_write_track,
    phase_stands,
    unmarked,
)

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("now", "was_closed", "stands"),
    [
        (None, False, PhaseStands.AHEAD),
        (4, False, PhaseStands.AHEAD),
        (5, False, PhaseStands.OPEN),
        (5, True, PhaseStands.OPEN),
        (6, False, PhaseStands.OVER),
        (4, True, PhaseStands.OVER),
    ],
    ids=["not begun", "before it", "in it", "in it again", "passed by", "closed and gone back"],
)
def test_how_a_phase_stands(now, was_closed, stands):
    assert phase_stands(5, now=now, was_closed=was_closed) == stands


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"text": " "}, [ListHindrance.NO_WORDS]),
        ({"seen_on": TODAY + timedelta(days=1)}, [ListHindrance.DAY_TO_COME]),
        ({"in_network": False}, [ListHindrance.NOT_IN_THE_NETWORK]),
    ],
)
def test_what_a_discovery_asks_for(change, reasons):
    ready = {"text": "Ingen satte sig.", "seen_on": TODAY, "today": TODAY, "in_network": True}

    assert hindrances_to_discover(**(ready | change)) == reasons


@pytest.mark.parametrize(
    ("title", "is_decided", "stands", "reasons"),
    [
        ("Ro", False, PhaseStands.OVER, []),
        (" ", False, PhaseStands.OPEN, [ListHindrance.NO_TITLE]),
        ("Ro", True, PhaseStands.OPEN, []),
        ("Ro", True, PhaseStands.OVER, [ListHindrance.DECIDED]),
        ("Ro", True, PhaseStands.AHEAD, [ListHindrance.DECIDED]),
    ],
)
def test_a_track_that_was_decided_on_stays_until_its_phase_is_open(title, is_decided, stands, reasons):
    assert hindrances_to_write_track(title=title, is_decided=is_decided, stands=stands) == reasons


@pytest.mark.parametrize(
    ("marks", "goes_on", "reasons"),
    [
        ({1: True, 2: False}, True, []),
        ({1: True}, True, [ListHindrance.NOT_MARKED]),
        ({}, True, [ListHindrance.NOT_MARKED]),
        ({}, False, []),
        ({1: False, 2: False}, True, [ListHindrance.NONE_CHOSEN]),
        ({1: False, 2: False}, False, []),
        ({1: True, 2: True, 3: True}, True, [ListHindrance.OTHER_TRACK]),
    ],
)
def test_who_goes_on_chooses_and_who_goes_back_need_not(marks, goes_on, reasons):
    assert hindrances_to_choose([1, 2], marks, goes_on=goes_on) == reasons


def test_a_theme_without_tracks_closes_the_phase():
    assert hindrances_to_choose([], {}, goes_on=True) == []


def test_each_track_that_lacks_a_mark_is_named():
    assert unmarked([1, 2, 3], {2: True}, goes_on=True) == [1, 3]


@pytest.mark.parametrize(
    ("order", "stands", "reasons"),
    [
        ([2, 1], PhaseStands.OVER, []),
        ([], PhaseStands.OVER, []),
        ([2, 1], PhaseStands.OPEN, [ListHindrance.PHASE_IS_OPEN]),
        ([2, 1], PhaseStands.AHEAD, [ListHindrance.PHASE_IS_OPEN]),
        ([1, 1], PhaseStands.OVER, [ListHindrance.OTHER_IDEAS]),
        ([3], PhaseStands.OVER, [ListHindrance.OTHER_IDEAS]),
    ],
)
def test_ideas_are_put_in_order_once_their_phase_is_over(order, stands, reasons):
    assert hindrances_to_prioritise([1, 2], order, decides=True, stands=stands) == reasons


def test_the_leader_decides_which_ideas_come_first():
    reasons = hindrances_to_prioritise([1], [1], decides=False, stands=PhaseStands.OVER)

    assert reasons == [ListHindrance.NOT_THE_LEADER]
