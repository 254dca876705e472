"""Rounds of proposals: the usual days, the copy of the last round, and what is said of the number of starts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netvaerk.rules.rounds import (
    AUTUMN,
    SPRING,
    RoundDates,
    StartWarning,
    coming_rounds,
    next_round,
    starts_to_come,
    usual_dates,
    warnings_on_starts,
)

LEAP = RoundDates(2028, SPRING, date(2028, 1, 15), date(2028, 2, 29))
MOVED = RoundDates(2027, SPRING, date(2026, 11, 20), date(2027, 1, 15))


@pytest.mark.parametrize(
    ("known", "today", "expected"),
    [
        ([], date(2026, 11, 25), usual_dates(2027, SPRING)),
        ([], date(2026, 12, 1), usual_dates(2027, SPRING)),
        ([], date(2026, 12, 2), usual_dates(2027, AUTUMN)),
        ([], date(2027, 5, 1), usual_dates(2027, AUTUMN)),
        ([], date(2027, 5, 2), usual_dates(2028, SPRING)),
        ([usual_dates(2027, SPRING)], date(2026, 11, 25), usual_dates(2027, AUTUMN)),
        ([usual_dates(2027, AUTUMN)], date(2026, 11, 25), usual_dates(2027, SPRING)),
        ([MOVED], date(2027, 5, 2), RoundDates(2028, SPRING, date(2027, 11, 20), date(2028, 1, 15))),
        ([LEAP], date(2028, 6, 1), RoundDates(2029, SPRING, date(2029, 1, 15), date(2029, 2, 28))),
    ],
    ids=[
        "first of all", "last day", "a day late", "last day of spring", "a day late in spring", "one is known",
        "a later one is known", "copied from the last", "no 29 February",
    ],
)  # fmt: skip
def test_the_next_round(known, today, expected):
    assert next_round(known, today) == expected


def test_the_coming_rounds_are_those_that_are_not_decided_planned_or_not():
    autumn, decided = usual_dates(2027, AUTUMN), RoundDates(2026, AUTUMN, date(2026, 5, 1), date(2026, 6, 30))

    assert coming_rounds([autumn, decided, MOVED], date(2027, 1, 15), 3) == [
        MOVED, autumn, RoundDates(2028, SPRING, date(2027, 11, 20), date(2028, 1, 15)),
    ]  # fmt: skip
    assert coming_rounds([MOVED], date(2027, 1, 16), 1) == [autumn]


@pytest.mark.parametrize(
    ("chosen", "undecided", "expected"),
    [(0, 0, (0, 2)), (0, 1, (1, 1)), (0, 9, (4, 0)), (1, 0, (0, 1)), (3, 2, (1, 0)), (5, 2, (0, 0))],
)
def test_as_many_themes_are_expected_of_a_round_as_are_usual(chosen, undecided, expected):
    assert starts_to_come(chosen=chosen, undecided=undecided) == expected


def test_what_is_chosen_starts_in_its_half_year_when_it_is_decided():
    assert usual_dates(2027, SPRING).starts_on == date(2027, 2, 1)
    assert usual_dates(2027, AUTUMN).starts_on == date(2027, 7, 1)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_rounds_made_one_after_the_other_never_repeat_and_never_begin_too_late(today, number):
    known = []
    for _again in range(number):
        known.append(next_round(known, today))

    assert len({(one.year, one.season) for one in known}) == number
    assert all(one.deadline_on >= today and one.decides_on > one.deadline_on for one in known)


@pytest.mark.parametrize(
    ("chosen", "undecided", "said"),
    [
        (5, 3, [StartWarning.MANY]),
        (5, 0, [StartWarning.MANY]),
        (4, 0, []),
        (2, 0, []),
        (1, 1, []),
        (1, 0, [StartWarning.FEW]),
        (0, 0, [StartWarning.FEW]),
    ],
)
def test_the_number_of_starts_is_warned_about_and_never_refused(chosen, undecided, said):
    assert warnings_on_starts(chosen=chosen, undecided=undecided) == said
