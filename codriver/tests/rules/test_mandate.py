"""What a mandate is made of, what is missing, and when an agreement may be opened."""

from dataclasses import replace
from decimal import Decimal

import pytest

from codriver.models import AlignmentTemplate
from codriver.rules.mandate import (
    WHOSE_HOURS,
    MandateFacts,
    Missing,
    OpeningHindrance,
    hindrances_to_opening,
    missing_for_mandate,
)

READY = MandateFacts(True, True, True, released_hours=Decimal(4), agreed_hours=Decimal(3))
NOTHING = MandateFacts(False, False, False, released_hours=Decimal(0), agreed_hours=Decimal(0))
OPENING = {"known": True, "party": True, "theme_running": True, "two_people": True}


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),
        ({"agreed_hours": Decimal(4)}, []),
        ({"co_driver_agreed": False}, [Missing.CO_DRIVER]),
        ({"co_driver_agreed": False, "needs_co_driver": False}, []),
        ({"reference_leader_agreed": False}, [Missing.REFERENCE_LEADER]),
        ({"reference_leader_agreed": False, "needs_reference_leader": False}, []),
        ({"personnel_leader_agreed": False}, [Missing.PERSONNEL_LEADER]),
        ({"agreed_hours": Decimal("4.5")}, [Missing.HOURS]),
        ({"released_hours": Decimal(0), "agreed_hours": Decimal(0)}, [Missing.HOURS]),
    ],
)
def test_missing_for_mandate(change, missing):
    assert missing_for_mandate(replace(READY, **change)) == missing


def test_everything_is_missing_at_first():
    assert missing_for_mandate(NOTHING) == list(Missing)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"party": False}, [OpeningHindrance.NOT_A_PARTY]),
        ({"theme_running": False}, [OpeningHindrance.THEME_NOT_RUNNING]),
        ({"two_people": False, "party": False}, [OpeningHindrance.NOBODY_TO_AGREE_WITH]),
        ({"known": False, "party": False, "two_people": False}, [OpeningHindrance.NOT_A_KIND]),
    ],
)
def test_hindrances_to_opening(change, reasons):
    assert hindrances_to_opening(**(OPENING | change)) == reasons


def test_every_kind_of_template_says_whose_hours_it_is_about():
    assert set(WHOSE_HOURS) == set(AlignmentTemplate.Kind.values)
