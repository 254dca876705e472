"""When a pair needs a talk, and who ends that; and who writes a hand-over note."""

from datetime import date, timedelta

import pytest

from codriver.rules.handovers import HandoverHindrance, hindrances_to_hand_over
from codriver.rules.talks import TalkHindrance, hindrances_to_ask, hindrances_to_settle, talk_is_due

BEGAN = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("days", "settled", "agreed", "due"),
    [
        (27, None, False, False),
        (28, None, False, True),
        (400, None, False, True),
        (28, None, True, False),
        (55, 28, False, False),
        (56, 28, False, True),
    ],
    ids=["too soon", "four weeks", "long ago", "agreed", "talked lately", "four weeks after the talk"],
)
def test_a_pair_without_agreement_needs_a_talk_after_four_weeks(days, settled, agreed, due):
    last = BEGAN + timedelta(days=settled) if settled else None

    assert talk_is_due(began_on=BEGAN, last_settled_on=last, agreed=agreed, today=BEGAN + timedelta(days=days)) == due


@pytest.mark.parametrize(
    ("in_pair", "by_secretariat", "running", "reasons"),
    [
        (True, False, True, []),
        (False, True, True, []),
        (False, False, True, [TalkHindrance.NOT_IN_THE_PAIR]),
        (True, False, False, [TalkHindrance.NOT_RUNNING]),
    ],
    ids=["one of the two", "an officer", "a stranger", "over"],
)
def test_who_asks_for_a_talk(in_pair, by_secretariat, running, reasons):
    assert hindrances_to_ask(in_pair=in_pair, by_secretariat=by_secretariat, running=running) == reasons


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"may_follow": False}, [TalkHindrance.NOT_SECRETARIAT]),
        ({"open_still": False}, [TalkHindrance.SETTLED_ALREADY]),
        ({"agreed_step": " "}, [TalkHindrance.NO_STEP]),
    ],
    ids=["agreed", "no officer", "settled", "nothing written"],
)
def test_what_settles_a_talk(change, reasons):
    facts = {"may_follow": True, "open_still": True, "agreed_step": "De mødes hver fredag"} | change

    assert hindrances_to_settle(**facts) == reasons


@pytest.mark.parametrize(
    ("by_co_driver", "ended_early", "reasons"),
    [
        (True, True, []),
        (False, True, [HandoverHindrance.NOT_THE_CO_DRIVER]),
        (True, False, [HandoverHindrance.NOT_ENDED_EARLY]),
    ],
    ids=["the co-driver", "another", "not early"],
)
def test_who_hands_over(by_co_driver, ended_early, reasons):
    assert hindrances_to_hand_over(by_co_driver=by_co_driver, ended_early=ended_early) == reasons
