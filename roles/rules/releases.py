"""When a personnel leader may release time (S26, S27). Hours are a week's; nobody approves their own."""

from datetime import date
from decimal import Decimal

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

MOST_HOURS = Decimal(37)


class ReleaseHindrance(Reason):
    NOT_THE_LEADER = gettext_noop("Only the person's own personnel leader releases their time.")
    OWN_TIME = gettext_noop("Nobody releases their own time; the next leader does.")
    HOURS = gettext_noop("Write how many hours a week, more than 0 and at most 37.")
    PERIOD = gettext_noop("The period must end after it begins.")
    THEME_IS_OVER = gettext_noop("The theme is over.")


def hindrances_to_release(
    *, by_leader: bool, own_time: bool, hours: Decimal, began_on: date, ended_on: date, theme_over: bool
) -> list[ReleaseHindrance]:
    hurdles = {
        ReleaseHindrance.NOT_THE_LEADER: by_leader,
        ReleaseHindrance.OWN_TIME: not own_time,
        ReleaseHindrance.HOURS: 0 < hours <= MOST_HOURS,
        ReleaseHindrance.PERIOD: ended_on > began_on,
        ReleaseHindrance.THEME_IS_OVER: not theme_over,
    }
    return uncleared(hurdles)
