"""Where somebody stands on the path, what is missing, and whose turn it is."""

from datetime import date

import pytest

from codriver.rules.path import (
    KINDS,
    Ball,
    Lack,
    NextStep,
    PathFacts,
    PathHindrance,
    Stage,
    hindrances_to_ready,
    is_asked_for_wish,
    next_step,
    stage,
)

TODAY = date(2026, 11, 26)
CO_DROVE = {"has_co_driven": True}
PRACTISED = {**CO_DROVE, "has_practice": True}
CONFIRMED = {**PRACTISED, "kinds": KINDS, "wish": "yes"}
READY = {**CONFIRMED, "is_ready": True}
ADMITTED = {**READY, "is_admitted": True}
STUDIES = {**ADMITTED, "has_modules": True}
DIPLOMA = {**STUDIES, "has_diploma": True}

STAGES = [
    ({}, Stage.INTERESTED, (Lack.PAIR,), Ball.SECRETARIAT),
    (CO_DROVE, Stage.CO_DRIVER, (Lack.PRACTICE,), Ball.OWNER),
    (PRACTISED, Stage.PRACTISING, (Lack.PLAN, Lack.COMPOSE, Lack.SPAR, Lack.WISH), Ball.OWNER),
    ({**CONFIRMED, "kinds": frozenset({"plan"})}, Stage.PRACTISING, (Lack.COMPOSE, Lack.SPAR), Ball.OWNER),
    ({**CONFIRMED, "wish": "considering"}, Stage.PRACTISING, (Lack.WISH,), Ball.OWNER),
    ({**CONFIRMED, "wish": "not_now"}, Stage.PRACTISING, (Lack.WISH,), Ball.OWNER),
    (CONFIRMED, Stage.PRACTISING, (Lack.READY,), Ball.SECRETARIAT),
    (READY, Stage.READY, (Lack.ADMISSION,), Ball.OWNER),
    (ADMITTED, Stage.ADMITTED, (Lack.MODULE,), Ball.OWNER),
    (STUDIES, Stage.STUDYING, (Lack.MODULES,), Ball.OWNER),
    (DIPLOMA, Stage.DIPLOMA, (Lack.THEME,), Ball.SECRETARIAT),
    ({**DIPLOMA, "has_led": True}, Stage.NETWORK_LEADER, (), Ball.NOBODY),
    ({**PRACTISED, "has_led": True}, Stage.NETWORK_LEADER, (), Ball.NOBODY),
    ({**STUDIES, "is_paused": True}, Stage.PAUSED, (), Ball.NOBODY),
    ({**STUDIES, "has_left": True}, Stage.LEFT, (), Ball.NOBODY),
]  # fmt: skip


@pytest.mark.parametrize(("known", "expected", "lacks", "ball"), STAGES)
def test_each_stage_with_what_is_missing_and_whose_turn_it_is(known, expected, lacks, ball):
    facts = PathFacts(**known)

    assert stage(facts) == expected
    assert next_step(facts) == NextStep(lacks, ball)


ASKED = [
    ({}, None, False),
    (CO_DROVE, None, False),
    (PRACTISED, None, True),
    (CO_DROVE, date(2026, 11, 25), False),
    (CO_DROVE, date(2025, 11, 27), False),
    (CO_DROVE, date(2025, 11, 26), True),
    (STUDIES, date(2024, 1, 1), True),
    ({**CO_DROVE, "is_paused": True}, None, False),
    ({**CO_DROVE, "has_left": True}, None, False),
    ({**CO_DROVE, "has_led": True}, None, False),
]


@pytest.mark.parametrize(("known", "said_on", "asked"), ASKED)
def test_the_wish_is_asked_for_once_a_year(known, said_on, asked):
    assert is_asked_for_wish(PathFacts(**known), said_on=said_on, today=TODAY) == asked


HINDRANCES = [
    (CONFIRMED, True, []),
    (READY, True, []),
    (CONFIRMED, False, [PathHindrance.NOT_SECRETARIAT]),
    (PRACTISED, True, [PathHindrance.NOT_READY]),
    ({**CONFIRMED, "wish": "considering"}, True, [PathHindrance.NOT_READY]),
    ({**CONFIRMED, "kinds": frozenset({"plan", "spar"})}, True, [PathHindrance.NOT_READY]),
    ({**CONFIRMED, "is_paused": True}, True, [PathHindrance.STOPPED]),
    ({**CONFIRMED, "has_left": True}, True, [PathHindrance.STOPPED]),
]


@pytest.mark.parametrize(("known", "by_secretariat", "reasons"), HINDRANCES)
def test_who_may_be_noted_as_ready(known, by_secretariat, reasons):
    assert hindrances_to_ready(PathFacts(**known), by_secretariat=by_secretariat) == reasons
