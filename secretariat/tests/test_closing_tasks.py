"""What waits for the two of a pair that has ended, on their own first page, and until when."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from codriver.actions.closings_daily import ask_effects
from codriver.actions.evaluations import say_effect
from codriver.actions.leaving import leave
from codriver.models import LaterEffect
from codriver.tests.factories import ended_pair, evaluated, looked_back
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.views.pages import browser_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]


@pytest.fixture
def pair():
    return ended_pair()


def waits(person, pair, *, days=0):
    """Which of the three stand on the page of `person` after so many days."""
    effect = LaterEffect.objects.filter(person=person).first()
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        text = page(browser_of(person).get(reverse("my_page")))
    places = {
        "look back": reverse("pair_closing", args=[pair.pk]),
        "evaluation": reverse("pair_evaluation", args=[pair.pk]),
        "effect": reverse("later_effect", args=[effect.pk]) if effect else "nowhere",
    }
    return {name for name, address in places.items() if f'href="{address}"' in text}


@pytest.mark.parametrize(
    ("days", "there"),
    [(0, {"look back", "evaluation"}), (21, {"look back", "evaluation"}), (22, {"evaluation"}), (61, set())],
)
def test_it_waits_as_long_as_it_is_open(pair, days, there):
    assert waits(pair.co_driver, pair, days=days) == there
    assert waits(pair.network_leader, pair, days=days) == there


def test_what_is_done_waits_no_more(pair):
    looked_back(pair, pair.co_driver)
    assert waits(pair.co_driver, pair) == {"evaluation"}

    evaluated(pair.closing, pair.co_driver)
    assert waits(pair.co_driver, pair) == set()
    assert waits(pair.network_leader, pair) == {"look back", "evaluation"}


def test_nobody_looks_back_with_who_has_left(pair):
    leave(pair.co_driver, by=OfficerFactory(), at=timezone.now())

    assert waits(pair.network_leader, pair) == {"evaluation"}


def test_the_effect_waits_until_it_is_said(pair):
    now = timezone.now() + timedelta(days=92)
    ask_effects(at=now)
    assert waits(pair.co_driver, pair, days=92) == {"effect"}
    assert waits(pair.co_driver, pair, days=160) == set()

    effect = LaterEffect.objects.get(person=pair.co_driver)
    say_effect(effect, words={"for_staff": "De ringer"}, figure="", shown=1, by=pair.co_driver, at=now)
    assert waits(pair.co_driver, pair, days=92) == set()
    assert waits(pair.network_leader, pair, days=92) == {"effect"}
