"""Everybody opens everything: reading changes nothing, no page misses a name, nothing breaks; e-mail and phone of people
from outside reach the leader, the co-driver and the secretariat, and nobody else; and what two people tell each other
reaches nobody who must not read it, on no page, in no header (S70, S74).

The twins of what is not found here, which find it where it may be found, stand in test_sealed and test_sparring_sealed.
"""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from netvaerk.models import Person
from netvaerk.tests.languages import leaks
from netvaerk.tests.views.pages import browser_of, page
from secretariat.tests.cast import HANDOVER, LOGGED_IN, Cast, cast
from secretariat.tests.contact_data import own_pages, where_shown
from secretariat.tests.counting import know_the_tables
from secretariat.tests.secrets import (
    CLOSED,
    REASONS,
    TOLD_STAGES,
    TOPICS,
    about_the_pair,
    about_the_theme,
    admin_details,
    admin_lists,
    closed_to,
    every_address,
    everything_in,
    sealed_town,
    told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres"), pytest.mark.usefixtures("pages_alone")]
STAGES = ("offered", "answering", *TOLD_STAGES)
ROLES_AS_WHEN_AGREED = ("answering", "writing")
MEETS_EVERY_STAGE = ("leader", "co_driver", "officer")
TYPED = {"Skole"}
"""What a unit is called in the files of the organisation, and one of our own words, too."""


@pytest.fixture(scope="module")
def towns(django_db_setup, django_db_blocker) -> Iterator[dict[str, Cast]]:
    """A town at each stage. In those where something has been told, all say the same sentences."""
    with django_db_blocker.unblock(), transaction.atomic():
        built = {stage: sealed_town(stage) if stage in TOLD_STAGES else cast(stage) for stage in STAGES}
        know_the_tables()
        yield built
        transaction.set_rollback(True)


def addresses_at(stage: str, town: Cast) -> list[str]:
    """All of them once, when the pair has agreed; the draft and the proposals are the same at any other stage. While the
    roles are as they are then, those that can differ."""
    if stage in ROLES_AS_WHEN_AGREED:
        return about_the_pair(town)
    return every_address(town) if stage == "agreed" else about_the_theme(town)


def rows() -> dict[str, list[tuple]]:
    """Everything as it is stored, but the log of what was read and the sessions."""
    kept = [
        one._meta
        for one in apps.get_models(include_auto_created=True)
        if one._meta.label_lower not in ("netvaerk.auditevent", "sessions.session")
    ]
    stored = {}
    with connection.cursor() as cursor:
        for table, key in {(one.db_table, one.pk.column) for one in kept}:
            quote = connection.ops.quote_name
            cursor.execute(f"SELECT * FROM {quote(table)} ORDER BY {quote(key)}")  # noqa: S608
            stored[table] = cursor.fetchall()
    return stored


def open_each(browser: Client, addresses: list[str]) -> dict[str, HttpResponse]:
    return {address: browser.get(address) for address in addresses}


def texts(opened: dict[str, HttpResponse]) -> dict[str, str]:
    return {address: everything_in(response) for address, response in opened.items()}


def whole(opened: dict[str, HttpResponse], language: str) -> list[str]:
    """The addresses that showed a page, which is whole and in `language`."""
    shown = []
    for address, response in opened.items():
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            assert f'<html lang="{language}"' in page(response)
            shown.append(address)
    return shown


def in_another(opened: dict[str, HttpResponse], shown: list[str], language: str) -> dict[str, set[str]]:
    """What the pages `shown` say in another language than `language`, by address."""
    return {address: said for address in shown if (said := leaks(page(opened[address]), language) - TYPED)}


def differs_in_english(part: str, stage: str) -> bool:
    """Whoever follows the pair reads other words at each stage; the rest read them all when it has agreed."""
    return stage == "agreed" or part in MEETS_EVERY_STAGE


def speak(person: Person, language: str) -> None:
    Person.objects.filter(pk=person.pk).update(language=language)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("part", LOGGED_IN)
def test_every_page_is_whole_in_the_readers_language_and_opening_it_changes_nothing_and_tells_nothing(
    towns, stage, part
):
    town = towns[stage]
    browser = browser_of(town[part])
    before = rows()

    danish = open_each(browser, addresses_at(stage, town))
    shown = whole(danish, "da") if differs_in_english(part, stage) else []
    speak(town[part], "en")
    english = open_each(browser, shown)
    speak(town[part], "da")

    assert whole(english, "en") == shown
    if stage == "agreed":
        assert in_another(danish, shown, "da") == {}
        assert in_another(english, shown, "en") == {}
    assert rows() == before
    theirs = set() if stage in ROLES_AS_WHEN_AGREED else own_pages(town, part)
    for opened in (texts(danish), texts(english)):
        assert told(opened, closed_to(part, stage)) == {}
        assert where_shown(town.citizen, opened) == theirs


@pytest.mark.parametrize(
    ("part", "closed"),
    [("officer", (*CLOSED, *TOPICS.values(), HANDOVER)),
     ("superuser", (*CLOSED, *TOPICS.values(), HANDOVER, *REASONS.values()))],
)  # fmt: skip
def test_every_page_of_the_administration_opens_and_changes_nothing_and_shows_no_contact_data_and_no_word(
    towns, part, closed
):
    browser, town = browser_of(towns["agreed"][part]), towns["agreed"]
    before = rows()

    opened = open_each(browser, [reverse("admin:index"), *admin_lists(), *admin_details()])

    assert {one.status_code for one in opened.values()} <= {200, 302, 403}  # 302 from somebody else's draft
    assert rows() == before
    assert told(texts(opened), closed) == {}
    assert where_shown(town.citizen, texts(opened)) == set()
