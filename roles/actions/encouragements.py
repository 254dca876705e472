"""Encouraging one of one's own staff (S25). What becomes of it is the employee's own: no event tells of it."""

from datetime import datetime

from django.db import transaction

from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.themes import TAKES_ROLES
from roles.access import may_encourage, may_put_away
from roles.actions.releases import hold, hold_both
from roles.letters import nominations as letters
from roles.models import Encouragement
from roles.rules.encouragements import EncouragementHindrance, hindrances_to_encouraging


@transaction.atomic
def encourage(
    staff: Person, *, to: str, theme: NetworkTheme | None, words: str, by: Person, at: datetime
) -> Encouragement:
    """Send a few words to `staff`. Raises Refused; the same words again, while they lie there, change nothing."""
    held = hold_both(theme, staff) if theme else hold(staff)
    same = Encouragement.objects.filter(
        person=staff, encouraged_by=by, to=to, theme=theme, words=words, seen_at=None, is_put_away=False
    ).first()
    if same:
        return same
    reasons = hindrances_to_encouraging(
        by_leader=may_encourage(by, held), words=words, theme_runs=theme is None or theme.status in TAKES_ROLES
    )
    if reasons:
        raise Refused(reasons)
    encouragement = Encouragement.objects.create(
        person=staff, encouraged_by=by, to=to, theme=theme, words=words, sent_at=at
    )
    record(Verb.ENCOURAGED, encouragement, by=by, at=at, about=staff)
    letters.word_from_leader(encouragement)
    return encouragement


@transaction.atomic
def see_encouragement(encouragement: Encouragement, *, by: Person, at: datetime) -> None:
    """Mark it as seen, on one's own page alone. Raises Refused; twice is once."""
    _ones_own(encouragement, by)
    Encouragement.objects.filter(pk=encouragement.pk, seen_at=None).update(seen_at=at)
    encouragement.refresh_from_db()


@transaction.atomic
def put_away(encouragement: Encouragement, *, by: Person, at: datetime) -> None:
    """Put it away for good. Who sent it sees what they saw before. Raises Refused; twice is once."""
    _ones_own(encouragement, by)
    Encouragement.objects.filter(pk=encouragement.pk).update(is_put_away=True)
    encouragement.refresh_from_db()


def _ones_own(encouragement: Encouragement, by: Person) -> None:
    if not may_put_away(by, encouragement):
        raise Refused([EncouragementHindrance.NOT_YOURS])


@transaction.atomic
def forget_encouragement(encouragement: Encouragement, *, at: datetime) -> int:
    """Delete one whose time is up, put away or not; called by the daily run."""
    record(Verb.DELETED, encouragement, by=None, at=at)
    encouragement.delete()
    return 1
