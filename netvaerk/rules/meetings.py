"""Meetings of a network: when one may be planned, changed, cancelled, held and answered (S19, S44)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

LINK_LASTS = timedelta(days=3)
"""How long after a meeting the link of somebody without a login still opens."""
FARTHEST = timedelta(days=5 * 365)
MOST_STEPS = 20


class MeetingHindrance(Reason):
    NOT_ON_THE_THEME = gettext_noop("Only the network leader and the co-driver hold the theme's meetings.")
    CANCELLED = gettext_noop("The meeting is cancelled.")
    HELD = gettext_noop("The meeting has been held.")
    NOT_BEGUN = gettext_noop("The meeting has not begun yet. Write what came of it when it has been held.")
    OVER = gettext_noop("The meeting is over.")
    STALE = gettext_noop("Somebody changed this while you were writing. Compare the two texts and save again.")
    ENDS_BEFORE_IT_BEGINS = gettext_noop("The meeting cannot end before it begins. Choose a later time.")
    FAR_AWAY = gettext_noop("Choose a day that is at most five years away.")
    NO_TYPE = gettext_noop("Choose what kind of meeting it is.")
    NOBODY_INVITED = gettext_noop("Choose whom to invite.")
    NOT_IN_THE_NETWORK = gettext_noop("Somebody you chose is no longer in the network. Choose again whom to invite.")
    PLANNED_ALREADY = gettext_noop("The theme has a meeting of this kind and title at this time already.")
    NO_OUTCOME = gettext_noop("Write what came of the meeting.")
    HALF_A_STEP = gettext_noop("Say of each next step what is to be done, who does it and by when.")
    MANY_STEPS = gettext_noop("Write at most 20 next steps.")
    NOT_INVITED = gettext_noop("You are not invited to this meeting.")


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting as it stands; the times are moments with a time zone."""

    begins_at: datetime
    ends_at: datetime
    is_cancelled: bool
    is_held: bool


@dataclass(frozen=True)
class StepWritten:
    """A next step as it was written: what, the number of the invitation of who does it, and the last day."""

    what: str
    who: int | None
    due_on: date | None


def hindrances_to_time(begins_at: datetime, ends_at: datetime, now: datetime) -> list[MeetingHindrance]:
    """A meeting may lie in the past, so that one that was not planned can be noted."""
    return uncleared(
        {
            MeetingHindrance.ENDS_BEFORE_IT_BEGINS: begins_at < ends_at,
            MeetingHindrance.FAR_AWAY: abs(begins_at - now) <= FARTHEST and abs(ends_at - now) <= FARTHEST,
        }
    )


def hindrances_to_change(meeting: MeetingFacts) -> list[MeetingHindrance]:
    """Also to cancelling."""
    return uncleared({MeetingHindrance.CANCELLED: not meeting.is_cancelled, MeetingHindrance.HELD: not meeting.is_held})


def hindrances_to_hold(
    meeting: MeetingFacts, *, outcome: str, steps: Sequence[StepWritten], now: datetime
) -> list[MeetingHindrance]:
    """To noting what came of a meeting; what was noted may be mended later."""
    whole = all(step.what.strip() and step.who and step.due_on for step in steps)
    return uncleared(
        {
            MeetingHindrance.CANCELLED: not meeting.is_cancelled,
            MeetingHindrance.NOT_BEGUN: meeting.begins_at <= now,
            MeetingHindrance.NO_OUTCOME: bool(outcome.strip()),
            MeetingHindrance.HALF_A_STEP: whole,
            MeetingHindrance.MANY_STEPS: len(steps) <= MOST_STEPS,
        }
    )


def hindrances_to_answer(meeting: MeetingFacts, *, invited: bool, now: datetime) -> list[MeetingHindrance]:
    return uncleared(
        {
            MeetingHindrance.NOT_INVITED: invited,
            MeetingHindrance.CANCELLED: not meeting.is_cancelled,
            MeetingHindrance.OVER: not meeting.is_held and now < meeting.ends_at,
        }
    )


def link_opens(meeting: MeetingFacts, *, invited: bool, now: datetime) -> bool:
    """Whether the link of somebody without a login still leads to the meeting."""
    return invited and not meeting.is_cancelled and now < meeting.ends_at + LINK_LASTS


def is_told(before: MeetingFacts | None, after: MeetingFacts, now: datetime) -> bool:
    """Whether letters go out: not about a meeting that is over, neither as it was nor as it is now."""
    return any(one.ends_at > now for one in (before, after) if one)
