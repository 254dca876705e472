"""Everybody opens everything: reading changes nothing, no page misses a name, nothing breaks, and e-mail and phone of
people from outside reach the leader, the co-driver and the secretariat, and nobody else."""

import pytest
from django.apps import apps

from netvaerk.models import Person
from netvaerk.tests.views.pages import browser_of, page
from secretariat.tests.cast import LOGGED_IN, STAGES
from secretariat.tests.contact_data import own_pages, where_shown
from secretariat.tests.secrets import about_the_theme, admin_details, admin_lists, every_address

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres"), pytest.mark.usefixtures("pages_alone")]


def rows() -> dict[str, list[tuple]]:
    """Everything that is stored, but the log of what was read and the sessions."""
    kept = [
        one for one in apps.get_models() if one._meta.label_lower not in ("netvaerk.auditevent", "sessions.session")
    ]
    return {one._meta.label: list(one.objects.order_by("pk").values_list()) for one in kept}


def open_each(browser, addresses):
    return {address: browser.get(address) for address in addresses}


def whole(opened, language):
    """The addresses that showed a page, which is whole and in `language`."""
    shown = []
    for address, response in opened.items():
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
    addresses = every_address(town) if stage == "agreed" else about_the_theme(town)

    danish = open_each(browser, addresses)
    speak(town[part], "en")
    english = open_each(browser, whole(danish, "da"))
    speak(town[part], "da")

    assert whole(english, "en") == whole(danish, "da")
    assert where_shown(town.citizen, danish) == where_shown(town.citizen, english) == own_pages(town, part)
    assert rows() == before


@pytest.mark.parametrize("part", ["officer", "superuser"])
def test_every_page_of_the_administration_opens_and_changes_nothing_and_shows_no_contact_data(towns, part):
    browser, town = browser_of(towns["agreed"][part]), towns["agreed"]
    before = rows()

    opened = open_each(browser, [*admin_lists(), *admin_details()])

    assert {one.status_code for one in opened.values()} <= {200, 302, 403}  # 302 from somebody else's draft
    assert where_shown(town.citizen, opened) == set()
    assert rows() == before
