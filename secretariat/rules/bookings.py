"""Meetings with the secretariat that people book themselves (S92): which times there are, and who may do what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

SHORTEST = 10
"""Minutes of the shortest meeting."""
LONGEST = 240
LONGEST_SUBJECT = 300
MOST_WEEKS = 26


class BookingHindrance(Reason):
    NOT_AN_OFFICER = gettext_noop("Only officers of the secretariat offer times.")
    TAKEN = gettext_noop("Somebody else has just booked this time. Choose another; you have lost nothing you wrote.")
    GONE = gettext_noop("The secretariat has taken this time back. Choose another.")
    BEGUN = gettext_noop("This time has passed. Choose a later one.")
    WITH_ONESELF = gettext_noop("This is your own time. Choose a colleague's.")
    MEETS_ANOTHER = gettext_noop("You have booked another meeting with the secretariat at that time.")
    NO_SUBJECT = gettext_noop("Write in a few words what it is about.")
    NOT_YOURS = gettext_noop("Only the two who meet can do this.")
    OVER = gettext_noop("This meeting is cancelled or over.")
    NOT_BEGUN = gettext_noop("Wait until the meeting has begun.")
    PAST = gettext_noop("Choose today or a later day.")
    ENDS_BEFORE = gettext_noop("Choose an end after the beginning.")
    TOO_SHORT = gettext_noop("There must be room for at least one meeting of the length you choose.")
    TOO_FAR = gettext_noop("Repeat for at most 26 weeks.")
    NO_DAY = gettext_noop("There is no working day among the days you chose.")
    CHANGED_MEANWHILE = gettext_noop("The meeting has been changed meanwhile. See it as it is now.")


class Status(str, Enum):
    BOOKED = "booked"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Slot:
    """A time somebody offers, as one who would book it meets it."""

    begins_at: datetime
    is_free: bool
    is_withdrawn: bool
    is_own: bool = False
    meets_another: bool = False


@dataclass(frozen=True)
class Opening:
    """The times an officer offers: on `first` and the same weekday until `until`, in pieces of `minutes`."""

    first: date
    until: date
    begins: time
    ends: time
    minutes: int


def hindrances_to_book(slot: Slot, *, subject: str, now: datetime) -> list[BookingHindrance]:
    """The first thing against it is said alone: the others would be no news."""
    hurdles = {
        BookingHindrance.GONE: not slot.is_withdrawn,
        BookingHindrance.BEGUN: slot.begins_at > now,
        BookingHindrance.WITH_ONESELF: not slot.is_own,
        BookingHindrance.TAKEN: slot.is_free,
        BookingHindrance.MEETS_ANOTHER: not slot.meets_another,
        BookingHindrance.NO_SUBJECT: bool(subject.strip()),
    }
    return uncleared(hurdles)[:1]


def hindrances_to_change(
    *, is_one_of_the_two: bool, status: Status, begins_at: datetime, now: datetime
) -> list[BookingHindrance]:
    """Against moving and cancelling: for the two who meet, before it begins."""
    if not is_one_of_the_two:
        return [BookingHindrance.NOT_YOURS]
    return uncleared({BookingHindrance.OVER: status is Status.BOOKED and begins_at > now})


def hindrances_to_note(
    *, is_officer: bool, status: Status, begins_at: datetime, now: datetime
) -> list[BookingHindrance]:
    """Against noting whether somebody came."""
    if not is_officer:
        return [BookingHindrance.NOT_YOURS]
    if status is Status.CANCELLED:
        return [BookingHindrance.OVER]
    return uncleared({BookingHindrance.NOT_BEGUN: begins_at <= now})


def hindrances_to_opening(one: Opening, today: date) -> list[BookingHindrance]:
    hurdles = {
        BookingHindrance.PAST: one.first >= today,
        BookingHindrance.ENDS_BEFORE: one.begins < one.ends,
        BookingHindrance.TOO_FAR: one.until <= one.first + timedelta(weeks=MOST_WEEKS),
    }
    return uncleared(hurdles) or uncleared({BookingHindrance.TOO_SHORT: bool(pieces(one))})


def pieces(one: Opening) -> list[tuple[time, time]]:
    """The meetings that fit between beginning and end; what is left over at the end is nobody's."""
    day = date(2000, 1, 1)
    begins, last = datetime.combine(day, one.begins), datetime.combine(day, one.ends)
    length, found = timedelta(minutes=one.minutes), []
    while begins + length <= last:
        found.append((begins.time(), (begins + length).time()))
        begins += length
    return found


def days_of(one: Opening, days_off: Collection[date]) -> tuple[list[date], list[date]]:
    """The days on which the times are offered, and those left out since they are public holidays or the office is
    closed."""
    weeks = max((one.until - one.first).days // 7, 0)
    days = [one.first + timedelta(weeks=week) for week in range(weeks + 1)]
    return [day for day in days if day not in days_off], [day for day in days if day in days_off]


def meet(begins: datetime, ends: datetime, other_begins: datetime, other_ends: datetime) -> bool:
    """Whether two stretches of time share a moment."""
    return begins < other_ends and other_begins < ends
