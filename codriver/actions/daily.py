"""What time drives: reminders, revisits, deletions. Every step may be run twice, or after missed days, and what fails
for one pair keeps no other pair waiting."""

from datetime import date, datetime
from functools import partial

from django.db.models import QuerySet
from django.utils.timezone import localdate

from codriver.actions.holding import hold
from codriver.actions.reviews import in_force, open_due_revisit
from codriver.facts.agreements import agreed_review_dates
from codriver.letters import agreements as letters
from codriver.models import (
    AlignmentAgreement,
    AlignmentResponse,
    Answer,
    Approval,
    ExpectationAlignment,
)
from codriver.rules.kept import LAPSED_KEPT
from codriver.rules.reviews import dates_to_announce
from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Verb


def announce_revisits(*, at: datetime) -> Run:
    """Letters to both a week before each review date, once; how many went out."""
    parties = AlignmentResponse.objects.filter(alignment__agreements__in=AlignmentAgreement.objects.in_force())
    told = parties.select_related("person", "alignment__theme", "alignment__template")
    return each(told, partial(_announce, today=localdate(at)), step="announce_revisits")


def _announce(response: AlignmentResponse, *, today: date) -> int:
    agreement = in_force(response.alignment)
    if agreement is None:
        return 0
    days = dates_to_announce(agreed_review_dates(agreement), today)
    return sum(letters.announce_revisit(agreement, response.person, day) for day in days)


def open_revisits(*, at: datetime) -> Run:
    """Open the revisits that are due; how many."""

    def opens(agreement: AlignmentAgreement) -> int:
        return open_due_revisit(agreement, at=at) is not None

    return each(AlignmentAgreement.objects.in_force().select_related("alignment"), opens, step="open_revisits")


def lapsed_drafts(before: datetime) -> QuerySet:
    """Alignments that lapsed at `before` or earlier and have their drafts still."""
    lapsed = ExpectationAlignment.objects.filter(outcome=ExpectationAlignment.Outcome.VOID, drafts_deleted_at=None)
    return lapsed.filter(closed_at__lte=before)


def delete_void_drafts(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete the drafts of alignments that lapsed 30 days ago, or `before`; how many alignments."""
    lapsed = lapsed_drafts(before or LAPSED_KEPT.shipped(at))
    return each(lapsed, partial(_delete_drafts, at=at), step="delete_void_drafts")


def _delete_drafts(lapsed: ExpectationAlignment, *, at: datetime) -> int:
    alignment = hold(lapsed)
    if alignment.drafts_deleted_at:
        return 0
    never_agreed = alignment.agreements.filter(agreed_at=None)
    Answer.objects.filter(response__alignment=alignment).delete()
    Approval.objects.filter(agreement__in=never_agreed).delete()
    never_agreed.delete()
    alignment.own_questions.all().delete()
    ExpectationAlignment.objects.filter(pk=alignment.pk).update(drafts_deleted_at=at)
    record(Verb.DELETED, alignment, by=None, at=at)
    return 1
