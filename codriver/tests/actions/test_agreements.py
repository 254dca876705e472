"""Writing the joint text and approving it: nobody's words are lost, and one approves what one has read."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from codriver.actions.agreements import Written, approve_agreement, share_text, talk_through, write_joint
from codriver.actions.alignments import save_answer
from codriver.actions.pairing import end_pairing
from codriver.facts.agreements import agreement_facts
from codriver.models import AgreedText, Approval
from codriver.rules.agreements import ApprovalHindrance, SendingHindrance, Shown, fingerprint
from codriver.rules.forms import Side
from codriver.rules.saves import Packet
from codriver.tests.factories import agreed_agreement, compared_alignment, running_pair, written_agreement
from netvaerk.models import AuditEvent, NetworkTheme, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.releases import release_time

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def agreement():
    return written_agreement()


@pytest.fixture
def leader(agreement):
    return agreement.alignment.pairing.network_leader


@pytest.fixture
def co_driver(agreement):
    return agreement.alignment.pairing.co_driver


def shown(agreement):
    agreement.refresh_from_db()
    return agreement_facts(agreement, TODAY).now


def approved(agreement, by, text=None):
    approve_agreement(agreement, by=by, at=NOW, shown=text or shown(agreement))


def written(agreement, by, value, *, based_on=None, code="A4"):
    if based_on is None:
        based_on = agreement.joint()[code].revision
    return write_joint(agreement, code=code, value=value, by=by, at=NOW, packet=Packet(based_on))


def standing(agreement):
    return sorted(side.value for side in agreement.standing_approvals())


def test_an_edit_is_added_on_top_of_the_last(agreement, co_driver):
    assert written(agreement, co_driver, "Nye mål") == Written(2)
    assert [(edit.value, edit.edited_by) for edit in agreement.edits.filter(code="A4")][1:] == [("Nye mål", co_driver)]


def test_an_edit_counts_as_a_revision_of_the_text(agreement, co_driver):
    before = agreement.revision
    written(agreement, co_driver, "Nye mål")
    agreement.refresh_from_db()

    assert agreement.revision == before + 1


def test_the_same_words_again_change_nothing(agreement, co_driver):
    written(agreement, co_driver, "Nye mål")

    assert written(agreement, co_driver, "Nye mål", based_on=1) == Written(2)
    assert agreement.edits.filter(code="A4").count() == 2


def test_when_two_edits_meet_nothing_is_stored_and_both_texts_are_there(agreement, leader, co_driver):
    written(agreement, co_driver, "Hendes mål")
    theirs = agreement.joint()["A4"]

    assert written(agreement, leader, "Hans mål", based_on=1) == Written(2, conflict=True, theirs=theirs)
    assert theirs.value == "Hendes mål"
    assert "Hans mål" not in [edit.value for edit in agreement.edits.all()]


def test_the_same_edit_sent_twice_counts_once(agreement, co_driver):
    packets = [Packet(1, "side", 1), Packet(2, "side", 2), Packet(1, "side", 1)]
    for value, packet in zip(["Et", "To", "Et"], packets, strict=True):
        write_joint(agreement, code="A4", value=value, by=co_driver, at=NOW, packet=packet)

    assert list(agreement.edits.filter(code="A4").values_list("value", flat=True))[1:] == ["Et", "To"]


def test_edits_of_two_answers_do_not_meet(agreement, leader, co_driver):
    written(agreement, co_driver, "Mål")

    assert written(agreement, leader, "Samspil", code="C5") == Written(2)


@pytest.mark.parametrize("who", ["an officer", "the leader of another pair"])
def test_nobody_else_writes(agreement, who):
    stranger = OfficerFactory() if who == "an officer" else written_agreement().alignment.pairing.network_leader

    with refused(ApprovalHindrance.NOT_A_PARTY):
        written(agreement, stranger, "Mål")


def test_a_locked_text_is_not_written():
    agreement = agreed_agreement()

    with refused(ApprovalHindrance.LOCKED):
        written(agreement, agreement.alignment.pairing.co_driver, "Mål")


def test_nothing_is_written_or_approved_when_the_pairing_has_ended(agreement, leader):
    end_pairing(agreement.alignment.pairing, by=OfficerFactory(), on=TODAY, reason="Slut", at=NOW)

    with refused(ApprovalHindrance.CLOSED):
        written(agreement, leader, "Mål")
    with refused(ApprovalHindrance.CLOSED):
        approved(agreement, leader)


def test_one_approval_waits_for_the_other(agreement, leader):
    approved(agreement, leader)
    agreement.refresh_from_db()

    assert (standing(agreement), agreement.agreed_at) == (["first"], None)
    assert log_of(agreement) == [(Verb.APPROVED, leader, None)]


def test_an_approval_holds_what_was_shown(agreement, leader):
    text = shown(agreement)
    approved(agreement, leader, text)

    assert Approval.objects.values_list("revision", "fingerprint").get() == (text.revision, text.fingerprint)


def test_approving_twice_is_approving_once(agreement, leader):
    for _again in range(2):
        approved(agreement, leader)

    assert (Approval.objects.count(), len(log_of(agreement))) == (1, 1)


def test_two_approvals_lock_the_text(agreement, leader, co_driver):
    text = shown(agreement)
    approved(agreement, leader)
    approved(agreement, co_driver)
    agreement.refresh_from_db()
    locked = AgreedText.objects.get()

    assert agreement.agreed_at == locked.agreed_at == NOW
    assert fingerprint(locked.content) == locked.fingerprint == text.fingerprint
    assert log_of(agreement)[1:] == [(Verb.APPROVED, co_driver, None), (Verb.AGREED, co_driver, None)]


def test_the_agreed_text_holds_the_words_and_the_two(agreement, leader, co_driver):
    written(agreement, leader, "Tre mål")
    approved(agreement, leader)
    approved(agreement, co_driver)
    content = AgreedText.objects.get().content

    assert content["joint"]["A4"] == "Tre mål"
    assert content["parties"] == {"first": leader.pk, "second": co_driver.pk}


def test_an_edit_undoes_every_approval_and_keeps_the_row(agreement, leader, co_driver):
    approved(agreement, leader)
    written(agreement, co_driver, "Nye mål")

    assert standing(agreement) == []
    assert list(Approval.objects.values_list("undone_at", flat=True)) == [NOW]


def test_ones_own_edit_undoes_ones_own_approval(agreement, leader):
    approved(agreement, leader)
    written(agreement, leader, "Nye mål")

    assert standing(agreement) == []


def test_words_that_come_back_do_not_bring_the_approval_back(agreement, leader, co_driver):
    first = agreement.joint()["A4"].value
    approved(agreement, leader)
    written(agreement, co_driver, "Nye mål")
    written(agreement, co_driver, first)

    assert standing(agreement) == []


def test_an_edit_that_meets_another_undoes_nothing(agreement, leader, co_driver):
    written(agreement, leader, "Nye mål")
    approved(agreement, leader)
    written(agreement, co_driver, "Andre mål", based_on=1)

    assert standing(agreement) == ["first"]


def test_a_text_that_changed_since_it_was_shown_is_not_approved(agreement, leader, co_driver):
    text = shown(agreement)
    written(agreement, co_driver, "Nye mål")

    with refused(ApprovalHindrance.CHANGED_SINCE_SHOWN):
        approved(agreement, leader, text)

    assert Approval.objects.count() == 0


def test_a_fingerprint_of_ones_own_making_approves_nothing(agreement, leader):
    with refused(ApprovalHindrance.CHANGED_SINCE_SHOWN):
        approved(agreement, leader, Shown(shown(agreement).revision, "0" * 64))


def release(agreement, hours):
    person, boss = agreement.alignment.pairing.co_driver, PersonFactory()
    type(person).objects.filter(pk=person.pk).update(personnel_leader=boss)
    person.refresh_from_db()
    release_time(
        person,
        theme=agreement.alignment.theme,
        hours=Decimal(hours),
        began_on=TODAY,
        ended_on=TODAY + timedelta(days=99),
        sets_aside="",
        by=boss,
        at=NOW,
    )


def test_other_released_hours_between_show_and_approve_are_told(agreement, leader):
    text = shown(agreement)
    release(agreement, "2.0")

    with refused(ApprovalHindrance.CHANGED_SINCE_SHOWN):
        approved(agreement, leader, text)


def test_other_released_hours_between_two_approvals_undo_the_first(agreement, leader, co_driver):
    approved(agreement, leader)
    release(agreement, "2.0")
    approved(agreement, co_driver)
    agreement.refresh_from_db()

    assert (standing(agreement), agreement.agreed_at) == (["second"], None)


def test_the_released_hours_are_part_of_what_is_agreed(agreement, leader, co_driver):
    release(agreement, "2.5")
    approved(agreement, leader)
    approved(agreement, co_driver)

    assert AgreedText.objects.get().content["released_hours"] == "2.5"


@pytest.mark.parametrize("who", ["an officer", "the co-driver of another pair"])
def test_nobody_else_approves(agreement, who):
    stranger = OfficerFactory() if who == "an officer" else written_agreement().alignment.pairing.co_driver

    with refused(ApprovalHindrance.NOT_A_PARTY):
        approved(agreement, stranger)

    assert standing(agreement) == []


def test_a_text_that_lacks_something_is_not_approved():
    agreement = compared_alignment().agreements.get()

    with refused(ApprovalHindrance.INCOMPLETE):
        approved(agreement, agreement.alignment.pairing.network_leader)


@pytest.mark.parametrize(
    ("days", "reason"),
    [((-1, 10, 20), ApprovalHindrance.DATES_PAST), ((20, 10, 30), ApprovalHindrance.DATES_PAST)],
    ids=["past", "out of order"],
)
def test_review_dates_must_lie_ahead_in_order(agreement, leader, days, reason):
    dates = {
        row: (TODAY + timedelta(days=ahead)).isoformat()
        for row, ahead in zip(["first", "midway", "closing"], days, strict=True)
    }
    written(agreement, leader, dates, code="M1")

    with refused(reason):
        approved(agreement, leader)


def test_review_dates_must_lie_before_the_theme_ends(agreement, leader):
    NetworkTheme.objects.filter(pk=agreement.alignment.theme_id).update(ends_on=TODAY + timedelta(days=31))
    fresh = type(agreement).objects.get(pk=agreement.pk)

    with refused(ApprovalHindrance.DATES_AFTER_THEME):
        approved(fresh, leader)


def test_a_question_is_ticked_as_talked_through_once_and_unticked(agreement, leader, co_driver):
    for person in (leader, co_driver):
        talk_through(agreement, code="A1", done=True, by=person, at=NOW)
    ticks = list(agreement.talked_through.values_list("code", "ticked_by"))
    talk_through(agreement, code="A1", done=False, by=co_driver, at=NOW)

    assert (ticks, agreement.talked_through.count()) == ([("A1", leader.pk)], 0)


def test_a_tick_is_no_part_of_the_text(agreement, leader, co_driver):
    approved(agreement, leader)
    talk_through(agreement, code="A1", done=True, by=co_driver, at=NOW)

    assert standing(agreement) == ["first"]


def test_nobody_else_ticks(agreement):
    with refused(ApprovalHindrance.NOT_A_PARTY):
        talk_through(agreement, code="A1", done=True, by=OfficerFactory(), at=NOW)


def test_sharing_is_ones_own_and_recorded_once(agreement, leader):
    alignment = agreement.alignment
    for _again in range(2):
        share_text(alignment, share=True, by=leader, at=NOW)
    shared = {side: response.shared_at for side, response in alignment.sides().items()}

    assert shared == {Side.FIRST: NOW, Side.SECOND: None}
    assert [event for event in log_of(alignment) if event[0] == Verb.SHARED] == [(Verb.SHARED, leader, None)]


def test_sharing_ends_at_once(agreement, leader):
    alignment = agreement.alignment
    share_text(alignment, share=True, by=leader, at=NOW)
    share_text(alignment, share=False, by=leader, at=NOW)

    assert alignment.sides()[Side.FIRST].shared_at is None
    assert log_of(alignment)[-1] == (Verb.UNSHARED, leader, None)


def test_nobody_else_shares(agreement):
    stranger = running_pair().co_driver

    with refused(ApprovalHindrance.NOT_A_PARTY):
        share_text(agreement.alignment, share=True, by=stranger, at=NOW)


def test_compared_answers_are_closed_for_good(agreement, leader):
    with refused(SendingHindrance.SENT_ALREADY):
        save_answer(agreement.alignment, code="A1", value="Nyt", by=leader, at=NOW)


def test_no_word_of_an_agreement_is_in_the_log(agreement, leader, co_driver):
    written(agreement, leader, "Fortrolige mål")
    approved(agreement, leader)
    approved(agreement, co_driver)

    assert "Fortrolige" not in str(list(AuditEvent.objects.values()))
