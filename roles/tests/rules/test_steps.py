"""What a theme must have before it takes a step."""

from dataclasses import replace

import pytest

from roles.rules.assignments import Missing
from roles.rules.steps import Lacking, ThemeFacts, missing_for_step

READY = ThemeFacts(
    network_type="welfare",
    has_leader=True,
    has_reference_leader=True,
    leader_has_time=True,
    has_co_driver=True,
    has_plan=True,
    solutions=1,
    closing_asked=True,
    value_said=True,
    evaluation_decided=True,
    handed_over=True,
)
UNPAIRED = {"has_co_driver": False}


@pytest.mark.parametrize(
    ("now", "to", "change", "missing"),
    [
        ("approved", "starting", {}, []),
        ("approved", "starting", {"has_leader": False}, [Missing.NETWORK_LEADER]),
        ("starting", "active", {}, []),
        ("starting", "active", {"has_plan": False}, [Lacking.PLAN]),
        ("starting", "active", {"leader_has_time": False}, [Lacking.LEADERS_TIME]),
        ("starting", "active", {"has_reference_leader": False}, [Missing.REFERENCE_LEADER]),
        ("starting", "active", {"has_reference_leader": False, "network_type": "learning"}, []),
        ("starting", "active", UNPAIRED, [Missing.CO_DRIVER]),
        ("starting", "active", UNPAIRED | {"waived": True}, []),
        ("paused", "active", {"has_plan": False, "leader_has_time": False}, []),
        ("paused", "active", UNPAIRED, [Missing.CO_DRIVER]),
        ("active", "testing", {"solutions": 0}, [Lacking.FINDING]),
        ("active", "testing", {"solutions": 0, "has_other_finding": True}, []),
        ("active", "testing", {"solutions_without_owner": 1}, []),
        ("testing", "closing", {"solutions_without_owner": 1}, [Lacking.OWNER]),
        ("active", "paused", {"has_leader": False}, []),
        ("closing", "closed", UNPAIRED, []),
        ("closing", "closed", {}, [Missing.PAIRING_ENDED]),
        ("closing", "closed", UNPAIRED | {"closing_asked": False}, [Lacking.ASKED]),
        ("closing", "closed", UNPAIRED | {"value_said": False}, [Lacking.VALUE]),
        ("closing", "closed", UNPAIRED | {"evaluation_decided": False}, [Lacking.EVALUATION]),
        ("closing", "closed", UNPAIRED | {"handed_over": False}, [Lacking.HANDOVER]),
        ("active", "closed", UNPAIRED | {"handed_over": False, "value_said": False, "closing_asked": False}, []),
        ("active", "closed", {}, [Missing.PAIRING_ENDED]),
    ],
    ids=str,
)
def test_what_is_missing(now, to, change, missing):
    assert missing_for_step(replace(READY, **change), now=now, to=to, talked=True) == missing


@pytest.mark.parametrize("to", ["testing", "closing"])
@pytest.mark.parametrize(("talked", "has_reference_leader"), [(True, True), (False, True), (False, False)])
def test_the_leader_talks_with_the_reference_leader_first(to, talked, has_reference_leader):
    facts = replace(READY, has_reference_leader=has_reference_leader)
    missing = [] if talked or not has_reference_leader else [Lacking.TALK]

    assert missing_for_step(facts, now="testing", to=to, talked=talked) == missing
