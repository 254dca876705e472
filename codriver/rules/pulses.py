"""How the two are asked how it goes: after six weeks and midway; each answers alone (S69)."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

AFTER = timedelta(weeks=6)
OPEN_FOR = timedelta(days=14)
"""How long a question waits; unanswered it goes away, and nobody is told."""
USUAL_LENGTH = timedelta(days=364)
"""How long a pair is taken to run where the theme has no last day."""
APART = timedelta(weeks=4)
"""Midway is left out where it would come sooner than this after the first question."""


class Occasion(str, Enum):
    SIX_WEEKS = "six_weeks"
    MIDWAY = "midway"


class PulseHindrance(Reason):
    NOT_YOURS = gettext_noop("The question is to somebody else.")
    PAST = gettext_noop("The question is no longer open. Write to the secretariat if you want a talk.")
    NO_WISH = gettext_noop("Nobody has asked for a talk here.")
    NOT_SECRETARIAT = gettext_noop("Only the secretariat does this.")


def pulse_days(began_on: date, ends_on: date | None) -> Mapping[Occasion, date]:
    """When each question is asked of a pair that began on a day, on a theme that ends on one."""
    last = ends_on if ends_on and ends_on > began_on else began_on + USUAL_LENGTH
    first, midway = began_on + AFTER, began_on + (last - began_on) // 2
    days = {Occasion.SIX_WEEKS: first}
    return days | {Occasion.MIDWAY: midway} if midway >= first + APART else days


def is_open(due_on: date, today: date) -> bool:
    return due_on <= today < due_on + OPEN_FOR


def hindrances_to_answer(*, is_own: bool, is_open: bool) -> list[PulseHindrance]:
    return uncleared({PulseHindrance.NOT_YOURS: is_own, PulseHindrance.PAST: is_open})[:1]
