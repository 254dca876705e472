"""When a role may be given, answered and laid down, and what a theme lacks before it may be active."""

from dataclasses import replace
from itertools import combinations

import pytest

from netvaerk.rules.themes import NEXT, TAKES_ROLES
from roles.rules.assignments import (
    CO_DRIVER,
    NETWORK_LEADER,
    REFERENCE_LEADER,
    AppointmentFacts,
    Ground,
    Missing,
    RoleHindrance,
    hindrances_to_answer,
    hindrances_to_appointing,
    leaves_empty,
    lost_by_rewriting,
    missing_for_activation,
)

READY = AppointmentFacts(
    role=NETWORK_LEADER,
    by_secretariat=True,
    employed=True,
    theme_status="approved",
    held=False,
    others=[],
    ground=Ground(has_diploma=True),
)
AGAINST = {
    RoleHindrance.NOT_SECRETARIAT: {"by_secretariat": False},
    RoleHindrance.NOT_EMPLOYED: {"employed": False},
    RoleHindrance.THEME_TAKES_NO_ROLES: {"theme_status": "draft"},
    RoleHindrance.ROLE_IS_HELD: {"held": True},
    RoleHindrance.NO_WAIVER: {"ground": Ground()},
}


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"role": REFERENCE_LEADER}, []),
        ({"role": CO_DRIVER}, [RoleHindrance.PAIRING_FIRST]),
        ({"held": True, "takes_over": True}, []),
        ({"others": [NETWORK_LEADER]}, [RoleHindrance.ASKED_ALREADY]),
        ({"others": [REFERENCE_LEADER]}, [RoleHindrance.HOLDS_ANOTHER]),
        (
            {"others": [NETWORK_LEADER, CO_DRIVER]},
            [RoleHindrance.ASKED_ALREADY, RoleHindrance.HOLDS_ANOTHER],
        ),
    ],
    ids=["leader", "reference leader", "co-driver", "hand-over", "asked already", "another role", "both"],
)
def test_appointing(change, reasons):
    assert hindrances_to_appointing(replace(READY, **change)) == reasons


@pytest.mark.parametrize(
    ("role", "ground", "reasons"),
    [
        (NETWORK_LEADER, Ground(has_diploma=True), []),
        (NETWORK_LEADER, Ground(waiver="Has led before"), []),
        (NETWORK_LEADER, Ground(waiver=" \n"), [RoleHindrance.NO_WAIVER]),
        (NETWORK_LEADER, Ground(), [RoleHindrance.NO_WAIVER]),
        (REFERENCE_LEADER, Ground(), []),
    ],
)
def test_leading_without_the_diploma_takes_a_reason(role, ground, reasons):
    assert hindrances_to_appointing(replace(READY, role=role, ground=ground)) == reasons


@pytest.mark.parametrize(
    ("role", "has_diploma", "kept"),
    [(NETWORK_LEADER, False, "Has led before"), (NETWORK_LEADER, True, ""), (REFERENCE_LEADER, False, "")],
    ids=["leads without", "has the diploma", "needs none"],
)
def test_the_reason_is_kept_where_the_diploma_lacks(role, has_diploma, kept):
    assert Ground(has_diploma, " Has led before\n").waiver_for(role) == kept


@pytest.mark.parametrize("count", range(1, len(AGAINST) + 1))
def test_every_hindrance_to_appointing_alone_and_together(count):
    for reasons in combinations(AGAINST, count):
        changes = {name: value for reason in reasons for name, value in AGAINST[reason].items()}

        assert hindrances_to_appointing(replace(READY, **changes)) == list(reasons)


@pytest.mark.parametrize("status", NEXT)
def test_a_theme_takes_roles_while_it_lives(status):
    reasons = [] if status in TAKES_ROLES else [RoleHindrance.THEME_TAKES_NO_ROLES]

    assert hindrances_to_appointing(replace(READY, theme_status=status)) == reasons


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, []),
        ({"own": False}, [RoleHindrance.NOT_YOURS]),
        ({"employed": False}, [RoleHindrance.NOT_EMPLOYED]),
        ({"answered": True}, [RoleHindrance.ANSWERED_ALREADY]),
        ({"withdrawn": True}, [RoleHindrance.NO_LONGER_OPEN]),
        (
            {"own": False, "employed": False, "answered": True},
            [RoleHindrance.NOT_YOURS, RoleHindrance.NOT_EMPLOYED, RoleHindrance.ANSWERED_ALREADY],
        ),
    ],
    ids=["mine and waiting", "somebody else's", "left", "answered", "taken back", "all at once"],
)
def test_answering(facts, reasons):
    ready = {"own": True, "employed": True, "answered": False, "withdrawn": False}

    assert hindrances_to_answer(**{**ready, **facts}) == reasons


@pytest.mark.parametrize(
    ("role", "running", "empty"),
    [
        (NETWORK_LEADER, True, True),
        (REFERENCE_LEADER, True, True),
        (CO_DRIVER, True, False),
        (NETWORK_LEADER, False, False),
        (REFERENCE_LEADER, False, False),
    ],
)
def test_a_running_theme_is_never_left_empty(role, running, empty):
    assert leaves_empty(role, running) == empty


FULL = {
    "network_type": "welfare",
    "has_leader": True,
    "has_reference_leader": True,
    "has_co_driver": True,
    "waived": False,
}


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),
        ({"has_leader": False}, [Missing.NETWORK_LEADER]),
        ({"has_reference_leader": False}, [Missing.REFERENCE_LEADER]),
        ({"has_reference_leader": False, "network_type": "learning"}, []),
        ({"has_co_driver": False}, [Missing.CO_DRIVER]),
        ({"has_co_driver": False, "waived": True}, []),
        (
            {"has_leader": False, "has_reference_leader": False, "has_co_driver": False},
            [Missing.NETWORK_LEADER, Missing.REFERENCE_LEADER, Missing.CO_DRIVER],
        ),
    ],
    ids=[
        "nothing",
        "leader",
        "reference leader",
        "a learning network needs no reference leader",
        "co-driver",
        "waived",
        "everybody",
    ],
)
def test_missing_for_activation(change, missing):
    assert missing_for_activation(**(FULL | change)) == missing


def test_rewriting_the_card_loses_only_what_was_there():
    lacked = [Missing.CO_DRIVER]

    assert lost_by_rewriting(lacked, [Missing.REFERENCE_LEADER, Missing.CO_DRIVER]) == [Missing.REFERENCE_LEADER]
    assert lost_by_rewriting(lacked, []) == []
