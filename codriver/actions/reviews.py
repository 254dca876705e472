"""Revisiting an agreement: when it falls due or somebody asks; "unchanged" by one click each, or a new version."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from codriver.actions.holding import hold, hold_agreement
from codriver.facts.agreements import agreed_facts
from codriver.letters import agreements as letters
from codriver.models import AlignmentAgreement, AlignmentReview, ExpectationAlignment, JointEdit
from codriver.rules.agreements import ApprovalHindrance
from codriver.rules.forms import AskedOf, Side
from codriver.rules.reviews import Because, revisits_due
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared


def in_force(alignment: ExpectationAlignment) -> AlignmentAgreement | None:
    """The agreed version that holds today."""
    return alignment.agreements.agreed().filter(superseded_at=None).first()


@transaction.atomic
def ask_for_revisit(alignment: ExpectationAlignment, *, by: Person, at: datetime) -> AlignmentReview:
    """Either party may ask at any time; asking while one is open gives that one. Raises Refused."""
    agreement = _agreed_by(alignment, by)
    review = agreement.reviews.filter(closed_at=None).first()
    if review is None:
        review = _open(agreement, Because.ASKED, localdate(at), at=at, asked_by=by)
        record(Verb.REVISITED, agreement, by=by, at=at)
    return review


def _agreed_by(alignment: ExpectationAlignment, by: Person) -> AlignmentAgreement:
    """The version in force, its alignment held. Raises Refused for others, and when the alignment is over."""
    held = hold(alignment)
    agreement = in_force(held)
    hurdles = {
        ApprovalHindrance.NOT_A_PARTY: held.side_of(by) is not None,
        ApprovalHindrance.CLOSED: not held.closed_at and agreement is not None,
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    assert agreement is not None
    return agreement


def _open(
    agreement: AlignmentAgreement, because: Because, due_on: date, *, at: datetime, asked_by: Person | None = None
) -> AlignmentReview:
    """Open a revisit; one asked for again on the same day is opened anew."""
    review, new = AlignmentReview.objects.get_or_create(
        agreement=agreement,
        because=because.value,
        due_on=due_on,
        defaults={"opened_at": at, "asked_by": asked_by},
    )
    if not new:
        AlignmentReview.objects.filter(pk=review.pk).update(
            closed_at=None, first_unchanged_at=None, second_unchanged_at=None, asked_by=asked_by
        )
        review.refresh_from_db()
    letters.revisit_due(review)
    return review


@transaction.atomic
def open_due_revisit(agreement: AlignmentAgreement, *, at: datetime) -> AlignmentReview | None:
    """Open the revisit that time, phase or hours call for, once; None if there is nothing to open."""
    today = localdate(at)
    held = hold_agreement(agreement)
    over = held.superseded_at or held.alignment.closed_at
    being_written = held.alignment.agreements.filter(agreed_at=None).exists()
    if over or being_written or held.reviews.filter(closed_at=None).exists():
        return None
    opened = {(because, due_on) for because, due_on in held.reviews.values_list("because", "due_on")}
    due = [
        (because, day)
        for because, day in revisits_due(agreed_facts(held, today), today)
        if (because.value, day) not in opened
    ]
    return _open(held, *due[-1], at=at) if due else None


@transaction.atomic
def confirm_unchanged(review: AlignmentReview, *, by: Person, at: datetime) -> None:
    """Say that nothing needs to change; when both have said so, the agreement goes on as it is. Raises Refused."""
    agreement = _agreed_by(review.agreement.alignment, by)
    if agreement.alignment.agreements.filter(agreed_at=None).exists():
        raise Refused([ApprovalHindrance.BEING_WRITTEN])
    side = agreement.alignment.side_of(by)
    assert side is not None
    AlignmentReview.objects.filter(pk=review.pk, closed_at=None, **{f"{side.value}_unchanged_at": None}).update(
        **{f"{side.value}_unchanged_at": at}
    )
    review.refresh_from_db()
    if review.closed_at or not all(review.unchanged_at(one) for one in Side):
        return
    AlignmentReview.objects.filter(pk=review.pk).update(closed_at=at)
    AlignmentAgreement.objects.filter(pk=agreement.pk).update(confirmed_at=at)
    review.refresh_from_db()
    record(Verb.CONFIRMED, agreement, by=by, at=at)
    letters.confirmed_unchanged(agreement)


@transaction.atomic
def begin_new_version(review: AlignmentReview, *, by: Person, at: datetime) -> AlignmentAgreement:
    """Copy the agreement to the next version, to be changed together; the present one holds until both approve.

    Raises Refused.
    """
    agreement = _agreed_by(review.agreement.alignment, by)
    alignment = agreement.alignment
    written = alignment.agreements.filter(agreed_at=None).first()
    if written:
        return written
    if AlignmentReview.objects.get(pk=review.pk).closed_at:
        raise Refused([ApprovalHindrance.CLOSED])
    new = AlignmentAgreement.objects.create(alignment=alignment, number=agreement.number + 1, opened_at=at)
    asked_anew = {question.code for question in alignment.form().questions if question.asked_of == AskedOf.REVISIT}
    JointEdit.objects.bulk_create(
        JointEdit(agreement=new, code=code, revision=1, value=value, edited_at=at)
        for code, value in agreement.text.joint.items()
        if code not in asked_anew
    )
    record(Verb.OPENED, new, by=by, at=at)
    letters.new_version(new, by=by)
    return new
