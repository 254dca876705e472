"""From an idea to a solution in use: every turn, what it asks for, and when it is looked at again."""

from datetime import date

import pytest

from netvaerk.rules.solutions import (
    NEXT,
    SolutionHindrance,
    Turn,
    follow_up_days,
    hindrances_to_own,
    hindrances_to_turn,
)

TODAY = date(2026, 3, 1)
TURNS = [(now, to) for now in NEXT for to in NEXT]
DRAWN = {
    ("idea", "tested"),
    ("idea", "dropped"),
    ("tested", "taken_up"),
    ("tested", "dropped"),
    ("taken_up", "dropped"),
    ("dropped", "idea"),
}


def turn(now, to, **said):
    ready = {"decides": True, "has_owner": True, "learnt": "Det virker.", "reason": "For dyrt.", "on": TODAY}
    return Turn(now, to, **(ready | said))


@pytest.mark.parametrize(("now", "to"), TURNS, ids=[f"{now} to {to}" for now, to in TURNS])
def test_only_the_drawn_turns_are_open(now, to):
    reasons = [] if (now, to) in DRAWN else [SolutionHindrance.NOT_NEXT]

    assert hindrances_to_turn(turn(now, to), TODAY) == reasons


@pytest.mark.parametrize(
    ("now", "to", "said", "reasons"),
    [
        ("idea", "tested", {"learnt": " "}, [SolutionHindrance.NOTHING_LEARNT]),
        ("tested", "taken_up", {"has_owner": False}, [SolutionHindrance.NO_OWNER]),
        ("tested", "taken_up", {"on": None}, [SolutionHindrance.DAY_TO_COME]),
        ("tested", "taken_up", {"on": date(2026, 3, 2)}, [SolutionHindrance.DAY_TO_COME]),
        ("idea", "dropped", {"reason": ""}, [SolutionHindrance.NO_REASON]),
        ("idea", "dropped", {"learnt": "", "has_owner": False, "on": None}, []),
        ("idea", "tested", {"test_runs": True}, [SolutionHindrance.TEST_RUNS]),
        ("idea", "dropped", {"test_runs": True}, [SolutionHindrance.TEST_RUNS]),
        ("idea", "tested", {"decides": False}, [SolutionHindrance.NOT_THE_LEADER]),
    ],
)
def test_what_a_turn_asks_for(now, to, said, reasons):
    assert hindrances_to_turn(turn(now, to, **said), TODAY) == reasons


@pytest.mark.parametrize(
    ("leads", "employed", "reasons"),
    [
        (False, True, []),
        (True, True, [SolutionHindrance.OWNER_LEADS]),
        (False, False, [SolutionHindrance.OWNER_HAS_LEFT]),
    ],
)
def test_who_can_own_a_solution(leads, employed, reasons):
    assert hindrances_to_own(leads=leads, employed=employed) == reasons


def test_a_solution_is_looked_at_after_3_6_and_12_months():
    assert follow_up_days(date(2026, 8, 31)) == {3: date(2026, 11, 30), 6: date(2027, 2, 28), 12: date(2027, 8, 31)}
