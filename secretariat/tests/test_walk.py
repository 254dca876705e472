"""Everybody opens everything: reading changes nothing, no page misses a name, nothing breaks; e-mail and phone of people
from outside reach the leader, the co-driver and the secretariat, and nobody else; and what two people tell each other
reaches nobody who must not read it, on no page, in no header (S70, S74).

The twins of what is not found here, which find it where it may be found, stand in test_sealed and test_sparring_sealed.
"""

from collections.abc import Iterator
from typing import Any

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
FOLLOWS_THE_PAIR = ("leader", "co_driver", "officer")
ROLES_MOVE = ("offered", "over")
"""Stages at which a role has not begun yet, or has ended."""
STAGES = [
    pytest.param("agreed"),
    *(pytest.param(one, marks=pytest.mark.one_database("sqlite"))
      for one in ("offered", "over", "writing", "answering", "half-way")),
]  # fmt: skip
TOLD_APART_BY_STRANGERS = STAGES[:4]
"""Whether nobody has sent yet, or one, is the two's alone, and the secretariat's: nobody else meets anything else."""
TYPED = {"Skole"}
"""What a unit is called in the files of the organisation, and one of our own words, too."""


@pytest.fixture(scope="module")
def stage(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def town(stage: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """A town at this stage, with the sentences in it once something has been told."""
    with django_db_blocker.unblock(), transaction.atomic():
        built = sealed_town(stage) if stage in TOLD_STAGES else cast(stage)
        know_the_tables()
        yield built
        transaction.set_rollback(True)


def addresses_for(part: str, stage: str, town: Cast) -> list[str]:
    """All of them once, when the pair has agreed: on PostgreSQL, and in both languages. At any other stage, those that
    can differ: what is about the pair, and for whoever gains or loses a role, what is about the theme."""
    if stage == "agreed":
        return every_address(town)
    return about_the_theme(town) if is_about_the_theme(part, stage) else about_the_pair(town)


def is_about_the_theme(part: str, stage: str) -> bool:
    return stage == "agreed" or (stage in ROLES_MOVE and part in FOLLOWS_THE_PAIR)


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


def in_another(opened: dict[str, HttpResponse], language: str) -> dict[str, set[str]]:
    """What the pages say in another language than `language`, by address."""
    pages = whole(opened, language)
    return {address: said for address in pages if (said := leaks(page(opened[address]), language) - TYPED)}


def read_in_english(part: str, stage: str, town: Cast, shown: list[str]) -> list[str]:
    """Everything that was shown, once; at other stages what says other words then, to whoever follows the pair."""
    if stage == "agreed":
        return shown
    others = set(about_the_pair(town)) if part in FOLLOWS_THE_PAIR else set()
    return [one for one in shown if one in others]


def speak(person: Person, language: str) -> None:
    Person.objects.filter(pk=person.pk).update(language=language)


@pytest.mark.parametrize("part", FOLLOWS_THE_PAIR)
@pytest.mark.parametrize("stage", STAGES, indirect=True)
def test_every_page_is_whole_and_opening_it_changes_nothing_and_tells_nothing(town, stage, part):
    look_through(town, stage, part)


@pytest.mark.parametrize("part", [one for one in LOGGED_IN if one not in FOLLOWS_THE_PAIR])
@pytest.mark.parametrize("stage", TOLD_APART_BY_STRANGERS, indirect=True)
def test_every_page_is_so_for_whoever_stands_outside(town, stage, part):
    look_through(town, stage, part)


def look_through(town: Cast, stage: str, part: str) -> None:
    browser = browser_of(town[part])
    before = rows()

    danish = open_each(browser, addresses_for(part, stage, town))
    speak(town[part], "en")
    english = open_each(browser, read_in_english(part, stage, town, whole(danish, "da")))
    speak(town[part], "da")

    assert whole(english, "en") == [*english]
    if stage == "agreed":
        assert in_another(danish, "da") == {}
        assert in_another(english, "en") == {}
    assert rows() == before
    theirs = own_pages(town, part) if is_about_the_theme(part, stage) else set()
    in_danish, in_english = texts(danish), texts(english)
    assert where_shown(town.citizen, in_danish) == theirs
    assert where_shown(town.citizen, in_english) == (theirs if stage == "agreed" else set())
    assert told(in_danish, closed_to(part, stage)) == {}
    assert told(in_english, closed_to(part, stage)) == {}


@pytest.mark.parametrize(
    ("part", "closed"),
    [("officer", (*CLOSED, *TOPICS.values(), HANDOVER)),
     ("superuser", (*CLOSED, *TOPICS.values(), HANDOVER, *REASONS.values()))],
)  # fmt: skip
@pytest.mark.parametrize("stage", STAGES[:1], indirect=True)
def test_every_page_of_the_administration_opens_and_changes_nothing_and_shows_no_contact_data_and_no_word(
    town, part, closed
):
    browser = browser_of(town[part])
    before = rows()

    opened = open_each(browser, [reverse("admin:index"), *admin_lists(), *admin_details()])

    assert {one.status_code for one in opened.values()} <= {200, 302, 403}  # 302 from somebody else's draft
    assert rows() == before
    shown = texts(opened)
    assert told(shown, closed) == {}
    assert where_shown(town.citizen, shown) == set()
