"""Everybody opens everything: reading changes nothing, no page misses a name, and nothing breaks."""

import pytest
from django.apps import apps

from netvaerk.models import Person
from netvaerk.tests.views.pages import browser_of, page
from secretariat.tests.cast import LOGGED_IN, STAGES
from secretariat.tests.secrets import admin_details, admin_lists, every_address

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres"), pytest.mark.usefixtures("pages_alone")]


def rows() -> dict[str, list[tuple]]:
    """Everything that is stored, but the log of what was read and the sessions."""
    kept = [
        one for one in apps.get_models() if one._meta.label_lower not in ("netvaerk.auditevent", "sessions.session")
    ]
    return {one._meta.label: list(one.objects.order_by("pk").values_list()) for one in kept}


def walk(browser, addresses, language):
    """Open each; those that showed a page, which is whole and in `language`."""
    shown = []
    for address in addresses:
        response = browser.get(address)
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            assert f'<html lang="{language}"' in page(response)
            shown.append(address)
    return shown


def speak(person, language):
    Person.objects.filter(pk=person.pk).update(language=language)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("part", LOGGED_IN)
def test_every_page_is_whole_in_the_readers_language_and_opening_it_changes_nothing(towns, stage, part):
    town = towns[stage]
    browser = browser_of(town[part])
    before = rows()

    danish = walk(browser, every_address(town), "da")
    speak(town[part], "en")
    english = walk(browser, danish, "en")
    speak(town[part], "da")

    assert english == danish
    assert rows() == before


@pytest.mark.parametrize("part", ["officer", "superuser"])
def test_every_page_of_the_administration_opens_and_changes_nothing(towns, part):
    browser = browser_of(towns["agreed"][part])
    before = rows()

    answers = {address: browser.get(address).status_code for address in [*admin_lists(), *admin_details()]}

    assert {status for status in answers.values()} <= {200, 302, 403}  # 302 from somebody else's draft
    assert rows() == before
