"""Each state, each step, each actor (spec: states, "Co-driver candidacy"; Q3)."""

from datetime import date, timedelta
from itertools import product

import pytest

from codriver.rules.candidacy import (
    FROM,
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

TODAY = date(2026, 3, 2)
STATES = (*OPEN, "withdrawn")
ALLOWED = {
    ("considering", Step.SAY_INTERESTED, Part.PERSON, "interested"),
    ("interested", Step.ASK_LEADER, Part.PERSON, "with_leader"),
    ("interested", Step.ASK_LEADER, Part.SECRETARIAT, "with_leader"),
    ("not_now", Step.ASK_LEADER, Part.PERSON, "with_leader"),
    ("not_now", Step.ASK_LEADER, Part.SECRETARIAT, "with_leader"),
    ("with_leader", Step.GIVE_TIME, Part.LEADER, "ready"),
    ("with_leader", Step.SAY_NOT_NOW, Part.LEADER, "not_now"),
    ("ready", Step.MATCH, Part.SYSTEM, "matched"),
    ("matched", Step.REST, Part.SYSTEM, "resting"),
    ("resting", Step.BE_READY_AGAIN, Part.PERSON, "ready"),
    *((state, Step.WITHDRAW, part, "withdrawn") for state in OPEN for part in (Part.PERSON, Part.SYSTEM)),
}


def test_every_state_step_and_actor():
    tried = product(STATES, Step, Part)
    found = {
        (state, step, part, LEADS_TO[step])
        for state, step, part in tried
        if not hindrances_to_step(step, status=state, parts={part})
    }

    assert found == ALLOWED


def test_nobody_takes_a_step_without_a_part_in_it():
    assert all(hindrances_to_step(step, status=FROM[step][0], parts=()) for step in Step)


def test_who_is_not_to_take_a_step_hears_that_and_not_where_it_stands():
    assert hindrances_to_step(Step.GIVE_TIME, status="ready", parts={Part.PERSON}) == [
        CandidacyHindrance.NOT_THE_LEADER
    ]


def test_interest_needs_the_reflection():
    assert hindrances_to_interest(reflection_done=False) == [CandidacyHindrance.NO_REFLECTION]
    assert hindrances_to_interest(reflection_done=True) == []


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_one_asks_again_from_the_day_on(days, refused):
    again = TODAY + timedelta(days=days)
    expected = [CandidacyHindrance.TOO_EARLY] if refused else []

    assert hindrances_to_asking_again(ask_again_on=again, today=TODAY) == expected
    assert hindrances_to_asking_again(ask_again_on=None, today=TODAY) == []


def test_not_now_says_why_and_names_a_day_to_come():
    assert hindrances_to_not_now(reason=" ", ask_again_on=TODAY, today=TODAY) == [
        CandidacyHindrance.NO_REASON,
        CandidacyHindrance.ASK_AGAIN,
    ]
    assert hindrances_to_not_now(reason="Travlt", ask_again_on=TODAY + timedelta(days=1), today=TODAY) == []


@pytest.mark.parametrize(("days", "refused"), [(None, True), (-1, True), (0, False), (30, False)])
def test_one_is_ready_again_while_the_given_time_lasts(days, refused):
    until = None if days is None else TODAY + timedelta(days=days)
    expected = [CandidacyHindrance.TIME_IS_OVER] if refused else []

    assert hindrances_to_being_ready_again(free_until=until, today=TODAY) == expected
