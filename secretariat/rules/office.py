"""When the secretariat's office is open (S94), and the desks there that network leaders may book for a day."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from codriver.rules.working_days import is_working_day
from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

LOOKS_AHEAD = 21
"""Days in which the next opening is looked for."""
BOOKED_AHEAD = 42
"""Days ahead for which a desk can be booked."""
MOST_DESKS = 50


class OfficeHindrance(Reason):
    NOT_AN_OFFICER = gettext_noop("Only the secretariat says when the office is open.")
    STALE = gettext_noop("A colleague has changed this meanwhile. Read it as it stands now, and save again.")
    CLOSES_BEFORE = gettext_noop("The office must close after it opens.")
    HALF_A_DAY = gettext_noop("Write both when it opens and when it closes, or neither.")
    PAST = gettext_noop("Choose today or a later day.")
    NOT_A_LEADER = gettext_noop("Desks at the secretariat are for those who lead a network.")
    NOT_A_WORKING_DAY = gettext_noop("Choose a working day within six weeks.")
    NO_DESK_LEFT = gettext_noop("Every desk is taken that day. Choose another day.")


@dataclass(frozen=True)
class Span:
    """From when to when, by the clock on the wall."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Hours:
    """The hours of each weekday, Monday being 0, and the days on which they are others; None for closed."""

    weekly: Mapping[int, Span]
    other: Mapping[date, Span | None] = field(default_factory=dict)


@dataclass(frozen=True)
class OfficeState:
    """Open until `until` today, or closed until `opens` on `opens_on`; nothing known where both are None."""

    until: time | None = None
    opens_on: date | None = None
    opens: time | None = None

    @property
    def is_open(self) -> bool:
        return self.until is not None


def span_on(day: date, hours: Hours, days_off: Collection[date]) -> Span | None:
    """The hours of a day; what is said of that very day counts before weekdays and public holidays."""
    if day in hours.other:
        return hours.other[day]
    return None if day in days_off else hours.weekly.get(day.weekday())


def state_at(day: date, clock: time, hours: Hours, days_off: Collection[date]) -> OfficeState:
    today = span_on(day, hours, days_off)
    if today and today.opens <= clock < today.closes:
        return OfficeState(until=today.closes)
    if today and clock < today.opens:
        return OfficeState(opens_on=day, opens=today.opens)
    for one in (day + timedelta(days=ahead) for ahead in range(1, LOOKS_AHEAD + 1)):
        span = span_on(one, hours, days_off)
        if span:
            return OfficeState(opens_on=one, opens=span.opens)
    return OfficeState()


def hindrances_to_span(opens: time | None, closes: time | None) -> list[OfficeHindrance]:
    """Neither is closed; both must be in order."""
    if opens is None or closes is None:
        return uncleared({OfficeHindrance.HALF_A_DAY: opens is None and closes is None})
    return uncleared({OfficeHindrance.CLOSES_BEFORE: opens < closes})


def desk_days(today: date, days_off: Collection[date]) -> Iterator[date]:
    """The days for which a desk can be booked."""
    days = (today + timedelta(days=ahead) for ahead in range(BOOKED_AHEAD + 1))
    return (day for day in days if is_working_day(day, days_off))


def free_seat(desks: int, taken: Collection[int]) -> int | None:
    """The lowest desk that nobody has, counted from 1."""
    return next((seat for seat in range(1, desks + 1) if seat not in taken), None)


def hindrances_to_desk(*, leads: bool, is_a_day: bool, seat: int | None) -> list[OfficeHindrance]:
    if not leads:
        return [OfficeHindrance.NOT_A_LEADER]
    if not is_a_day:
        return [OfficeHindrance.NOT_A_WORKING_DAY]
    return uncleared({OfficeHindrance.NO_DESK_LEFT: seat is not None})
