"""The theme's page shows how far the pair is to those on the theme and to the secretariat, and to nobody else."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.tests.factories import led_theme, running_pair
from netvaerk.models import ThemePhase
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import AssignmentFactory, SparringFactory, StandInFactory, TopicFactory
from secretariat.queries.themes import theme_page

pytestmark = pytest.mark.django_db


def on_the_page_of(person, theme):
    return theme_page(theme, person, timezone.localdate()).standing is not None


def test_who_sees_how_far_the_pair_is():
    theme = led_theme()
    pairing = running_pair(theme)
    reference_leader = AssignmentFactory(theme=theme, role="reference_leader").person
    other_leader = AssignmentFactory().person
    people = [
        pairing.network_leader,
        pairing.co_driver,
        reference_leader,
        OfficerFactory(),
        other_leader,
        PersonFactory(),
    ]

    assert [on_the_page_of(person, theme) for person in people] == [True, True, True, True, False, False]


def test_the_pair_goes_from_the_theme_to_its_alignment_and_the_secretariat_to_the_pairing():
    theme = led_theme()
    pairing = running_pair(theme)
    reference_leader = AssignmentFactory(theme=theme, role="reference_leader").person
    ways = [reverse("alignment", args=[pairing.alignment.pk]), reverse("pairing", args=[pairing.pk])]

    found = [
        [way in page(browser_of(person).get(reverse("theme", args=[theme.pk]))) for way in ways]
        for person in (pairing.network_leader, pairing.co_driver, OfficerFactory(), reference_leader)
    ]

    assert found == [[True, False], [True, False], [False, True], [False, False]]


def test_the_route_marks_what_is_behind_where_the_theme_is_and_since_when():
    third = ThemePhase.objects.all()[2]
    theme = ThemeFactory(phase=third, phase_began_on=date(2026, 7, 8))
    states = [(step.number, step.state, step.note) for step in on_page(theme).route[:4]]

    assert states == [(0, "done", ""), (1, "done", ""), (2, "current", "siden 8. juli 2026"), (3, "next", "")]


def test_a_theme_without_a_phase_shows_no_route():
    assert on_page(ThemeFactory()).route == []


def test_a_closed_theme_has_the_whole_route_behind_it():
    last = ThemePhase.objects.last()
    theme = ThemeFactory(phase=last, phase_began_on=date(2026, 7, 8), status="closed")

    assert {step.state for step in on_page(theme).route} == {"done"}


def on_page(theme):
    return theme_page(theme, PersonFactory(), timezone.localdate())


def test_who_stands_in_is_shown_beside_the_holder_to_everybody():
    stand_in = StandInFactory(person=PersonFactory(name="Ditte Vandmand"))
    text = page(browser_of(PersonFactory()).get(reverse("theme", args=[stand_in.assignment.theme_id])))

    assert "Vikar: Ditte Vandmand" in text
    assert "Ret vikaren" not in text


@pytest.mark.parametrize(("who", "told"), [("holder", True), ("officer", True), ("employee", False)])
def test_who_is_to_stand_in_later_is_told_to_who_may_change_it(who, told):
    tomorrow = timezone.localdate() + timedelta(days=1)
    stand_in = StandInFactory(person=PersonFactory(name="Ditte Vandmand"), begins_on=tomorrow)
    readers = {"holder": lambda: stand_in.assignment.person, "officer": OfficerFactory, "employee": PersonFactory}
    text = page(browser_of(readers[who]()).get(reverse("theme", args=[stand_in.assignment.theme_id])))

    assert ("Vikar: Ditte Vandmand" in text, "Ret vikaren" in text) == (told, told)


def test_who_stood_in_before_is_history_for_those_on_the_theme():
    over = StandInFactory(person=PersonFactory(name="Ditte Vandmand"), ended_on=timezone.localdate())
    address = reverse("theme", args=[over.assignment.theme_id])

    assert "Ditte Vandmand var vikar" in page(browser_of(over.assignment.person).get(address))
    for person in (PersonFactory(), over.person):
        assert "Ditte Vandmand" not in page(browser_of(person).get(address)).split("<main")[1]


def test_who_stands_in_meets_the_theme_as_its_holder_does():
    pairing = running_pair()
    held = pairing.theme.role_assignments.get(role="network_leader")
    stand_in = StandInFactory(assignment=held).person
    seen = theme_page(pairing.theme, stand_in, timezone.localdate())

    assert (seen.may_edit, seen.may_request, seen.in_pair) == (True, True, False)
    inside = {"theme", "plan", "participants", "meetings", "mandate", "reference_needs", "solutions", "next_step"}
    inside |= {"theme_timeline"}
    assert {tab.name for tab in seen.tabs} == inside | {"sparring"}


def tabs(person, theme):
    return {tab.name for tab in theme_page(theme, person, timezone.localdate()).tabs}


def test_the_tab_of_sparring_is_for_the_two_and_for_a_co_driver_with_a_shared_topic():
    topic = TopicFactory(relation=SparringFactory())
    relation, theme = topic.relation, topic.relation.theme
    co_driver = AssignmentFactory(theme=theme, role="co_driver").person

    people = (relation.network_leader, relation.reference_leader, OfficerFactory(), co_driver, PersonFactory())
    assert ["sparring" in tabs(person, theme) for person in people] == [True, True, True, False, False]
    topic.shared_with.add(co_driver)
    assert "sparring" in tabs(co_driver, theme)
