"""Where days and stretches stand on a line of time."""

from datetime import date, timedelta

import pytest

from secretariat.rules.timeline import APART, LABELS, MARGIN, MOST_TICKS, WIDTH, Scale, bars, dots, scale_of, ticks

YEAR = Scale(date(2026, 1, 1), date(2026, 12, 31))


def test_the_line_reaches_from_the_first_day_to_the_end_of_the_last():
    assert YEAR.x(date(2026, 1, 1)) == LABELS
    assert YEAR.x(date(2027, 1, 1)) == WIDTH - MARGIN
    assert YEAR.x(date(2025, 5, 5)) == LABELS
    assert YEAR.x(date(2028, 5, 5)) == WIDTH - MARGIN
    assert YEAR.x(date(2026, 3, 1)) < YEAR.middle(date(2026, 3, 1)) < YEAR.x(date(2026, 3, 2))


def test_the_scale_holds_whole_months_around_every_day_and_today():
    found = scale_of([date(2026, 2, 12), date(2026, 11, 30)], today=date(2026, 12, 5))

    assert found == Scale(date(2026, 2, 1), date(2026, 12, 31))
    assert scale_of([], today=date(2024, 2, 29)) == Scale(date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("years", "first", "step"),
    [(0.5, date(2026, 2, 1), 28), (1, date(2026, 4, 1), 91), (2, date(2026, 4, 1), 91), (9, date(2027, 1, 1), 365)],
)
def test_as_many_ticks_as_can_be_read_each_on_the_first_of_a_month(years, first, step):
    scale = scale_of([date(2026, 2, 3)], date(2026, 2, 3) + timedelta(days=int(365 * years)))

    found = ticks(scale)

    assert 1 < len(found) <= MOST_TICKS
    assert found[0] == first
    assert all(day.day == 1 and scale.first <= day <= scale.last for day in found)
    assert (found[1] - found[0]).days == step


def test_even_a_hundred_years_have_ticks():
    assert 1 <= len(ticks(Scale(date(1990, 1, 1), date(2089, 12, 31)))) <= 25


def test_stretches_that_meet_stand_in_rows_of_their_own():
    spring, all_year = (date(2026, 2, 1), date(2026, 4, 30)), (date(2026, 1, 1), date(2026, 12, 31))
    after = (date(2026, 5, 1), date(2026, 5, 31))

    found = bars([spring, all_year, after], YEAR)

    assert [one.row for one in found] == [1, 0, 1]
    assert found[0].x + found[0].width == pytest.approx(found[2].x, abs=0.2)
    assert found[1].letters > found[0].letters > found[2].letters > 0


def test_a_single_day_is_wide_enough_to_be_seen_and_says_nothing_inside():
    day = date(2026, 12, 31)
    (found,) = bars([(day, day)], YEAR)

    assert (found.width, found.letters) == (4, 0)


def test_single_days_never_cover_each_other_and_none_is_lost():
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(0, 365, 3)]

    found = dots(days, YEAR)

    assert all(after.x - before.x >= APART for before, after in zip(found, found[1:], strict=False))
    assert sorted(one for dot in found for one in dot.members) == [*range(len(days))]
    assert dots([], YEAR) == []
