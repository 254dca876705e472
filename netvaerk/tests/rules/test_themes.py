"""The states of a theme: every step there is, every step there is not, and what a step asks for."""

from datetime import date

import pytest

from netvaerk.rules.themes import (
    INTAKE,
    NEXT,
    TAKES_ROLES,
    Step,
    ThemeHindrance,
    crosses_units,
    hindrances_to_move,
    is_next,
    steps_of,
)

TODAY = date(2026, 3, 1)
STEPS = [(now, to) for now in NEXT for to in NEXT]
BEFORE_THE_CHOICE = {
    ("draft", "proposed"),
    ("proposed", "in_review"),
    ("proposed", "draft"),
    ("in_review", "approved"),
    ("proposed", "merged"),
    ("in_review", "declined"),
    ("in_review", "merged"),
    ("declined", "proposed"),
    ("declined", "draft"),
}
# Who takes which step of a chosen theme: the network leader, the secretariat, or both.
ACTORS = {
    ("approved", "starting"): {"officer"},
    ("approved", "closed"): {"officer"},
    ("starting", "active"): {"leader"},
    ("starting", "closed"): {"officer"},
    ("active", "testing"): {"leader"},
    ("active", "closing"): {"leader"},
    ("active", "paused"): {"leader", "officer"},
    ("active", "closed"): {"officer"},
    ("testing", "closing"): {"leader"},
    ("testing", "paused"): {"leader", "officer"},
    ("testing", "closed"): {"officer"},
    ("paused", "active"): {"leader", "officer"},
    ("paused", "testing"): {"leader", "officer"},
    ("paused", "closed"): {"officer"},
    ("closing", "closed"): {"officer"},
}
IDS = [f"{now} to {to}" for now, to in STEPS]
BARRED = {ThemeHindrance.NOT_SECRETARIAT, ThemeHindrance.NOT_THE_LEADER, ThemeHindrance.NEITHER}


def step(now, to, who="", **said):
    """A step in which nothing is missing but the right person, if `who` is not the one."""
    ready = {
        "network_type": "learning",
        "came_from": to,
        "reason": "Fordi",
        "review_on": TODAY,
        "leads": who == "leader",
        "officer": who == "officer",
    }
    return Step(now, to, **(ready | said))


@pytest.mark.parametrize(("now", "to"), STEPS, ids=IDS)
def test_only_the_drawn_steps_are_open(now, to):
    assert is_next(now, to) == ((now, to) in BEFORE_THE_CHOICE | set(ACTORS))


@pytest.mark.parametrize("who", ["leader", "officer", "neither"])
@pytest.mark.parametrize(("now", "to"), STEPS, ids=IDS)
def test_who_takes_which_step(now, to, who):
    reasons = hindrances_to_move(step(now, to, who), crosses=True, today=TODAY)

    assert (not reasons) == (who in ACTORS.get((now, to), set()))
    if (now, to) in ACTORS and reasons:
        assert set(reasons) <= BARRED


@pytest.mark.parametrize("who", ["leader", "officer", "neither"])
@pytest.mark.parametrize("now", NEXT)
def test_the_open_steps_are_those_one_may_take(now, who):
    open_to = steps_of(now, "learning", leads=who == "leader", officer=who == "officer", came_from="active")

    assert open_to == [
        to for to in NEXT[now] if who in ACTORS.get((now, to), set()) and (now, to) != ("paused", "testing")
    ]


@pytest.mark.parametrize(
    ("now", "to", "said", "reasons"),
    [
        ("active", "paused", {"reason": " "}, [ThemeHindrance.NO_REASON]),
        ("active", "paused", {"review_on": None}, [ThemeHindrance.NO_REVIEW_DAY]),
        ("active", "paused", {"review_on": date(2026, 2, 28)}, [ThemeHindrance.NO_REVIEW_DAY]),
        ("active", "testing", {"reason": ""}, []),
        ("active", "closed", {"reason": ""}, [ThemeHindrance.NO_REASON]),
        ("closing", "closed", {"reason": ""}, []),
        ("approved", "starting", {"network_type": ""}, [ThemeHindrance.NO_NETWORK_TYPE]),
        ("starting", "active", {"network_type": ""}, [ThemeHindrance.NO_NETWORK_TYPE]),
        ("active", "testing", {"network_type": ""}, []),
        ("active", "closing", {"network_type": "welfare"}, [ThemeHindrance.NOT_NEXT]),
        ("paused", "active", {"came_from": "testing"}, [ThemeHindrance.NOT_NEXT]),
        ("paused", "closed", {"came_from": "testing"}, []),
    ],
    ids=lambda value: str(value) if isinstance(value, (str, dict)) else "",
)
def test_what_a_step_asks_for(now, to, said, reasons):
    wanted = step(now, to, leads=True, officer=True, **said)

    assert hindrances_to_move(wanted, crosses=True, today=TODAY) == reasons


@pytest.mark.parametrize(("to", "reasons"), [("starting", [ThemeHindrance.FEW_UNITS]), ("closed", [])])
def test_a_theme_of_one_unit_goes_nowhere_but_to_its_end(to, reasons):
    assert hindrances_to_move(step("approved", to, "officer"), crosses=False, today=TODAY) == reasons


def test_every_hindrance_is_named_at_once():
    wanted = step("closed", "active", network_type="", reason="")

    assert hindrances_to_move(wanted, crosses=False, today=TODAY) == [
        ThemeHindrance.NOT_THE_LEADER,
        ThemeHindrance.NOT_NEXT,
        ThemeHindrance.FEW_UNITS,
        ThemeHindrance.NO_NETWORK_TYPE,
    ]


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
