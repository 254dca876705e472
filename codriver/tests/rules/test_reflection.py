"""What a reflection must hold, and what it advises."""

import pytest

from codriver.models import reflection_questions
from codriver.rules.reflection import (
    NEEDED,
    Advice,
    ReflectionMissing,
    Verdict,
    advice,
    missing_in_reflection,
)

REFLECTED = {"draws": "At lære noget nyt", "time": "yes", "season": "calm", "courage": "yes", "leader": "yes"}


def test_nothing_is_missing_when_what_is_needed_is_answered():
    assert missing_in_reflection(REFLECTED, wish="yes") == []


def test_everything_needed_is_missing_at_first():
    assert missing_in_reflection({}, wish="") == list(ReflectionMissing)


@pytest.mark.parametrize(("code", "reason"), NEEDED.items())
def test_blanks_are_no_answer(code, reason):
    assert missing_in_reflection({**REFLECTED, code: "  "}, wish="yes") == [reason]


def test_the_wish_to_lead_is_asked_of_everybody():
    assert missing_in_reflection(REFLECTED, wish="") == [ReflectionMissing.WISH]


@pytest.mark.parametrize(
    ("changed", "verdict", "said"),
    [
        ({}, Verdict.GO_ON, []),
        ({"time": "no"}, Verdict.WAIT, [Advice.NO_TIME]),
        ({"season": "too_much"}, Verdict.WAIT, [Advice.TOO_MUCH]),
        ({"time": "no", "courage": "rather_not"}, Verdict.WAIT, [Advice.NO_TIME, Advice.COURAGE]),
        ({"time": "unsure"}, Verdict.TALK_FIRST, [Advice.TIME_IS_UNSURE]),
        ({"season": "busy"}, Verdict.TALK_FIRST, [Advice.BUSY]),
        ({"season": "busy", "drop": "Et møde"}, Verdict.GO_ON, []),
        ({"leader": "rather_not"}, Verdict.TALK_FIRST, [Advice.NOT_TALKED]),
        ({"courage": "rather_not"}, Verdict.TALK_FIRST, [Advice.COURAGE]),
    ],
)
def test_the_advice(changed, verdict, said):
    assert advice({**REFLECTED, **changed}, wish="yes") == (verdict, said)


def test_not_wishing_to_lead_is_no_hindrance():
    assert advice(REFLECTED, wish="not_now") == (Verdict.GO_ON, [Advice.LATER])


def test_what_advises_to_wait_is_said_first_and_a_wish_last():
    said = advice({**REFLECTED, "time": "no", "courage": "rather_not"}, wish="not_now")

    assert said == (Verdict.WAIT, [Advice.NO_TIME, Advice.COURAGE, Advice.LATER])


def test_the_rule_and_the_catalogue_know_the_same_questions_and_answers():
    options = {one.code: {option.code for option in one.options} for one in reflection_questions()}

    assert set(NEEDED) <= set(options)
    assert {"no", "unsure"} < options["time"]
    assert {"too_much", "busy"} < options["season"]
    assert "rather_not" in options["courage"] & options["leader"]
