"""Planning, changing and cancelling a meeting of a theme, and noting what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from netvaerk.actions.themes import hold as hold_theme
from netvaerk.audit import record
from netvaerk.models import Meeting, MeetingStep, MeetingType, NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.meetings import (
    MeetingHindrance,
    StepWritten,
    hindrances_to_change,
    hindrances_to_hold,
    hindrances_to_time,
    is_told,
)
from netvaerk.rules.reasons import uncleared
from roles.access import may_work_on
from roles.actions.invitations import Invitee, ask_again, key_of, settle_invitations, those_to_invite
from roles.letters import meetings as letters

CARD = ("kind", "title", "begins_at", "ends_at", "place", "agenda")


@dataclass(frozen=True)
class MeetingWritten:
    """A meeting as somebody wrote it. `invited` holds the keys of `Invitee`."""

    kind: MeetingType
    title: str
    begins_at: datetime
    ends_at: datetime
    place: str
    agenda: str
    invited: frozenset[str]

    def card(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in CARD}


@transaction.atomic
def plan_meeting(theme: NetworkTheme, written: MeetingWritten, *, by: Person, at: datetime) -> Meeting:
    """Write a meeting down and invite to it. The same meeting again gives the one that is there. Raises Refused.

    One that is over already is noted, and nobody gets a letter.
    """
    hold_theme(theme)
    chosen = _judged(theme, written, by=by, at=at)
    twin = _planned_already(theme, written).first()
    if twin:
        return _the_same(twin, written)
    meeting = Meeting.objects.create(theme=theme, planned_by=by, **written.card())
    record(Verb.CREATED, meeting, by=by, at=at)
    change = settle_invitations(meeting, chosen, by=by, at=at)
    if is_told(None, meeting.facts, at):
        letters.invited(change.new, by=by, at=at)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, written: MeetingWritten, *, by: Person, at: datetime, shown: int) -> None:
    """Write it anew if it is still the version that was shown. A new time asks everybody again. Raises Refused."""
    _hold(meeting)
    chosen = _judged(meeting.theme, written, by=by, at=at)
    reasons = hindrances_to_change(meeting.facts) or uncleared(
        {
            MeetingHindrance.STALE: meeting.version == shown,
            MeetingHindrance.PLANNED_ALREADY: not _planned_already(meeting.theme, written, but=meeting).exists(),
        }
    )
    if reasons:
        raise Refused(reasons)
    before, card = meeting.facts, _card_of(meeting)
    change = settle_invitations(meeting, chosen, by=by, at=at)
    if change.is_none and card == written.card():
        return
    _write(meeting, **written.card())
    record(Verb.CHANGED, meeting, by=by, at=at)
    if (before.begins_at, before.ends_at) != (meeting.begins_at, meeting.ends_at):
        ask_again(change.kept, by=by)
    if is_told(before, meeting.facts, at):
        letters.invited(change.new, by=by, at=at)
        letters.changed(change.kept if card != written.card() else [], by=by, at=at)
        letters.invitation_withdrawn(change.withdrawn, by=by, at=at)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Raises Refused. A cancelled meeting stays, with what was planned."""
    _hold(meeting)
    _must_work_on(meeting.theme, by)
    if meeting.cancelled_at:
        return
    reasons = hindrances_to_change(meeting.facts)
    if reasons:
        raise Refused(reasons)
    _write(meeting, cancelled_at=at)
    record(Verb.CANCELLED, meeting, by=by, at=at)
    if is_told(None, meeting.facts, at):
        letters.cancelled(meeting.invitations.standing(), by=by, at=at)


@transaction.atomic
def cancel_coming_meetings(theme: NetworkTheme, *, by: Person, at: datetime) -> None:
    """Cancel what has not begun of a theme that is closed, and take it out of everybody's calendar. Called by the step
    that closes, which holds the theme. Judges nothing."""
    coming = theme.meetings.ahead(at).filter(begins_at__gt=at).select_for_update()
    for meeting in coming:
        _write(meeting, cancelled_at=at)
        record(Verb.CANCELLED, meeting, by=by, at=at)
        letters.cancelled_with_the_theme(meeting, by=by, at=at)


@transaction.atomic
def hold_meeting(
    meeting: Meeting, *, outcome: str, steps: Sequence[StepWritten], by: Person, at: datetime, shown: int
) -> None:
    """Note what came of the meeting and what is to be done next, or mend what was noted. Nobody gets a letter.

    Raises Refused.
    """
    _hold(meeting)
    _must_work_on(meeting.theme, by)
    reasons = hindrances_to_hold(meeting.facts, outcome=outcome, steps=steps, now=at)
    if not {one.who for one in steps} <= {None, *meeting.invitations.values_list("pk", flat=True)}:
        reasons.append(MeetingHindrance.HALF_A_STEP)
    if not reasons and meeting.version != shown:
        reasons = [MeetingHindrance.STALE]
    if reasons:
        raise Refused(dict.fromkeys(reasons))
    if meeting.outcome == outcome and steps_of(meeting) == list(steps):
        return
    first = meeting.held_at is None
    _write(meeting, outcome=outcome, held_at=meeting.held_at or at)
    meeting.steps.all().delete()
    MeetingStep.objects.bulk_create(
        MeetingStep(meeting=meeting, what=one.what, who_id=one.who, due_on=one.due_on)
        for one in steps
        if one.who and one.due_on
    )
    record(Verb.HELD if first else Verb.CHANGED, meeting, by=by, at=at)


def steps_of(meeting: Meeting) -> list[StepWritten]:
    """The next steps as they were written down, in that order."""
    return [StepWritten(one.what, one.who_id, one.due_on) for one in meeting.steps.order_by("pk")]


def _hold(meeting: Meeting) -> None:
    """Lock the theme, so that its end and a meeting never cross, then the meeting, and read both as they are now."""
    hold_theme(meeting.theme)
    meeting.refresh_from_db(from_queryset=Meeting.objects.select_for_update())


def _must_work_on(theme: NetworkTheme, by: Person) -> None:
    if not may_work_on(by, theme):
        raise Refused([MeetingHindrance.NOT_ON_THE_THEME])


def _judged(theme: NetworkTheme, written: MeetingWritten, *, by: Person, at: datetime) -> list[Invitee]:
    """Those who are to be invited, once nothing is against the meeting as it was written."""
    _must_work_on(theme, by)
    chosen = [one for one in those_to_invite(theme) if one.key in written.invited]
    reasons = hindrances_to_time(written.begins_at, written.ends_at, at) + uncleared(
        {
            MeetingHindrance.NOBODY_INVITED: bool(written.invited),
            MeetingHindrance.NOT_IN_THE_NETWORK: len(chosen) == len(written.invited),
        }
    )
    if reasons:
        raise Refused(reasons)
    return chosen


def _planned_already(theme: NetworkTheme, written: MeetingWritten, but: Meeting | None = None) -> QuerySet:
    same = {"kind": written.kind, "title": written.title, "begins_at": written.begins_at, "cancelled_at": None}
    twins = theme.meetings.filter(**same)
    return twins.exclude(pk=but.pk) if but else twins


def _the_same(twin: Meeting, written: MeetingWritten) -> Meeting:
    """A form sent twice finds its meeting. Raises Refused if it says something else of it."""
    invited = {key_of(one.person_id, one.participant_id) for one in twin.invitations.standing()}
    if _card_of(twin) != written.card() or invited != written.invited:
        raise Refused([MeetingHindrance.PLANNED_ALREADY])
    return twin


def _card_of(meeting: Meeting) -> dict[str, object]:
    return {name: getattr(meeting, name) for name in CARD}


def _write(meeting: Meeting, **fields: object) -> None:
    """Write the fields, and count the version up."""
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.version += 1
    meeting.save()
