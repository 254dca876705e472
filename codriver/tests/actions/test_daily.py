"""What time drives, once and again: reminders, revisits, deletions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.actions.agreements import approve_agreement
from codriver.actions.alignments import send_answers
from codriver.actions.daily import delete_void_drafts, look_at_agreements, remind_the_silent
from codriver.actions.pairing import end_pairing
from codriver.facts import agreement_facts
from codriver.models import AlignmentAgreement, AlignmentReview, Answer, Approval, JointEdit
from codriver.rules.forms import Side
from codriver.tests.factories import agreed_agreement, answered, open_alignment, written_agreement
from netvaerk.models import AuditEvent, SentLetter, Verb
from netvaerk.tests.factories import OfficerFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def after(days):
    return NOW + timedelta(days=days)


def test_the_silent_are_reminded_after_14_and_28_days_and_once_each():
    open_alignment()

    assert [remind_the_silent(at=after(days)) for days in (13, 14, 15, 28, 29)] == [0, 2, 0, 2, 0]


def test_a_missed_day_sends_the_latest_reminder_alone():
    open_alignment()

    assert [remind_the_silent(at=after(30)), SentLetter.objects.count()] == [2, 2]


def test_who_has_sent_is_not_reminded():
    alignment = open_alignment()
    send_answers(alignment, by=answered(alignment, Side.FIRST), at=NOW)

    assert remind_the_silent(at=after(14)) == 1
    assert SentLetter.objects.get().person == alignment.sides()[Side.SECOND].person


def test_a_revisit_is_announced_a_week_ahead_and_opened_on_the_day_once_each():
    agreed_agreement()

    runs = [look_at_agreements(at=after(days)) for days in (22, 23, 24, 30, 30, 31)]

    assert runs == [(0, 0), (2, 0), (0, 0), (0, 1), (0, 0), (0, 0)]


def test_a_missed_week_opens_the_revisit_all_the_same():
    agreement = agreed_agreement()
    look_at_agreements(at=after(40))

    assert list(AlignmentReview.objects.values_list("agreement", "because")) == [(agreement.pk, "date")]


@pytest.fixture
def lapsed():
    """An alignment that was answered and never agreed, whose pairing has just ended."""
    alignment = open_alignment()
    answered(alignment, Side.FIRST)
    end_pairing(alignment.pairing, by=OfficerFactory(), on=timezone.localdate(NOW), reason="Slut", at=NOW)
    return alignment


def test_lapsed_drafts_are_deleted_after_30_days_and_not_before(lapsed):
    kept = Answer.objects.count()
    found = [(delete_void_drafts(at=after(days)), Answer.objects.count()) for days in (29, 30, 31)]

    assert found == [(0, kept), (1, 0), (0, 0)]


def test_a_text_that_one_had_approved_is_deleted_with_the_approval():
    agreement = written_agreement()
    alignment, leader = agreement.alignment, agreement.alignment.pairing.network_leader
    approve_agreement(agreement, by=leader, at=NOW, shown=agreement_facts(agreement, timezone.localdate(NOW)).now)
    end_pairing(alignment.pairing, by=OfficerFactory(), on=timezone.localdate(NOW), reason="Slut", at=NOW)

    assert delete_void_drafts(at=after(30)) == 1
    assert [model.objects.count() for model in (Answer, AlignmentAgreement, Approval, JointEdit)] == [0, 0, 0, 0]


def test_the_deletion_is_in_the_log_and_nobody_did_it(lapsed):
    delete_void_drafts(at=after(30))

    assert list(AuditEvent.objects.filter(verb=Verb.DELETED).values_list("object_id", "actor")) == [(lapsed.pk, None)]


def test_what_was_agreed_is_never_deleted():
    agreement = agreed_agreement()
    pairing = agreement.alignment.pairing
    end_pairing(pairing, by=OfficerFactory(), on=timezone.localdate(NOW), reason="Slut", at=NOW)
    before = Answer.objects.count()

    assert [delete_void_drafts(at=after(400)), Answer.objects.count() == before] == [0, True]
