"""An autosave that is refused, lost or comes after a logout, in a real browser: it is said, nothing is lost, it goes on."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from codriver.models import Answer, ExpectationAlignment
from secretariat.tests.browser.people import log_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("postgres"),
]
TEXT = "Skrevet længe på"


@pytest.fixture
def path(town_at):
    town = town_at("pairs")
    return f"/forventningsafstemninger/{ExpectationAlignment.objects.get(theme=town.themes['regn']).pk}/"


@pytest.fixture
def anne(path, as_person):
    somebody = as_person("anne")
    somebody.go(path)
    return somebody


def stored(code):
    return list(Answer.objects.filter(code=code).values_list("value", flat=True))


def bar(somebody):
    return somebody.page.locator("#progress .saved")


def log_in_in_a_new_tab(somebody):
    tab = somebody.page.context.new_page()
    log_in(tab, somebody.host, "anne")
    tab.close()


def test_a_session_that_ends_keeps_the_text_and_goes_on_after_login(anne):
    Session.objects.all().delete()
    anne.page.fill("#A1", TEXT)
    anne.page.locator("[data-logged-out]").wait_for()

    assert anne.page.locator(".question input[name=password]").count() == 0
    assert anne.page.input_value("#A1") == TEXT
    log_in_in_a_new_tab(anne)
    anne.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(anne.page.locator("[data-logged-out]")).to_have_count(0)
    expect(anne.page.locator("[data-word]")).to_have_count(0)
    assert stored("A1") == [TEXT]


def test_while_logged_out_the_button_sends_nothing_away(anne):
    Session.objects.all().delete()
    anne.page.fill("#A1", TEXT)
    anne.page.locator("[data-logged-out]").wait_for()
    address = anne.page.url
    anne.page.locator(".bottom-bar button").first.click()

    assert anne.page.url == address
    assert anne.page.input_value("#A1") == TEXT


@pytest.mark.parametrize("how", ["lost on the way", "broken", "refused"])
def test_a_save_that_fails_says_so_and_is_tried_again(anne, how):
    answer = {"lost on the way": lambda r: r.abort(), "broken": lambda r: r.fulfill(status=500)}
    anne.page.route("**/gem/", answer.get(how, lambda route: route.fulfill(status=403)), times=1)
    anne.page.clock.install()
    anne.page.fill("#A1", TEXT)
    anne.page.clock.run_for(2000)
    expect(bar(anne).locator("[data-word=again]")).to_be_visible()
    expect(anne.page.locator("#question-A1 [data-word=again]")).to_be_visible()

    anne.page.clock.run_for(6000)
    expect(anne.page.locator("[data-word]")).to_have_count(0)
    assert stored("A1") == [TEXT]


def test_while_a_save_is_under_way_the_bar_says_so(anne):
    held = []
    anne.page.route("**/gem/", lambda route: held.append(route))
    anne.page.fill("#A1", TEXT)

    expect(bar(anne).locator("[data-word=saving]")).to_be_visible()
    held[0].continue_()
    expect(bar(anne).locator("[data-word]")).to_have_count(0)


def test_who_leaves_with_something_unsaved_is_asked_first(anne):
    asked = []
    anne.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    anne.page.route("**/gem/", lambda route: route.fulfill(status=500))
    anne.page.locator("#A1").press_sequentially(TEXT)
    anne.page.goto(f"{anne.host}/temaer/")

    assert asked == ["beforeunload"]


def test_who_leaves_with_everything_saved_is_asked_nothing(anne):
    asked = []
    anne.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    anne.page.locator("#A1").press_sequentially(TEXT)
    anne.page.locator("#question-A1 .saved").wait_for()
    anne.page.goto(f"{anne.host}/temaer/")

    assert asked == []
