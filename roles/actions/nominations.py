"""Nominating one of one's own staff, answering, and withdrawing (S22, S23).

The log holds no name of a nominee before a yes: that a leader has nominated is an event about nobody, and an answer
that is no yes is an event by nobody.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from netvaerk.audit import record
from netvaerk.models import Competence, Person, Verb
from netvaerk.refusals import Refused
from roles.access import may_answer_nomination, may_nominate, may_withdraw_nomination
from roles.actions.releases import hold
from roles.letters import nominations as letters
from roles.models import Nomination
from roles.rules.nominations import NominationHindrance, hindrances_to_answering, hindrances_to_nominating

Status = Nomination.Status


@transaction.atomic
def nominate(
    staff: Person, *, role: str, reason: str, competences: Sequence[Competence], by: Person, at: datetime
) -> Nomination:
    """Nominate `staff` for `role`; they alone hear of it. Raises Refused; the same again changes nothing."""
    held = hold(staff)
    present = Nomination.objects.filter(person=staff, nominated_by=by, role=role).first()
    if present and present.reason == reason and set(present.competences.all()) == set(competences):
        return present
    reasons = hindrances_to_nominating(
        by_leader=may_nominate(by, held),
        reason=reason,
        competences=len(competences),
        nominated_already=present is not None,
    )
    if reasons:
        raise Refused(reasons)
    nomination = Nomination.objects.create(person=staff, nominated_by=by, role=role, reason=reason, sent_at=at)
    nomination.competences.set(competences)
    record(Verb.NOMINATED, nomination, by=by, at=at)
    letters.word_from_leader(nomination)
    return nomination


@transaction.atomic
def answer_nomination(nomination: Nomination, *, answer: str, shown: str, by: Person, at: datetime) -> None:
    """Answer "yes", "later" or "no"; a yes may be taken back with a no. Raises Refused; the same again is no news.

    `shown` is the state in which the page showed the nomination.
    """
    hold(nomination.person)
    nomination.refresh_from_db()
    own = may_answer_nomination(by, nomination)
    if own and nomination.status == answer:
        return
    reasons = hindrances_to_answering(own=own, status=nomination.status, shown=shown, answer=answer)
    if reasons:
        raise Refused(reasons)
    Nomination.objects.filter(pk=nomination.pk).update(status=answer, answered_at=at)
    nomination.refresh_from_db()
    if answer == Status.YES:
        record(Verb.ANSWERED, nomination, by=by, at=at, about=by)
        letters.nomination_was_accepted()
    else:
        record(Verb.ANSWERED, nomination, by=None, at=at)


@transaction.atomic
def withdraw_nomination(nomination: Nomination, *, by: Person, at: datetime) -> None:
    """Take back what has no yes and no no yet; nothing of it is kept. Raises Refused; twice is once."""
    hold(nomination.person)
    present = Nomination.objects.filter(pk=nomination.pk).first()
    if present is None:
        return
    if not may_withdraw_nomination(by, present):
        raise Refused([NominationHindrance.NOT_THE_NOMINATOR])
    if not present.is_open:
        raise Refused([NominationHindrance.ANSWERED])
    record(Verb.WITHDREW, present, by=by, at=at)
    present.delete()


@transaction.atomic
def forget_nomination(nomination: Nomination, *, at: datetime) -> int:
    """Delete a nomination without a yes whose time is up; called by the daily run. 1 if it was there to delete."""
    without_yes = Nomination.objects.filter(pk=nomination.pk).exclude(status=Status.YES).first()
    if without_yes is None:
        return 0
    record(Verb.DELETED, without_yes, by=None, at=at)
    without_yes.delete()
    return 1
