"""The frame of a page: put together once for everybody with the same rights, and nothing of one person in another's."""

import pytest
from django.test import RequestFactory

from netvaerk import frame
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]


def menu_of(person):
    return frame.person_menu(RequestFactory().get("/"), person, sign_on=False)


def test_two_with_the_same_rights_share_the_words_and_not_the_names():
    frame.part.cache_clear()
    anne, bo = menu_of(PersonFactory(name="Anne Ager")), menu_of(PersonFactory(name="Bo <b>Beck</b>"))

    assert frame.part.cache_info().currsize == 1
    assert ("Anne Ager" in anne, "Anne" in bo) == (True, False)
    assert "Bo &lt;b&gt;Beck&lt;/b&gt;" in bo


def test_a_right_shows_in_the_menu_and_is_gone_with_the_next_page():
    officer = OfficerFactory()
    browser = browser_of(officer)
    assert "/breve/" in page(browser.get("/tilgaengelighed/"))

    officer.groups.clear()

    assert "/breve/" not in page(browser.get("/tilgaengelighed/"))


def test_the_forms_of_a_page_carry_one_token_and_another_page_another():
    browser = browser_of(PersonFactory())
    tokens = [set(text.split('"')[0] for text in page(browser.get("/")).split('name="csrfmiddlewaretoken" value="')[1:])
              for _ in range(2)]  # fmt: skip

    assert [len(one) for one in tokens] == [1, 1]
    assert tokens[0] != tokens[1]
