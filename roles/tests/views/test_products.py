"""The page of each phase."""

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import PhaseProduct, ThemePhase
from netvaerk.tests.factories import OfficerFactory, SolutionFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import decide_all, leader_of, led_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme():
    return led_theme("active", phase=ThemePhase.objects.get(order=5), phase_began_on=timezone.localdate())


def at(theme, order, name="phase_work"):
    return reverse(name, args=[theme.pk, order])


def typed(browser, theme, order, **changes):
    """The form as it came, with what is changed in it."""
    form = browser.get(at(theme, order)).context["form"]
    return {field.html_name: field.value() for field in form} | changes


def save(browser, theme, order, data):
    return browser.post(at(theme, order, "write_products"), data)


@pytest.mark.parametrize("order", range(10))
def test_every_phase_has_its_page_from_the_plan(theme, order):
    leader = browser_of(leader_of(theme))

    assert at(theme, order) in page(leader.get(reverse("plan", args=[theme.pk])))
    text = page(leader.get(at(theme, order)))
    assert all(one.title in text for one in PhaseProduct.objects.filter(phase__order=order))


def test_a_phase_that_is_not_in_the_catalogue_is_not_found(theme):
    assert browser_of(leader_of(theme)).get(at(theme, 77)).status_code == 404


def test_what_is_written_is_read_by_those_on_the_theme_and_counted_on_the_plan(theme):
    leader = browser_of(leader_of(theme))
    response = save(leader, theme, 5, typed(leader, theme, 5, text_tracks="Vand som leg"))

    assert goes_to(response, at(theme, 5))
    officer = browser_of(OfficerFactory())
    assert "Vand som leg" in page(officer.get(at(theme, 5)))
    assert "<textarea" not in page(officer.get(at(theme, 5)))
    assert "1 af 2 skrevet" in page(leader.get(reverse("plan", args=[theme.pk])))


def test_the_page_that_closes_a_phase_says_what_is_missing_and_lets_it_close(theme):
    leader = browser_of(leader_of(theme))
    save(leader, theme, 5, typed(leader, theme, 5, text_tracks="Vand som leg"))
    text = page(leader.get(reverse("close_phase", args=[theme.pk])))

    assert "Det, vi valgte, og hvorfor" in text
    assert "Temaer og spor, vi fandt" not in text


def test_two_who_write_the_same_text_both_see_both(theme):
    leader = browser_of(leader_of(theme))
    co_driver = browser_of(AssignmentFactory(theme=theme, role="co_driver").person)
    first, second = typed(leader, theme, 5, text_tracks="Leg"), typed(co_driver, theme, 5, text_tracks="Ro")
    save(leader, theme, 5, first)
    response = save(co_driver, theme, 5, second)

    assert "Leg" in page(response, 409)
    form = response.context["form"]
    save(co_driver, theme, 5, {field.html_name: field.value() for field in form})
    assert theme.product_texts.get().text == "Ro"


def test_what_one_left_alone_is_not_written_over_somebody_elses_words(theme):
    leader = browser_of(leader_of(theme))
    co_driver = browser_of(AssignmentFactory(theme=theme, role="co_driver").person)
    second = typed(co_driver, theme, 5, text_choice="Leg først")
    save(leader, theme, 5, typed(leader, theme, 5, text_tracks="Leg"))

    assert save(co_driver, theme, 5, second).status_code == 302
    assert {one.text for one in theme.product_texts.all()} == {"Leg", "Leg først"}


def test_in_a_conflict_what_one_left_alone_becomes_what_is_stored(theme):
    leader = browser_of(leader_of(theme))
    co_driver = browser_of(AssignmentFactory(theme=theme, role="co_driver").person)
    second = typed(co_driver, theme, 5, text_choice="Ro")
    save(leader, theme, 5, typed(leader, theme, 5, text_tracks="Leg", text_choice="Leg"))
    form = save(co_driver, theme, 5, second).context["form"]

    assert (form["text_tracks"].value(), form["text_choice"].value()) == ("Leg", "Ro")


@pytest.mark.parametrize(("said", "fault"), [("yes", "Skriv hvornår, hvem og hvad."), ("no", "Skriv, hvorfor ikke.")])
def test_a_decision_without_words_is_mended_beside_its_text(theme, said, fault):
    leader = browser_of(leader_of(theme))
    response = save(leader, theme, 8, typed(leader, theme, 8, decided_spread=said))

    assert response.status_code == 422
    assert shown_errors(response) == {"text_spread": [fault]}


def test_a_decision_is_the_leaders_and_stands_when_the_co_driver_writes(theme):
    decide_all(theme, leader_of(theme))
    co_driver = browser_of(AssignmentFactory(theme=theme, role="co_driver").person)
    data = typed(co_driver, theme, 8, text_spread="Skrevet klarere")

    assert "decided_spread" not in data
    save(co_driver, theme, 8, data | {"decided_spread": "yes"})
    stands = theme.product_texts.get(product__code="spread")
    assert (stands.text, stands.decided) == ("Skrevet klarere", False)


def test_the_phase_of_the_test_lists_the_solutions(theme):
    one = SolutionFactory(theme=theme, title="Vandhave")

    assert reverse("solution", args=[one.pk]) in page(browser_of(leader_of(theme)).get(at(theme, 7)))
