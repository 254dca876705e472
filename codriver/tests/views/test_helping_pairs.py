"""What the secretariat needs on a pair's page to help."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from codriver.tests.factories import offered_pair, running_pair
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import ReleaseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return OfficerFactory()


def test_a_pair_that_needs_help_is_seen_so_with_how_to_reach_it(officer):
    pairing = running_pair()

    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        response = browser_of(officer).get(reverse("pairing", args=[pairing.pk]))

    text = page(response)
    assert (response.context["page"].standing.needs_help, response.context["page"].waited) == (True, 29)
    assert "means-talk" in text.split('class="for-secretariat"')[1]
    assert all(f'href="mailto:{one.email}"' in text for one in (pairing.network_leader, pairing.co_driver))


def test_the_secretariat_sees_the_time_that_is_released_for_the_pair(officer):
    pairing = running_pair()
    ReleaseFactory(theme=pairing.theme, person=pairing.co_driver, hours_per_week="2.5")

    assert "2,5" in page(browser_of(officer).get(reverse("pairing", args=[pairing.pk])))


def test_an_offer_is_not_taken_back_by_a_single_press(officer):
    pairing = offered_pair()

    text = page(browser_of(officer).get(reverse("pairing", args=[pairing.pk])))

    before = text.split(f'action="{reverse("take_offer_back", args=[pairing.pk])}"')[0]
    assert '<details class="confirm">' in before.split('class="for-secretariat"')[1]
