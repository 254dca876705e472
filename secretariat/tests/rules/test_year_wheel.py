"""Where days stand on the wheel of the year."""

from datetime import date, timedelta
from itertools import combinations
from math import hypot

import pytest

from secretariat.rules.year_wheel import (
    APART,
    HUB,
    LANES,
    MARK,
    MOST_RINGS,
    OUTER_RING,
    RIM,
    RING_WIDTH,
    Kind,
    arc,
    days_in,
    gather,
    months,
    place,
    rings,
)

YEARS = [2026, 2028]


def far(one, other):
    return hypot(one.x - other.x, one.y - other.y)


@pytest.mark.parametrize(
    ("day", "side"),
    [
        (date(2026, 1, 1), (0, -1)),
        (date(2026, 4, 2), (1, 0)),
        (date(2026, 7, 2), (0, 1)),
        (date(2026, 10, 1), (-1, 0)),
        (date(2026, 12, 31), (0, -1)),
    ],
)
def test_the_year_runs_with_the_clock_from_the_top(day, side):
    point = place(day, 100)

    assert (point.x / 100, point.y / 100) == pytest.approx(side, abs=0.02)


@pytest.mark.parametrize("year", YEARS)
def test_twelve_months_go_round_each_as_wide_as_it_is_long(year):
    found = months(year)

    assert [one.number for one in found] == [*range(1, 13)]
    assert all(hypot(one.outer.x, one.outer.y) == pytest.approx(RIM, abs=0.1) for one in found)
    assert all(hypot(one.inner.x, one.inner.y) == pytest.approx(HUB, abs=0.1) for one in found)
    february, march = found[1].outer, found[2].outer
    assert far(february, march) < far(found[0].outer, february)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("kind", Kind)
def test_no_mark_covers_another_and_none_is_lost(year, kind):
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(days_in(year))]

    marks = gather(days, kind, year)

    assert min(far(one.at, other.at) for one, other in combinations(marks, 2)) > 2 * MARK
    assert sorted(one for mark in marks for one in mark.members) == [*range(len(days))]
    assert all(hypot(one.at.x, one.at.y) == pytest.approx(LANES[kind], abs=0.1) for one in marks)


def test_late_december_does_not_reach_into_january():
    marks = gather([date(2026, 1, 1), date(2026, 12, 31)], Kind.THEME, 2026)

    assert [one.members for one in marks] == [(0,), (1,)]
    assert far(marks[0].at, marks[1].at) >= APART - 1
    assert marks[1].at.x < 0


def test_what_lies_near_is_one_mark_in_the_order_of_the_list():
    days = [date(2026, 5, 3), date(2026, 5, 1), date(2026, 8, 1), date(2026, 5, 1)]

    assert [one.members for one in gather(days, Kind.ROUND, 2026)] == [(0, 1, 3), (2,)]
    assert gather([], Kind.ROUND, 2026) == []


@pytest.mark.parametrize(
    ("first", "last", "large"),
    [
        (date(2026, 2, 1), date(2026, 3, 1), False),
        (date(2025, 11, 1), date(2027, 2, 1), True),
        (date(2026, 6, 1), date(2026, 6, 1), False),
        (date(2026, 1, 1), date(2026, 8, 31), True),
    ],
)
def test_a_stretch_is_an_arc_of_what_lies_in_the_year(first, last, large):
    found = arc(first, last, 90, 2026)

    assert found is not None
    assert found.large is large
    assert found.start != found.end
    assert hypot(found.start.x, found.start.y) == pytest.approx(90, abs=0.1)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_another_year_has_no_arc(day):
    assert arc(day, day, 90, 2026) is None


def test_few_themes_have_rings_of_their_own_that_touch_neither_each_other_nor_the_hub():
    radii = [*rings([7, 3, 7, 5, 9, 1]).values()]

    assert len(radii) == MOST_RINGS
    assert radii == [OUTER_RING - RING_WIDTH * number for number in range(MOST_RINGS)]
    assert min(radii) - RING_WIDTH / 2 > HUB
    assert max(radii) + RING_WIDTH / 2 < LANES[Kind.THEME] - MARK
    assert rings(range(MOST_RINGS + 1)) == {}
