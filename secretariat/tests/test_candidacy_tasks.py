"""What waits about a candidacy, on the pages of the personnel leader, the person and the secretariat."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.models import CoDriverCandidacy
from codriver.tests.factories import asking_candidate, ready_candidate
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import LedPersonFactory, NominationFactory

pytestmark = pytest.mark.django_db


def told_not_now(until):
    candidacy = ready_candidate()
    no = {"status": "not_now", "not_now_reason": "Vi er for få.", "ask_again_on": until}
    CoDriverCandidacy.objects.filter(pk=candidacy.pk).update(**no)
    return browser_of(candidacy.person)


@pytest.mark.parametrize("name", ["my_page", "my_staff"])
def test_a_personnel_leader_meets_what_waits(name):
    candidacy = asking_candidate(LedPersonFactory())
    answered = ready_candidate(LedPersonFactory(personnel_leader=candidacy.person.personnel_leader))
    text = page(browser_of(candidacy.person.personnel_leader).get(reverse(name)))

    assert reverse("candidacy", args=[candidacy.pk]) in text
    assert reverse("candidacy", args=[answered.pk]) not in text


@pytest.mark.parametrize(("days", "is_there"), [(0, True), (1, False)])
def test_the_day_to_ask_again_is_a_task(days, is_there):
    text = page(told_not_now(timezone.localdate() + timedelta(days=days)).get(reverse("my_page")))

    assert ("Du kan igen bede om tid" in text) == is_there


def test_ones_own_page_says_where_one_stands():
    text = page(browser_of(ready_candidate().person).get(reverse("my_page")))

    assert "Din vej til at blive co-driver" in text


@pytest.mark.parametrize(("days", "is_there"), [(13, False), (14, True)])
def test_the_secretariat_sees_whose_leader_is_silent_after_two_reminders(days, is_there):
    candidacy = asking_candidate(LedPersonFactory(), asked=timezone.now() - timedelta(days=days))
    text = page(browser_of(OfficerFactory()).get(reverse("today")))

    assert (reverse("candidacy", args=[candidacy.pk]) in text) == is_there


def test_the_secretariat_gets_to_the_list_from_the_overview():
    assert reverse("candidacies") in page(browser_of(OfficerFactory()).get(reverse("overview")))


def test_the_secretariat_gets_from_a_candidacy_to_the_nomination_with_a_yes():
    nomination = NominationFactory(accepted=True)
    candidacy = ready_candidate(nomination.person, nomination=nomination)
    text = page(browser_of(OfficerFactory()).get(reverse("candidacy", args=[candidacy.pk])))

    assert reverse("nomination", args=[nomination.pk]) in text
