"""A test in four stages: what each step asks for."""

from dataclasses import replace
from datetime import date

import pytest

from netvaerk.rules.solution_tests import (
    Backing,
    SolutionTestHindrance,
    hindrances_to_begin,
    hindrances_to_conclude,
    hindrances_to_move,
    hindrances_to_write,
)

TODAY = date(2026, 3, 1)
BACKED = Backing(leads=True, on_the_theme=False, employed=True, since=TODAY)
STAGES = ("start", "test", "analysis", "next_step")
DRAWN = {("start", "test"), ("test", "analysis"), ("test", "start"), ("analysis", "test")}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"leads": False}, SolutionTestHindrance.LEADS_NOBODY),
        ({"on_the_theme": True}, SolutionTestHindrance.BACKS_ONESELF),
        ({"employed": False}, SolutionTestHindrance.HAS_LEFT),
        ({"since": date(2026, 3, 2)}, SolutionTestHindrance.BACKED_LATER),
    ],
)
def test_no_test_begins_without_a_leaders_backing(change, reason):
    ready = {"decides": True, "status": "idea", "described": True, "runs": False, "today": TODAY}

    assert hindrances_to_begin(BACKED, {"effect": "Falder ventetiden?"}, **ready) == []
    assert hindrances_to_begin(replace(BACKED, **change), {"effect": "Falder ventetiden?"}, **ready) == [reason]


@pytest.mark.parametrize(
    ("change", "asks", "reason"),
    [
        ({"decides": False}, "Ja?", SolutionTestHindrance.NOT_THE_LEADER),
        ({"status": "dropped"}, "Ja?", SolutionTestHindrance.NOT_AN_IDEA),
        ({"status": "tested"}, "Ja?", SolutionTestHindrance.NOT_AN_IDEA),
        ({"described": False}, "Ja?", SolutionTestHindrance.NO_SHEET),
        ({"runs": True}, "Ja?", SolutionTestHindrance.RUNS),
        ({}, " ", SolutionTestHindrance.NO_QUESTION),
    ],
)
def test_what_else_a_test_asks_for_to_begin(change, asks, reason):
    ready = {"decides": True, "status": "idea", "described": True, "runs": False, "today": TODAY}

    assert hindrances_to_begin(BACKED, {"ease": asks}, **(ready | change)) == [reason]


@pytest.mark.parametrize("now", STAGES)
@pytest.mark.parametrize("to", STAGES)
def test_a_test_goes_one_stage_at_a_time(now, to):
    reasons = [] if (now, to) in DRAWN else [SolutionTestHindrance.NOT_NEXT]
    if now == "next_step":
        reasons = [SolutionTestHindrance.OVER]

    assert hindrances_to_move(now, to, works=True) == reasons


def test_those_on_the_theme_move_it():
    assert hindrances_to_move("start", "test", works=False) == [SolutionTestHindrance.NOT_ON_THE_THEME]


@pytest.mark.parametrize(
    ("now", "asks_anew", "finds_anew", "reasons"),
    [
        ("start", True, False, []),
        ("start", False, True, [SolutionTestHindrance.NOT_NOW]),
        ("test", False, True, []),
        ("test", True, False, [SolutionTestHindrance.NOT_NOW]),
        ("analysis", False, True, []),
        ("next_step", False, True, [SolutionTestHindrance.OVER]),
    ],
)
def test_questions_are_written_first_and_results_after(now, asks_anew, finds_anew, reasons):
    changes = {"asks_anew": asks_anew, "finds_anew": finds_anew}

    assert hindrances_to_write(now, {"ease": "Ja?"}, works=True, **changes) == reasons


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"decides": False}, [SolutionTestHindrance.NOT_THE_LEADER]),
        ({"outcome": ""}, [SolutionTestHindrance.NO_OUTCOME]),
        ({"learnt": " "}, [SolutionTestHindrance.NOTHING_LEARNT]),
        ({"learnt": "", "outcome": "adjust"}, []),
        ({"why": "", "outcome": "stop"}, [SolutionTestHindrance.NO_REASON]),
        ({"now": "test"}, [SolutionTestHindrance.NOT_ANALYSED]),
        ({"now": "next_step"}, [SolutionTestHindrance.OVER]),
        ({"found": {"ease": " ", "effect": "Nej"}}, [SolutionTestHindrance.NO_RESULT]),
    ],
)
def test_the_next_step_follows_from_the_analysis(change, reasons):
    ready = {"now": "analysis", "found": {"ease": "Ja"}, "outcome": "adopt", "learnt": "Den bruges.", "why": ""}
    said = ready | {"decides": True} | change

    assert hindrances_to_conclude(said.pop("now"), said.pop("found"), **said) == reasons
