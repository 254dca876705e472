"""What time drives: reminders, revisits, deletions. Every step may be run twice, or after missed days."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from codriver import letters
from codriver.actions.reviews import open_due_revisit
from codriver.facts import agreed_review_dates
from codriver.models import AlignmentAgreement, Answer, Approval, ExpectationAlignment
from codriver.rules.reviews import DRAFTS_KEPT, dates_to_announce, reminders_due
from netvaerk.audit import record
from netvaerk.models import Verb


def remind_the_silent(*, at: datetime) -> int:
    """Letters to those whose answers are waited for, after 14 and 28 days; how many went out."""
    today, sent = localdate(at), 0
    for alignment in ExpectationAlignment.objects.running().filter(agreements=None).with_parties():
        for days in reminders_due(localdate(alignment.opened_at), today):
            silent = [response for response in alignment.responses.all() if not response.sent_at]
            with transaction.atomic():
                sent += sum(letters.remind_to_answer(alignment, one.person, days=days) for one in silent)
    return sent


def look_at_agreements(*, at: datetime) -> tuple[int, int]:
    """Announce revisits a week ahead and open those that are due; how many letters, how many revisits."""
    today, announced, opened = localdate(at), 0, 0
    in_force = AlignmentAgreement.objects.agreed().filter(superseded_at=None, alignment__closed_at=None)
    for agreement in in_force.select_related("text", "alignment__theme", "alignment__template"):
        with transaction.atomic():
            for day in dates_to_announce(agreed_review_dates(agreement), today):
                announced += letters.announce_revisit(agreement, day)
            being_written = agreement.alignment.agreements.filter(agreed_at=None).exists()
            opened += not being_written and open_due_revisit(agreement, at=at) is not None
    return announced, opened


def delete_void_drafts(*, at: datetime) -> int:
    """Delete the drafts of alignments that lapsed 30 days ago or earlier; how many alignments."""
    lapsed = ExpectationAlignment.objects.filter(
        outcome=ExpectationAlignment.Outcome.VOID, closed_at__lte=at - DRAFTS_KEPT, drafts_deleted_at=None
    )
    count = 0
    for alignment in lapsed:
        with transaction.atomic():
            never_agreed = alignment.agreements.filter(agreed_at=None)
            Answer.objects.filter(response__alignment=alignment).delete()
            Approval.objects.filter(agreement__in=never_agreed).delete()
            never_agreed.delete()
            alignment.own_questions.all().delete()
            ExpectationAlignment.objects.filter(pk=alignment.pk).update(drafts_deleted_at=at)
            record(Verb.DELETED, alignment, by=None, at=at)
        count += 1
    return count
