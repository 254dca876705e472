"""Practice: what may be written, by whom, and what the network leader may answer."""

from datetime import date
from itertools import product

import pytest

from codriver.rules.practice import (
    PairsTime,
    PracticeHindrance,
    Status,
    hindrances_to_answer,
    hindrances_to_owner,
    hindrances_to_practice,
)

TODAY = date(2026, 3, 20)
RUNNING, OVER = PairsTime(date(2026, 1, 5), None), PairsTime(date(2025, 1, 5), date(2026, 2, 1))
WELL = {"kinds": {"plan"}, "what_done": "Et møde", "done_on": date(2026, 1, 20), "today": TODAY}
OUTSIDE = PracticeHindrance.NOT_IN_THE_PAIRS_TIME


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"kinds": {"plan", "compose", "spar"}}, []),
        ({"kinds": set()}, [PracticeHindrance.NO_KIND]),
        ({"kinds": {"tea"}}, [PracticeHindrance.NO_KIND]),
        ({"what_done": "  "}, [PracticeHindrance.NOTHING_DONE]),
        ({"done_on": date(2026, 1, 4)}, [OUTSIDE]),
        ({"done_on": date(2026, 1, 5)}, []),
        ({"done_on": TODAY}, []),
        ({"done_on": date(2026, 3, 21)}, [OUTSIDE]),
        ({"pairs_time": OVER, "done_on": date(2026, 2, 1)}, []),
        ({"pairs_time": OVER, "done_on": date(2026, 2, 2)}, [OUTSIDE]),
        ({"pairs_time": PairsTime(None, None)}, [PracticeHindrance.NOT_A_PAIR]),
        ({"kinds": (), "what_done": ""}, [PracticeHindrance.NO_KIND, PracticeHindrance.NOTHING_DONE]),
    ],
    ids=str,
)
def test_what_may_be_written(change, reasons):
    assert hindrances_to_practice(**({"pairs_time": RUNNING} | WELL | change)) == reasons


@pytest.mark.parametrize(("is_owner", "status"), list(product([True, False], Status)))
def test_the_owner_decides_until_it_is_confirmed(is_owner, status):
    confirmed = [PracticeHindrance.CONFIRMED] if status is Status.CONFIRMED else []

    assert hindrances_to_owner(is_owner=is_owner, status=status) == (
        confirmed if is_owner else [PracticeHindrance.NOT_YOURS]
    )


ANSWERS = {Status.MINE: PracticeHindrance.NOT_ASKED, Status.CONFIRMED: PracticeHindrance.CONFIRMED}


@pytest.mark.parametrize(("status", "as_shown"), list(product(Status, [True, False])))
def test_the_leader_answers_what_they_were_asked_and_have_read(status, as_shown):
    expected = ANSWERS.get(status, None if as_shown else PracticeHindrance.CHANGED_MEANWHILE)

    assert hindrances_to_answer(is_leader=True, status=status, as_shown=as_shown) == ([expected] if expected else [])


def test_nobody_else_answers():
    reasons = hindrances_to_answer(is_leader=False, status=Status.ASKED, as_shown=True)

    assert reasons == [PracticeHindrance.NOT_THE_LEADER]
