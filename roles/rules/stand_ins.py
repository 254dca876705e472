"""When somebody may stand in for the holder of a role: on which days, and who."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

MOST_DAYS = 184


class StandInHindrance(Reason):
    NOT_YOURS = gettext_noop("Only the one who holds the role and the secretariat name a stand-in.")
    ROLE_IS_OVER = gettext_noop("The role has ended, or has not begun.")
    THEME_IS_OVER = gettext_noop("The theme is over.")
    NOT_EMPLOYED = gettext_noop("The person is no longer employed.")
    ONESELF = gettext_noop("Nobody stands in for themselves. Choose somebody else.")
    HAS_A_ROLE = gettext_noop("The person has a role on this theme, or is asked for one. Choose somebody else.")
    STANDS_IN_ELSEWHERE = gettext_noop("The person stands in for somebody else on this theme in those days.")
    ENDS_BEFORE_IT_BEGINS = gettext_noop("The last day cannot be before the first.")
    BEGINS_IN_THE_PAST = gettext_noop("Choose today or a later day: nobody stands in on days that have passed.")
    TOO_LONG = gettext_noop("Somebody stands in for at most half a year. Hand the role over instead.")
    TAKEN = gettext_noop("Somebody stands in for this role on some of those days already.")
    NOT_YOURS_TO_END = gettext_noop("Only the one who holds the role and the secretariat end it early.")
    OVER_ALREADY = gettext_noop("It is over already.")


@dataclass(frozen=True)
class Days:
    """From the first day to the last, both included."""

    begins_on: date
    ends_on: date

    def share_a_day_with(self, other: "Days") -> bool:
        return self.begins_on <= other.ends_on and other.begins_on <= self.ends_on


@dataclass(frozen=True)
class StandInFacts:
    """What is known when somebody is about to be named. `taken` are the days on which the role has a stand-in, and
    `elsewhere` those on which the person stands in for another role of the theme."""

    by_holder_or_secretariat: bool
    role_runs: bool
    theme_over: bool
    employed: bool
    oneself: bool
    has_a_role: bool
    days: Days
    today: date
    taken: Iterable[Days] = ()
    elsewhere: Iterable[Days] = ()


def hindrances_to_days(days: Days, today: date) -> list[StandInHindrance]:
    hurdles = {
        StandInHindrance.ENDS_BEFORE_IT_BEGINS: days.ends_on >= days.begins_on,
        StandInHindrance.BEGINS_IN_THE_PAST: days.begins_on >= today,
        StandInHindrance.TOO_LONG: (days.ends_on - days.begins_on).days < MOST_DAYS,
    }
    return uncleared(hurdles)


def hindrances_to_standing_in(facts: StandInFacts) -> list[StandInHindrance]:
    """Everything against it; an empty list means that the person may be named."""
    hurdles = {
        StandInHindrance.NOT_YOURS: facts.by_holder_or_secretariat,
        StandInHindrance.ROLE_IS_OVER: facts.role_runs,
        StandInHindrance.THEME_IS_OVER: not facts.theme_over,
        StandInHindrance.NOT_EMPLOYED: facts.employed,
        StandInHindrance.ONESELF: not facts.oneself,
        StandInHindrance.HAS_A_ROLE: facts.oneself or not facts.has_a_role,
        StandInHindrance.TAKEN: not any(facts.days.share_a_day_with(other) for other in facts.taken),
        StandInHindrance.STANDS_IN_ELSEWHERE: not any(facts.days.share_a_day_with(one) for one in facts.elsewhere),
    }
    return uncleared(hurdles) + hindrances_to_days(facts.days, facts.today)
