"""Answering on a phone: what is missing is one press away, and the bar leaves room for the answers."""

import pytest
from playwright.sync_api import expect

from codriver.models import ExpectationAlignment

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]
SMALL = {"viewport": {"width": 320, "height": 640}, "has_touch": True}


@pytest.fixture
def anne(town_at, as_person):
    town = town_at("pairs")
    somebody = as_person("anne", **SMALL)
    somebody.go(f"/forventningsafstemninger/{ExpectationAlignment.objects.get(theme=town.themes['regn']).pk}/")
    return somebody


def test_the_list_of_what_is_missing_opens_leads_there_and_closes(anne):
    anne.page.locator("#progress summary").click()
    anne.check()
    link = anne.page.locator(".missing__list a[href='#question-G1']")
    expect(link).to_be_visible()
    link.click()

    expect(link).to_be_hidden()
    expect(anne.page.locator("#G1")).to_be_in_viewport()


def test_the_count_in_the_section_list_follows_the_autosave(anne):
    anne.page.fill("#A1", "At beboerne er med")

    expect(anne.page.locator(".sections__count").first).to_have_text("1/2")


def test_the_bar_is_low(anne):
    assert anne.page.locator(".bottom-bar").bounding_box()["height"] < 110


def test_no_list_begins_with_a_choice_already_made(anne):
    chosen = anne.page.locator(".picks select").evaluate_all("all => all.map(one => one.value)")

    assert chosen == [""] * 10
