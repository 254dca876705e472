"""Writing a theme's card: nothing typed is lost, and a newer text is never overwritten unseen."""

from datetime import date

import pytest
from django.urls import reverse

from netvaerk.models import AuditEvent, NetworkTheme, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme():
    return ThemeFactory(title="Grønne gårde", begins_on=date(2026, 1, 1))


@pytest.fixture
def leader(theme):
    return AssignmentFactory(theme=theme).person


@pytest.fixture
def card():
    units = [UnitFactory(parent=UnitFactory()).pk for _ in range(2)]
    return {"title": "Grønne tage", "purpose": "Regnen skal blive på taget.", "units": units, "version": 1}


def address(theme):
    return reverse("edit_theme", args=[theme.pk])


def stored(theme):
    return NetworkTheme.objects.get(pk=theme.pk)


def test_the_form_shows_the_card_as_it_is(theme, leader):
    text = page(browser_of(leader).get(address(theme)))

    assert "Grønne gårde" in text
    assert 'name="version" value="1"' in text


@pytest.mark.parametrize("role", [RoleAssignment.Role.NETWORK_LEADER, RoleAssignment.Role.CO_DRIVER])
def test_leader_and_co_driver_write_the_card(theme, card, role):
    person = AssignmentFactory(theme=theme, role=role).person

    response = browser_of(person).post(address(theme), card)

    assert goes_to(response, reverse("theme", args=[theme.pk]))
    assert (stored(theme).title, stored(theme).version) == ("Grønne tage", 2)
    assert {*stored(theme).units.values_list("pk", flat=True)} == {*card["units"]}
    assert AuditEvent.objects.filter(verb=Verb.CHANGED, object_id=theme.pk).count() == 1


def test_the_secretariat_writes_any_card(theme, card):
    assert goes_to(browser_of(OfficerFactory()).post(address(theme), card), reverse("theme", args=[theme.pk]))


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_leader_of_another_theme_may_not(theme, card, method):
    stranger = AssignmentFactory().person

    response = getattr(browser_of(stranger), method)(address(theme), card)

    assert response.status_code == 403
    assert stored(theme).title == "Grønne gårde"


def test_a_closed_theme_is_no_longer_written(theme, leader, card):
    NetworkTheme.objects.update(status=NetworkTheme.Status.CLOSED)

    assert browser_of(leader).post(address(theme), card).status_code == 403


def test_a_draft_is_hidden_from_the_leader_of_another_theme():
    draft = ThemeFactory(status=NetworkTheme.Status.DRAFT)

    assert browser_of(AssignmentFactory().person).get(address(draft)).status_code == 404


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 141}, "title"),
        ({"purpose": "x" * 301}, "purpose"),
        ({"title": "Grønne\nBcc: tage"}, "title"),
        ({"purpose": "To\r\nlinjer"}, "purpose"),
        ({"units": []}, "units"),
        ({"units": [0]}, "units"),
        ({"ends_on": "i morgen"}, "ends_on"),
        ({"version": "x"}, "version"),
        ({"version": ""}, "version"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(theme, leader, card, change, field):
    response = browser_of(leader).post(address(theme), {**card, "at_stake": "Vigtige ord jeg skrev", **change})

    assert "Vigtige ord jeg skrev" in page(response, 422)
    assert [*shown_errors(response)] == [field]
    assert stored(theme).title == "Grønne gårde"


def test_one_unit_is_too_few(theme, leader, card):
    response = browser_of(leader).post(address(theme), {**card, "units": card["units"][:1]})

    assert [*shown_errors(response)] == ["units"]
    assert response.status_code == 422


def test_a_theme_that_would_end_before_it_begins_is_a_fault_in_the_form(theme, leader, card):
    response = browser_of(leader).post(address(theme), {**card, "ends_on": "2025-12-31"})

    assert "Grønne tage" in page(response, 422)
    assert stored(theme).title == "Grønne gårde"


def test_when_somebody_was_faster_both_texts_stand_in_the_page(theme, leader, card):
    other = browser_of(AssignmentFactory(theme=theme, role=RoleAssignment.Role.CO_DRIVER).person)
    other.post(address(theme), {**card, "title": "Den hurtiges titel"})

    text = page(browser_of(leader).post(address(theme), {**card, "title": "Den langsommes titel"}), 409)

    assert "Den hurtiges titel" in text
    assert "Den langsommes titel" in text
    assert 'name="version" value="2"' in text
    assert stored(theme).title == "Den hurtiges titel"


def test_other_units_chosen_meanwhile_are_shown_too(theme, leader, card):
    quick = {**card, "units": [UnitFactory(parent=UnitFactory(), name=f"Hurtig {n}").pk for n in range(2)]}
    browser = browser_of(leader)
    browser.post(address(theme), quick)

    response = browser.post(address(theme), card)

    assert "Hurtig 1" in str(response.context["stored"])


def test_sending_twice_stores_once(theme, leader, card):
    browser = browser_of(leader)

    answers = [browser.post(address(theme), card).status_code for _ in range(2)]

    assert answers == [302, 409]
    assert stored(theme).version == 2


def test_fields_that_are_not_on_the_form_are_not_taken(theme, leader, card):
    extra = {"status": "closed", "kind": "agenda", "proposed_by": leader.pk, "co_driver_waiver": "Fordi"}
    before = {name: getattr(stored(theme), f"{name}_id" if name == "proposed_by" else name) for name in extra}

    browser_of(leader).post(address(theme), {**card, **extra})

    after = stored(theme)
    assert {name: getattr(after, f"{name}_id" if name == "proposed_by" else name) for name in extra} == before


def test_tags_in_a_card_stay_text(theme, leader, card):
    browser = browser_of(leader)
    browser.post(address(theme), {**card, "at_stake": "<script>alert(1)</script>"})

    text = page(browser.get(reverse("theme", args=[theme.pk])))

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_an_employee_sees_no_way_to_edit(theme):
    assert address(theme) not in page(browser_of(PersonFactory()).get(reverse("theme", args=[theme.pk])))
