"""Everybody opens everything: reading changes nothing, no page misses a name, and nothing breaks."""

import pytest
from django.apps import apps

from netvaerk.models import Person
from netvaerk.tests.views.pages import browser_of, page
from secretariat.tests.cast import LOGGED_IN, STAGES
from secretariat.tests.secrets import admin_details, admin_lists, every_address

pytestmark = pytest.mark.django_db
WALKERS = ("leader", "co_driver", "former", "personnel", "officer", "employee")


def rows() -> dict[str, list[tuple]]:
    """Everything that is stored, but the log of what was read and the sessions."""
    kept = [
        one for one in apps.get_models() if one._meta.label_lower not in ("netvaerk.auditevent", "sessions.session")
    ]
    return {one._meta.label: list(one.objects.order_by("pk").values_list()) for one in kept}


def walk(person, addresses):
    browser = browser_of(person)
    return {address: browser.get(address) for address in addresses}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("part", WALKERS)
def test_opening_every_page_changes_nothing(towns, stage, part):
    town = towns[stage]
    browser = browser_of(town[part])
    before = rows()

    for address in every_address(town):
        browser.get(address)
        browser.head(address)

    assert rows() == before


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("stage", STAGES)
def test_every_page_is_whole_and_in_the_readers_language(towns, stage, language):
    town = towns[stage]
    for part in LOGGED_IN:
        Person.objects.filter(pk=town[part].pk).update(language=language)
        for response in walk(Person.objects.get(pk=town[part].pk), every_address(town)).values():
            if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
                assert f'<html lang="{language}"' in page(response)


@pytest.mark.parametrize("part", ["officer", "superuser"])
def test_every_page_of_the_administration_opens_and_changes_nothing(towns, part):
    browser = browser_of(towns["agreed"][part])
    before = rows()

    answers = {address: browser.get(address).status_code for address in [*admin_lists(), *admin_details()]}

    assert {status for status in answers.values()} <= {200, 302, 403}  # 302 from somebody else's draft
    assert rows() == before
