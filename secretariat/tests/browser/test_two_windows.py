"""Writing in a real browser: what is typed saves itself, two windows never overwrite each other, and no script is needed."""

import pytest
from playwright.sync_api import expect

from codriver.models import Answer, ExpectationAlignment

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("postgres"),
]


@pytest.fixture
def path(town_at):
    town = town_at("pairs")
    return f"/forventningsafstemninger/{ExpectationAlignment.objects.get(theme=town.themes['regn']).pk}/"


def stored(code):
    return list(Answer.objects.filter(code=code).values_list("value", flat=True))


def test_what_is_typed_saves_itself_with_the_time(path, as_person):
    anne = as_person("anne")
    anne.go(path)
    anne.page.fill("#A1", "At beboerne er med")
    anne.page.locator("#question-A1 .saved").wait_for()

    assert stored("A1") == ["At beboerne er med"]
    assert "1 af 15" in anne.page.inner_text("#progress")
    anne.check()


def test_the_later_of_two_windows_gets_both_texts_and_chooses(path, as_person):
    first, second = as_person("anne"), as_person("anne")
    for window in (first, second):
        window.go(path)
    first.page.fill("#A1", "Skrevet ved skrivebordet")
    first.page.locator("#question-A1 .saved").wait_for()
    second.page.fill("#A1", "Skrevet i toget")
    second.page.locator("#question-A1 .conflict").wait_for()

    assert stored("A1") == ["Skrevet ved skrivebordet"]
    assert "Skrevet ved skrivebordet" in second.page.inner_text("#question-A1 .theirs")
    assert second.page.input_value("#A1") == "Skrevet i toget"
    second.page.fill("#A1", "Skrevet i toget!")
    second.page.locator("#question-A1 .saved").wait_for()
    assert stored("A1") == ["Skrevet i toget!"]


def test_without_script_the_buttons_do_it_all(path, as_person):
    anne = as_person("anne", java_script_enabled=False, types_password=True)
    anne.page.goto(anne.host + path)
    anne.page.fill("#A1", "Uden script")
    anne.page.fill("#G1", "mange")
    anne.page.get_by_role("button", name="Gem kladde").click()

    assert (stored("A1"), stored("G1")) == (["Uden script"], [])
    assert anne.page.input_value("#G1") == "mange"
    assert anne.page.locator("#problem-G1").count() == 1


def test_the_other_text_is_taken_with_one_press(path, as_person):
    first, second = as_person("anne"), as_person("anne")
    for window in (first, second):
        window.go(path)
    first.page.fill("#A1", "Skrevet ved skrivebordet")
    first.page.locator("#question-A1 .saved").wait_for()
    second.page.fill("#A1", "Skrevet i toget")
    second.page.locator("#question-A1 .conflict").wait_for()
    second.page.locator("#A2").focus()
    second.page.locator("#question-A1 .conflict button").click()

    expect(second.page.locator("#A1")).to_have_value("Skrevet ved skrivebordet")
    assert stored("A1") == ["Skrevet ved skrivebordet"]


def test_after_a_save_that_was_wrong_the_page_can_be_loaded_again(path, as_person):
    anne = as_person("anne")
    anne.go(path)
    anne.page.fill("#G1", "mange")
    anne.page.get_by_role("button", name="Gem kladde").click()
    anne.page.locator(".error-summary").wait_for()

    assert anne.page.evaluate("document.activeElement.className") == "error-summary"
    assert anne.page.url == anne.host + path
    assert anne.page.reload().status == 200
