"""The talk before the answers, an offer past its deadline, and how the time stands, as they are read."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.pairing import answer_offer
from codriver.models import Pairing
from codriver.tests.factories import CoDriverOfferFactory, led_theme, offered_pair, ready_candidate, running_pair
from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page
from roles.models import ReleaseRequest

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]


@pytest.fixture
def officer():
    return OfficerFactory(language="en")


@pytest.fixture
def offer():
    pairing = offered_pair()
    Person.objects.update(language="en")
    return pairing


@pytest.fixture
def overdue(offer):
    Pairing.objects.update(answer_by=timezone.localdate() - timedelta(days=1))
    offer.refresh_from_db()
    return offer


def look(person, name, pairing):
    return page(browser_of(person).get(reverse(name, args=[pairing.pk])))


def act(person, name, pairing, **typed):
    return browser_of(person).post(reverse(name, args=[pairing.pk]), typed)


def test_the_offer_leads_to_questions_for_the_talk(offer):
    assert reverse("chemistry_talk", args=[offer.pk]) in look(offer.co_driver, "pairing", offer)
    assert look(offer.co_driver, "chemistry_talk", offer).count("<h2>") == 7


def test_an_officer_sees_that_an_offer_is_overdue_and_what_can_be_done(overdue, officer):
    text = look(officer, "pairing", overdue)

    assert "Past the deadline" in text
    assert all(reverse(name, args=[overdue.pk]) in text for name in ("remind_of_offer", "extend_offer"))
    assert "Past the deadline" in page(browser_of(officer).get(reverse("overview")))


def test_the_two_are_not_offered_what_the_secretariat_does(overdue):
    assert reverse("remind_of_offer", args=[overdue.pk]) not in look(overdue.co_driver, "pairing", overdue)


def test_an_officer_reminds_and_gives_more_time(overdue, officer):
    reminded = act(officer, "remind_of_offer", overdue)
    extended = act(officer, "extend_offer", overdue, shown=overdue.answer_by.isoformat())

    overdue.refresh_from_db()
    assert all(goes_to(one, reverse("pairing", args=[overdue.pk])) for one in (reminded, extended))
    assert overdue.answer_by > timezone.localdate()


def test_an_offer_that_has_time_enough_is_refused_with_the_reason(offer, officer):
    response = act(officer, "extend_offer", offer, shown=offer.answer_by.isoformat())

    assert response.status_code == 409
    assert "There is time enough yet" in page(response, 409)


def test_a_decline_shows_an_officer_what_to_do_next(offer, officer):
    answer_offer(offer, by=offer.co_driver, says_yes=False, reason="Har ikke tid i år", at=timezone.now())

    text = look(officer, "pairing", offer)

    assert "Har ikke tid i år" in text
    assert all(url in text for url in (reverse("pairing_board"), reverse("choose_co_driver", args=[offer.theme.pk])))


def test_all_three_read_that_the_time_is_released(officer):
    pairing = running_pair(co_driver=ready_candidate().person)
    Person.objects.update(language="en")

    for person in (pairing.network_leader, pairing.co_driver, officer):
        assert "Released" in look(person, "pairing", pairing)


def test_all_three_read_that_the_time_is_asked_for(officer):
    person = PersonFactory(personnel_leader=PersonFactory())
    CoDriverOfferFactory(person=person, hours_per_week=Decimal(2))
    theme = led_theme(begins_on=timezone.localdate(), ends_on=timezone.localdate() + timedelta(days=90))
    pairing = running_pair(theme, person)
    Person.objects.update(language="en")

    link = reverse("time_request", args=[ReleaseRequest.objects.get().pk])
    for one in (pairing.network_leader, pairing.co_driver, officer):
        assert link in look(one, "pairing", pairing)


def test_where_nobody_has_asked_the_page_leads_to_asking(officer):
    pairing = running_pair()

    for person in (pairing.network_leader, pairing.co_driver, officer):
        assert reverse("ask_for_time", args=[pairing.theme.pk]) in look(person, "pairing", pairing)
