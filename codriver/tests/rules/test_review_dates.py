"""What is wrong with each of the days a pair chooses, and that no fault means the days can be approved."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codriver.rules.agreements import AgreementFacts, ApprovalHindrance, Shown, hindrances_to_approval
from codriver.rules.forms import AskedOf, Kind, Question
from codriver.rules.review_dates import DateFault, Fault, date_faults

ROWS = ("first", "midway", "closing")
DATES = Question("M1", Kind.DATES, AskedOf.JOINT, rows=ROWS)
ORDERED = DateFault.OUT_OF_ORDER
LATE = DateFault.AFTER_THEME


def facts(days=(), kept=()):
    return AgreementFacts(
        parties=[1],
        closed=False,
        locked=False,
        now=Shown(1, ""),
        missing=[],
        review_dates=[date.fromisoformat(day) for day in days],
        today=date(2026, 3, 10),
        theme_ends_on=date(2026, 12, 1),
        kept_dates=[date.fromisoformat(day) for day in kept],
    )


@pytest.mark.parametrize(
    ("days", "kept", "found"),
    [
        (("2026-04-01", "2026-06-01", "2026-12-01"), (), []),
        (("2026-04-01", "", ""), (), []),
        (("2026-03-10", "2026-06-01", ""), (), [Fault(DateFault.NOT_AHEAD, "first")]),
        (("2026-03-01", "2026-06-01", "2026-12-01"), ("2026-03-01",), []),
        (("2026-01-01", "2026-02-01", "2026-03-01"), ("2026-01-01", "2026-02-01", "2026-03-01"), ["closing"]),
        (("2026-06-01", "", "2026-06-01"), (), [Fault(ORDERED, "closing", "first")]),
        (("2026-06-01", "2026-07-01", "2026-12-02"), (), [Fault(LATE, "closing")]),
    ],
)
def test_each_day_is_told_its_fault(days, kept, found):
    value = dict(zip(ROWS, days, strict=True))

    expected = [Fault(DateFault.NOT_AHEAD, one) if isinstance(one, str) else one for one in found]

    assert date_faults(DATES, value, facts(kept=kept)) == expected


DAYS = st.dates(date(2026, 1, 1), date(2027, 2, 1)).map(date.isoformat)


@given(st.tuples(DAYS, DAYS, DAYS), st.lists(DAYS, max_size=2))
def test_three_days_without_a_fault_are_the_days_that_can_be_approved(days, kept):
    about = facts(days, (*kept, days[0]) if kept else ())
    judged = hindrances_to_approval(about, by=1, shown=about.now)

    against = {ApprovalHindrance.DATES_PAST, ApprovalHindrance.DATES_AFTER_THEME} & {*judged}

    assert bool(date_faults(DATES, dict(zip(ROWS, days, strict=True)), about)) == bool(against)
