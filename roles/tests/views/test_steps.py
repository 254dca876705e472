"""The page of a theme's next step, and the pages on the way to its end."""

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import Handover, NetworkTheme, ValueStatement
from netvaerk.tests.factories import OfficerFactory, SolutionTestFactory
from netvaerk.tests.views.pages import browser_of
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme, ready_for

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def step(theme, person, **typed):
    return browser_of(person).post(reverse("next_step", args=[theme.pk]), typed)


def page(theme, person):
    return browser_of(person).get(reverse("next_step", args=[theme.pk])).content.decode()


def status(theme):
    return NetworkTheme.objects.get(pk=theme.pk).status


def test_it_names_what_is_missing_and_where_it_can_be_mended():
    theme = led_theme("starting")
    shown = page(theme, leader_of(theme))

    assert "Netværkslederens personaleleder har ikke frigivet tid endnu." in shown
    assert f'<a href="{reverse("plan", args=[theme.pk])}">Ingen fase i planen har datoer endnu.</a>' in shown
    assert "Begynd netværksarbejdet</button>" not in shown


@pytest.mark.parametrize(("now", "who"), [("testing", leader_of), ("closing", leader_of), ("testing", None)])
@pytest.mark.parametrize(("stage", "outcome"), [("analysis", ""), ("next_step", "adjust")])
def test_who_would_end_the_theme_is_told_of_a_test_that_still_runs(now, who, stage, outcome):
    how = {"stage": stage, "outcome": outcome, "found_reception": "Ja"}
    test = SolutionTestFactory(solution__theme=led_theme(now), **how)
    shown = page(test.solution.theme, who(test.solution.theme) if who else OfficerFactory())

    runs = stage != "next_step"
    assert ("En test er stadig i gang" in shown, reverse("solution_test", args=[test.pk]) in shown) == (runs, runs)


def test_the_leader_takes_the_theme_on():
    theme = ready_for("starting", "active")

    assert step(theme, leader_of(theme), to="active").headers["Location"] == reverse("theme", args=[theme.pk])
    assert status(theme) == "active"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"to": "paused", "review_on": "2099-01-01"}, "reason"),
        ({"to": "paused", "reason": "Ferie"}, "review_on"),
        ({"to": "paused", "reason": "Ferie", "review_on": "2020-01-01"}, "review_on"),
        ({"to": "testing"}, "talked"),
    ],
)
def test_what_a_step_lacks_is_said_beside_the_field_and_what_was_typed_stays(typed, fault):
    theme = ready_for("active", "testing")
    response = step(theme, leader_of(theme), **typed)

    form = next(form for _step, form in response.context["steps"] if form.is_bound)
    assert (response.status_code, [*form.errors], status(theme)) == (422, [fault], "active")
    assert all(form.data[name] == value for name, value in typed.items())


def test_a_step_that_somebody_has_taken_meanwhile_is_explained():
    theme = led_theme("active")
    response = step(theme, OfficerFactory(), to="starting")

    assert (response.status_code, status(theme)) == (409, "active")
    assert "Det skridt kan temaet ikke tage" in response.content.decode()


def test_a_step_that_still_lacks_something_is_refused_with_its_reasons():
    theme = led_theme("starting")
    response = step(theme, leader_of(theme), to="active")

    assert (response.status_code, status(theme)) == (409, "starting")
    assert "har ikke frigivet tid endnu" in response.content.decode()


def test_the_secretariat_notes_what_the_forum_said():
    theme, officer = led_theme("active"), OfficerFactory()
    browser_of(officer).post(reverse("note_checkpoint", args=[theme.pk]), {"held_on": TODAY, "outcome": "Gå videre."})

    assert "Gå videre." in page(theme, leader_of(theme))


def test_a_meeting_to_come_is_not_noted():
    theme = led_theme("active")
    typed = {"held_on": "2099-01-01", "outcome": "Gå videre."}
    response = browser_of(OfficerFactory()).post(reverse("note_checkpoint", args=[theme.pk]), typed)

    assert (response.status_code, theme.checkpoints.count()) == (409, 0)


def test_from_the_request_to_the_hand_over():
    theme = led_theme("closing")
    reference = theme.role_assignments.get(role="reference_leader").person
    browser_of(leader_of(theme)).post(reverse("ask_to_close", args=[theme.pk]), {"note": "Regnhaverne lever i Drift."})
    shown = page(theme, reference)
    asked = Handover.objects.get()
    browser_of(reference).post(reverse("accept_handover", args=[theme.pk]), {"shown": asked.asked_at.isoformat()})

    assert "Regnhaverne lever i Drift." in shown
    assert Handover.objects.get().accepted_by == reference


@pytest.mark.parametrize("shown", ["", "i går", "2026-13-45T00:00", "2020-01-01T10:00:00+00:00"])
def test_a_hand_over_that_was_not_shown_is_not_accepted(shown):
    theme = led_theme("closing")
    Handover.objects.create(theme=theme, note="Alt", asked_by=leader_of(theme), asked_at=timezone.now())
    reference = theme.role_assignments.get(role="reference_leader").person
    response = browser_of(reference).post(reverse("accept_handover", args=[theme.pk]), {"shown": shown})

    assert (response.status_code, Handover.objects.get().accepted_at) == (409, None)


def test_two_who_say_the_worth_at_once_both_see_both_texts():
    theme = led_theme("active")
    co_driver = AssignmentFactory(theme=theme, role="co_driver").person
    address = reverse("say_value_midway", args=[theme.pk])
    browser_of(co_driver).post(address, {"version": 0, "for_staff": "Mere tid"})
    response = browser_of(leader_of(theme)).post(address, {"version": 0, "for_staff": "Mere ro"})

    shown = response.content.decode()
    assert (response.status_code, "Mere tid" in shown, "Mere ro" in shown) == (409, True, True)
    assert ValueStatement.objects.get().for_staff == "Mere tid"


def test_a_worth_without_words_comes_back():
    theme = led_theme("active")
    response = browser_of(leader_of(theme)).post(reverse("say_value_at_the_end", args=[theme.pk]), {"version": 0})

    assert response.status_code == 422
    assert "Skriv mindst ét af de tre felter." in response.content.decode()


def test_the_page_costs_the_same_for_one_and_for_many(django_assert_max_num_queries):
    theme, officer = led_theme("active"), OfficerFactory()
    browser = browser_of(officer)
    for _more in range(30):
        theme.checkpoints.create(held_on=TODAY, outcome="Ja", noted_by=officer, noted_at=timezone.now())

    with django_assert_max_num_queries(24):
        browser.get(reverse("next_step", args=[theme.pk]))
