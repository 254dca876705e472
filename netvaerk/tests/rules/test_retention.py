"""How long something is kept: whole months back, and never outside the frame."""

from datetime import UTC, datetime

import pytest

from netvaerk.rules.retention import Limit, RetentionHindrance, Unit, hindrances_to_keep_for, months_before

YEAR = Limit(12, least=3, most=24)


def day(year, month, day_of_month):
    return datetime(year, month, day_of_month, 3, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "months", "before"),
    [
        (day(2026, 11, 26), 12, day(2025, 11, 26)),
        (day(2026, 1, 15), 1, day(2025, 12, 15)),
        (day(2026, 5, 31), 3, day(2026, 2, 28)),
        (day(2028, 2, 29), 12, day(2027, 2, 28)),
        (day(2028, 3, 31), 1, day(2028, 2, 29)),
    ],
    ids=["a year", "over new year", "a short month", "from a leap day", "to a leap day"],
)
def test_so_many_months_before(at, months, before):
    assert months_before(at, months) == before


def test_days_are_days():
    assert Limit(30, least=7, most=90, unit=Unit.DAYS).shipped(day(2026, 3, 31)) == day(2026, 3, 1)


@pytest.mark.parametrize(("chosen", "kept"), [(None, 12), (6, 6), (1, 3), (99, 24)])
def test_whatever_is_stored_it_stays_within_the_frame(chosen, kept):
    assert YEAR.within(chosen) == kept


@pytest.mark.parametrize(
    ("limit", "kept", "officer", "reasons"),
    [
        (YEAR, 3, True, []),
        (YEAR, 24, True, []),
        (YEAR, 2, True, [RetentionHindrance.TOO_SHORT]),
        (YEAR, 25, True, [RetentionHindrance.TOO_LONG]),
        (None, 12, True, [RetentionHindrance.UNKNOWN]),
        (YEAR, 12, False, [RetentionHindrance.NOT_SECRETARIAT]),
    ],
)
def test_what_may_be_chosen(limit, kept, officer, reasons):
    assert hindrances_to_keep_for(limit, kept, officer=officer) == reasons
