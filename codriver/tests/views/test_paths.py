"""One's own path, and the secretariat's list of all."""

import pytest
from django.urls import reverse

from codriver.models import DevelopmentPath
from codriver.tests.factories import running_pair
from codriver.tests.paths import KINDS, at_each_stage, co_driver, practising
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, page

pytestmark = pytest.mark.django_db


def opened(person, name="my_path", **query):
    return browser_of(person).get(reverse(name), query)


def test_who_has_not_begun_is_led_to_the_beginning():
    assert opened(PersonFactory()).url == reverse("become_co_driver")


def test_ones_path_says_where_one_stands_what_is_missing_and_whose_turn_it_is():
    text = page(opened(practising(("plans",))))

    assert "Bekræftet praksis i at sammensætte netværket" in text
    assert "Bekræftet praksis i at planlægge en proces" not in text
    assert "Venter på dig" in text


def test_every_stage_has_a_page_of_its_own():
    assert [opened(person).status_code for person in at_each_stage().values()] == [200] * len(at_each_stage())


def test_a_wish_is_said_with_one_press_and_shown():
    person = co_driver()
    browser_of(person).post(reverse("say_wish"), {"wish": "considering"})

    assert "Du sagde “Det overvejer jeg”" in page(opened(person))


def test_a_wish_that_is_none_is_told_beside_the_field():
    response = browser_of(co_driver()).post(reverse("say_wish"), {"wish": ""})

    assert "Vælg et af svarene." in page(response, 422)


def test_one_pauses_and_comes_back():
    person = practising()
    browser = browser_of(person)
    browser.post(reverse("stop_path"))
    assert "Kom tilbage" in page(browser.get(reverse("my_path")))

    browser.post(reverse("come_back"))
    assert "Kom tilbage" not in page(browser.get(reverse("my_path")))


def test_the_secretariat_sees_all_of_one_stage_and_notes_who_is_ready():
    person = practising(KINDS)
    person.leadership_wishes.create(wish="yes", said_at=person.pairings_as_co_driver.get().offered_at)
    other = co_driver()
    browser = browser_of(OfficerFactory())
    text = page(browser.get(reverse("paths"), {"trin": "practising"}))
    assert (person.name in text, other.name in text) == (True, False)

    browser.post(reverse("note_ready", args=[person.pk]))

    assert DevelopmentPath.objects.get().ready_at
    assert reverse("note_ready", args=[person.pk]) not in page(browser.get(reverse("paths")))


def test_too_early_is_refused_with_the_reason():
    response = browser_of(OfficerFactory()).post(reverse("note_ready", args=[practising().pk]))

    assert "Ikke endnu" in page(response, 409)


def test_ten_years_of_pairs_stand_on_one_page():
    person = co_driver()
    pairing = person.pairings_as_co_driver.get()

    assert pairing.network_leader.name in page(opened(person))
    assert running_pair().network_leader.name not in page(opened(person))


def test_an_empty_list_says_when_it_fills():
    assert "Ingen er på vej endnu" in page(opened(OfficerFactory(), "paths"))
