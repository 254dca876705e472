"""Where an emergency opening stands, and what is against asking, agreeing and closing."""

from datetime import UTC, datetime, timedelta

import pytest

from secretariat.rules.openings import (
    OpeningFacts,
    OpeningHindrance,
    State,
    hindrances_to_answer,
    hindrances_to_ask,
    hindrances_to_close,
    state_of,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY, SECOND = timedelta(hours=24), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("agreed", "ends_at", "at", "state"),
    [
        (None, None, NOON, State.ASKED),
        (None, None, NOON + DAY - SECOND, State.ASKED),
        (None, None, NOON + DAY, State.LAPSED),
        (False, None, NOON, State.DECLINED),
        (True, NOON + DAY, NOON + DAY - SECOND, State.OPEN),
        (True, NOON + DAY, NOON + DAY, State.ENDED),
    ],
)
def test_where_it_stands_follows_from_the_clock(agreed, ends_at, at, state):
    assert state_of(OpeningFacts(NOON, agreed, ends_at), at) is state


ASKED = {"named": True, "own": False, "reason": "Fordi", "basis": "§ 1", "is_there": True, "waits": False}


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"named": False}, [OpeningHindrance.NOT_NAMED]),
        ({"own": True}, [OpeningHindrance.ONES_OWN]),
        ({"reason": "  "}, [OpeningHindrance.NO_REASON]),
        ({"basis": ""}, [OpeningHindrance.NO_BASIS]),
        ({"is_there": False}, [OpeningHindrance.NOTHING_THERE]),
        ({"waits": True}, [OpeningHindrance.ASKED_ALREADY]),
    ],
)
def test_what_is_against_asking(change, reasons):
    assert hindrances_to_ask(**{**ASKED, **change}) == reasons


@pytest.mark.parametrize("state", State)
def test_it_is_answered_by_another_while_it_waits_and_closed_while_it_is_open(state):
    answer = {"named": True, "own": False, "asked_it": False, "state": state}

    assert (hindrances_to_answer(**answer) == []) == (state is State.ASKED)
    assert (hindrances_to_close(named=True, state=state) == []) == (state is State.OPEN)
    assert hindrances_to_answer(**answer | {"asked_it": True})[0] is OpeningHindrance.ALONE
    assert hindrances_to_answer(**answer | {"own": True})[0] is OpeningHindrance.ONES_OWN
    assert hindrances_to_answer(**answer | {"named": False})[0] is OpeningHindrance.NOT_NAMED
    assert hindrances_to_close(named=False, state=state)[0] is OpeningHindrance.NOT_NAMED
