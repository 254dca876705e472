"""Who could be ready to lead and when, which seats stay empty, what is told by unit, and where the bars stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codriver.rules.closings import FEWEST
from codriver.rules.path import READY_TO_LEAD, WAY, Stage
from codriver.rules.succession import Need, Seat, Walker, area_of, by_unit, columns, could_be_ready
from codriver.rules.succession_picture import BASE, TOP, picture

TODAY, SPRING, AUTUMN = date(2026, 11, 26), date(2027, 2, 1), date(2027, 7, 1)
DAYS = [TODAY, SPRING, AUTUMN]


@pytest.mark.parametrize(
    ("walker", "ready"),
    [
        *((Walker(stage, "yes"), [True, True, True]) for stage in READY_TO_LEAD),
        *((Walker(stage, "considering"), [False, False, False]) for stage in READY_TO_LEAD),
        (Walker(Stage.READY), [False, False, False]),
        (Walker(Stage.PRACTISING), [False, True, True]),
        (Walker(Stage.CO_DRIVER, "considering"), [False, False, True]),
        (Walker(Stage.CO_DRIVER, "not_now"), [False, False, False]),
        (Walker(Stage.INTERESTED), [False, False, False]),
        (Walker(Stage.PAUSED, "yes"), [False, False, False]),
        (Walker(Stage.LEFT, "yes"), [False, False, False]),
        (Walker(Stage.DIPLOMA, "yes", date(2027, 1, 31)), [False, True, True]),
        (Walker(Stage.NETWORK_LEADER, "yes", date(2027, 2, 1)), [False, False, True]),
        (Walker(Stage.NETWORK_LEADER, "yes", date.max), [False, False, False]),
    ],
)
def test_from_when_somebody_could_be_ready(walker, ready):
    assert [could_be_ready(walker, rounds_ahead=ahead, day=day) for ahead, day in enumerate(DAYS)] == ready


def test_a_seat_stands_where_it_first_is_empty_and_what_lies_beyond_is_left_out():
    needs = [
        Need(Seat.EMPTY, TODAY),
        Need(Seat.TIME_ENDS, date(2026, 11, 27)),
        Need(Seat.PROPOSED, SPRING),
        Need(Seat.USUAL, AUTUMN),
        Need(Seat.TIME_ENDS, date(2027, 7, 2)),
    ]
    found = columns(DAYS, [Walker(Stage.DIPLOMA, "yes"), Walker(Stage.PRACTISING)], needs)

    assert [dict(one.seats) for one in found] == [
        {Seat.EMPTY: 1},
        {Seat.TIME_ENDS: 1, Seat.PROPOSED: 1},
        {Seat.USUAL: 1},
    ]
    assert [(one.ready, one.needed, one.lacking) for one in found] == [(1, 1, 0), (2, 3, 1), (2, 4, 2)]


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 12), max_size=8))
def test_by_unit_nobody_is_told_apart(counts):
    told = by_unit(counts)
    numbers = [number for _unit, number in told.named] + ([told.others] if told.others else [])

    assert all(number >= FEWEST for number in numbers)
    assert sum(numbers) == (0 if told.is_hidden else sum(counts.values()))
    assert told.is_hidden == (0 < sum(counts.values()) < FEWEST)


def test_small_units_are_put_together_with_the_smallest_large_one_where_they_are_few():
    assert by_unit({"a": 9, "b": 5, "c": 3}).named == [("a", 9)]
    assert by_unit({"a": 9, "b": 5, "c": 3}).others == 8
    assert by_unit({"a": 9, "b": 4, "c": 3}).others == 7


def test_the_area_is_the_unit_right_under_the_top():
    parents = {1: None, 2: 1, 3: 2, 4: 3}

    assert [area_of(unit, parents) for unit in parents] == [1, 2, 2, 2]


@given(
    st.lists(st.sampled_from([Walker(stage, "yes") for stage in WAY]), max_size=60),
    st.lists(st.sampled_from([Need(seat, day) for seat in Seat for day in DAYS]), max_size=60),
)
def test_the_bars_stand_on_one_scale_inside_the_picture(walkers, needs):
    found = columns(DAYS, walkers, needs)
    drawn = picture(found, ["a", "b", "c"])
    highest, top = drawn.lines[-1]

    assert (drawn.lines[0], top) == ((0, BASE), TOP)
    for column, group in zip(found, drawn.groups, strict=True):
        lacking = [group.lacking] if group.lacking else []
        for parts, number in ((group.people + lacking, column.ready + column.lacking), (group.seats, column.needed)):
            assert sum(part.number for part in parts) == number <= highest
            assert sum(part.height for part in parts) == pytest.approx(number / highest * (BASE - TOP), abs=1)
            assert all(part.y >= TOP for part in parts)
