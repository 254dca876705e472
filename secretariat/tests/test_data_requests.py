"""Requests about one's data: asked by anybody, answered by an officer within 30 days, on today's list until then."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.rules.privacy import NOTICE_VERSION
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from netvaerk.tests.views.pages import browser_of
from secretariat.actions.data_requests import answer_data_request, ask_about_data
from secretariat.models import DataRequest
from secretariat.queries.today.page import waiting_for
from secretariat.rules.data_requests import DataRequestHindrance
from secretariat.rules.today import Kind

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WORDS = "Mit navn staves med z"


def ask(person=None, *, by=None, kind="correction", text=WORDS):
    person = person or PersonFactory()
    return ask_about_data(person, kind=kind, text=text, by=by or person, at=NOW)


def test_a_request_has_thirty_days_and_every_other_officer_hears_that_there_is_one(django_capture_on_commit_callbacks):
    officer = OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask()

    assert asked.due_on == timezone.localdate(NOW) + timedelta(days=30)
    assert [letter.to for letter in mail.outbox] == [[officer.email]]
    assert WORDS not in mail.outbox[0].subject + mail.outbox[0].body
    assert log_of(asked) == [(Verb.REQUESTED, asked.person, asked.person)]


def test_it_waits_on_todays_list_of_all_but_the_one_who_asks_until_it_is_answered():
    officer, colleague = OfficerFactory(), OfficerFactory()
    asked = ask(officer)

    def waits(who):
        return [one.number for one in waiting_for(who, timezone.localdate()) if one.kind is Kind.DATA_REQUEST]

    assert (waits(officer), waits(colleague)) == ([], [asked.pk])
    answer_data_request(asked, is_met=True, answer="Rettet", by=colleague, at=NOW)
    assert waits(colleague) == []


def test_the_answer_reaches_the_one_who_asked(django_capture_on_commit_callbacks):
    asked, officer = ask(), OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        answer_data_request(asked, is_met=False, answer="Navnet kommer fra lønsystemet", by=officer, at=NOW)

    assert [letter.to for letter in mail.outbox] == [[asked.person.email]]
    assert "lønsystemet" not in mail.outbox[0].body
    page = browser_of(asked.person).get(f"/dataanmodninger/{asked.pk}/").content.decode()
    assert "Navnet kommer fra lønsystemet" in page


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"text": "  "}, DataRequestHindrance.NO_WORDS),
        ({"kind": "erasure"}, DataRequestHindrance.OPEN_ALREADY),
        ({"by": "another"}, DataRequestHindrance.NOT_AN_OFFICER),
    ],
    ids=["no words", "one is open", "for another"],
)
def test_a_request_is_refused(changes, reason):
    person = PersonFactory()
    ask(person, kind="erasure")
    if "by" in changes:
        changes = {"by": PersonFactory()}

    with refused(reason):
        ask(person, **changes)


def test_an_officer_writes_down_what_somebody_who_has_left_asks():
    officer, gone = OfficerFactory(), PersonFactory(is_active=False, left_on=timezone.localdate())
    browser = browser_of(officer)

    response = browser.post(f"/fratraadte/{gone.pk}/bed-om/", {"kind": "erasure", "text": "Glem mig"})

    asked = DataRequest.objects.get()
    assert response.status_code == 302
    assert (asked.person, asked.registered_by) == (gone, officer)


@pytest.mark.parametrize("who", ["somebody", "oneself", "twice"])
def test_an_answer_is_refused(who):
    officer = OfficerFactory()
    asked = ask(officer if who == "oneself" else None)
    if who == "twice":
        answer_data_request(asked, is_met=True, answer="Ja", by=officer, at=NOW)
    reasons = {
        "somebody": DataRequestHindrance.NOT_AN_OFFICER,
        "oneself": DataRequestHindrance.ONES_OWN,
        "twice": DataRequestHindrance.ANSWERED_ALREADY,
    }

    with refused(reasons[who]):
        answer_data_request(
            asked, is_met=True, answer="Ja", by=PersonFactory() if who == "somebody" else officer, at=NOW
        )


def test_the_database_holds_one_open_request_of_a_kind():
    asked = ask()

    with refused_by("data_request_one_open_of_a_kind"):
        DataRequest.objects.create(person=asked.person, kind=asked.kind, text="Igen", asked_at=NOW, due_on=asked.due_on)


def test_the_database_knows_who_answered():
    asked = ask()

    with refused_by("data_request_is_answered_by_somebody"):
        DataRequest.objects.filter(pk=asked.pk).update(answered_at=NOW)


def test_nobody_registers_a_request_of_their_own():
    asked = ask()

    with refused_by("data_request_is_registered_for_another"):
        DataRequest.objects.filter(pk=asked.pk).update(registered_by=asked.person)


def test_somebody_employed_has_not_left():
    person = PersonFactory()

    with refused_by("person_employed_has_not_left"):
        Person.objects.filter(pk=person.pk).update(left_on=timezone.localdate())


# --- the notice ---------------------------------------------------------------------------------------------------


@pytest.mark.one_database("sqlite")
def test_who_comes_first_is_asked_to_read_how_data_is_used_and_it_is_kept_that_they_did():
    person = PersonFactory(notice_version=0)
    browser = browser_of(person)
    asked = "privatliv/laest/"

    assert "/privatliv/" in browser.get("/kontakt/").content.decode().partition("<footer")[0]
    assert asked in browser.get("/privatliv/").content.decode()
    for _twice in range(2):
        browser.post("/privatliv/laest/")

    person.refresh_from_db()
    assert (person.notice_version, person.notice_seen_at is not None) == (NOTICE_VERSION, True)
    assert AuditEvent.objects.filter(verb=Verb.CONFIRMED_NOTICE, subject=person).count() == 1
    assert asked not in browser.get("/privatliv/").content.decode()
    assert "/privatliv/" not in browser.get("/kontakt/").content.decode().partition("<footer")[0]


@pytest.mark.one_database("sqlite")
def test_a_new_version_is_shown_again():
    browser = browser_of(PersonFactory(notice_version=NOTICE_VERSION - 1))

    assert "/privatliv/" in browser.get("/kontakt/").content.decode().partition("<footer")[0]
