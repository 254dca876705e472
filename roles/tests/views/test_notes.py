"""The page of a theme's notes."""

import pytest
from django.urls import reverse

from netvaerk.models import ThemeNote
from netvaerk.tests.factories import OfficerFactory, ThemeNoteFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme():
    return led_theme("active")


@pytest.fixture
def leader(theme):
    return browser_of(leader_of(theme))


def test_a_note_is_written_and_stands_on_its_page_and_beside_the_plan(theme, leader):
    address = reverse("add_note", args=[theme.pk])
    assert leader.get(f"{address}?kind=workflow").context["form"]["kind"].value() == "workflow"
    unit = UnitFactory()
    response = leader.post(address, {"kind": "workflow", "title": "Visitation i dag", "unit": unit.pk})

    assert goes_to(response, reverse("theme_notes", args=[theme.pk]))
    for name in ("theme_notes", "plan"):
        text = page(browser_of(OfficerFactory()).get(reverse(name, args=[theme.pk])))
        assert "Visitation i dag" in text
        assert unit.name in text


def test_what_is_wrong_is_said_beside_the_field(theme, leader):
    address = reverse("add_note", args=[theme.pk])

    assert [*shown_errors(leader.post(address, {}))] == ["kind", "title"]
    typed = {"kind": "method", "title": "Servicerejse", "unit": UnitFactory().pk}
    response = leader.post(address, typed)
    assert shown_errors(response) == {"unit": ["En metode hører ikke til en enhed. Lad enheden stå tom."]}
    assert "Servicerejse" in page(response, 422)


def test_two_who_rewrite_a_note_both_see_both(theme, leader):
    note = ThemeNoteFactory(theme=theme)
    address = reverse("edit_note", args=[note.pk])
    leader.post(address, {"kind": "agenda", "title": "Ro", "version": 1})
    text = page(leader.post(address, {"kind": "agenda", "title": "Fart", "version": 1}), 409)

    assert "Ro" in text
    assert "Fart" in text
    assert ThemeNote.objects.get().title == "Ro"


def test_a_note_is_taken_away_in_two_steps_and_not_if_it_was_rewritten(theme, leader):
    note = ThemeNoteFactory(theme=theme)
    address = reverse("take_note_away", args=[note.pk])
    assert address in page(leader.get(reverse("theme_notes", args=[theme.pk])))

    assert leader.post(address, {"version": 0}).status_code == 409
    assert goes_to(leader.post(address, {"version": 1}), reverse("theme_notes", args=[theme.pk]))
    assert not theme.notes.exists()
