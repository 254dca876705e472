"""When a personnel leader may release time and take it back (S26, S27). Hours are a week's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

MOST_HOURS = Decimal(37)
EXPIRES_SOON = 30
NOTICE = 14
CONFIRMS_WITHIN = 14
"""Days: a release that ends within so many expires soon; notice of taking back; time to confirm what is inherited."""


class ReleaseHindrance(Reason):
    NOT_THE_LEADER = gettext_noop("Only the person's own personnel leader releases their time.")
    OWN_TIME = gettext_noop("Nobody releases their own time; the next leader does.")
    HOURS = gettext_noop("Write how many hours a week, more than 0 and at most 37.")
    PERIOD = gettext_noop("The last day cannot be before the first.")
    OVER_ALREADY = gettext_noop("The period is over already. Choose a last day that is today or later.")
    THEME_IS_OVER = gettext_noop("The theme is over.")
    NOT_STANDING = gettext_noop("This time is over, replaced, or taken back already.")
    SHORT_NOTICE = gettext_noop("Give at least 14 days' notice: choose a later last day.")
    NOT_SHORTER = gettext_noop("The time ends no later than that anyway. Choose an earlier last day.")
    NO_REASON = gettext_noop("Write why the time is taken back.")


class State(str, Enum):
    """How released time stands on a day."""

    TO_COME = "to_come"
    ACTIVE = "active"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    TAKEN_BACK = "taken_back"
    REPLACED = "replaced"


def state_of(*, began_on: date, ended_on: date, withdrawn: bool, taken_back: bool, today: date) -> State:
    """What was taken back says so to the end; what a newer release replaced is history."""
    if taken_back:
        return State.TAKEN_BACK
    if withdrawn:
        return State.REPLACED
    if today < began_on:
        return State.TO_COME
    if today > ended_on:
        return State.EXPIRED
    return State.EXPIRING if today >= ended_on - timedelta(days=EXPIRES_SOON) else State.ACTIVE


def is_news(*, began_on: date, ended_on: date, granted_on: date) -> bool:
    """Whether it deserves a letter that the time ends soon: not when it was known from the first day to be short."""
    known = ended_on - timedelta(days=EXPIRES_SOON)
    return began_on < known and granted_on < known


@dataclass(frozen=True)
class Stretch:
    """Hours a week that are released from the first to the last day."""

    hours: Decimal
    began_on: date
    ended_on: date


def most_hours_at_once(stretches: Iterable[Stretch], began_on: date, ended_on: date) -> Decimal:
    """The most hours a week that fall together on any one day of the period."""
    held = [one for one in stretches if one.began_on <= ended_on and one.ended_on >= began_on]
    days = {began_on, *(one.began_on for one in held if one.began_on > began_on)}
    return max(sum((one.hours for one in held if one.began_on <= day <= one.ended_on), Decimal(0)) for day in days)


def fits_a_week(hours: Decimal) -> bool:
    return 0 < hours <= MOST_HOURS


def hindrances_to_period(began_on: date, ended_on: date, today: date) -> list[ReleaseHindrance]:
    """What is wrong with the days; the first and the last may be the same, and the first may have passed."""
    hurdles = {
        ReleaseHindrance.PERIOD: ended_on >= began_on,
        ReleaseHindrance.OVER_ALREADY: ended_on >= today,
    }
    return uncleared(hurdles)


def hindrances_to_release(
    *, by_leader: bool, own_time: bool, hours: Decimal, began_on: date, ended_on: date, theme_over: bool, today: date
) -> list[ReleaseHindrance]:
    hurdles = {
        ReleaseHindrance.NOT_THE_LEADER: by_leader,
        ReleaseHindrance.OWN_TIME: not own_time,
        ReleaseHindrance.HOURS: fits_a_week(hours),
        ReleaseHindrance.THEME_IS_OVER: not theme_over,
    }
    return uncleared(hurdles) + hindrances_to_period(began_on, ended_on, today)


def earliest_last_day(today: date) -> date:
    return today + timedelta(days=NOTICE)


def may_still_be_taken_back(state: State, ended_on: date, today: date) -> bool:
    """Whether there are days left to take back once notice is given."""
    return state in (State.TO_COME, State.ACTIVE, State.EXPIRING) and ended_on > earliest_last_day(today)


def hindrances_to_taking_back(
    *, by_leader: bool, state: State, last_day: date, ended_on: date, reason: str, today: date
) -> list[ReleaseHindrance]:
    hurdles = {
        ReleaseHindrance.NOT_THE_LEADER: by_leader,
        ReleaseHindrance.NOT_STANDING: state in (State.TO_COME, State.ACTIVE, State.EXPIRING),
        ReleaseHindrance.SHORT_NOTICE: last_day >= earliest_last_day(today),
        ReleaseHindrance.NOT_SHORTER: last_day < ended_on,
        ReleaseHindrance.NO_REASON: bool(reason.strip()),
    }
    return uncleared(hurdles)


def confirmation_due(moved_on: date) -> date:
    """The day by which a new leader says that inherited time stands."""
    return moved_on + timedelta(days=CONFIRMS_WITHIN)
