"""When a letter is tried again, and when it is given up."""

from datetime import datetime, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720)]
"""After the first try that failed, the second, and so on; the last of them from then on."""
GIVEN_UP_AFTER = timedelta(days=3)
CLAIM_LASTS = timedelta(minutes=15)
"""A worker that has not said in this time what became of a letter has fallen over; another takes the letter."""
HELD_UP = timedelta(hours=1)
"""A worker that runs lets nothing wait so long."""
WORDS_KEPT = timedelta(days=30)
"""How long the words of a letter that could not be sent are kept, so that it can be sent again."""
PERMANENT = range(500, 600)
"""Answers of a relay (SMTP) that will be the same tomorrow."""


class Problem(str, Enum):
    """Why a letter was not sent."""

    RELAY_AWAY = "relay away"
    REFUSED_FOR_NOW = "refused for now"
    ADDRESS_REFUSED = "address refused"
    LETTER_REFUSED = "letter refused"
    NO_ADDRESS = "no address"
    FAULT = "fault"

    @property
    def is_permanent(self) -> bool:
        return self in (Problem.ADDRESS_REFUSED, Problem.LETTER_REFUSED, Problem.NO_ADDRESS)


def next_try(problem: Problem, *, tries: int, since: datetime, now: datetime) -> datetime | None:
    """When to try again after so many tries (at least 1) since it was handed over; None: not again."""
    if problem.is_permanent or now - since >= GIVEN_UP_AFTER:
        return None
    return now + PAUSES[min(tries, len(PAUSES)) - 1]


class OutboxHindrance(Reason):
    NOT_FAILED = gettext_noop("This letter has been sent, or is on its way.")
    NO_WORDS = gettext_noop("The text of this letter is no longer kept, so that it cannot be sent again.")
    READER_LEFT = gettext_noop("The person has left, and gets no letters.")


def hindrances_to_send_again(*, is_failed: bool, has_words: bool, reader_is_here: bool) -> list[OutboxHindrance]:
    hurdles = {
        OutboxHindrance.NOT_FAILED: is_failed,
        OutboxHindrance.NO_WORDS: has_words or not is_failed,
        OutboxHindrance.READER_LEFT: reader_is_here,
    }
    return uncleared(hurdles)
