"""An offer that waits: when the silent are reminded, and when the deadline may be moved."""

from collections.abc import Collection
from datetime import date

from codriver.rules.working_days import after_working_days, before_working_days
from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

REMINDED_BEFORE = 2
EXTENDED_BY = 5
"""Working days."""


class DeadlineHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat reminds of an offer and gives more time.")
    NOT_OFFERED = gettext_noop("The offer is no longer open.")
    NOT_OVERDUE = gettext_noop("The deadline has not passed yet. A reminder goes out by itself before it.")
    TOO_EARLY = gettext_noop("There is time enough yet: more can be given from two working days before the deadline.")


def is_near(answer_by: date, today: date, days_off: Collection[date]) -> bool:
    """Whether the deadline is two working days away or less, or has passed."""
    return today >= before_working_days(answer_by, REMINDED_BEFORE, days_off)


def reminder_is_due(answer_by: date, today: date, days_off: Collection[date]) -> bool:
    """Whether the silent are reminded by themselves: after the deadline it is for the secretariat to choose."""
    return today <= answer_by and is_near(answer_by, today, days_off)


def hindrances_to_reminding(*, by_secretariat: bool, offered: bool, answer_by: date, today: date) -> list[Reason]:
    hurdles: dict[Reason, bool] = {
        DeadlineHindrance.NOT_SECRETARIAT: by_secretariat,
        DeadlineHindrance.NOT_OFFERED: offered,
        DeadlineHindrance.NOT_OVERDUE: not offered or today > answer_by,
    }
    return uncleared(hurdles)


def hindrances_to_extending(*, by_secretariat: bool, offered: bool, near: bool) -> list[Reason]:
    """`near` as `is_near` says."""
    hurdles: dict[Reason, bool] = {
        DeadlineHindrance.NOT_SECRETARIAT: by_secretariat,
        DeadlineHindrance.NOT_OFFERED: offered,
        DeadlineHindrance.TOO_EARLY: not offered or near,
    }
    return uncleared(hurdles)


def extended(answer_by: date, today: date, days_off: Collection[date]) -> date:
    """Five working days from the deadline, or from today where it has passed."""
    return after_working_days(max(answer_by, today), EXTENDED_BY, days_off)
