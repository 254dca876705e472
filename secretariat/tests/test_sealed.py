"""What two people tell each other reaches nobody else: no page, header, letter, log line or administration (S70, S74).

Each test that finds nothing has a twin that finds it, where it may be found. Pages that are only opened, those of the
administration too, are looked at where everybody who has an account opens everything (test_walk).
"""

import logging

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from codriver.actions.pairing import answer_offer
from codriver.models import AlignmentAgreement
from codriver.rules.forms import Side
from codriver.tests.factories import offered_pair
from netvaerk.models import AuditEvent
from netvaerk.tests.views.pages import HTMX, browser_of
from secretariat.tests.cast import HANDOVER, both_share
from secretariat.tests.secrets import (
    CLOSED,
    CO_DRIVERS,
    CONTENT,
    LEADERS,
    OWN_QUESTION,
    REASONS,
    ROOM,
    TEXT,
    TOLD_STAGES,
    about_the_pair,
    about_the_theme,
    admin_searches,
    closed_to,
    everything_in,
    found,
    leaks,
    sealed_town,
    send,
    told_town,
)

pytestmark = [pytest.mark.one_database("sqlite"), pytest.mark.usefixtures("pages_alone")]
PLAUSIBLE = {
    "csrfmiddlewaretoken": "",
    "answer": "yes",
    "reason": "Fordi",
    "share": "yes",
    "form": "full",
    "code": "A1",
    "text": "Og nu?",
    "A1": "Noget nyt",
    "A1-version": "1",
    "A4": "Noget andet",
    "A4-version": "2",
    "revision": "1",
    "fingerprint": "0" * 64,
    "talked": "A1",
    "ended_on": "2030-01-01",
    "language": "da",
    "email": "x@kommune.example",
}


@pytest.fixture(scope="module")
def sealed(django_db_setup, django_db_blocker):
    """Four pairs: one has sent, both have sent and write, agreed, over. All say the same sentences."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {stage: sealed_town(stage) for stage in TOLD_STAGES}
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("stage", ["half-way", "agreed"])
def test_without_a_login_no_page_shows_what_two_people_wrote_or_why(sealed, stage):
    assert leaks(browser_of(None), about_the_theme(sealed[stage]), closed_to("anonymous", stage)) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("part", "headers", "forms"),
    [("officer", {}, about_the_theme), ("officer", HTMX, about_the_pair), ("former", {}, about_the_theme),
     ("former", HTMX, about_the_pair), ("other_co_driver", {}, about_the_pair), ("personnel", {}, about_the_pair),
     ("superuser", {}, about_the_pair)],
)  # fmt: skip
def test_no_answer_to_what_a_stranger_sends_shows_it(sealed, part, headers, forms):
    town = sealed["writing"]
    closed = closed_to(part, "writing")

    assert leaks(browser_of(town[part]), forms(town, "POST"), closed, data=PLAUSIBLE, headers=headers) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["violette traktorer", "usynlige kat", "tolv blå", "skæv", "ballon", "lilla pingvin"])
@pytest.mark.parametrize("part", ["officer", "superuser"])
def test_no_search_of_the_administration_finds_it(sealed, part, words):
    browser = browser_of(sealed["agreed"][part])

    assert leaks(browser, admin_searches(words), CLOSED) == {}


@pytest.mark.django_db
def test_the_secretariat_does_read_the_reasons(sealed):
    town = sealed["over"]
    address = reverse("pairing", args=[town.pairing.pk])

    assert leaks(browser_of(town["officer"]), [address], tuple(REASONS.values())) == {address: set(REASONS.values())}


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["leader", "co_driver", "former"])
def test_the_note_to_the_next_is_read_by_who_wrote_it_the_leader_and_the_next(sealed, part):
    address = reverse("handover", args=[sealed["agreed"].old_pairing.pk])

    assert leaks(browser_of(sealed["agreed"][part]), [address], (HANDOVER,)) == {address: {HANDOVER}}


# --- between the two ----------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(("part", "others"), [("leader", CO_DRIVERS), ("co_driver", LEADERS)])
@pytest.mark.parametrize(
    ("version", "headers"), [(1, {}), (1, HTMX), (99, HTMX)], ids=["known", "known-fragment", "unknown-fragment"]
)
def test_before_both_have_sent_no_reply_to_a_save_shows_it(sealed, part, others, headers, version):
    town = sealed["half-way"]
    data = {**PLAUSIBLE, "A1-version": str(version), "H1-version": str(version), "H1": "Straks"}

    assert leaks(browser_of(town[part]), about_the_pair(town, "POST"), others, data=data, headers=headers) == {}


@pytest.mark.django_db
def test_one_who_saves_on_an_old_version_meets_only_their_own_words(sealed):
    town = sealed["half-way"]
    address = reverse("save_answers", args=[town.alignment.pk])
    data = {"A1-version": "1", "A1": "Noget nyt", "only": "A1"}

    response = browser_of(town["co_driver"]).post(address, data, headers=HTMX)

    assert response.status_code == 409
    assert found((*LEADERS, *CO_DRIVERS), everything_in(response)) == {CO_DRIVERS[0]}


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["leader", "co_driver"])
def test_after_both_have_sent_both_read_both(sealed, part):
    town = sealed["writing"]
    response = browser_of(town[part]).get(reverse("alignment", args=[town.alignment.pk]))

    assert found(CONTENT, everything_in(response)) == set(CONTENT)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["talk_sheet", "talk_sheet_pdf"])
def test_the_talk_sheet_shows_both_what_both_wrote(sealed, name):
    town = sealed["writing"]

    response = browser_of(town["leader"]).get(reverse(name, args=[town.agreement.pk]))

    both = {*LEADERS, *CO_DRIVERS, OWN_QUESTION}
    assert found((*both,), everything_in(response)) == both


@pytest.mark.django_db
def test_one_who_takes_the_answers_back_closes_them_again():
    town = told_town()
    send(town.alignment, Side.FIRST)
    leader, co_driver = browser_of(town["leader"]), browser_of(town["co_driver"])

    leader.post(reverse("take_answers_back", args=[town.alignment.pk]))
    send(town.alignment, Side.SECOND)

    assert leaks(leader, about_the_pair(town), CO_DRIVERS) == {}
    assert leaks(co_driver, about_the_pair(town), LEADERS) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["agreement", "agreement_pdf"])
def test_the_secretariat_reads_the_agreed_text_when_both_share_it_and_nothing_else(sealed, name):
    town = sealed["agreed"]
    both_share(town.alignment)

    response = browser_of(town["officer"]).get(reverse(name, args=[town.agreement.pk]))

    assert found(CONTENT, everything_in(response)) == {*TEXT, OWN_QUESTION}


@pytest.mark.django_db
def test_a_new_version_that_is_being_written_is_not_shared_with_the_old_one(sealed):
    town = sealed["agreed"]
    both_share(town.alignment)
    draft = AlignmentAgreement.objects.create(alignment=town.alignment, number=2, opened_at=timezone.now())
    addresses = [reverse(name, args=[draft.pk]) for name in ("agreement", "agreement_pdf", "talk_sheet")]

    answers = [browser_of(town["officer"]).get(address).status_code for address in addresses]

    assert answers == [404, 404, 404]


@pytest.mark.django_db
def test_the_co_driver_after_does_not_read_what_the_one_before_wrote(sealed):
    town = sealed["over"]
    follower = sealed["half-way"]["employee"]
    pairing = offered_pair(town.theme, follower)
    for person in (town["leader"], follower):
        answer_offer(pairing, by=person, says_yes=True, reason="", at=timezone.now())

    assert leaks(browser_of(follower), about_the_pair(town), CLOSED) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(("part", "closed"), [("leader", set()), ("co_driver", {ROOM["private"]})])
@pytest.mark.parametrize("stage", ["agreed", "over"])
def test_each_of_the_two_reads_in_the_room_what_is_theirs(sealed, stage, part, closed):
    town = sealed[stage]
    address = reverse("room", args=[town.pairing.pk])

    assert leaks(browser_of(town[part]), [address], tuple(ROOM.values())) == {address: {*ROOM.values()} - closed}


# --- letters and logs ---------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_letter_says_a_word_of_it(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sealed_town("over")

    told = [part for one in mail.outbox for part in (one.subject, one.body, *(html for html, _ in one.alternatives))]
    assert len(mail.outbox) > 10
    assert found((*CLOSED, *REASONS.values(), HANDOVER), " ".join(told)) == set()


@pytest.mark.django_db
def test_neither_event_log_nor_the_administrations_log_holds_a_word_of_it(sealed):
    rows = [*AuditEvent.objects.values_list(), *LogEntry.objects.values_list()]

    assert len(rows) > 50
    assert found((*CLOSED, *REASONS.values(), HANDOVER), str(rows)) == set()


@pytest.mark.django_db
def test_no_log_line_holds_a_word_of_it(sealed, caplog):
    for name in ("", "django", "django_structlog", "netvaerk"):
        caplog.set_level(logging.INFO, logger=name)
    for part, stage in (("leader", "half-way"), ("co_driver", "agreed")):
        browser, town = browser_of(sealed[stage][part]), sealed[stage]
        leaks(browser, about_the_pair(town), ())
        leaks(
            browser,
            about_the_pair(town, "POST"),
            (),
            data={**PLAUSIBLE, "A1": LEADERS[0], "A4": TEXT[0], "q": ROOM["private"], "text": ROOM["private"]},
        )

    assert caplog.text.count("request_finished") > 100
    assert found((*CLOSED, *REASONS.values()), caplog.text) == set()


# --- a copy of the database ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_table_holds_a_word_of_it_in_the_clear(sealed):
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows += cursor.fetchall()

    assert len(rows) > 500
    assert found((*CLOSED, HANDOVER), str(rows)) == set()
    assert found((REASONS["exception"],), str(rows)) == {REASONS["exception"]}
