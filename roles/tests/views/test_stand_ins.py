"""The page on which a stand-in is found and named."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.models import StandIn
from roles.tests.factories import AssignmentFactory, StandInFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def held():
    return AssignmentFactory()


def address(held, query=""):
    return reverse("name_stand_in", args=[held.pk]) + query


def name(held, person, by=None, **typed):
    data = {"begins_on": str(TODAY), "ends_on": str(TODAY + timedelta(days=13)), "note": "Ring til Vand"} | typed
    return browser_of(by or held.person).post(address(held, f"?person={person.pk}"), data)


@pytest.mark.both_databases
def test_a_colleague_is_found_chosen_and_named(held):
    person = PersonFactory(name="Ditte Vandmand")
    browser = browser_of(held.person)
    found = page(browser.get(address(held, "?q=vandmand")))
    assert f'href="?person={person.pk}"' in found
    assert "Ditte Vandmand som vikar" in page(browser.get(address(held, f"?person={person.pk}")))

    assert goes_to(name(held, person), reverse("theme", args=[held.theme_id]))
    assert StandIn.objects.get().person == person
    assert "Ring til Vand" in page(browser.get(address(held)))


def test_whoever_has_a_role_on_the_theme_is_not_found(held):
    AssignmentFactory(theme=held.theme, role="co_driver", person=PersonFactory(name="Ditte Vandmand"))

    assert "Ingen med det navn kan være vikar" in page(browser_of(held.person).get(address(held, "?q=vandmand")))


@pytest.mark.both_databases
@pytest.mark.parametrize("query", ["?person=x", "?person=999999", "?q=%00", "?q=" + "x" * 300])
def test_an_odd_address_shows_the_search(held, query):
    assert browser_of(held.person).get(address(held, query)).status_code in (200, 400)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"begins_on": ""}, "begins_on"),
        ({"begins_on": "2020-01-01"}, "begins_on"),
        ({"ends_on": str(TODAY - timedelta(days=1))}, "ends_on"),
        ({"ends_on": str(TODAY + timedelta(days=300))}, "ends_on"),
    ],
)
def test_days_that_cannot_be_are_said_beside_the_field_and_the_note_is_kept(held, typed, field):
    response = name(held, PersonFactory(), **typed)

    assert list(shown_errors(response))[0] == field
    assert "Ring til Vand" in page(response, 422)


def test_what_is_refused_comes_back_with_what_was_typed(held):
    other = AssignmentFactory(theme=held.theme, role="co_driver").person
    text = page(name(held, other), 409)

    assert "Personen har en rolle på temaet" in text
    assert "Ring til Vand" in text


def test_the_secretariat_names_and_ends(held):
    officer = OfficerFactory()
    name(held, PersonFactory(), by=officer)
    stand_in = StandIn.objects.get()
    response = browser_of(officer).post(reverse("end_stand_in", args=[stand_in.pk]))

    assert goes_to(response, reverse("theme", args=[held.theme_id]))
    stand_in.refresh_from_db()
    assert stand_in.ended_on == TODAY


def test_what_is_over_says_so(held):
    stand_in = StandInFactory(assignment=held, ends_on=TODAY - timedelta(days=1))
    browser = browser_of(held.person)
    browser.post(reverse("end_stand_in", args=[stand_in.pk]))

    text = page(browser.get(address(held)))
    assert "Det er allerede slut." in text
    assert "Tidligere vikarer" in text
