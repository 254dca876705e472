"""The pages of a theme's plan."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import ThemePhase
from netvaerk.rules.plan import Span
from netvaerk.tests.factories import OfficerFactory, ThemeFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.actions.plan import plan_phases, spans_of
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def theme():
    phase = ThemePhase.objects.get(order=2)
    theme = ThemeFactory(phase=phase, phase_began_on=DAY, begins_on=DAY, ends_on=DAY + timedelta(days=99))
    AssignmentFactory(theme=theme)
    return theme


@pytest.fixture
def leader(theme):
    return browser_of(theme.role_assignments.get().person)


def typed(version=1, **days):
    return {"version": version, **days}


def save(browser, theme, **data):
    return browser.post(reverse("plan_phases", args=[theme.pk]), typed(**data))


def first_days(theme):
    return [str(span.begins_on) for span in spans_of(theme) if span.begins_on]


def test_an_empty_plan_says_so_and_offers_to_make_one(theme, leader):
    text = page(leader.get(reverse("plan", args=[theme.pk])))

    assert "Der er ikke planlagt nogen dage endnu." in text
    assert "Lav en plan" in text


def test_a_first_plan_is_offered_over_the_themes_own_period(theme, leader):
    form = leader.get(reverse("plan_phases", args=[theme.pk])).context["form"]

    assert (form["begins_0"].value(), form["ends_9"].value()) == (DAY, theme.ends_on)


def test_the_plan_is_saved_and_read_by_those_on_the_theme(theme, leader):
    response = save(leader, theme, begins_2="2026-03-01", ends_2="2026-03-20")

    assert goes_to(response, reverse("plan", args=[theme.pk]))
    reference = AssignmentFactory(theme=theme, role="reference_leader").person
    for person in (reference, OfficerFactory()):
        assert "1. marts 2026 – 20. marts 2026" in page(browser_of(person).get(reverse("plan", args=[theme.pk])))


@pytest.mark.parametrize(("follow", "third"), [({}, "2026-03-21"), ({"follow": "on"}, "2026-03-26")])
def test_what_follows_moves_along_when_that_is_ticked(theme, leader, follow, third):
    days = {"begins_2": "2026-03-01", "ends_2": "2026-03-20", "begins_3": "2026-03-21", "ends_3": "2026-04-09"}
    save(leader, theme, **days)
    save(leader, theme, **(days | {"ends_2": "2026-03-25", "version": 2} | follow))

    assert first_days(theme) == ["2026-03-01", third]


def test_what_cannot_be_is_said_beside_the_phase_and_nothing_typed_is_lost(theme, leader):
    response = save(leader, theme, begins_2="2026-03-20", ends_2="2026-03-01", begins_3="snart")

    text = page(response, 422)
    assert list(shown_errors(response)) == ["begins_3"]
    assert "snart" in text
    response = save(leader, theme, begins_2="2026-03-20", ends_2="2026-03-01")
    assert shown_errors(response) == {"begins_2": ["En fase kan ikke slutte, før den begynder."]}


def test_two_who_plan_at_once_both_see_both(theme, leader):
    person = theme.role_assignments.get().person
    span = [Span(order, DAY, DAY) if order == 2 else Span(order, None, None) for order in range(10)]
    plan_phases(theme, span, by=person, at=timezone.now(), shown=1)
    text = page(save(leader, theme, begins_2="2026-05-01", ends_2="2026-05-02"), 409)

    assert "1. marts 2026 – 1. marts 2026" in text
    assert "2026-05-01" in text
    save(leader, theme, begins_2="2026-05-01", ends_2="2026-05-02", version=2)
    assert first_days(theme) == ["2026-05-01"]


def test_expected_hours_are_typed_with_a_comma_and_stand_in_the_plan(theme, leader):
    days = {"begins_2": "2026-03-01", "ends_2": "2026-03-20"}
    save(leader, theme, **days, leader_2="2,5", co_driver_2="3")

    planned = theme.plan.get()
    assert (planned.leader_hours, planned.co_driver_hours) == (Decimal("2.5"), 3)
    text = page(leader.get(reverse("plan", args=[theme.pk])))
    assert "Netværksleder: 2,5 t./uge · Co-driver: 3 t./uge" in " ".join(text.split())
    assert 'value="2,5"' in page(leader.get(reverse("plan_phases", args=[theme.pk])))


@pytest.mark.parametrize("typed", ["38", "-1", "2,55", "mange"])
def test_hours_that_are_none_are_told_beside_the_phase_and_kept(theme, leader, typed):
    response = save(leader, theme, begins_2="2026-03-01", ends_2="2026-03-20", leader_2=typed)

    assert f'value="{typed}"' in page(response, 422)
    assert shown_errors(response) == {"leader_2": ["Skriv fra 0 til 37 timer om ugen, fx 3."]}


def test_hours_without_days_ask_for_the_days(theme, leader):
    response = save(leader, theme, leader_2="3")

    assert shown_errors(response) == {"begins_2": ["Giv først fasen sine dage: Timerne hører til dem."]}


def test_two_who_change_hours_at_once_both_see_both(theme, leader):
    days = {"begins_2": "2026-03-01", "ends_2": "2026-03-20"}
    save(leader, theme, **days, leader_2="2")
    text = page(save(leader, theme, **days, leader_2="4", version=1), 409)

    assert "Netværksleder: 2 t./uge" in text
    assert 'value="4"' in text


def test_a_phase_past_its_last_day_says_so(theme, leader):
    save(leader, theme, begins_2="2020-03-01", ends_2="2020-03-20")

    assert "Skulle være afsluttet" in page(leader.get(reverse("plan", args=[theme.pk])))


def test_a_phase_is_closed_with_what_was_decided(theme, leader):
    address = reverse("close_phase", args=[theme.pk])
    onward = leader.get(address).context["form"]["onward"].value()
    assert ThemePhase.objects.get(pk=onward).order == 3

    response = leader.post(address, {"decided": "", "onward": onward})
    assert shown_errors(response) == {"decided": ["Skriv, hvad der blev besluttet."]}
    response = leader.post(address, {"decided": "To spor, ikke tre", "onward": onward})
    assert goes_to(response, reverse("plan", args=[theme.pk]))
    assert "To spor, ikke tre" in page(leader.get(reverse("plan", args=[theme.pk])))
    theme.refresh_from_db()
    assert theme.phase.order == 3
