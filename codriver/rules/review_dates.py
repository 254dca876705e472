"""What is wrong with the days a pair chooses for looking at the agreement again, told beside each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from codriver.rules.agreements import AgreementFacts
from codriver.rules.forms import Question
from codriver.rules.values import as_date
from netvaerk.rules.reasons import Reason, gettext_noop


class DateFault(Reason):
    """`%(row)s` is the day's own name, `%(other)s` the name of the one it must follow, `%(day)s` a date."""

    NOT_AHEAD = gettext_noop("The date “%(row)s” must be after today.")
    OUT_OF_ORDER = gettext_noop("The date “%(row)s” must be after “%(other)s”.")
    AFTER_THEME = gettext_noop("The date “%(row)s” must be %(day)s at the latest, when the theme ends.")


@dataclass(frozen=True)
class Fault:
    """One fault of the day in `row`; `other` is the row it must follow."""

    why: DateFault
    row: str
    other: str = ""


def date_faults(question: Question, value: Mapping[str, str] | None, facts: AgreementFacts) -> list[Fault]:
    """The first fault of each day that is filled in. Days kept from the former version may have passed, not all."""
    typed = [(row, as_date((value or {}).get(row, ""))) for row in question.rows]
    days = [(row, day) for row, day in typed if day]
    found = []
    for place, (row, day) in enumerate(days):
        before = days[place - 1] if place else None
        if day <= facts.today and day not in facts.kept_dates:
            found.append(Fault(DateFault.NOT_AHEAD, row))
        elif before and day <= before[1]:
            found.append(Fault(DateFault.OUT_OF_ORDER, row, before[0]))
        elif facts.theme_ends_on and day > facts.theme_ends_on:
            found.append(Fault(DateFault.AFTER_THEME, row))
    if not found and len(days) == len(question.rows) and days[-1][1] <= facts.today:
        found.append(Fault(DateFault.NOT_AHEAD, days[-1][0]))
    return found


def first_day(facts: AgreementFacts) -> date:
    """The earliest day that can be chosen anew."""
    return facts.today + timedelta(days=1)
