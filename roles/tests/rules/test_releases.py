"""When a personnel leader may release time."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.rules.releases import (
    ReleaseHindrance,
    State,
    Stretch,
    confirmation_due,
    hindrances_to_period,
    hindrances_to_release,
    hindrances_to_taking_back,
    is_news,
    may_still_be_taken_back,
    most_hours_at_once,
    state_of,
)

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


# --- how it stands on a day -----------------------------------------------------------------------------------------

FIRST, LAST = date(2026, 3, 1), date(2026, 8, 31)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 2, 28), State.TO_COME),
        (FIRST, State.ACTIVE),
        (date(2026, 7, 31), State.ACTIVE),
        (date(2026, 8, 1), State.EXPIRING),
        (LAST, State.EXPIRING),
        (date(2026, 9, 1), State.EXPIRED),
    ],
)
def test_the_state_follows_from_the_dates(today, state):
    assert state_of(began_on=FIRST, ended_on=LAST, withdrawn=False, taken_back=False, today=today) == state


@pytest.mark.parametrize(
    ("withdrawn", "taken_back", "state"),
    [(True, False, State.REPLACED), (False, True, State.TAKEN_BACK), (True, True, State.TAKEN_BACK)],
)
def test_what_was_taken_back_or_replaced_says_so_on_any_day(withdrawn, taken_back, state):
    for today in (date(2026, 1, 1), date(2026, 5, 1), date(2027, 1, 1)):
        dates = {"began_on": FIRST, "ended_on": LAST, "today": today}
        assert state_of(withdrawn=withdrawn, taken_back=taken_back, **dates) == state


@pytest.mark.parametrize(
    ("began_on", "granted_on", "news"),
    [(FIRST, FIRST, True), (date(2026, 8, 10), date(2026, 3, 1), False), (FIRST, date(2026, 8, 5), False)],
    ids=["long", "a short period", "granted shortly before its end"],
)
def test_that_time_ends_soon_is_news_unless_it_was_short_from_the_first(began_on, granted_on, news):
    assert is_news(began_on=began_on, ended_on=LAST, granted_on=granted_on) == news


# --- the sum across themes ------------------------------------------------------------------------------------------


def stretch(hours, first, last):
    return Stretch(Decimal(hours), date(2026, first, 1), date(2026, last, 28))


@pytest.mark.parametrize(
    ("stretches", "most"),
    [
        ([], "0"),
        ([stretch(3, 3, 5)], "3"),
        ([stretch(3, 3, 5), stretch(2, 5, 7)], "5"),
        ([stretch(3, 3, 4), stretch(2, 5, 7)], "3"),
        ([stretch(3, 1, 12), stretch(2, 1, 2)], "3"),
        ([stretch(1, 1, 12), stretch(2, 3, 4), stretch(4, 6, 7)], "5"),
    ],
    ids=["none", "one", "overlapping", "one after the other", "over before the period", "never all at once"],
)
def test_the_most_hours_that_fall_together(stretches, most):
    assert most_hours_at_once(stretches, date(2026, 3, 1), date(2026, 7, 28)) == Decimal(most)


STRETCHES = st.builds(
    lambda hours, first, days: Stretch(Decimal(hours), first, first + timedelta(days=days)),
    st.integers(1, 10), st.dates(date(2026, 1, 1), date(2026, 3, 1)), st.integers(0, 40),
)  # fmt: skip


@given(st.lists(STRETCHES, max_size=5))
def test_the_sum_is_what_counting_day_by_day_finds(stretches):
    first, last = date(2026, 1, 20), date(2026, 2, 20)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    counted = max(sum(one.hours for one in stretches if one.began_on <= day <= one.ended_on) for day in days)

    assert most_hours_at_once(stretches, first, last) == counted


# --- taking back ----------------------------------------------------------------------------------------------------

TODAY = date(2026, 4, 1)
TAKEN = {
    "by_leader": True, "state": State.ACTIVE, "last_day": TODAY + timedelta(days=14), "ended_on": LAST,
    "reason": "Ferie", "today": TODAY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"state": State.TO_COME}, []),
        ({"state": State.EXPIRING}, []),
        ({"by_leader": False}, [ReleaseHindrance.NOT_THE_LEADER]),
        ({"state": State.EXPIRED}, [ReleaseHindrance.NOT_STANDING]),
        ({"state": State.TAKEN_BACK}, [ReleaseHindrance.NOT_STANDING]),
        ({"state": State.REPLACED}, [ReleaseHindrance.NOT_STANDING]),
        ({"last_day": TODAY + timedelta(days=13)}, [ReleaseHindrance.SHORT_NOTICE]),
        ({"last_day": LAST}, [ReleaseHindrance.NOT_SHORTER]),
        ({"reason": "  "}, [ReleaseHindrance.NO_REASON]),
    ],
    ids=str,
)
def test_what_is_against_taking_back(change, reasons):
    assert hindrances_to_taking_back(**(TAKEN | change)) == reasons


@pytest.mark.parametrize(
    ("state", "days", "may"),
    [(State.ACTIVE, 15, True), (State.ACTIVE, 14, False), (State.TAKEN_BACK, 60, False), (State.TO_COME, 60, True)],
)
def test_taking_back_is_offered_while_there_are_days_left(state, days, may):
    assert may_still_be_taken_back(state, TODAY + timedelta(days=days), TODAY) == may


def test_a_new_leader_has_fourteen_days():
    assert confirmation_due(date(2026, 3, 20)) == date(2026, 4, 3)
