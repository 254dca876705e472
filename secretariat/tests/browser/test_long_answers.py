"""A text that is too long, in a real browser: nothing is cut off, and how much too long it is stands beside it."""

import pytest
from playwright.sync_api import expect

from codriver.models import Answer, ExpectationAlignment

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]


@pytest.fixture
def anne(town_at, as_person):
    town = town_at("pairs")
    somebody = as_person("anne")
    somebody.go(f"/forventningsafstemninger/{ExpectationAlignment.objects.get(theme=town.themes['regn']).pk}/")
    return somebody


@pytest.mark.parametrize(("box", "code", "longest"), [("#A1", "A1", 1500), ("#B1-note", "B1", 200), ("#H1", "H1", 200)])
def test_a_text_that_is_too_long_is_kept_whole_and_marked(anne, box, code, longest):
    anne.page.fill(box, "å" * (longest + 200))
    problem = anne.page.locator(f"#problem-{code}")
    problem.wait_for()

    assert "200" in problem.inner_text()
    assert len(anne.page.input_value(box)) == longest + 200
    assert anne.page.get_attribute(box, "aria-invalid") == "true"
    expect(anne.page.locator("#progress [data-word=wrong]")).to_be_visible()
    assert Answer.objects.count() == 0


def test_near_the_limit_a_counter_shows(anne):
    anne.page.fill("#H1", "å" * 100)
    assert anne.page.locator(".counter").count() == 0

    anne.page.fill("#H1", "å" * 201)
    expect(anne.page.locator("#question-H1 .counter--over")).to_have_text("201 / 200")


def test_after_an_autosave_that_was_wrong_the_field_has_its_edge(anne):
    anne.page.fill("#G1", "99")
    anne.page.locator("#problem-G1").wait_for()

    edge = anne.page.locator("#question-G1 .answer-inputs").evaluate("box => getComputedStyle(box).borderLeftWidth")
    assert edge == "4px"
    assert "0,5" in anne.page.inner_text("#problem-G1")
