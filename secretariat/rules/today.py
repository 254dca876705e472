"""What stands on the secretariat's list of today, from when, and who of the officers has it (S35, S91)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

OTHERS_HAVE = timedelta(days=14)
"""So long somebody else may wait with an answer, after two reminders, before the secretariat looks at it."""
A_YEAR = timedelta(days=365)
FURTHEST = timedelta(days=90)
"""So far away something may be put off."""


class Kind(str, Enum):
    """Why something stands on the list. The order decides between those that have waited equally long."""

    TALK = "talk"
    WISH = "wish"
    REQUEST = "request"
    DATA_REQUEST = "data_request"
    COPY = "copy"
    NO_NETWORK_LEADER = "no_network_leader"
    NO_REFERENCE_LEADER = "no_reference_leader"
    NO_CO_DRIVER = "no_co_driver"
    START = "start"
    CLOSE = "close"
    PAUSED = "paused"
    INTAKE = "intake"
    DECISION = "decision"
    ROLE = "role"
    OFFER = "offer"
    CANDIDATE = "candidate"
    TIME_ASKED = "time_asked"
    COUNTER = "counter"
    ANSWERS = "answers"
    APPROVAL = "approval"
    HANDOVER = "handover"
    NEED = "need"
    FOLLOW_UP = "follow_up"
    SPARRING_ASKED = "sparring_asked"
    PRACTICE = "practice"
    MODULE_ASKED = "module_asked"
    REVISIT = "revisit"
    HOURS = "hours"
    TIME = "time"
    TIME_WISH = "time_wish"
    SPARRING = "sparring"
    MODULE = "module"
    ATTENDANCE = "attendance"
    EVENT_DRAFT = "event_draft"
    LETTER = "letter"
    TEXT_SENT = "text_sent"
    TEXT_OLD = "text_old"
    STATEMENT = "statement"


class TodayHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat works with this list.")
    TAKEN = gettext_noop("A colleague has taken this already.")
    NOT_AN_OFFICER = gettext_noop("Choose somebody in the secretariat.")
    NOT_FOR_THEM = gettext_noop("This is not for that colleague, who is one of the people it is about.")
    NOT_LATER = gettext_noop("Choose a day after today.")
    TOO_FAR = gettext_noop("Choose a day within the next 90 days.")


@dataclass(frozen=True)
class Case:
    """One thing that waits: of which kind, the number of the row it is about, and since when."""

    kind: Kind
    number: int
    since: date


def waits_long_enough(since: date, today: date) -> bool:
    """Whether somebody else has had their time to answer."""
    return today - since >= OTHERS_HAVE


def statement_due_on(last: date) -> date:
    """The day a year after it was looked through, when the accessibility statement is to be looked through again."""
    return last + A_YEAR


def still_put_off(postponed_until: date | None, today: date) -> bool:
    return postponed_until is not None and postponed_until > today


def hindrances_to_put_off(until: date, today: date) -> list[TodayHindrance]:
    hurdles = {TodayHindrance.NOT_LATER: until > today, TodayHindrance.TOO_FAR: until <= today + FURTHEST}
    return uncleared(hurdles)
