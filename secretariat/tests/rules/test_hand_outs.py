"""Where handing out a copy stands, and what is against noting, confirming, withdrawing and fetching."""

from datetime import UTC, datetime, timedelta

import pytest

from netvaerk.rules.secret_addresses import BYTES
from secretariat.rules.hand_outs import (
    LINK_LASTS,
    HandOutFacts,
    HandOutHindrance,
    State,
    hindrances_in_words,
    hindrances_to_answer,
    hindrances_to_ask,
    hindrances_to_fetch,
    hindrances_to_withdraw,
    state_of,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
END, SECOND = NOON + LINK_LASTS, timedelta(seconds=1)
LEFT = {"has_left": True, "request_open": True}
OUT = {**LEFT, "agreed": True, "ends_at": END}


@pytest.mark.parametrize(
    ("facts", "at", "state"),
    [
        (LEFT, NOON, State.ASKED),
        ({**LEFT, "request_open": False}, NOON, State.VOID),
        ({**LEFT, "has_left": False}, NOON, State.VOID),
        ({**LEFT, "withdrawn": True}, NOON, State.WITHDRAWN),
        ({**LEFT, "agreed": False}, NOON, State.DECLINED),
        (OUT, NOON, State.OPEN),
        ({**OUT, "request_open": False}, NOON, State.OPEN),
        (OUT, END - SECOND, State.OPEN),
        (OUT, END, State.LAPSED),
        ({**OUT, "has_left": False}, NOON, State.VOID),
        ({**OUT, "withdrawn": True}, NOON, State.WITHDRAWN),
        ({**OUT, "fetched": True}, NOON, State.FETCHED),
        ({**OUT, "fetched": True, "has_left": False}, END, State.FETCHED),
    ],
)
def test_where_it_stands_follows_from_what_happened_and_the_clock(facts, at, state):
    assert state_of(HandOutFacts(**facts), at) is state


ASKED = {
    "officer": True, "is_access": True, "has_left": True, "erased": False, "request_open": True, "under_way": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"officer": False}, [HandOutHindrance.NOT_AN_OFFICER]),
        ({"is_access": False}, [HandOutHindrance.NOT_A_COPY]),
        ({"has_left": False}, [HandOutHindrance.CAN_LOG_IN]),
        ({"erased": True}, [HandOutHindrance.ERASED]),
        ({"request_open": False}, [HandOutHindrance.ANSWERED_ALREADY]),
        ({"under_way": True}, [HandOutHindrance.UNDER_WAY]),
    ],
)
def test_a_copy_is_handed_out_where_somebody_who_left_asks_for_one(change, reasons):
    assert hindrances_to_ask(**{**ASKED, **change}) == reasons


@pytest.mark.parametrize(
    ("email", "is_login", "check", "reasons"),
    [
        ("a@b.dk", False, "Pas", []),
        (" ", False, "Pas", [HandOutHindrance.NO_ADDRESS]),
        ("a@b.dk", True, "Pas", [HandOutHindrance.WORK_ADDRESS]),
        ("a@b.dk", False, " ", [HandOutHindrance.NO_CHECK]),
        ("", False, "", [HandOutHindrance.NO_ADDRESS, HandOutHindrance.NO_CHECK]),
    ],
)
def test_it_goes_to_a_private_address_and_says_how_they_are_known(email, is_login, check, reasons):
    assert hindrances_in_words(email=email, is_login=is_login, check=check) == reasons


@pytest.mark.parametrize(
    ("officer", "asked_it", "own", "state", "reasons"),
    [
        (True, False, False, State.ASKED, []),
        (False, False, False, State.ASKED, [HandOutHindrance.NOT_AN_OFFICER]),
        (True, True, False, State.ASKED, [HandOutHindrance.ALONE]),
        (True, False, True, State.ASKED, [HandOutHindrance.ALONE]),
        *[(True, False, False, state, [HandOutHindrance.NOT_WAITING]) for state in State if state is not State.ASKED],
    ],
)
def test_another_officer_answers_while_it_waits(officer, asked_it, own, state, reasons):
    assert hindrances_to_answer(officer=officer, asked_it=asked_it, own=own, state=state) == reasons


@pytest.mark.parametrize("state", State)
def test_what_is_under_way_can_be_withdrawn_and_what_is_out_can_be_fetched(state):
    withdrawn = hindrances_to_withdraw(officer=True, state=state)

    assert (withdrawn == []) is (state in (State.ASKED, State.OPEN))
    assert (hindrances_to_fetch(state) == []) is (state is State.OPEN)
    assert hindrances_to_withdraw(officer=False, state=state)[0] is HandOutHindrance.NOT_AN_OFFICER


def test_a_link_is_long_enough_that_nobody_finds_it_by_trying():
    assert BYTES * 8 >= 256
