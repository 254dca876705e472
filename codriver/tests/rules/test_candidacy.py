"""The life of a candidacy: every state, every step, everybody."""

from datetime import date
from itertools import product

import pytest

from codriver.rules.candidacy import (
    LEADS_TO,
    OPEN,
    CandidacyHindrance,
    Part,
    Step,
    hindrances_to_asking_again,
    hindrances_to_being_ready_again,
    hindrances_to_interest,
    hindrances_to_not_now,
    hindrances_to_step,
)

STATES = (*OPEN, "withdrawn")
NOT_YOURS, BY_ITSELF = CandidacyHindrance.NOT_YOURS, CandidacyHindrance.BY_ITSELF
MAY = {
    Step.SAY_INTERESTED: ({"considering"}, {Part.PERSON}, NOT_YOURS),
    Step.ASK_LEADER: (
        {"interested", "not_now"},
        {Part.PERSON, Part.SECRETARIAT},
        CandidacyHindrance.NOT_YOURS_TO_SEND,
    ),
    Step.GIVE_TIME: ({"with_leader"}, {Part.LEADER}, CandidacyHindrance.NOT_THE_LEADER),
    Step.SAY_NOT_NOW: ({"with_leader"}, {Part.LEADER}, CandidacyHindrance.NOT_THE_LEADER),
    Step.MATCH: ({"ready"}, {Part.SYSTEM}, BY_ITSELF),
    Step.REST: ({"matched"}, {Part.SYSTEM}, BY_ITSELF),
    Step.BE_READY_AGAIN: ({"resting"}, {Part.PERSON}, NOT_YOURS),
    Step.WITHDRAW: (set(OPEN), {Part.PERSON, Part.SYSTEM}, NOT_YOURS),
}


@pytest.mark.parametrize(("step", "status"), list(product(Step, STATES)))
def test_who_may_take_which_step_from_where(step, status):
    states, allowed, hindrance = MAY[step]
    for parts in [set(), *({part} for part in Part)]:
        answer = [] if status in states else [CandidacyHindrance.NOT_FROM_HERE]
        expected = answer if parts & allowed else [hindrance]
        assert hindrances_to_step(step, status=status, parts=parts) == expected


def test_every_step_leads_to_a_state():
    assert set(LEADS_TO) == set(Step)
    assert set(LEADS_TO.values()) == set(STATES) - {"considering"}


TODAY = date(2026, 3, 2)
SOON, PAST = date(2026, 3, 3), date(2026, 3, 1)


def test_nobody_is_interested_without_a_reflection():
    assert hindrances_to_interest(reflection_done=True) == []
    assert hindrances_to_interest(reflection_done=False) == [CandidacyHindrance.NO_REFLECTION]


@pytest.mark.parametrize(("day", "early"), [(None, False), (PAST, False), (TODAY, False), (SOON, True)])
def test_asking_again_waits_for_the_day_that_was_named(day, early):
    expected = [CandidacyHindrance.TOO_EARLY] if early else []
    assert hindrances_to_asking_again(ask_again_on=day, today=TODAY) == expected


@pytest.mark.parametrize(
    ("reason", "day", "hindrances"),
    [
        ("Travlt", SOON, []),
        (" ", SOON, [CandidacyHindrance.NO_REASON]),
        ("Travlt", TODAY, [CandidacyHindrance.ASK_AGAIN]),
        ("", PAST, [CandidacyHindrance.NO_REASON, CandidacyHindrance.ASK_AGAIN]),
    ],
)
def test_not_now_says_why_and_when(reason, day, hindrances):
    assert hindrances_to_not_now(reason=reason, ask_again_on=day, today=TODAY) == hindrances


@pytest.mark.parametrize(("until", "over"), [(None, True), (PAST, True), (TODAY, False), (SOON, False)])
def test_being_ready_again_is_within_the_time_given(until, over):
    expected = [CandidacyHindrance.TIME_IS_OVER] if over else []
    assert hindrances_to_being_ready_again(free_until=until, today=TODAY) == expected
