"""Handing a copy to somebody who has left: two officers, one link, one copy, and nothing of it to anybody else."""

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.actions.people import employ_again
from netvaerk.models import Verb
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from netvaerk.tests.views.pages import browser_of, page
from secretariat.actions.data_requests import answer_data_request
from secretariat.actions.hand_outs import answer_hand_out, ask_to_hand_out, withdraw_hand_out
from secretariat.models import CopyHandOut
from secretariat.rules.hand_outs import LINK_LASTS, HandOutHindrance, State
from secretariat.tests.hand_outs import ADDRESS, SEEN, confirmed, copy_asked_for, erase, leaver, noted, spend

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SQLITE = pytest.mark.one_database("sqlite")


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
