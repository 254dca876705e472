"""How long a pair looks back, what is counted, and who is asked what has come of it."""

from datetime import date, timedelta

import pytest

from codriver.rules.closings import (
    EFFECT_AFTER,
    ClosingHindrance,
    EvaluationHindrance,
    counted,
    effect_is_due,
    hindrances_to_evaluate,
    hindrances_to_talk,
    is_open,
    last_day,
)

END = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("ended_on", "talk_on", "last"),
    [
        (None, None, None),
        (None, END, None),
        (END, None, END + timedelta(days=21)),
        (END, END + timedelta(days=5), END + timedelta(days=21)),
        (END, END + timedelta(days=40), END + timedelta(days=40)),
    ],
    ids=["a running pair", "with a talk", "21 days", "an early talk", "until a late talk"],
)
def test_the_last_day_to_send(ended_on, talk_on, last):
    assert last_day(ended_on=ended_on, talk_on=talk_on) == last
    assert is_open(ended_on=ended_on, talk_on=talk_on, today=last or END)
    assert last is None or not is_open(ended_on=ended_on, talk_on=talk_on, today=last + timedelta(days=1))


@pytest.mark.parametrize(("answered", "shown"), [(0, 0), (4, 0), (5, 5), (9, 5), (10, 10)])
def test_figures_come_in_steps_of_five(answered, shown):
    assert counted(answered) == shown


@pytest.mark.parametrize(("days", "due"), [(90, False), (91, True), (150, True), (151, False)])
def test_the_effect_is_asked_after_three_months_and_not_long_after(days, due):
    pair = {"began_on": END - timedelta(days=100), "ended_on": END, "noted_on": END}

    assert effect_is_due(**pair, today=END + timedelta(days=days)) is due


def test_who_was_a_pair_for_less_than_four_weeks_is_not_asked():
    pair = {"began_on": END - timedelta(days=27), "ended_on": END, "noted_on": END}

    assert not effect_is_due(**pair, today=END + EFFECT_AFTER)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"asked": False}, EvaluationHindrance.NOT_ASKED),
        ({"open_today": False}, EvaluationHindrance.OVER),
        ({"complete": False}, EvaluationHindrance.INCOMPLETE),
        ({"words": "Tak"}, EvaluationHindrance.WORDS_FOR_NOBODY),
    ],
)
def test_what_is_against_an_evaluation(wrong, reason):
    fine = {"asked": True, "open_today": True, "complete": True, "words": "", "readable": False}

    assert hindrances_to_evaluate(**fine) == []
    assert hindrances_to_evaluate(**(fine | wrong)) == [reason]


@pytest.mark.parametrize(
    ("on", "reasons"),
    [
        (END, []),
        (END - timedelta(days=1), [ClosingHindrance.TALK_IN_THE_PAST]),
        (END + timedelta(days=181), [ClosingHindrance.TALK_TOO_LATE]),
    ],
)
def test_the_day_of_the_talk(on, reasons):
    assert hindrances_to_talk(of_the_two=True, open_or_read=True, on=on, today=END) == reasons
