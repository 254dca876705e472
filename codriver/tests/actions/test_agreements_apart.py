"""Approvals that fell stay fallen, and what is done to one agreement leaves its neighbours as they are."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.actions.agreements import talk_through, write_joint
from codriver.actions.alignments import send_answers
from codriver.actions.reviews import ask_for_revisit, begin_new_version
from codriver.facts.agreements import agreement_facts
from codriver.models import AlignmentAgreement, AlignmentReview, JointEdit
from codriver.rules.forms import Side
from codriver.rules.saves import Packet
from codriver.tests.actions.test_agreements import agreement, approved, co_driver, leader, release, standing, written
from codriver.tests.factories import (
    agreed_agreement,
    answered,
    compared_alignment,
    led_theme,
    open_alignment,
    running_pair,
    written_agreement,
)

__all__ = ["agreement", "co_driver", "leader"]
pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def brought_back(agreement, leader, co_driver):
    """The leader approved, the words changed, and came back."""
    first = agreement.joint()["A4"].value
    approved(agreement, leader)
    written(agreement, co_driver, "Nye mål")
    written(agreement, co_driver, first)
    return agreement


def test_an_approval_that_fell_does_not_count_when_the_other_approves(brought_back, co_driver):
    approved(brought_back, co_driver)
    brought_back.refresh_from_db()

    assert (standing(brought_back), brought_back.agreed_at) == (["second"], None)


def test_whoever_approved_words_that_came_back_approves_anew(brought_back, leader):
    approved(brought_back, leader)

    assert standing(brought_back) == ["first"]
    assert brought_back.approvals.count() == 2


def test_whoever_approved_another_text_approves_anew(agreement, leader):
    approved(agreement, leader)
    release(agreement, "2.0")
    approved(agreement, leader)

    text = agreement_facts(agreement, timezone.localdate(NOW)).now.fingerprint
    assert list(agreement.approvals.filter(undone_at=None).values_list("fingerprint", flat=True)) == [text]


def test_an_approval_falls_once(agreement, leader, co_driver):
    approved(agreement, leader)
    for minutes, words in ((1, "Nye mål"), (2, "Andre mål")):
        at = NOW + timedelta(minutes=minutes)
        based_on = agreement.joint()["A4"].revision
        write_joint(agreement, code="A4", value=words, by=co_driver, at=at, packet=Packet(based_on))

    assert agreement.approvals.get().undone_at == NOW + timedelta(minutes=1)


@pytest.mark.parametrize(("who", "told"), [("co_driver", 1), ("network_leader", 0)], ids=["the other's", "one's own"])
def test_whose_approval_fell_by_the_others_edit_is_told(
    agreement, leader, mailoutbox, django_capture_on_commit_callbacks, who, told
):
    approved(agreement, leader)
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        written(agreement, getattr(agreement.alignment.pairing, who), "Nye mål")

    assert [one.to for one in mailoutbox] == [[leader.email]] * told


def test_an_edit_counts_in_its_own_text_alone(agreement, leader):
    other = written_agreement(compared_alignment(running_pair(led_theme(leader))))
    written(agreement, leader, "Nye mål")
    before, after = other.revision, agreement.revision + 1
    agreement.refresh_from_db()
    other.refresh_from_db()

    assert (agreement.revision, other.revision) == (after, before)
    assert JointEdit.objects.order_by("-pk").first().text_revision == after


def test_one_tick_is_taken_away_and_the_others_stay(agreement, leader):
    for code in ("A4", "B7"):
        talk_through(agreement, code=code, done=True, by=leader, at=NOW)
    talk_through(agreement, code="A4", done=False, by=leader, at=NOW)

    assert list(agreement.talked_through.values_list("code", flat=True)) == ["B7"]


def test_what_both_said_alike_is_the_first_edit_of_the_first_version():
    alignment = open_alignment()
    for side in Side:
        send_answers(alignment, by=answered(alignment, side), at=NOW)
    agreement = alignment.agreements.get()
    sides = {answers.side: dict(answers.answers.values_list("code", "value")) for answers in alignment.responses.all()}
    edits = list(agreement.edits.all())

    assert agreement.number == 1
    assert edits
    assert {one.revision for one in edits} == {1}
    assert all(one.value == sides["first"][one.code] == sides["second"][one.code] for one in edits)


def test_agreeing_on_one_text_agrees_on_no_other_and_replaces_none(agreement, leader):
    former, waits = agreed_agreement(), written_agreement(compared_alignment(running_pair(led_theme(leader))))
    agreed_agreement(agreement.alignment)
    for one in (former, waits, agreement):
        one.refresh_from_db()

    assert (former.superseded_at, waits.agreed_at) == (None, None)
    assert agreement.agreed_at is not None
    assert AlignmentAgreement.objects.agreed().filter(superseded_at=None).count() == 2


def test_a_new_version_closes_the_revisit_of_the_one_it_replaces_alone():
    before, alignment, other = NOW - timedelta(days=9), agreed_agreement().alignment, agreed_agreement().alignment
    mine, others = (ask_for_revisit(one, by=one.pairing.co_driver, at=NOW) for one in (alignment, other))
    replaced = AlignmentAgreement.objects.create(
        alignment=alignment, number=9, opened_at=before, agreed_at=before, superseded_at=before
    )
    closed = AlignmentReview.objects.create(
        agreement=mine.agreement, because="asked", due_on=before.date(), opened_at=before, closed_at=before
    )
    begin_new_version(mine, by=alignment.pairing.co_driver, at=NOW)
    agreed_agreement(alignment)
    for one in (mine, others, replaced, closed):
        one.refresh_from_db()

    assert mine.closed_at is not None
    assert (others.closed_at, replaced.superseded_at, closed.closed_at) == (None, before, before)
