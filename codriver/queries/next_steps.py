"""What the next step with a joint text is for one person: to talk, to look back, to approve, or to approve again."""

from enum import Enum
from typing import Any

from django.db.models import prefetch_related_objects

from codriver.models import AlignmentAgreement, Approval, ExpectationAlignment, JointEdit
from codriver.rules.agreements import missing_for_agreement
from netvaerk.models import Person


class NextStep(str, Enum):
    TALK = "talk"
    RENEW = "renew"
    APPROVE = "approve"
    APPROVE_AGAIN = "approve_again"


def next_steps(alignments: list[ExpectationAlignment], person: Person) -> dict[int, NextStep]:
    """By alignment, of those whose text is being written; read by `with_standing`, in a constant number of queries."""
    written = {one.pk: one for alignment in alignments for one in alignment.agreements.all() if not one.agreed_at}
    if not written:
        return {}
    prefetch_related_objects([one.alignment for one in written.values()], "own_questions", "hidden_questions")
    edits: dict[int, dict[str, JointEdit]] = {key: {} for key in written}
    for edit in JointEdit.objects.filter(agreement__in=written).order_by("revision"):
        edits[edit.agreement_id][edit.code] = edit
    mine = Approval.objects.filter(agreement__in=written, person=person).order_by("pk")
    approved = {one.agreement_id: one.revision for one in mine}
    return {one.alignment_id: _next_step(one, edits[key], person, approved.get(key)) for key, one in written.items()}


def _next_step(
    agreement: AlignmentAgreement, edits: dict[str, JointEdit], person: Person, approved: int | None
) -> NextStep:
    values: dict[str, Any] = {code: edit.value for code, edit in edits.items()}
    if missing_for_agreement(agreement.alignment.form(), values, revisit=agreement.is_revisit):
        return NextStep.RENEW if agreement.is_revisit else NextStep.TALK
    later = [edit for edit in edits.values() if approved is not None and edit.text_revision > approved]
    changed = any(edit.edited_by_id != person.pk for edit in later)
    return NextStep.APPROVE_AGAIN if changed else NextStep.APPROVE
