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
from codriver.letters import candidacies as candidacy_letters
from codriver.letters.practice import practice_still_waits
from codriver.models import (
    AlignmentAgreement,
    AlignmentResponse,
    Answer,
    Approval,
    CoDriverCandidacy,
    ExpectationAlignment,
    PracticeEvidence,
)
from codriver.rules.candidacy import reminders_due as leader_reminders_due
from codriver.rules.kept import LAPSED_KEPT
from codriver.rules.practice import REMINDED_AFTER
from codriver.rules.reviews import dates_to_announce, reminders_due
from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Verb


def remind_the_silent(*, at: datetime) -> Run:
    """Letters to those whose answers are waited for, after 14 and 28 days; how many went out."""
    silent = AlignmentResponse.objects.filter(sent_at=None, alignment__closed_at=None, alignment__agreements=None)
    waited_for = silent.select_related("person", "alignment__theme")
    return each(waited_for, partial(_remind, today=localdate(at)), step="remind_the_silent")


def _remind(response: AlignmentResponse, *, today: date) -> int:
    alignment = response.alignment
    due = reminders_due(localdate(alignment.opened_at), today)
    return sum(letters.remind_to_answer(alignment, response.person, days=days) for days in due)


def remind_of_practice(*, at: datetime) -> Run:
    """A letter, once, to network leaders who were asked 14 days ago to confirm practice; how many went out."""
    waiting = PracticeEvidence.objects.unanswered_since(localdate(at) - REMINDED_AFTER).with_people()
    return each(waiting, lambda one: int(practice_still_waits(one)), step="remind_of_practice")


def remind_silent_leaders(*, at: datetime) -> Run:
    """Letters to personnel leaders whom a candidate asked for time 7 and 14 days ago; how many went out."""
    waiting = CoDriverCandidacy.objects.waiting_for_a_leader()
    return each(waiting, partial(_remind_leader, today=localdate(at)), step="remind_silent_leaders")


def _remind_leader(candidacy: CoDriverCandidacy, *, today: date) -> int:
    due = leader_reminders_due(localdate(candidacy.asked_leader_at), today)
    return sum(candidacy_letters.remind_leader(candidacy, days=days) for days in due)


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
