"""When a personnel leader may release time."""

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.rules.releases import ReleaseHindrance, hindrances_to_period, hindrances_to_release

READY = {
    "by_leader": True,
    "own_time": False,
    "hours": Decimal(3),
    "began_on": date(2026, 2, 1),
    "ended_on": date(2026, 8, 1),
    "theme_over": False,
    "today": date(2026, 2, 1),
}
AGAINST = {
    ReleaseHindrance.NOT_THE_LEADER: {"by_leader": False},
    ReleaseHindrance.OWN_TIME: {"own_time": True},
    ReleaseHindrance.HOURS: {"hours": Decimal(0)},
    ReleaseHindrance.THEME_IS_OVER: {"theme_over": True},
    ReleaseHindrance.PERIOD: {"began_on": date(2026, 9, 1)},
    ReleaseHindrance.OVER_ALREADY: {"today": date(2026, 8, 2)},
}


def test_nothing_stands_against_it():
    assert hindrances_to_release(**READY) == []


@pytest.mark.parametrize("count", range(1, len(AGAINST) + 1))
def test_every_hindrance_alone_and_together(count):
    for reasons in combinations(AGAINST, count):
        changes = {name: value for reason in reasons for name, value in AGAINST[reason].items()}

        assert hindrances_to_release(**(READY | changes)) == list(reasons)


@pytest.mark.parametrize(
    ("hours", "reasons"),
    [
        ("-1", [ReleaseHindrance.HOURS]),
        ("0", [ReleaseHindrance.HOURS]),
        ("0.5", []),
        ("37", []),
        ("37.1", [ReleaseHindrance.HOURS]),
    ],
)
def test_hours_fit_a_week(hours, reasons):
    assert hindrances_to_release(**(READY | {"hours": Decimal(hours)})) == reasons


@given(st.dates(), st.dates(), st.dates())
def test_the_last_day_is_neither_before_the_first_nor_before_today(began_on, ended_on, today):
    expected = [ReleaseHindrance.PERIOD] * (ended_on < began_on) + [ReleaseHindrance.OVER_ALREADY] * (ended_on < today)

    assert hindrances_to_period(began_on, ended_on, today) == expected
