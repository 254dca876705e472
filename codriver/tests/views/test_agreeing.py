"""Writing together, approving what was read, sharing, and revisiting."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.pairing import end_pairing
from codriver.models import AgreedText, AlignmentAgreement, Approval
from codriver.rules.forms import Side
from codriver.tests.factories import agreed_agreement, compared_alignment, running_pair, written_agreement
from netvaerk.models import AuditEvent
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.views.pages import HTMX, browser_of, goes_to, page

pytestmark = pytest.mark.django_db
WORDS = "Vi vil have tre gårde i gang inden jul."


@pytest.fixture
def agreement():
    return written_agreement()


@pytest.fixture
def leader(agreement):
    return agreement.alignment.sides()[Side.FIRST].person


@pytest.fixture
def co_driver(agreement):
    return agreement.alignment.sides()[Side.SECOND].person


def act(person, name, thing, headers=None, **typed):
    return browser_of(person).post(reverse(name, args=[thing.pk]), typed, headers=headers or {})


def alignment_page(person, agreement):
    return browser_of(person).get(reverse("alignment", args=[agreement.alignment_id]))


def shown_to(person, agreement):
    """What the page puts into the form of an approval."""
    return alignment_page(person, agreement).context["shown"]


def joint(agreement, code):
    edit = AlignmentAgreement.objects.get(pk=agreement.pk).joint()[code]
    return edit.value, edit.revision


def write(person, agreement, words, version, headers=None, **more):
    return act(person, "write_joint", agreement, headers, **{"A4": words, "A4-version": str(version), **more})


def approve(person, agreement, **typed):
    return act(person, "approve_agreement", agreement, **(typed or shown_to(person, agreement)))


# --- writing ------------------------------------------------------------------------------------------------------


def test_either_writes_and_both_read(agreement, leader, co_driver):
    response = write(co_driver, agreement, WORDS, 1)

    assert goes_to(response, reverse("alignment", args=[agreement.alignment_id]))
    assert joint(agreement, "A4") == (WORDS, 2)
    assert WORDS in page(alignment_page(leader, agreement))


def test_an_autosaved_joint_answer_gets_its_version_and_the_approvals_back(agreement, leader):
    text = page(write(leader, agreement, WORDS, 1, HTMX, only="A4", revision=str(agreement.revision)))

    assert "<html" not in text
    assert 'name="A4-version" value="2"' in text
    assert 'id="approve"' in text


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_two_who_write_at_once_both_keep_their_words(agreement, leader, co_driver, headers):
    write(co_driver, agreement, "Den andens ord", 1)

    response = write(leader, agreement, WORDS, 1, headers, only="A4")

    text = page(response, 409)
    assert "Den andens ord" in text
    assert headers or WORDS in text
    assert joint(agreement, "A4") == ("Den andens ord", 2)


WRONG = {"G1": "mange", "G1-version": "1"}
LATE = {"A4": WORDS, "A4-version": "0"}
COMES_BACK = {
    "an approval of nothing": ("approve_agreement", {}, {}, 422),
    "an approval of another text": ("approve_agreement", {"revision": "1", "fingerprint": "0" * 64}, {}, 409),
    "a wrong answer": ("write_joint", WRONG, {}, 422),
    "two who wrote": ("write_joint", LATE, {}, 409),
    "two who wrote, as a fragment": ("write_joint", {**LATE, "only": "A4"}, HTMX, 409),
}


@pytest.mark.parametrize("how", COMES_BACK)
def test_who_gets_the_page_back_with_a_form_has_read_the_others_words(agreement, leader, co_driver, how):
    name, typed, headers, status = COMES_BACK[how]

    response = act(leader, name, agreement, headers, **typed)

    assert response.status_code == status
    assert [*AuditEvent.objects.filter(verb="read").values_list("actor", "subject", "object_id")] == [
        (leader.pk, co_driver.pk, agreement.pk)
    ]


def test_a_save_that_shows_nothing_of_the_other_is_no_reading(agreement, leader):
    write(leader, agreement, WORDS, 1, HTMX, only="A4")

    assert not AuditEvent.objects.filter(verb="read").exists()


@pytest.mark.parametrize("revision", ["", "x", "²", "-1", "9" * 5000], ids=lambda text: text[:5])
def test_an_odd_revision_gets_an_answer_and_no_way_to_approve_unread(agreement, leader, revision):
    text = page(write(leader, agreement, WORDS, 1, HTMX, only="A4", revision=revision))

    assert 'name="fingerprint"' not in text


@pytest.mark.parametrize("keys", [("hendes side", "hans side"), ("", "")], ids=["own pages", "pages without a key"])
def test_who_has_not_seen_the_others_edit_is_asked_to_read_before_approving(agreement, leader, co_driver, keys):
    seen = str(shown_to(leader, agreement)["revision"])
    theirs = {"C5": "Noget helt andet", "C5-version": "1", "page_key": keys[0]}
    act(co_driver, "write_joint", agreement, **theirs)

    text = page(write(leader, agreement, WORDS, 1, HTMX, only="A4", revision=seen, page_key=keys[1]))

    assert 'name="fingerprint"' not in text


def test_who_has_seen_all_approves_right_after_an_autosave(agreement, leader):
    seen = str(shown_to(leader, agreement)["revision"])

    text = page(write(leader, agreement, WORDS, 1, HTMX, only="A4", revision=seen, page_key="hendes side"))

    assert f'value="{shown_to(leader, agreement)["fingerprint"]}"' in text


def test_what_is_wrong_in_the_joint_text_is_said_and_stays_typed(agreement, leader):
    response = act(
        leader, "write_joint", agreement, **{"G1": "mange", "G1-version": "1", "A4": WORDS, "A4-version": "1"}
    )

    text = page(response, 422)
    assert 'id="problem-G1"' in text
    assert 'name="G1" value="mange"' in text
    assert joint(agreement, "A4") == (WORDS, 2)


def test_the_two_tick_what_they_have_talked_about(agreement, leader):
    response = act(leader, "write_joint", agreement, talked="A1")

    assert goes_to(response, reverse("alignment", args=[agreement.alignment_id]) + "#compared-A1")
    assert 'name="not_talked" value="A1"' in page(alignment_page(leader, agreement))


def test_an_untick_takes_it_back(agreement, leader):
    act(leader, "write_joint", agreement, talked="A1")
    act(leader, "write_joint", agreement, not_talked="A1")

    assert agreement.talked_through.count() == 0


def test_the_writer_of_another_agreement_writes_nothing_here(agreement):
    stranger = running_pair().network_leader

    assert write(stranger, agreement, WORDS, 1).status_code == 404
    assert joint(agreement, "A4")[1] == 1


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_who_writes_after_the_pairing_ended_gets_the_words_back(agreement, leader, headers):
    pairing, officer, now = agreement.alignment.pairing, OfficerFactory(), timezone.now()
    end_pairing(pairing, by=officer, on=timezone.localdate(), reason="Slut", at=now)

    response = write(leader, agreement, WORDS, 1, headers, only="A4")

    assert WORDS in page(response, 409) or headers
    assert joint(agreement, "A4")[1] == 1


# --- approving ----------------------------------------------------------------------------------------------------


def test_the_first_approval_waits_and_the_second_makes_it_hold(agreement, leader, co_driver):
    answers = [
        goes_to(approve(one, agreement), reverse("alignment", args=[agreement.alignment_id]))
        for one in (leader, co_driver)
    ]

    assert answers == [True, True]
    assert AgreedText.objects.get().agreement_id == agreement.pk


def test_approving_twice_is_once(agreement, leader):
    shown = shown_to(leader, agreement)

    for _ in range(2):
        approve(leader, agreement, **shown)

    assert Approval.objects.count() == 1
    assert AuditEvent.objects.filter(verb="approved").count() == 1


def test_a_text_that_changed_since_it_was_shown_is_not_approved(agreement, leader, co_driver):
    shown = shown_to(leader, agreement)
    write(co_driver, agreement, WORDS, 1)

    assert WORDS in page(approve(leader, agreement, **shown), 409)
    assert Approval.objects.count() == 0


def test_what_is_typed_with_the_approval_is_saved_and_then_it_is_another_text(agreement, leader):
    response = approve(leader, agreement, **shown_to(leader, agreement), **{"A4": WORDS, "A4-version": "1"})

    assert WORDS in page(response, 409)
    assert (joint(agreement, "A4"), Approval.objects.count()) == ((WORDS, 2), 0)


@pytest.mark.parametrize(
    "shown", [{"revision": "1"}, {"revision": "x", "fingerprint": "0" * 64}], ids=["none", "no number"]
)
def test_what_is_typed_with_an_approval_of_nothing_stays_in_the_page(agreement, leader, shown):
    response = approve(leader, agreement, **shown, **{"A4": WORDS, "A4-version": "1"})

    assert WORDS in page(response, 422)
    assert Approval.objects.count() == 0


def test_what_is_typed_with_an_approval_that_comes_too_late_is_handed_back(agreement, leader):
    shown = shown_to(leader, agreement)
    end_pairing(
        agreement.alignment.pairing, by=OfficerFactory(), on=timezone.localdate(), reason="Slut", at=timezone.now()
    )

    response = approve(leader, agreement, **shown, **{"A4": WORDS, "A4-version": "1"})

    assert WORDS in page(response, 409)


def test_an_edit_takes_both_approvals_away(agreement, leader, co_driver):
    approve(leader, agreement)

    write(co_driver, agreement, WORDS, 1)

    assert Approval.objects.filter(undone_at=None).count() == 0


def test_a_text_that_lacks_something_is_not_approved():
    alignment = compared_alignment()
    agreement, leader = alignment.agreements.get(), alignment.sides()[Side.FIRST].person

    text = page(approve(leader, agreement), 409)

    assert 'href="#question-A4"' in text
    assert Approval.objects.count() == 0


def test_an_approval_without_a_text_where_it_holds_already_leads_to_the_agreement():
    agreed = agreed_agreement()
    person = agreed.alignment.sides()[Side.FIRST].person

    response = act(person, "approve_agreement", agreed)

    assert response.status_code in (302, 409)


# --- what holds ---------------------------------------------------------------------------------------------------


@pytest.fixture
def agreed():
    return agreed_agreement()


def party(agreed, side=Side.FIRST):
    return agreed.alignment.sides()[side].person


def test_what_holds_is_read_by_both_and_no_longer_written(agreed):
    text = page(alignment_page(party(agreed), agreed))

    assert "Noget langt 0" in text
    assert "<textarea" not in text
    assert write(party(agreed), agreed, WORDS, 1).status_code == 409


def test_both_must_share_before_the_secretariat_reads(agreed):
    officer, address = OfficerFactory(), reverse("agreement", args=[agreed.pk])
    answers = [browser_of(officer).get(address).status_code]
    for side in Side:
        act(party(agreed, side), "share_text", agreed.alignment, share="yes")
        answers.append(browser_of(officer).get(address).status_code)

    act(party(agreed), "share_text", agreed.alignment, share="no")

    assert answers == [404, 404, 200]
    assert browser_of(officer).get(address).status_code == 404


def test_that_the_secretariat_read_it_is_in_the_log(agreed):
    officer = OfficerFactory()
    for side in Side:
        act(party(agreed, side), "share_text", agreed.alignment, share="yes")

    browser_of(officer).get(reverse("agreement", args=[agreed.pk]))

    read = AuditEvent.objects.filter(verb="read", actor=officer).values_list("subject", flat=True)
    assert {*read} == {party(agreed, side).pk for side in Side}


def test_either_asks_for_a_revisit_and_asking_again_is_the_same(agreed):
    for side in Side:
        assert act(party(agreed, side), "ask_for_revisit", agreed.alignment).status_code == 302

    assert agreed.reviews.count() == 1
    address = reverse("confirm_unchanged", args=[agreed.reviews.get().pk])
    assert f'action="{address}"' in page(alignment_page(party(agreed), agreed))


def test_unchanged_by_one_click_each_closes_the_revisit(agreed):
    act(party(agreed), "ask_for_revisit", agreed.alignment)
    review = agreed.reviews.get()

    for side in Side:
        act(party(agreed, side), "confirm_unchanged", review)

    review.refresh_from_db()
    assert review.closed_at is not None


def test_a_new_version_is_written_while_the_old_one_holds(agreed):
    act(party(agreed), "ask_for_revisit", agreed.alignment)

    for _ in range(2):
        act(party(agreed), "begin_new_version", agreed.reviews.get())

    assert [*agreed.alignment.agreements.values_list("number", flat=True)] == [2, 1]
    text = page(alignment_page(party(agreed), agreed))
    assert reverse("agreement", args=[agreed.pk]) in text
    assert 'name="R1-version"' in text


def test_a_stranger_with_an_agreement_of_their_own_finds_no_review(agreed):
    act(party(agreed), "ask_for_revisit", agreed.alignment)
    stranger = agreed_agreement().alignment.sides()[Side.FIRST].person

    for name in ("confirm_unchanged", "begin_new_version"):
        assert act(stranger, name, agreed.reviews.get()).status_code == 404
    assert agreed.reviews.get().first_unchanged_at is None


def test_after_the_pairing_ended_both_still_read_what_they_agreed(agreed):
    pairing, now = agreed.alignment.pairing, timezone.now()
    end_pairing(pairing, by=OfficerFactory(), on=timezone.localdate(), reason="Slut", at=now)

    for side in Side:
        assert "Noget langt 0" in page(alignment_page(party(agreed, side), agreed))
