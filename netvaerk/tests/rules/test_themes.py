"""The states of a theme: every step there is, every step there is not, and what a step asks for."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netvaerk.rules.themes import NEXT, TAKES_ROLES, ThemeHindrance, hindrances_to_move

READY = {"reason": "Fordi", "units": 2, "network_type": "welfare"}
STEPS = [(now, to) for now in NEXT for to in NEXT]
ALLOWED = {
    ("draft", "proposed"),
    ("proposed", "in_review"),
    ("proposed", "draft"),
    ("in_review", "approved"),
    ("in_review", "declined"),
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
}


@pytest.mark.parametrize(("now", "to"), STEPS, ids=[f"{now} to {to}" for now, to in STEPS])
def test_only_the_drawn_steps_are_open(now, to):
    reasons = [] if (now, to) in ALLOWED else [ThemeHindrance.NOT_NEXT]

    assert hindrances_to_move(now=now, to=to, **READY) == reasons


@pytest.mark.parametrize(
    ("now", "to", "without", "reasons"),
    [
        ("proposed", "draft", {"reason": " "}, [ThemeHindrance.NO_REASON]),
        ("in_review", "declined", {"reason": ""}, [ThemeHindrance.NO_REASON]),
        ("active", "paused", {"reason": ""}, [ThemeHindrance.NO_REASON]),
        ("draft", "proposed", {"reason": ""}, []),
        ("draft", "proposed", {"units": 1}, [ThemeHindrance.FEW_UNITS]),
        ("proposed", "draft", {"units": 0}, []),
        ("in_review", "declined", {"units": 1}, []),
        ("in_review", "approved", {"network_type": ""}, [ThemeHindrance.NO_NETWORK_TYPE]),
        ("approved", "starting", {"network_type": ""}, [ThemeHindrance.NO_NETWORK_TYPE]),
        ("starting", "active", {"network_type": ""}, [ThemeHindrance.NO_NETWORK_TYPE]),
        ("proposed", "in_review", {"network_type": ""}, []),
    ],
    ids=lambda value: str(value) if isinstance(value, (str, dict)) else "",
)
def test_what_a_step_asks_for(now, to, without, reasons):
    assert hindrances_to_move(now=now, to=to, **(READY | without)) == reasons


def test_every_hindrance_is_named_at_once():
    assert hindrances_to_move(now="closed", to="active", reason="", units=0, network_type="") == [
        ThemeHindrance.NOT_NEXT,
        ThemeHindrance.FEW_UNITS,
        ThemeHindrance.NO_NETWORK_TYPE,
    ]


@given(st.sampled_from(sorted(product(NEXT, NEXT))), st.text(), st.integers(0, 3), st.sampled_from(["", "welfare"]))
def test_being_ready_never_adds_a_hindrance(step, reason, units, network_type):
    now, to = step
    ready = hindrances_to_move(now=now, to=to, **READY)

    assert set(ready) <= set(hindrances_to_move(now=now, to=to, reason=reason, units=units, network_type=network_type))


def test_every_step_leads_to_a_state_that_is_known():
    assert {to for steps in NEXT.values() for to in steps} == set(NEXT)


def test_roles_are_given_from_the_choice_to_the_closing():
    assert set(NEXT) - set(TAKES_ROLES) == {"draft", "proposed", "in_review", "closed", "declined"}
