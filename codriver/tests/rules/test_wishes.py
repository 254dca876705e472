"""What stands in the way of keeping what is needed and what is offered, and what an offer still lacks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from codriver.rules.offers import Missing, missing_for_offer
from codriver.rules.wishes import Need, NeedFacts, Offer, WishHindrance, hindrances_to_need, hindrances_to_offer

FINE = NeedFacts(by_leader=True, theme_open=True, paired=False, as_shown=True, asks_oneself=False)
NEED = Need(weights=dict.fromkeys(range(5), 2), hours_per_week=Decimal(37))


@pytest.mark.parametrize(
    ("change", "need", "reasons"),
    [
        ({}, {}, []),
        ({}, {"hours_per_week": None}, []),
        ({"by_leader": False}, {}, [WishHindrance.NOT_LEADER]),
        ({"theme_open": False}, {}, [WishHindrance.THEME_TAKES_NO_PAIR]),
        ({"paired": True}, {}, [WishHindrance.PAIRED]),
        ({"as_shown": False}, {}, [WishHindrance.CHANGED_MEANWHILE]),
        ({"asks_oneself": True}, {}, [WishHindrance.ASKED_ONESELF]),
        ({}, {"weights": dict.fromkeys(range(6), 2)}, [WishHindrance.TOO_MANY]),
        ({}, {"hours_per_week": Decimal(0)}, [WishHindrance.HOURS]),
        ({}, {"hours_per_week": Decimal("37.1")}, [WishHindrance.HOURS]),
    ],
)
def test_hindrances_to_need(change, need, reasons):
    assert hindrances_to_need(replace(NEED, **need), replace(FINE, **change)) == reasons


OFFER = Offer(competences=dict.fromkeys(range(8), ("want", 2)), hours_per_week=Decimal(3))
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("offer", "reasons"),
    [
        ({}, []),
        ({"free_from": FIRST}, []),
        ({"free_from": FIRST, "free_until": FIRST}, []),
        ({"free_from": LAST, "free_until": FIRST}, [WishHindrance.ENDS_BEFORE_IT_BEGINS]),
        ({"competences": dict.fromkeys(range(9), ("want", 2))}, [WishHindrance.TOO_MANY_OFFERS]),
        ({"hours_per_week": Decimal(38)}, [WishHindrance.HOURS]),
    ],
)
def test_hindrances_to_offer(offer, reasons):
    assert hindrances_to_offer(replace(OFFER, **offer), by_oneself=True, as_shown=True) == reasons


def test_an_offer_is_ones_own_and_goes_on_from_what_was_shown():
    reasons = hindrances_to_offer(OFFER, by_oneself=False, as_shown=False)

    assert reasons == [WishHindrance.NOT_ONESELF, WishHindrance.CHANGED_MEANWHILE]


def test_what_one_merely_can_is_not_wished():
    assert Offer(competences={1: ("can", 4), 2: ("want", 2), 3: ("learn", 1)}).wished == 2


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({"competences": 1, "tasks": 1, "hours": True}, []),
        ({"competences": 0, "tasks": 2, "hours": True}, [Missing.COMPETENCES]),
        ({"competences": 3, "tasks": 0, "hours": True}, [Missing.TASKS]),
        ({"competences": 3, "tasks": 5, "hours": False}, [Missing.HOURS]),
        ({"competences": 0, "tasks": 0, "hours": False}, list(Missing)),
    ],
)
def test_missing_for_offer(said, missing):
    assert missing_for_offer(**said) == missing
