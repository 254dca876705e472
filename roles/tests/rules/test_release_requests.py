"""The life of a wish for time: every state, every step, everybody."""

from itertools import combinations

import pytest

from roles.rules.release_requests import (
    LEADS_TO,
    Part,
    RequestHindrance,
    Step,
    hindrances_to_asking,
    hindrances_to_step,
)

STATES = ("asked", "countered", "approved", "declined", "turned_down", "withdrawn")
MAY = {
    Step.APPROVE: ({"asked"}, {Part.LEADER}, RequestHindrance.NOT_THE_LEADER),
    Step.COUNTER: ({"asked"}, {Part.LEADER}, RequestHindrance.NOT_THE_LEADER),
    Step.DECLINE: ({"asked"}, {Part.LEADER}, RequestHindrance.NOT_THE_LEADER),
    Step.ACCEPT: ({"countered"}, {Part.PERSON}, RequestHindrance.NOT_THE_PERSON),
    Step.TURN_DOWN: ({"countered"}, {Part.PERSON}, RequestHindrance.NOT_THE_PERSON),
    Step.WITHDRAW: (
        {"asked", "countered"},
        {Part.ASKER, Part.PERSON, Part.SECRETARIAT},
        RequestHindrance.NOT_YOURS_TO_WITHDRAW,
    ),
}


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("status", STATES)
def test_who_may_take_which_step_from_where(step, status):
    states, allowed, hindrance = MAY[step]
    for parts in [set(), *({part} for part in Part)]:
        answer = [] if status in states else [RequestHindrance.ANSWERED]
        expected = answer if parts & allowed else [hindrance]
        assert hindrances_to_step(step, status=status, parts=parts) == expected


def test_every_step_leads_to_a_state():
    assert set(LEADS_TO) == set(Step)
    assert set(LEADS_TO.values()) == set(STATES) - {"asked"}


READY = {"may_ask": True, "theme_takes_it": True, "for_whom": True, "asked_already": False}
AGAINST = {
    RequestHindrance.NOT_YOURS_TO_ASK: {"may_ask": False},
    RequestHindrance.THEME_TAKES_NONE: {"theme_takes_it": False},
    RequestHindrance.NOT_THEIR_TIME: {"for_whom": False},
    RequestHindrance.ASKED_ALREADY: {"asked_already": True},
}


@pytest.mark.parametrize("count", range(len(AGAINST) + 1))
def test_every_hindrance_to_asking_alone_and_together(count):
    for reasons in combinations(AGAINST, count):
        changes = {name: value for reason in reasons for name, value in AGAINST[reason].items()}

        assert hindrances_to_asking(**(READY | changes)) == list(reasons)
