"""Passwords, and what sessions owe them: what may be chosen, who must say the old one, and what ends with a new one."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.views.pages import browser_of, page

OLD, NEW = "regn paa rette sted", "Tre helt nye ord 🌧 med æøå"


@pytest.fixture(autouse=True)
def nobody_has_tried_before():
    cache.clear()


@pytest.fixture
def person(db):
    one = PersonFactory(name="Ingeborg Vestergaard", email="ingeborg@kommune.example")
    one.set_password(OLD)
    one.save()
    return one


def choose(browser, new, old=OLD):
    """Whether the new password was taken."""
    data = {"oldpassword": old, "password1": new, "password2": new}
    return browser.post(reverse("account_change_password"), data).status_code == 302


@pytest.mark.parametrize("new", [NEW, "l" * 30 + "m" * 98, "  regn med luft omkring  ", "kun smaa bogstaver her"])
def test_long_ones_of_any_kind_are_taken_and_open_the_door_as_they_were_typed(client, person, new):
    assert choose(browser_of(person), new)
    login = {"login": person.email, "password": new}

    assert client.post(reverse("account_login"), {**login, "password": new.swapcase() + " "}).status_code == 200
    assert client.post(reverse("account_login"), login).status_code == 302


@pytest.mark.parametrize(
    "new",
    [
        "kort ord no",
        "q1w2e3r4t5y6",
        "ingeborg@kommune",
        "Ingeborg Vestergaard 1",
        "Eksempel Kommune 2026!",
        "velkommen-2026",
    ],
    ids=["of eleven", "common", "the e-mail", "the name", "the municipality's name", "a word of everybody's"],
)
def test_short_common_and_guessed_ones_are_refused(person, settings, new):
    settings.MUNICIPALITY_NAME = "Eksempel Kommune"

    assert not choose(browser_of(person), new)


def test_a_new_one_asks_for_the_old_one(person):
    assert not choose(browser_of(person), NEW, old="gaettet gang paa gang")


def test_a_new_one_ends_every_other_session_and_keeps_this_one(person):
    here, elsewhere = browser_of(person), browser_of(person)

    assert choose(here, NEW)
    assert elsewhere.get(reverse("contact")).status_code == 302
    page(here.get(reverse("contact")))


def test_the_key_of_a_session_is_another_after_the_login(client, person, settings):
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = "set by somebody else"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = before = session.session_key
    client.post(reverse("account_login"), {"login": person.email, "password": OLD})

    assert client.session.session_key != before
    assert client.session["_auth_user_id"] == str(person.pk)


def test_what_is_typed_is_hidden_and_may_be_pasted_and_filled_in(client):
    text = page(client.get(reverse("account_login")))
    field = text[text.index('type="password"') - 200 : text.index('type="password"') + 200]

    assert 'autocomplete="current-password"' in field
    assert "onpaste" not in text


def test_every_page_has_the_way_out(person):
    for name in ("my_page", "contact", "themes"):
        assert f'action="{reverse("account_logout")}"' in page(browser_of(person).get(reverse(name)))


def test_the_administration_is_entered_by_the_same_door(client, db):
    assert client.get("/admin/", follow=True).request["PATH_INFO"] == reverse("account_login")
