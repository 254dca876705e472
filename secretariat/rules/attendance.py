"""Who came to an event, by the officer's list or by the code that is shown in the room; and what they say of it."""

from datetime import datetime, timedelta

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared
from secretariat.rules.training import EventFacts, Status

BEFORE = timedelta(minutes=15)
"""How long before it begins one may check in."""
MOST_TRIES = 10
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that are taken for each other from the back of a room: I and 1, L, O and 0."""
CODE_LENGTH = 5
EVALUATED_WITHIN = timedelta(days=30)
FEWEST = 5
"""From how many answers on the secretariat sees them."""
LONGEST_ANSWER = 1000


class AttendanceHindrance(Reason):
    NOT_THE_SECRETARIAT = gettext_noop("Only the secretariat notes who came.")
    NOT_OPEN = gettext_noop("One can check in from 15 minutes before it begins until it ends.")
    NO_SEAT = gettext_noop("You are not signed up for this. Speak with whoever holds it.")
    WRONG_CODE = gettext_noop("That is not the code. Look at the screen and try again.")
    TOO_MANY_TRIES = gettext_noop("The code was wrong ten times. Whoever holds it can tick you off on the list.")
    NOT_BEGUN = gettext_noop("Who came can be noted from 15 minutes before it begins.")
    CANCELLED = gettext_noop("The event is cancelled.")
    NOT_ATTENDED = gettext_noop("Only those who came are asked how it was.")
    NOT_OVER = gettext_noop("Say how it was when it is over.")
    ASKED_LONG_AGO = gettext_noop("It is more than 30 days ago, so the answers are closed.")
    ANSWERED = gettext_noop("You have answered already. Thank you.")


def may_check_in(event: EventFacts, now: datetime) -> bool:
    opens = event.is_published and not event.is_cancelled
    return opens and event.begins_at - BEFORE <= now < event.ends_at


def same_code(typed: str, code: str) -> bool:
    """However it is typed: small letters, blanks and hyphens."""
    return "".join(one for one in typed.upper() if one.isalnum()) == code


def hindrances_to_check_in(
    event: EventFacts, *, status: str, tries: int, is_right: bool, now: datetime
) -> list[AttendanceHindrance]:
    """Against ticking oneself off. The number of tries counts before the code is looked at."""
    return uncleared({AttendanceHindrance.NOT_OPEN: may_check_in(event, now)}) or (
        uncleared({AttendanceHindrance.NO_SEAT: status in (Status.ENROLLED, Status.ATTENDED, Status.NO_SHOW)})
        or uncleared({AttendanceHindrance.TOO_MANY_TRIES: tries < MOST_TRIES})
        or uncleared({AttendanceHindrance.WRONG_CODE: is_right})
    )


def hindrances_to_note(event: EventFacts, now: datetime) -> list[AttendanceHindrance]:
    """Against the secretariat's list; what was noted may be mended as long as one likes."""
    return uncleared(
        {
            AttendanceHindrance.CANCELLED: not event.is_cancelled,
            AttendanceHindrance.NOT_BEGUN: event.is_published and event.begins_at - BEFORE <= now,
        }
    )


def hindrances_to_evaluate(
    event: EventFacts, *, status: str, has_answered: bool, now: datetime
) -> list[AttendanceHindrance]:
    """Against saying how it was."""
    return uncleared(
        {
            AttendanceHindrance.NOT_ATTENDED: status == Status.ATTENDED,
            AttendanceHindrance.NOT_OVER: event.ends_at <= now,
            AttendanceHindrance.ASKED_LONG_AGO: now < event.ends_at + EVALUATED_WITHIN,
            AttendanceHindrance.ANSWERED: not has_answered,
        }
    )


def are_shown(answers: int) -> bool:
    """Fewer than five could be told from each other."""
    return answers >= FEWEST
