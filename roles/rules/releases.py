"""When a personnel leader may release time (S26, S27). Hours are a week's; nobody approves their own."""

from datetime import date
from decimal import Decimal

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

MOST_HOURS = Decimal(37)


class ReleaseHindrance(Reason):
    NOT_THE_LEADER = gettext_noop("Only the person's own personnel leader releases their time.")
    OWN_TIME = gettext_noop("Nobody releases their own time; the next leader does.")
    HOURS = gettext_noop("Write how many hours a week, more than 0 and at most 37.")
    PERIOD = gettext_noop("The last day cannot be before the first.")
    OVER_ALREADY = gettext_noop("The period is over already. Choose a last day that is today or later.")
    THEME_IS_OVER = gettext_noop("The theme is over.")


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
