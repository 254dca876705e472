"""What time drives, once and again: reminders, revisits, deletions."""

from datetime import timedelta

import pytest
from django.utils import timezone
from structlog.testing import capture_logs

from codriver.actions.agreements import approve_agreement
from codriver.actions.daily import (
    announce_revisits,
    delete_void_drafts,
    open_revisits,
)
from codriver.actions.pairing import end_pairing
from codriver.actions.reviews import ask_for_revisit, begin_new_version
from codriver.facts.agreements import agreement_facts
from codriver.models import (
    AlignmentAgreement,
    AlignmentReview,
    Answer,
    Approval,
    ExpectationAlignment,
    JointEdit,
)
from codriver.rules.forms import Side
from codriver.tests.factories import (
    agreed_agreement,
    answered,
    compared_alignment,
    open_alignment,
    written_agreement,
)
from netvaerk.actions.daily import Run
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.factories import OfficerFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def after(days):
    return NOW + timedelta(days=days)


def test_a_revisit_is_announced_a_week_ahead_and_opened_on_the_day_once_each():
    agreed_agreement()

    days = [after(days) for days in (22, 23, 24, 30, 30, 31)]
    runs = [(announce_revisits(at=day).done, open_revisits(at=day).done) for day in days]

    assert runs == [(0, 0), (2, 0), (0, 0), (0, 1), (0, 0), (0, 0)]


def test_no_revisit_opens_while_a_new_version_is_being_written():
    alignment = agreed_agreement().alignment
    leader = alignment.pairing.network_leader
    begin_new_version(ask_for_revisit(alignment, by=leader, at=NOW), by=leader, at=NOW)
    AlignmentReview.objects.update(closed_at=NOW)

    assert open_revisits(at=after(40)) == Run()


def test_a_missed_week_opens_the_revisit_all_the_same():
    agreement = agreed_agreement()
    open_revisits(at=after(40))

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
    found = [(delete_void_drafts(at=after(days)).done, Answer.objects.count()) for days in (29, 30, 31)]

    assert found == [(0, kept), (1, 0), (0, 0)]


def test_a_text_that_one_had_approved_is_deleted_with_the_approval():
    agreement = written_agreement()
    alignment, leader = agreement.alignment, agreement.alignment.pairing.network_leader
    approve_agreement(agreement, by=leader, at=NOW, shown=agreement_facts(agreement, timezone.localdate(NOW)).now)
    end_pairing(alignment.pairing, by=OfficerFactory(), on=timezone.localdate(NOW), reason="Slut", at=NOW)

    assert delete_void_drafts(at=after(30)) == Run(1)
    assert [model.objects.count() for model in (Answer, AlignmentAgreement, Approval, JointEdit)] == [0, 0, 0, 0]


def test_the_deletion_is_in_the_log_and_nobody_did_it(lapsed):
    delete_void_drafts(at=after(30))

    assert list(AuditEvent.objects.filter(verb=Verb.DELETED).values_list("object_id", "actor")) == [(lapsed.pk, None)]


def test_what_was_agreed_is_never_deleted():
    agreement = agreed_agreement()
    pairing = agreement.alignment.pairing
    end_pairing(pairing, by=OfficerFactory(), on=timezone.localdate(NOW), reason="Slut", at=NOW)
    before = Answer.objects.count()

    assert [delete_void_drafts(at=after(400)).done, Answer.objects.count() == before] == [0, True]


# --- when something fails -------------------------------------------------------------------------------------------


def lapse(alignment):
    end_pairing(alignment.pairing, by=OfficerFactory(), on=timezone.localdate(NOW), reason="Slut", at=NOW)


def a_deletion_that_fails():
    """Something that was never agreed and yet is revisited cannot be deleted."""
    for _pair in range(2):
        lapse(written_agreement().alignment)
    newest = AlignmentAgreement.objects.last()
    AlignmentReview.objects.create(agreement=newest, because="asked", due_on=timezone.localdate(NOW), opened_at=NOW)


def an_agreement_without_its_text():
    agreed_agreement()
    compared_alignment().agreements.update(agreed_at=NOW)


FAILING = {
    delete_void_drafts: (a_deletion_that_fails, Run(1, failed=1)),
    announce_revisits: (an_agreement_without_its_text, Run(2, failed=2)),
    open_revisits: (an_agreement_without_its_text, Run(1, failed=1)),
}


@pytest.mark.parametrize("step", FAILING, ids=lambda step: step.__name__)
def test_what_fails_for_one_pair_is_done_for_the_others(step):
    build, run = FAILING[step]
    build()

    assert step(at=after(23 if step is announce_revisits else 30)) == run


def test_what_failed_is_in_the_log_without_its_content():
    a_deletion_that_fails()
    with capture_logs() as logs:
        delete_void_drafts(at=after(30))

    alignment = ExpectationAlignment.objects.get(drafts_deleted_at=None)
    assert logs == [
        {
            "event": "daily_step_failed",
            "log_level": "error",
            "step": "delete_void_drafts",
            "object_type": "codriver.expectationalignment",
            "object_id": alignment.pk,
            "kind": "ProtectedError",
        }
    ]
