"""What the two read on an offer: enough to decide on, and nothing that is about one of them alone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.pairing import answer_offer
from codriver.models import CompetenceOffer, CompetenceRequest
from codriver.tests.factories import led_theme, offered_pair
from netvaerk.models import Person
from netvaerk.tests.factories import CompetenceFactory, PersonFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of, first_level, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def pairing():
    """Two of different units, of whom one wishes for a thing that is asked for, can another and lacks a third."""
    leader, co_driver = PersonFactory(unit=UnitFactory()), PersonFactory(unit=UnitFactory(parent=UnitFactory()))
    theme = led_theme(leader, purpose="Mindre vand i kældrene.")
    for wish, name in (("want", "Ønsket"), ("can", "Kan"), ("", "Mangler")):
        competence = CompetenceFactory(name_da=name, name_en=name)
        CompetenceRequest.objects.create(theme=theme, competence=competence)
        if wish:
            CompetenceOffer.objects.create(person=co_driver, competence=competence, wish=wish)
    pairing = offered_pair(theme, co_driver)
    Person.objects.update(language="en")
    return pairing


def look(person, pairing):
    return page(browser_of(person).get(reverse("pairing", args=[pairing.pk])))


@pytest.mark.parametrize("role", ["network_leader", "co_driver"])
def test_an_offer_gives_something_to_decide_on(pairing, role):
    person = getattr(pairing, role)

    text = look(person, pairing)

    assert "Mindre vand i kældrene." in text
    assert f'href="mailto:{pairing.other(person).email}"' in text
    assert "what the leader asks for: Ønsket." in text


@pytest.mark.parametrize("word", ["Kan.", "Mangler."])
def test_what_speaks_against_or_was_not_wished_for_stays_with_the_secretariat(pairing, word):
    assert [word in look(person, pairing) for person in (pairing.network_leader, pairing.co_driver)] == [False, False]


def test_who_has_answered_is_not_asked_again(pairing):
    before = first_level(look(pairing.co_driver, pairing))
    answer_offer(pairing, by=pairing.co_driver, says_yes=True, reason="", at=timezone.now())

    after = first_level(look(pairing.co_driver, pairing))

    assert [one.endswith("?") for one in (before, after)] == [True, False]
