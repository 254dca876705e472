"""Handing a copy to somebody who has left: two officers, one link, one copy, and nothing of it to anybody else."""

import io
import json
import re
from datetime import timedelta
from urllib.parse import quote
from zipfile import ZipFile

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from codriver.actions.leaving import leave
from netvaerk.actions.people import employ_again
from netvaerk.models import AuditEvent, Verb
from netvaerk.rules.secret_addresses import fingerprint
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from netvaerk.tests.views.pages import browser_of, page
from secretariat.actions.data_requests import answer_data_request
from secretariat.actions.erasing import erase_person
from secretariat.actions.hand_outs import answer_hand_out, ask_to_hand_out, hand_out_copy, withdraw_hand_out
from secretariat.models import CopyHandOut
from secretariat.queries.own_copy import own_copy
from secretariat.rules.hand_outs import LINK_LASTS, MISSES_A_MINUTE, HandOutHindrance, State
from secretariat.tests.hand_outs import ADDRESS, SEEN, confirmed, copy_asked_for, leaver, link_in, noted
from secretariat.tests.leaving import SAID, town_that_was_left
from secretariat.tests.secrets import CO_DRIVERS, LEADERS, everything_in, found

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SQLITE = pytest.mark.one_database("sqlite")


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


@pytest.fixture
def link(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        confirmed()
    return link_in()


def packed(response):
    return ZipFile(io.BytesIO(b"".join(response.streaming_content)))


# --- two officers -------------------------------------------------------------------------------------------------


def test_a_second_officer_confirms_and_one_letter_with_the_link_goes_to_the_address(
    django_capture_on_commit_callbacks,
):
    asked = copy_asked_for(leaver(language="en", name="Grete Gået"))
    first, second = OfficerFactory(), OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        hand_out = noted(asked, by=first)
    assert second.email in {to for letter in mail.outbox for to in letter.to}
    assert not [letter for letter in mail.outbox if first.email in letter.to or ADDRESS in letter.to]
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        answer_hand_out(hand_out, agrees=True, by=second, at=NOW)

    hand_out.refresh_from_db()
    assert [letter.to for letter in mail.outbox] == [[ADDRESS], [first.email]]
    assert "Dear Grete Gået" in mail.outbox[0].body
    assert hand_out.ends_at == NOW + LINK_LASTS
    assert log_of(hand_out) == [
        (Verb.REQUESTED, first, asked.person), (Verb.APPROVED, second, asked.person),
    ]  # fmt: skip


def test_only_a_fingerprint_of_the_secret_is_kept(link):
    secret = link.strip("/").rpartition("/")[2]
    row = CopyHandOut.objects.values().get()

    assert row["fingerprint"] == fingerprint(secret)
    assert secret not in str(row)
    assert len(secret) >= 43


def test_a_colleague_declines_and_nothing_goes_out(django_capture_on_commit_callbacks):
    hand_out = noted()
    with django_capture_on_commit_callbacks(execute=True):
        answer_hand_out(hand_out, agrees=False, by=OfficerFactory(), at=NOW)

    hand_out.refresh_from_db()
    assert hand_out.state(NOW) is State.DECLINED
    assert [letter.to for letter in mail.outbox] == [[hand_out.asked_by.email]]


@pytest.mark.parametrize("who", ["the same", "nobody", "the leaver, who is back as an officer"])
def test_nobody_else_confirms(who):
    hand_out = noted()
    by = {"the same": hand_out.asked_by, "nobody": PersonFactory()}.get(who, hand_out.person)
    if by == hand_out.person:
        employ_again(by, by=hand_out.asked_by, at=NOW)
        by.groups.set(hand_out.asked_by.groups.all())
        by = type(by).objects.get(pk=by.pk)

    with refused(HandOutHindrance.NOT_AN_OFFICER if who == "nobody" else HandOutHindrance.ALONE):
        answer_hand_out(hand_out, agrees=True, by=by, at=NOW)
    assert CopyHandOut.objects.get().agreed is None


@pytest.mark.parametrize("whose", ["their own at work", "a colleague's"])
def test_a_login_is_no_address_for_it(whose):
    asked, officer = copy_asked_for(), OfficerFactory()
    email = asked.person.email if whose == "their own at work" else officer.email.upper()

    with refused(HandOutHindrance.WORK_ADDRESS):
        ask_to_hand_out(asked, email=email, check_kind="called", check_words=SEEN, by=officer, at=NOW)


def test_a_second_try_waits_until_the_first_is_withdrawn_or_over():
    first = confirmed(at=NOW)
    with refused(HandOutHindrance.UNDER_WAY):
        noted(first.request, at=NOW)

    withdraw_hand_out(first, by=OfficerFactory(), at=NOW)
    second = noted(first.request, at=NOW)
    answer_hand_out(second, agrees=True, by=OfficerFactory(), at=NOW)

    assert [one.state(NOW) for one in CopyHandOut.objects.with_people()] == [State.OPEN, State.WITHDRAWN]
    assert noted(first.request, at=NOW + LINK_LASTS).pk > second.pk


def test_an_answered_request_is_confirmed_no_more():
    hand_out = noted()
    answer_data_request(hand_out.request, is_met=False, answer="Nej", by=OfficerFactory(), at=NOW)

    with refused(HandOutHindrance.NOT_WAITING):
        answer_hand_out(hand_out, agrees=True, by=OfficerFactory(), at=NOW)


# --- the link -----------------------------------------------------------------------------------------------------


@SQLITE
@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_it_hands_out_nothing_however_often(client, link, method):
    answers = [getattr(client, method)(link) for _time in range(3)]

    assert {one.status_code for one in answers} == {200}
    assert CopyHandOut.objects.get().fetched_at is None
    assert not AuditEvent.objects.filter(verb=Verb.FETCHED).exists()


def test_its_button_gives_the_copy_once(client, link):
    hand_out = CopyHandOut.objects.get()
    response = client.post(link)

    names = packed(response).namelist()
    hand_out.refresh_from_db()
    assert names == ["mine-oplysninger.html", "mine-oplysninger.json"]
    assert response.headers["Content-Disposition"] == 'attachment; filename="mine-oplysninger.zip"'
    assert hand_out.fetched_at is not None
    event = AuditEvent.objects.get(verb=Verb.FETCHED)
    assert (event.actor, event.subject) == (None, hand_out.person)
    assert client.post(link).status_code == client.get(link).status_code == 404


@SQLITE
def test_the_copy_is_what_they_would_have_got_themselves_files_too(django_capture_on_commit_callbacks, client):
    town = town_that_was_left()
    person = town["co_driver"]
    with django_capture_on_commit_callbacks(execute=True):
        confirmed(noted(copy_asked_for(person, by=town["officer"])))
    with override("da"):
        own = json.loads(json.dumps(own_copy(person, at=timezone.now()).as_data()))

    copy = packed(client.post(link_in()))

    told, html = (copy.read(f"mine-oplysninger.{kind}").decode() for kind in ("json", "html"))
    data = json.loads(told)
    files = [name for name in copy.namelist() if name.startswith("filer/")]
    (file,) = [name for name in files if name.endswith(SAID["file"])]
    assert copy.read(file) == b"abc"
    assert [name for name in files if name not in told or f'href="{quote(name)}"' not in html] == []
    assert "/praksisfiler/" not in told + html
    assert [one["kind"] for one in data["sections"]] == [one["kind"] for one in own["sections"]]
    assert {*SAID.values()} - found(SAID.values(), told) == set()
    assert found((*CO_DRIVERS, *LEADERS), told) == {*CO_DRIVERS}
    assert found((*CO_DRIVERS, *LEADERS), html) == {*CO_DRIVERS}


def spend(hand_out):
    hand_out_copy(hand_out, lambda person: None, at=timezone.now())


def withdraw(hand_out):
    withdraw_hand_out(hand_out, by=OfficerFactory(), at=timezone.now())


def come_back(hand_out):
    employ_again(hand_out.person, by=OfficerFactory(), at=timezone.now())


def leave_again(hand_out):
    """Back, and away once more a day later, while the link of the first time would still last."""
    later = timezone.now() + timedelta(days=1)
    employ_again(hand_out.person, by=OfficerFactory(), at=timezone.now())
    leave(hand_out.person, by=OfficerFactory(), at=later)


def erase(hand_out):
    erase_person(hand_out.person, by=OfficerFactory(), at=timezone.now())


def nothing(hand_out):
    """The link of somebody else is as good as any wrong one."""


ENDS = {
    "spent": spend,
    "withdrawn": withdraw,
    "back": come_back,
    "left again": leave_again,
    "erased": erase,
    "late": nothing,
    "wrong": nothing,
}


def said(response, link):
    """What the page behind a link says, without the link, and without what is made anew for each page."""
    return re.sub(r'csrfmiddlewaretoken" value="[^"]*"', "", page(response, response.status_code)).replace(link, "")


@SQLITE
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("how", ENDS)
def test_whatever_opens_nothing_is_answered_alike(client, link, how, method):
    ENDS[how](CopyHandOut.objects.get())
    told = AuditEvent.objects.filter(verb=Verb.FETCHED).count()
    never, nobodys = getattr(Client(), method)("/kopi/findes-ikke/"), "/kopi/findes-ikke/"
    after = {"late": LINK_LASTS, "left again": timedelta(days=1)}.get(how, timedelta(0))
    with time_machine.travel(timezone.now() + after):
        tried = link[:-2] + "/" if how == "wrong" else link
        response = getattr(client, method)(tried)

    assert response.status_code == never.status_code == 404
    assert said(response, tried) == said(never, nobodys)
    assert AuditEvent.objects.filter(verb=Verb.FETCHED).count() == told


@SQLITE
def test_guessing_from_one_network_comes_to_an_end_and_opens_nothing_then(client, link):
    answers = [client.post(f"/kopi/gaet-{number}/").status_code for number in range(MISSES_A_MINUTE)]
    late = client.post(link)

    assert {*answers} == {404}
    assert (late.status_code, late.headers["Retry-After"]) == (429, "60")
    assert CopyHandOut.objects.get().fetched_at is None
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert client.post(link).status_code == 200


@SQLITE
def test_nobody_on_the_way_keeps_it_or_hears_the_secret(client, link):
    answers = [client.get(link), client.get("/kopi/findes-ikke/"), client.post(link)]

    assert {one.headers["Cache-Control"] for one in answers} == {"private, no-store"}
    assert {one.headers["X-Robots-Tag"] for one in answers} == {"noindex, nofollow, noarchive"}
    assert {one.headers["Referrer-Policy"] for one in answers} == {"strict-origin"}
    assert not re.findall(r'(?:href|src|action)="https?://', everything_in(answers[0]))


@SQLITE
def test_a_page_elsewhere_cannot_press_the_button(link):
    browser = Client(enforce_csrf_checks=True)

    assert browser.post(link).status_code == 403
    assert CopyHandOut.objects.get().fetched_at is None


@SQLITE
def test_a_copy_that_cannot_be_made_leaves_the_link_as_it_was(link):
    hand_out = CopyHandOut.objects.get()

    def fail(person):
        raise OSError

    with pytest.raises(OSError):
        hand_out_copy(hand_out, fail, at=timezone.now())
    assert CopyHandOut.objects.get().fetched_at is None
    assert not AuditEvent.objects.filter(verb=Verb.FETCHED).exists()


@SQLITE
def test_it_speaks_the_language_of_the_one_who_left_or_the_one_chosen(django_capture_on_commit_callbacks, client):
    with django_capture_on_commit_callbacks(execute=True):
        confirmed(noted(copy_asked_for(leaver(language="en"))))

    assert "Fetch the copy" in page(client.get(link_in()))
    client.cookies["language"] = "da"
    assert "Hent kopien" in page(client.get(link_in()))


# --- the pages of the officers ------------------------------------------------------------------------------------


def page_of(person, hand_out):
    return page(browser_of(person).get(f"/dataanmodninger/{hand_out.request_id}/"))


@SQLITE
def test_the_page_says_who_has_the_ball_and_offers_the_next_step_alone():
    hand_out, second = noted(), OfficerFactory()
    name = hand_out.person.name

    first_sees, second_sees = page_of(hand_out.asked_by, hand_out), page_of(second, hand_out)
    assert ("Bekræft, og send linket" in first_sees, "Bekræft, og send linket" in second_sees) == (False, True)
    assert ADDRESS in second_sees and SEEN in second_sees
    browser_of(second).post(f"/udleveringer/{hand_out.pk}/svar/", {"answer": "yes"})
    assert f"Venter på {name}" in page_of(second, hand_out)
    hand_out.refresh_from_db()
    spend(hand_out)
    assert "Kopien er hentet" in page_of(second, hand_out)
    assert "Træk linket tilbage" not in page_of(second, hand_out)


@SQLITE
def test_an_officer_notes_the_address_and_what_is_wrong_stands_beside_the_field():
    asked, officer = copy_asked_for(), OfficerFactory()
    browser, typed = browser_of(officer), {"email": ADDRESS, "check_kind": "called", "check_words": SEEN}
    address = f"/dataanmodninger/{asked.pk}/udlevering/"

    wrong = page(browser.post(address, {**typed, "email": "hjemme"}), 422)
    refused_one = page(browser.post(address, {**typed, "email": officer.email}), 409)
    done = browser.post(address, typed)

    assert "Skriv en hel mailadresse" in wrong and SEEN in wrong
    assert "privat" in refused_one and SEEN in refused_one
    assert done.headers["Location"] == f"/dataanmodninger/{asked.pk}/"
    assert CopyHandOut.objects.get().email == ADDRESS


@SQLITE
@pytest.mark.parametrize("kind", ["correction", "erasure", "objection"])
def test_nothing_is_handed_out_on_another_request(kind):
    asked, officer = copy_asked_for(kind=kind), OfficerFactory()

    assert "Udlever en kopi" not in page(browser_of(officer).get(f"/dataanmodninger/{asked.pk}/"))
    assert browser_of(officer).get(f"/dataanmodninger/{asked.pk}/udlevering/").status_code == 403


# --- what is kept -------------------------------------------------------------------------------------------------


def test_erasing_takes_the_address_and_the_words():
    hand_out = confirmed()
    erase(hand_out)

    row = CopyHandOut.objects.get()
    assert (row.email, row.check_words) == ("", "")


def put(hand_out, **fields):
    CopyHandOut.objects.filter(pk=hand_out.pk).update(**fields)


def test_the_database_holds_two_officers_and_a_link_of_whoever_was_confirmed():
    out = confirmed()

    with refused_by("hand_out_takes_two_officers"):
        put(out, answered_by=out.asked_by)
    with refused_by("hand_out_confirmed_has_a_link"):
        put(out, fingerprint=None)
    with refused_by("hand_out_confirmed_has_a_link"):
        put(out, agreed=False)


def test_the_database_holds_that_a_copy_is_fetched_while_its_link_stands():
    out = confirmed()

    with refused_by("hand_out_ends_after_it_began"):
        put(out, ends_at=out.answered_at)
    with refused_by("hand_out_is_fetched_while_it_stands"):
        put(out, fetched_at=out.ends_at)
    with refused_by("hand_out_is_fetched_while_it_stands"):
        put(out, fetched_at=out.answered_at, withdrawn_at=NOW, withdrawn_by=out.asked_by)
    with refused_by("hand_out_is_withdrawn_by_somebody"):
        put(out, withdrawn_at=NOW)


def test_the_database_holds_one_that_waits_on_a_request_and_one_for_a_link():
    waits, out = noted(), confirmed()
    again = {
        "email": ADDRESS,
        "check_kind": "called",
        "check_words": SEEN,
        "asked_by": OfficerFactory(),
        "asked_at": NOW,
    }

    with refused_by("hand_out_one_waits_on_a_request"):
        CopyHandOut.objects.create(request=waits.request, **again)
    other = confirmed()
    with refused_by("hand_out_one_for_a_link"):
        put(other, fingerprint=out.fingerprint)
