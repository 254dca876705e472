"""The end of a theme: what it is worth, the leader's request to close it, and the hand-over to the line."""

from datetime import datetime

from django.db import transaction

from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import Handover, NetworkTheme, Person, ValueStatement, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from netvaerk.rules.solutions import SolutionHindrance
from netvaerk.rules.themes import ThemeHindrance
from roles.access import may_accept_handover, may_decide_on, may_work_on
from roles.letters import steps as letters

Status = NetworkTheme.Status


@transaction.atomic
def say_value(
    theme: NetworkTheme,
    *,
    moment: str,
    for_citizens: str,
    for_staff: str,
    for_municipality: str,
    by: Person,
    at: datetime,
    shown: int,
) -> ValueStatement:
    """Say what the work is worth, midway or at the end (S37). `shown` is the version on the page, 0 for none.

    Raises Refused; the same words again change nothing.
    """
    hold(theme)
    words = {"for_citizens": for_citizens, "for_staff": for_staff, "for_municipality": for_municipality}
    hurdles = {
        SolutionHindrance.NOT_ON_THE_THEME: may_work_on(by, theme),
        SolutionHindrance.NO_VALUE: any(text.strip() for text in words.values()),
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    stored = ValueStatement.objects.filter(theme=theme, moment=moment).first()
    if stored and all(getattr(stored, name) == text for name, text in words.items()):
        return stored
    if (stored.version if stored else 0) != shown:
        raise Refused([ThemeHindrance.STALE])
    said, _new = ValueStatement.objects.update_or_create(
        theme=theme, moment=moment, defaults={**words, "version": shown + 1, "by": by, "at": at}
    )
    record(Verb.CHANGED, said, by=by, at=at)
    return said


@transaction.atomic
def ask_to_close(theme: NetworkTheme, *, note: str, by: Person, at: datetime) -> Handover:
    """Ask the reference leader to accept what the line carries on, and the secretariat to close the theme.

    Asking again rewrites the note until it has been accepted. Raises Refused.
    """
    hold(theme)
    handover = Handover.objects.filter(theme=theme).first()
    hurdles = {
        SolutionHindrance.NOT_THE_LEADER: may_decide_on(by, theme),
        SolutionHindrance.NOT_CLOSING: theme.status == Status.CLOSING,
        SolutionHindrance.NO_NOTE: bool(note.strip()),
        SolutionHindrance.ACCEPTED_ALREADY: handover is None or handover.accepted_at is None,
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    if handover and handover.note == note:
        return handover
    asked, _new = Handover.objects.update_or_create(
        theme=theme, defaults={"note": note, "asked_by": by, "asked_at": at}
    )
    record(Verb.REQUESTED, asked, by=by, at=at)
    letters.closing_asked(theme, by=by)
    return asked


@transaction.atomic
def accept_handover(theme: NetworkTheme, *, by: Person, at: datetime, shown: datetime) -> None:
    """Say that the line carries on what the note says, which was asked at `shown`. Twice is once. Raises Refused."""
    hold(theme)
    handover = Handover.objects.filter(theme=theme).first()
    if not may_accept_handover(by, theme):
        raise Refused([SolutionHindrance.NOT_YOURS_TO_ACCEPT])
    if handover is None:
        raise Refused([SolutionHindrance.NOT_ASKED])
    if handover.asked_at != shown:
        raise Refused([ThemeHindrance.STALE])
    if Handover.objects.filter(pk=handover.pk, accepted_at=None).update(accepted_by=by, accepted_at=at):
        record(Verb.HANDED_OVER, handover, by=by, at=at)
        letters.handover_accepted(theme, by=by)
