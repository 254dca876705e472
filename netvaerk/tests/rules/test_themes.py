"""The states of a theme: every step there is, every step there is not, and what a step asks for."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netvaerk.rules.themes import (
    INTAKE,
    NEXT,
    TAKES_ROLES,
    ThemeHindrance,
    crosses_units,
    hindrances_to_move,
    is_next,
)

READY = {"reason": "Fordi", "crosses": True, "network_type": "welfare"}
STEPS = [(now, to) for now in NEXT for to in NEXT]
ALLOWED = {
    ("draft", "proposed"),
    ("proposed", "in_review"),
    ("proposed", "draft"),
    ("in_review", "approved"),
    ("proposed", "merged"),
    ("in_review", "declined"),
    ("in_review", "merged"),
    ("approved", "starting"),
    ("starting", "active"),
    ("active", "testing"),
    ("active", "closing"),
    ("active", "paused"),
    ("testing", "closing"),
    ("testing", "paused"),
    ("paused", "active"),
    ("paused", "testing"),
    ("closing", "closed"),
    ("declined", "proposed"),
    ("declined", "draft"),
}
AFTER_THE_CHOICE = {step for step in ALLOWED if step[0] not in INTAKE}


@pytest.mark.parametrize(("now", "to"), STEPS, ids=[f"{now} to {to}" for now, to in STEPS])
def test_only_the_drawn_steps_are_open(now, to):
    assert is_next(now, to) == ((now, to) in ALLOWED)


@pytest.mark.parametrize(("now", "to"), STEPS, ids=[f"{now} to {to}" for now, to in STEPS])
def test_a_chosen_theme_takes_the_drawn_steps_and_an_idea_takes_none_of_them(now, to):
    reasons = [] if (now, to) in AFTER_THE_CHOICE else [ThemeHindrance.NOT_NEXT]

    assert hindrances_to_move(now=now, to=to, **READY) == reasons


@pytest.mark.parametrize(
    ("now", "to", "without", "reasons"),
    [
        ("active", "paused", {"reason": " "}, [ThemeHindrance.NO_REASON]),
        ("active", "testing", {"reason": ""}, []),
        ("approved", "starting", {"crosses": False}, [ThemeHindrance.FEW_UNITS]),
        ("approved", "starting", {"network_type": ""}, [ThemeHindrance.NO_NETWORK_TYPE]),
        ("starting", "active", {"network_type": ""}, [ThemeHindrance.NO_NETWORK_TYPE]),
        ("active", "testing", {"network_type": ""}, []),
    ],
    ids=lambda value: str(value) if isinstance(value, (str, dict)) else "",
)
def test_what_a_step_asks_for(now, to, without, reasons):
    assert hindrances_to_move(now=now, to=to, **(READY | without)) == reasons


def test_every_hindrance_is_named_at_once():
    assert hindrances_to_move(now="closed", to="active", reason="", crosses=False, network_type="") == [
        ThemeHindrance.NOT_NEXT,
        ThemeHindrance.FEW_UNITS,
        ThemeHindrance.NO_NETWORK_TYPE,
    ]


@given(st.sampled_from(sorted(product(NEXT, NEXT))), st.text(), st.booleans(), st.sampled_from(["", "welfare"]))
def test_being_ready_never_adds_a_hindrance(step, reason, crosses, network_type):
    now, to = step
    ready = hindrances_to_move(now=now, to=to, **READY)

    assert set(ready) <= set(
        hindrances_to_move(now=now, to=to, reason=reason, crosses=crosses, network_type=network_type)
    )


def test_every_step_leads_to_a_state_that_is_known():
    assert {to for steps in NEXT.values() for to in steps} == set(NEXT)


def test_roles_are_given_from_the_choice_to_the_closing():
    assert set(NEXT) - set(TAKES_ROLES) == {*INTAKE, "closed"}


@pytest.mark.parametrize(
    ("units", "interface", "crosses"),
    [(2, "", True), (1, "", False), (0, " ", False), (0, "Mellem børnehave og skole", True)],
    ids=["two units", "one unit", "blanks", "an interface"],
)
def test_a_theme_is_for_more_than_one_unit(units, interface, crosses):
    assert crosses_units(units, interface) == crosses
