"""What two people want to talk about in their sparring reaches nobody else, and who stands in for somebody reads
nothing that two people keep to themselves (S34, S70, S74). Each test that finds nothing has a twin that finds it.
Pages that are only opened, those of the administration too, are looked at where everybody who has an account opens
everything (test_walk)."""

import logging
from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from codriver.actions.succession import hand_over
from codriver.rules.forms import Side
from netvaerk.models import AuditEvent
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.views.pages import HTMX, browser_of
from roles.actions.assignments import accept_role
from roles.models import RoleAssignment, SparringTopic
from roles.tests.factories import StandInFactory
from secretariat.tests.cast import Cast
from secretariat.tests.secrets import (
    CONTENT,
    about_the_pair,
    about_the_theme,
    admin_searches,
    agree,
    bring_topics,
    everything_in,
    found,
    leaks,
    send,
    told_town,
    write_together,
)
from secretariat.tests.secrets import TOPICS as SENTENCES

pytestmark = [pytest.mark.one_database("postgres"), pytest.mark.usefixtures("pages_alone")]
LEADERS, REFERENCES, SETTLED, SHARED = SENTENCES.values()
TOPICS = (LEADERS, REFERENCES, SETTLED, SHARED)
STAND_INS = tuple(f"stand-in of the {part}" for part in ("leader", "co_driver", "reference"))
PLAUSIBLE = {
    "csrfmiddlewaretoken": "",
    "answer": "yes",
    "version": "1",
    "weeks": "5",
    "day": "2999-01-01",
    "held_on": "2026-01-01",
    "kind": "work",
    "text": "Og nu?",
    "settled": "no",
    "share": "yes",
    "state": "in_hand",
    "note": "Noget",
    "funding": "sought",
    "begins_on": "2999-01-01",
    "ends_on": "2999-01-02",
    "reason": "Fordi",
    "code": "A1",
    "A1": "Noget nyt",
    "A1-version": "1",
    "A4": "Noget andet",
    "A4-version": "2",
    "language": "da",
}


def around_the_sparring(town: Cast, method: str = "GET") -> list[str]:
    """The pages of the theme, of what is talked about, and those that are about no single thing."""
    pages = about_the_theme(town, method)
    return [*near_it(town, method), *(one for one in pages if not any(letter.isdigit() for letter in one))]


def near_it(town: Cast, method: str) -> list[str]:
    near = (f"/temaer/{town.theme.pk}/", "/sparringsemner/")
    return [one for one in about_the_theme(town, method) if one.startswith(near)]


def sparring_town() -> Cast:
    """A pair that has agreed, two with four topics of which one is shared, and a stand-in for each of the three."""
    town = told_town()
    send(town.alignment, Side.FIRST, Side.SECOND)
    agree(write_together(town.alignment))
    bring_topics(town)
    town.stand_in.delete()
    for part in ("leader", "co_driver", "reference"):
        held = RoleAssignment.objects.current().get(theme=town.theme, person=town[part])
        town.people[f"stand-in of the {part}"] = StandInFactory(assignment=held).person
    return town


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield sparring_town()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("part", ("anonymous", *STAND_INS))
def test_no_page_shows_a_topic_to_who_stands_in_or_has_not_logged_in(town, part):
    assert leaks(browser_of(town[part]), around_the_sparring(town), TOPICS) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("part", "headers"),
    [("officer", {}), ("superuser", {}), ("other_leader", HTMX), (STAND_INS[0], {}), (STAND_INS[2], HTMX)],
)
def test_no_answer_to_what_anybody_else_sends_shows_it(town, part, headers):
    forms = around_the_sparring(town, "POST")

    assert leaks(browser_of(town[part]), forms, TOPICS, data=PLAUSIBLE, headers=headers) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["leader", "reference"])
def test_the_two_read_all_of_it(town, part):
    page = reverse("sparring", args=[town.theme.pk])

    assert leaks(browser_of(town[part]), around_the_sparring(town), TOPICS) == {page: set(TOPICS)}


@pytest.mark.django_db
def test_the_co_driver_reads_what_is_shared_and_nothing_else(town):
    page, browser = reverse("sparring", args=[town.theme.pk]), browser_of(town["co_driver"])

    assert leaks(browser, around_the_sparring(town), TOPICS) == {page: {SHARED}}
    forms, closed = around_the_sparring(town, "POST"), (LEADERS, REFERENCES, SETTLED)
    assert leaks(browser, forms, closed, data=PLAUSIBLE) == {}


@pytest.mark.django_db
def test_what_is_closed_again_is_closed_at_once(town):
    topic = next(one for one in SparringTopic.objects.all() if one.text == SHARED)
    browser_of(town["leader"]).post(reverse("share_topic", args=[topic.pk]), {"share": "no"})

    assert leaks(browser_of(town["co_driver"]), around_the_sparring(town), TOPICS) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["network_leader", "reference_leader"])
def test_whoever_follows_one_of_the_two_begins_with_an_empty_list(town, role):
    held, follower, now = town.theme.role_assignments.current().get(role=role), PersonFactory(), timezone.now()
    asked = hand_over(held, to=follower, note="Alt vel", waiver="Har ledt før", by=town["officer"], at=now)
    accept_role(asked, by=follower, on=timezone.localdate(), at=now)
    stays = town["reference" if role == "network_leader" else "leader"]

    assert leaks(browser_of(follower), around_the_sparring(town), TOPICS) == {}
    assert leaks(browser_of(town["co_driver"]), around_the_sparring(town), TOPICS) == {}
    page = reverse("sparring", args=[town.theme.pk])
    for person in (stays, held.person):
        assert leaks(browser_of(person), around_the_sparring(town), TOPICS) == {page: set(TOPICS)}


# --- standing in ----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("part", STAND_INS)
def test_who_stands_in_reads_nothing_that_a_pair_keeps_to_itself(town, part):
    browser = browser_of(town[part])

    assert leaks(browser, about_the_pair(town), CONTENT) == {}
    assert leaks(browser, about_the_pair(town, "POST"), CONTENT, data=PLAUSIBLE) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["alignment", "agreement", "agreement_pdf", "talk_sheet", "talk_sheet_pdf", "pairing"])
@pytest.mark.parametrize("part", STAND_INS)
def test_the_pairs_pages_are_closed_to_who_stands_in(town, part, name):
    things = {"alignment": town.alignment, "pairing": town.pairing}
    thing = things.get(name) or town.alignment.agreements.get()

    assert browser_of(town[part]).get(reverse(name, args=[thing.pk])).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("part", "opens"),
    [(STAND_INS[0], {"plan_phases", "edit_theme", "close_phase", "request_competences", "note_talk", "sparring"}),
     (STAND_INS[1], {"plan_phases", "edit_theme"}),
     (STAND_INS[2], {"note_talk", "sparring"})],
)  # fmt: skip
def test_who_stands_in_may_do_on_the_theme_what_the_holder_may(town, part, opens):
    names = ("plan_phases", "edit_theme", "close_phase", "request_competences", "note_talk", "sparring", "add_topic")
    browser = browser_of(town[part])

    answers = {name: browser.get(reverse(name, args=[town.theme.pk])).status_code for name in names}

    assert {name for name, status in answers.items() if status == 200} == opens


@pytest.mark.django_db
def test_the_dates_are_for_the_two_the_secretariat_and_who_stands_in_for_them(town):
    page, today = reverse("sparring", args=[town.theme.pk]), timezone.localdate()
    date = f"{today.day}. "
    readers = ("leader", "reference", "officer", STAND_INS[0], STAND_INS[2])

    shown = {part for part in town.people if "Seneste samtale" in everything_in(browser_of(town[part]).get(page))}

    assert shown == set(readers)
    assert date in everything_in(browser_of(town["officer"]).get(page))


# --- the administration, letters and logs ----------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["officer", "superuser"])
def test_no_search_of_the_administration_finds_a_topic(town, part):
    browser = browser_of(town[part])

    assert leaks(browser, admin_searches("elefanter", "haveslanger", "hest"), TOPICS) == {}


def test_nothing_of_a_sparring_is_registered_in_the_administration():
    registered = {model._meta.label_lower for model in admin.site._registry}

    assert {label for label in registered if "sparring" in label} == set()


@pytest.mark.django_db
def test_no_letter_says_a_word_of_it(django_capture_on_commit_callbacks, time_machine):
    with django_capture_on_commit_callbacks(execute=True):
        sparring_town()
        time_machine.move_to(timezone.now() + timedelta(days=200))
        call_command("daily", verbosity=0)

    told = [part for one in mail.outbox for part in (one.subject, one.body, *(html for html, _ in one.alternatives))]
    assert any("sparring" in one.subject for one in mail.outbox)
    assert found(TOPICS, " ".join(told)) == set()


@pytest.mark.django_db
def test_neither_event_log_nor_the_administrations_log_holds_a_word_of_it(town):
    rows = [*AuditEvent.objects.values_list(), *LogEntry.objects.values_list()]

    assert AuditEvent.objects.filter(object_type="roles.sparringtopic").count() > 4
    assert found(TOPICS, str(rows)) == set()


@pytest.mark.django_db
def test_no_log_line_holds_a_word_of_it(town, caplog):
    for name in ("", "django", "django_structlog", "netvaerk"):
        caplog.set_level(logging.INFO, logger=name)
    for part in ("leader", "co_driver", "officer"):
        leaks(browser_of(town[part]), near_it(town, "GET"), ())
        leaks(browser_of(town[part]), near_it(town, "POST"), (), data={**PLAUSIBLE, "text": LEADERS})

    assert caplog.text.count("request_finished") > 100
    assert found(TOPICS, caplog.text) == set()
