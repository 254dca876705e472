"""Where units and themes stand on the map, and which units meet."""

from datetime import date
from itertools import combinations
from math import hypot

import pytest

from secretariat.rules.network_map import (
    HEIGHT,
    INNER,
    RING,
    WIDTH,
    HalfYear,
    Place,
    View,
    bridges,
    distance_between,
    half_years,
    most_at_once,
    moved,
    outwards,
    place_themes,
    place_units,
    runs_in,
    shown_units,
    view_box,
)

SPRING, AUTUMN = HalfYear(2026), HalfYear(2026, second=True)
UNITS = place_units(range(24), {number: number // 6 for number in range(24)})


def test_what_lies_deep_is_shown_by_the_unit_above_it():
    parents = {1: None, 2: 1, 3: 2, 4: 3, 5: 4}
    assert shown_units(parents) == {1: 1, 2: 2, 3: 3, 4: 3, 5: 3}


def test_units_stand_on_the_ring_with_a_gap_between_areas():
    assert all(hypot(one.x, one.y) == pytest.approx(RING, abs=0.2) for one in UNITS.values())

    def between(one, other):
        return hypot(UNITS[one].x - UNITS[other].x, UNITS[one].y - UNITS[other].y)

    assert between(5, 6) > between(4, 5)
    assert between(23, 0) == pytest.approx(between(5, 6), abs=0.5)


@pytest.mark.parametrize("number", [1, 9, 60])
def test_no_theme_covers_another_and_all_stand_inside(number):
    themes = {one: [one % 24, (one * 7) % 24] for one in range(number)}

    places = place_themes(themes, UNITS)

    apart = [hypot(a.x - b.x, a.y - b.y) for a, b in combinations(places.values(), 2)]
    assert min(apart, default=99) > 34  # the two circles of a theme's size
    assert all(hypot(one.x, one.y) <= INNER + 0.2 for one in places.values())
    assert places == place_themes(themes, UNITS)


def test_themes_of_the_same_units_or_of_none_get_places_of_their_own():
    places = place_themes({1: [3, 4], 2: [3, 4], 3: [], 4: []}, UNITS)
    assert len(set(places.values())) == 4


def test_themes_of_different_times_may_stand_where_the_other_stood():
    days = {1: (date(2024, 1, 1), date(2024, 6, 1)), 2: (date(2025, 1, 1), None)}

    places = place_themes({1: [3, 4], 2: [3, 4]}, UNITS, days)

    assert hypot(places[1].x - places[2].x, places[1].y - places[2].y) < 17
    assert places[1] == place_themes({1: [3, 4]}, UNITS)[1]


def test_how_many_run_on_the_fullest_day():
    spring, all_year = (date(2025, 1, 1), date(2025, 6, 1)), (date(2025, 1, 1), date(2025, 12, 31))
    assert most_at_once([spring, all_year, (date(2025, 6, 1), date.max)]) == 3
    assert most_at_once([spring, (date(2025, 6, 2), date.max)]) == 1
    assert most_at_once([]) == 0


@pytest.mark.parametrize(
    ("place", "turn"),
    [
        (Place(400, 0), (0.0, "start")),
        (Place(0, -400), (-90.0, "start")),
        (Place(-400, 0), (0.0, "end")),
        (Place(-300, 300), (-45.0, "end")),
    ],
    ids=["right", "top", "left", "below to the left"],
)
def test_names_point_outwards_and_are_never_upside_down(place, turn):
    assert outwards(place) == turn


def test_the_fewer_there_are_the_wider_they_stand():
    assert [round(distance_between(number)) for number in (0, 9, 30, 300)] == [120, 117, 64, 46]


@pytest.mark.parametrize(
    ("began", "ended", "spring", "autumn"),
    [
        (date(2026, 6, 30), None, True, True),
        (date(2026, 7, 1), None, False, True),
        (date(2025, 1, 1), date(2026, 1, 1), True, False),
        (date(2025, 1, 1), date(2025, 12, 31), False, False),
        (None, None, False, False),
    ],
)
def test_in_which_half_years_something_ran(began, ended, spring, autumn):
    assert (runs_in(began, ended, SPRING), runs_in(began, ended, AUTUMN)) == (spring, autumn)


def test_half_years_are_counted_back():
    found = half_years(date(2025, 8, 1), date(2026, 11, 26))
    assert [one.key for one in found] == ["2026-2", "2026-1", "2025-2"]
    assert AUTUMN.before() == found[-1]


def test_two_units_meet_once_for_each_theme_they_share():
    assert bridges([[1, 2, 3], [2, 1], [4], []]) == {(1, 2): 2, (1, 3): 1, (2, 3): 1}


def test_one_looks_closer_and_never_past_the_edge():
    assert view_box(View()) == (-WIDTH // 2, -HEIGHT // 2, WIDTH, HEIGHT)
    assert view_box(View(2, 100, 0)) == (100 - WIDTH // 4, -HEIGHT // 4, WIDTH // 2, HEIGHT // 2)
    view = View(4)
    for _ in range(99):
        view = moved(view, 1, -1)
    assert (view.x, view.y) == (WIDTH // 2, -HEIGHT // 2)
