"""Asking the secretariat (S36, S41, S91; spec: states, "Support request"): who may take which step, and from where."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from codriver.rules.working_days import is_working_day
from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

LONGEST_SUBJECT = 140
LONGEST = 4000
LATE_AFTER = 3
"""Working days in which the secretariat takes or answers a request."""
CLOSES_AFTER = timedelta(days=14)
REOPENS_WITHIN = timedelta(days=30)


class SupportHindrance(Reason):
    NOT_THE_ASKER = gettext_noop("Only the one who asked can do this.")
    NOT_THE_OWNER = gettext_noop("Only the officer who has the request can do this. Take it first.")
    NOT_AN_OFFICER = gettext_noop("Only officers of the secretariat take requests, and nobody takes their own.")
    TAKEN = gettext_noop("A colleague has taken this meanwhile.")
    NOT_THEIRS = gettext_noop("Choose a colleague in the secretariat who did not ask this themselves.")
    NO_WORDS = gettext_noop("Write something first.")
    CLOSED = gettext_noop("The request is closed. The one who asked can open it again within 30 days.")
    RESOLVED = gettext_noop("The request is solved. The one who asked can open it again.")
    STILL_OPEN = gettext_noop("The request is open already. Write in it instead.")
    TOO_LATE = gettext_noop("It is more than 30 days since this was closed. Ask anew instead.")
    NOT_CONFIDENTIAL = gettext_noop("Any officer can take this over already.")
    NOBODY_HAS_IT = gettext_noop("Nobody has taken this yet, so every officer can.")
    NOT_YOURS_TO_SEE = gettext_noop("You can only attach a theme or a pair that you can see yourself.")
    PROPOSED_ALREADY = gettext_noop("This has become a theme proposal already.")
    CHANGED_MEANWHILE = gettext_noop("The text has changed meanwhile. Read it as it stands now.")
    ANSWERED_ALREADY = gettext_noop("The one who asked has answered already.")


class Status(str, Enum):
    NEW = "new"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"


class Then(str, Enum):
    """What comes after an officer's answer: nothing more, the asker's turn, or the officer goes on."""

    SOLVED = "solved"
    WAITS = "waits"
    GOES_ON = "goes_on"


OPEN = (Status.NEW, Status.ASSIGNED, Status.IN_PROGRESS, Status.WAITING)
WITH_THE_SECRETARIAT = (Status.NEW, Status.ASSIGNED, Status.IN_PROGRESS)


@dataclass(frozen=True)
class Standing:
    """A request as one person meets it. `has_owner` says whether an officer who is still one has it."""

    status: Status
    is_asker: bool = False
    is_owner: bool = False
    is_officer: bool = False
    has_owner: bool = False
    is_confidential: bool = False


def _against_open(status: Status) -> list[SupportHindrance]:
    if status is Status.CLOSED:
        return [SupportHindrance.CLOSED]
    return [SupportHindrance.RESOLVED] if status is Status.RESOLVED else []


def hindrances_to_take(one: Standing) -> list[SupportHindrance]:
    """A confidential request is taken once; any other may be taken over from a colleague."""
    if not one.is_officer or one.is_asker:
        return [SupportHindrance.NOT_AN_OFFICER]
    if one.is_confidential and one.has_owner:
        return [SupportHindrance.TAKEN]
    return _against_open(one.status)


def hindrances_to_hand_over(one: Standing, *, to_officer: bool, to_asker: bool) -> list[SupportHindrance]:
    if not one.is_owner:
        return [SupportHindrance.NOT_THE_OWNER]
    fits = to_officer and not to_asker
    return _against_open(one.status) or uncleared({SupportHindrance.NOT_THEIRS: fits})


def hindrances_to_free(one: Standing) -> list[SupportHindrance]:
    """The asker lets go of the officer who has a confidential request, so that another may take it."""
    if not one.is_asker:
        return [SupportHindrance.NOT_THE_ASKER]
    cleared = {
        SupportHindrance.NOT_CONFIDENTIAL: one.is_confidential,
        SupportHindrance.NOBODY_HAS_IT: one.has_owner,
    }
    return _against_open(one.status) or uncleared(cleared)


def hindrances_to_write(one: Standing, text: str) -> list[SupportHindrance]:
    """The asker writes while it is open; an officer who has it answers, also once more after it was solved."""
    if not (one.is_asker or one.is_owner):
        return [SupportHindrance.NOT_THE_OWNER]
    closed = one.status is Status.CLOSED or (one.status is Status.RESOLVED and one.is_asker)
    if closed:
        return _against_open(one.status)
    return uncleared({SupportHindrance.NO_WORDS: bool(text.strip())})


def hindrances_to_resolve(one: Standing) -> list[SupportHindrance]:
    if not one.is_owner:
        return [SupportHindrance.NOT_THE_OWNER]
    return [SupportHindrance.CLOSED] if one.status is Status.CLOSED else []


def hindrances_to_close(one: Standing) -> list[SupportHindrance]:
    return uncleared({SupportHindrance.NOT_THE_ASKER: one.is_asker})


def hindrances_to_reopen(one: Standing, *, closed_on: date | None, today: date) -> list[SupportHindrance]:
    """What is solved may be opened again until it is closed, and for 30 days after that."""
    if not one.is_asker:
        return [SupportHindrance.NOT_THE_ASKER]
    late = closed_on is not None and today > closed_on + REOPENS_WITHIN
    return uncleared({SupportHindrance.STILL_OPEN: one.status not in OPEN, SupportHindrance.TOO_LATE: not late})


def status_after_writing(one: Standing, then: Then) -> Status:
    """Where a message brings the request: the asker gives the ball back, the officer keeps it or passes it on."""
    if one.is_owner:
        return {Then.SOLVED: Status.RESOLVED, Then.WAITS: Status.WAITING, Then.GOES_ON: Status.IN_PROGRESS}[then]
    return Status.IN_PROGRESS if one.status is Status.WAITING else one.status


def status_after_reopening(*, has_owner: bool) -> Status:
    return Status.IN_PROGRESS if has_owner else Status.NEW


def working_days_since(day: date, today: date, days_off: Collection[date]) -> int:
    """How many working days have passed; the day itself is none."""
    days = range(1, (today - day).days + 1)
    return sum(is_working_day(day + timedelta(days=one), days_off) for one in days)


def is_late(waited: int) -> bool:
    """Whether the secretariat has let somebody wait too long; `waited` is in working days."""
    return waited > LATE_AFTER
