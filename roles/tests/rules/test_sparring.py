"""Agreeing on sparring, noting talks, and going silent."""

from datetime import date, timedelta

import pytest

from roles.rules.sparring import (
    Silence,
    SparringHindrance,
    following,
    hindrances_to_answering,
    hindrances_to_changing,
    hindrances_to_proposing,
    hindrances_to_talk,
    silence,
)

TODAY = date(2026, 3, 2)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("weeks", "days", "how"),
    [
        (4, 0, Silence.SHORT),
        (4, -30, Silence.SHORT),
        (4, 55, Silence.SHORT),
        (4, 56, Silence.LONG),
        (4, 83, Silence.LONG),
        (4, 84, Silence.VERY_LONG),
        (1, 14, Silence.LONG),
        (1, 400, Silence.VERY_LONG),
    ],
)
def test_two_rhythms_are_long_and_three_are_very_long(weeks, days, how):
    assert silence(weeks, TODAY - timedelta(days=days), TODAY) is how


def test_the_rhythm_says_when_the_next_talk_is():
    assert following(TODAY, 4) == date(2026, 3, 30)


def proposing(**change):
    facts = {"of_the_two": True, "both_there": True, "runs": True, "agreed": False, "weeks": 4, "first_on": TODAY}
    return hindrances_to_proposing(**(facts | change), today=TODAY)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"of_the_two": False}, [SparringHindrance.NOT_OF_THE_TWO]),
        ({"both_there": False}, [SparringHindrance.LACKS_ONE]),
        ({"runs": False}, [SparringHindrance.THEME_IS_OVER]),
        ({"agreed": True}, [SparringHindrance.AGREED_ALREADY]),
        ({"weeks": 0}, [SparringHindrance.RHYTHM]),
        ({"weeks": 26}, []),
        ({"weeks": 27}, [SparringHindrance.RHYTHM]),
        ({"first_on": YESTERDAY}, [SparringHindrance.FIRST_TALK_IS_PAST]),
    ],
    ids=str,
)
def test_proposing(change, reasons):
    assert proposing(**change) == reasons


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"of_the_two": False, "asked": False}, [SparringHindrance.NOT_OF_THE_TWO]),
        ({"asked": False, "as_shown": False}, [SparringHindrance.NO_PROPOSAL]),
        ({"own": True}, [SparringHindrance.OWN_PROPOSAL]),
        ({"as_shown": False}, [SparringHindrance.OTHER_PROPOSAL]),
    ],
    ids=str,
)
def test_answering(change, reasons):
    facts = {"of_the_two": True, "asked": True, "own": False, "as_shown": True}

    assert hindrances_to_answering(**(facts | change)) == reasons


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"next_on": None}, []),
        ({"of_the_two": False}, [SparringHindrance.NOT_OF_THE_TWO]),
        ({"running": False}, [SparringHindrance.NOT_RUNNING]),
        ({"weeks": 0}, [SparringHindrance.RHYTHM]),
        ({"next_on": YESTERDAY}, [SparringHindrance.FIRST_TALK_IS_PAST]),
    ],
    ids=str,
)
def test_changing(change, reasons):
    facts = {"of_the_two": True, "running": True, "weeks": 4, "next_on": TODAY}

    assert hindrances_to_changing(**(facts | change), today=TODAY) == reasons


@pytest.mark.parametrize(
    ("held_on", "next_on", "reasons"),
    [
        (TODAY, None, []),
        (YESTERDAY, TODAY, []),
        (TODAY + timedelta(days=1), None, [SparringHindrance.TALK_TO_COME]),
        (TODAY - timedelta(days=30), None, [SparringHindrance.TALK_BEFORE_THE_YES]),
        (TODAY, TODAY, [SparringHindrance.NEXT_IS_NOT_LATER]),
    ],
)
def test_noting_a_talk(held_on, next_on, reasons):
    agreed_on = TODAY - timedelta(days=20)

    assert hindrances_to_talk(held_on, next_on, agreed_on=agreed_on, today=TODAY) == reasons
