"""The table of who takes part in which phase."""

import pytest
from django.urls import reverse

from netvaerk.models import NetworkParticipant
from netvaerk.tests.factories import ColleagueFactory, OutsiderFactory, ThemeFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme():
    theme = ThemeFactory()
    AssignmentFactory(theme=theme)
    return theme


@pytest.fixture
def leader(theme):
    return browser_of(theme.role_assignments.get().person)


def read(browser, theme, number=1):
    return browser.get(reverse("attendance", args=[theme.pk]) + f"?page={number}")


def save(browser, theme, *rows, core=(), ticked=(), number=1):
    data = {"row": rows, "core": core, "in": ticked}
    return browser.post(reverse("plan_attendance", args=[theme.pk]) + f"?page={number}", data)


def ticks(response):
    """What stands in the table: name, core, and the numbers of the ticked phases."""
    return {
        row.key: (row.is_core, [cell.order for cell in row.cells if cell.ticked])
        for row in response.context["page"].rows
    }


def test_what_is_ticked_stands_and_the_core_is_in_all(theme, leader):
    core, some = ColleagueFactory(theme=theme), OutsiderFactory(theme=theme)
    ticked = [f"{some.pk}-3", f"{some.pk}-7", f"{some.pk}-77", "x", f"{core.pk}-"]
    response = save(leader, theme, f"{core.pk}:1", f"{some.pk}:1", core=[core.pk], ticked=ticked)

    assert goes_to(response, reverse("attendance", args=[theme.pk]) + "?page=1")
    assert ticks(read(leader, theme)) == {core.pk: (True, list(range(10))), some.pk: (False, [3, 7])}


def test_those_who_look_inside_read_it_without_a_form(theme, leader):
    one = OutsiderFactory(theme=theme, is_core=True)
    reference = AssignmentFactory(theme=theme, role="reference_leader").person
    text = page(read(browser_of(reference), theme))

    assert (one.name in text, 'name="core"' in text) == (True, False)


def test_who_said_no_or_left_is_not_in_the_table(theme, leader):
    OutsiderFactory(theme=theme, stage="no")
    OutsiderFactory(theme=theme, left_on="2026-03-01")

    assert ticks(read(leader, theme)) == {}
    assert "Når der er nogen på listen" in page(read(leader, theme))


def test_two_who_tick_at_once_both_see_both(theme, leader):
    one = OutsiderFactory(theme=theme)
    save(leader, theme, f"{one.pk}:1", ticked=[f"{one.pk}-3"])
    response = save(leader, theme, f"{one.pk}:1", ticked=[f"{one.pk}-5"])

    assert "Der står nu: Fase 3" in page(response, 409)
    assert ticks(response) == {one.pk: (False, [5])}
    save(leader, theme, f"{one.pk}:2", ticked=[f"{one.pk}-5"])
    assert ticks(read(leader, theme)) == {one.pk: (False, [5])}


def test_somebody_in_all_phases_is_not_taken_out_of_one_by_accident(theme, leader):
    one = OutsiderFactory(theme=theme, is_core=True)
    some = [f"{one.pk}-{order}" for order in range(9)]
    response = save(leader, theme, f"{one.pk}:1", core=[one.pk], ticked=some)

    assert "Fjern først fluebenet" in page(response, 422)
    assert ticks(response) == {one.pk: (True, list(range(9)))}
    save(leader, theme, f"{one.pk}:1", ticked=some)
    assert ticks(read(leader, theme)) == {one.pk: (False, list(range(9)))}


def test_rows_of_another_theme_and_forged_ones_are_left_aside(theme, leader):
    elsewhere, own = OutsiderFactory(), OutsiderFactory(theme=theme)
    save(leader, theme, f"{elsewhere.pk}:1", "x", "9:", f"{own.pk}:1", core=[elsewhere.pk, own.pk, "x"])

    assert set(NetworkParticipant.objects.filter(is_core=True)) == {own}


def test_a_large_network_is_turned_page_by_page_and_one_page_fits_a_form(theme, leader):
    for _ in range(51):
        OutsiderFactory(theme=theme)
    first = ticks(read(leader, theme))
    assert (len(first), len(ticks(read(leader, theme, 2)))) == (50, 1)

    everything = [f"{key}-{order}" for key in first for order in range(10)]
    response = save(leader, theme, *(f"{key}:1" for key in first), core=list(first), ticked=everything)
    assert response.status_code == 302
    assert NetworkParticipant.objects.filter(is_core=True).count() == 50
