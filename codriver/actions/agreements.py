"""Writing the joint agreement and approving it: nobody's words are lost, and one approves what one has read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from codriver.actions.holding import hold_agreement
from codriver.facts.agreements import agreement_facts, answers_of, text_of
from codriver.letters import agreements as letters
from codriver.models import (
    AgreedText,
    AlignmentAgreement,
    AlignmentResponse,
    AlignmentReview,
    Approval,
    ExpectationAlignment,
    JointEdit,
    TalkedThrough,
)
from codriver.rules.agreements import (
    ApprovalHindrance,
    Shown,
    fingerprint,
    hindrances_to_approval,
    hindrances_to_writing,
)
from codriver.rules.differences import equal_answer
from codriver.rules.forms import AskedOf, Side
from codriver.rules.saves import Meeting, Packet, meeting
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused


def begin_writing(alignment: ExpectationAlignment, *, at: datetime) -> AlignmentAgreement:
    """Open version 1 when both have sent, with what both said alike already written. Call it in a transaction."""
    agreement = AlignmentAgreement.objects.create(alignment=alignment, number=1, opened_at=at)
    sides = alignment.sides()
    first, second = answers_of(sides[Side.FIRST]), answers_of(sides[Side.SECOND])
    alike = {
        question.code: equal_answer(question, first.get(question.code), second.get(question.code))
        for question in alignment.form().joint()
        if question.asked_of == AskedOf.BOTH
    }
    _write_first(agreement, {code: value for code, value in alike.items() if value is not None}, at)
    return agreement


def _write_first(agreement: AlignmentAgreement, values: dict[str, Any], at: datetime) -> None:
    JointEdit.objects.bulk_create(
        JointEdit(agreement=agreement, code=code, revision=1, value=value, edited_at=at)
        for code, value in values.items()
    )


@dataclass(frozen=True)
class Written:
    """How an edit went. Of a conflict, `theirs` is the newest edit, and nothing was stored."""

    revision: int
    conflict: bool = False
    theirs: JointEdit | None = None


@transaction.atomic
def write_joint(
    agreement: AlignmentAgreement, *, code: str, value: Any, by: Person, at: datetime, packet: Packet
) -> Written:
    """Add an edit of one joint answer on top of the one the page showed; both approvals fall. Raises Refused.

    When the other has edited the same answer meanwhile, nothing is stored and their words come back beside yours.
    """
    fresh = hold_agreement(agreement)
    reasons = hindrances_to_writing(agreement_facts(fresh, localdate(at)), by=by.pk)
    if reasons:
        raise Refused(reasons)
    newest = fresh.edits.filter(code=code).order_by("-revision").first()
    stored = newest or JointEdit(revision=0)
    how = meeting(packet, version=stored.revision, page_key=stored.page_key, sequence=stored.sequence)
    if (newest and newest.value == value) or how is Meeting.LATE:
        return Written(stored.revision)
    if how is Meeting.CONFLICT:
        return Written(stored.revision, conflict=True, theirs=newest)
    JointEdit.objects.create(
        agreement=fresh,
        code=code,
        revision=stored.revision + 1,
        text_revision=fresh.revision + 1,
        value=value,
        edited_by=by,
        edited_at=at,
        page_key=packet.page_key,
        sequence=packet.sequence,
    )
    AlignmentAgreement.objects.filter(pk=fresh.pk).update(revision=fresh.revision + 1)
    now = fingerprint(text_of(fresh, localdate(at)))
    _undo_approvals_of_other_texts(fresh, now, by=by, at=at)
    return Written(stored.revision + 1)


def _undo_approvals_of_other_texts(agreement: AlignmentAgreement, text: str, *, by: Person, at: datetime) -> None:
    """Undo approvals of anything but the text with fingerprint `text`, and tell the one whose approval fell."""
    standing = agreement.approvals.filter(undone_at=None).exclude(fingerprint=text).select_related("person")
    for approval in standing:
        if approval.person_id != by.pk:
            letters.approval_undone(agreement, to=approval.person)
    standing.update(undone_at=at)


@transaction.atomic
def talk_through(agreement: AlignmentAgreement, *, code: str, done: bool, by: Person, at: datetime) -> None:
    """Tick, or untick, that the two have talked about a question; it is no part of the text. Raises Refused."""
    fresh = hold_agreement(agreement)
    reasons = hindrances_to_writing(agreement_facts(fresh, localdate(at)), by=by.pk)
    if reasons:
        raise Refused(reasons)
    if done:
        TalkedThrough.objects.get_or_create(agreement=fresh, code=code, defaults={"ticked_by": by, "ticked_at": at})
    else:
        fresh.talked_through.filter(code=code).delete()


@transaction.atomic
def approve_agreement(agreement: AlignmentAgreement, *, by: Person, at: datetime, shown: Shown) -> None:
    """Approve exactly the text that was shown; the second approval locks it for good. Raises Refused with reasons.

    Approving twice changes nothing.
    """
    fresh = hold_agreement(agreement)
    today = localdate(at)
    side = fresh.alignment.side_of(by)
    mine = fresh.approvals.filter(person=by, undone_at=None, fingerprint=shown.fingerprint)
    if mine.exists():
        return
    reasons = hindrances_to_approval(agreement_facts(fresh, today), by=by.pk, shown=shown)
    if reasons:
        raise Refused(reasons)
    assert side is not None
    _undo_approvals_of_other_texts(fresh, shown.fingerprint, by=by, at=at)
    try:
        with transaction.atomic():
            Approval.objects.create(
                agreement=fresh,
                side=side.value,
                person=by,
                revision=shown.revision,
                fingerprint=shown.fingerprint,
                approved_at=at,
            )
    except IntegrityError:
        raise Refused([ApprovalHindrance.CHANGED_SINCE_SHOWN]) from None
    record(Verb.APPROVED, fresh, by=by, at=at)
    if fresh.approvals.filter(undone_at=None, fingerprint=shown.fingerprint).count() == len(Side):
        _lock(fresh, by=by, at=at)
    else:
        letters.other_approved(fresh, by=side)


def _lock(agreement: AlignmentAgreement, *, by: Person, at: datetime) -> None:
    """Two approvals of one text: it is agreed, the former version is replaced, open revisits are done."""
    content = text_of(agreement, localdate(at))
    former = AlignmentAgreement.objects.agreed().filter(alignment=agreement.alignment, superseded_at=None)
    AlignmentReview.objects.filter(agreement__in=former, closed_at=None).update(closed_at=at)
    former.update(superseded_at=at)
    AlignmentAgreement.objects.filter(pk=agreement.pk).update(agreed_at=at)
    AgreedText.objects.create(agreement=agreement, content=content, fingerprint=fingerprint(content), agreed_at=at)
    record(Verb.AGREED, agreement, by=by, at=at)
    letters.agreed(agreement)


@transaction.atomic
def share_text(alignment: ExpectationAlignment, *, share: bool, by: Person, at: datetime) -> None:
    """Let the secretariat read the agreed text, or stop it; it takes both. Raises Refused for anybody else."""
    changed = AlignmentResponse.objects.filter(alignment=alignment, person=by, shared_at__isnull=share).update(
        shared_at=at if share else None
    )
    if changed:
        record(Verb.SHARED if share else Verb.UNSHARED, alignment, by=by, at=at)
    elif not alignment.responses.filter(person=by).exists():
        raise Refused([ApprovalHindrance.NOT_A_PARTY])
