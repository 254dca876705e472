"""When an agreed alignment is to be revisited (spec: rules of the alignment form, Revisit)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

NOTICE = timedelta(days=7)
NEEDS_HELP_AFTER = timedelta(days=28)
ANSWER_WITHIN = timedelta(days=21)


class Because(str, Enum):
    """Why a revisit is due."""

    DATE = "date"
    PHASE = "phase"
    HOURS = "hours"
    ASKED = "asked"


@dataclass(frozen=True)
class AgreedFacts:
    """What was so when the pair agreed, or last said "unchanged", and what is so today.

    Hours are a week's; `released_on` is the day of the release that holds today.
    """

    agreed_on: date
    review_dates: Collection[date]
    phase_began_on: date | None
    released_then: Decimal | None
    released_now: Decimal | None
    released_on: date | None = None


def revisits_due(facts: AgreedFacts, today: date) -> list[tuple[Because, date]]:
    """Every reason to revisit, with the day it fell due. Days before the agreement call for nothing."""
    due = [(Because.DATE, day) for day in sorted(facts.review_dates) if facts.agreed_on < day <= today]
    if facts.phase_began_on and facts.agreed_on < facts.phase_began_on <= today:
        due.append((Because.PHASE, facts.phase_began_on))
    if facts.released_on and facts.released_now != facts.released_then:
        due.append((Because.HOURS, facts.released_on))
    return due


def dates_to_announce(review_dates: Collection[date], today: date) -> list[date]:
    """Review dates that are at most a week away: the pair is told once, also when a run was missed."""
    return [day for day in sorted(review_dates) if today < day <= today + NOTICE]


def needs_help(opened_on: date, today: date) -> bool:
    """Whether a pair without an agreement has gone quiet so long that the secretariat offers help."""
    return opened_on + NEEDS_HELP_AFTER <= today
