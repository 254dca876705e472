"""Figures about people: what is said of fewer than five, and that no subtraction brings it back."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from secretariat.rules.network_map import HalfYear
from secretariat.rules.reports.competences import is_rare, rarest_first
from secretariat.rules.reports.figures import (
    FEWEST,
    AtLeast,
    Row,
    Withheld,
    about_people,
    added,
    merged,
    of_people,
    together,
)
from secretariat.rules.reports.spans import Span, days_between, halves_of, median_days, span_of, usual_year

FEW, OF_FEW = Withheld.FEW, Withheld.OF_FEW


@pytest.mark.parametrize(
    ("people", "outside", "inside"), [(0, 0, 0), (1, FEW, 1), (4, FEW, 4), (5, 5, 5), (200, 200, 200)]
)
def test_so_many_people(people, outside, inside):
    assert of_people(people, merges=True) == outside
    assert of_people(people, merges=False) == inside


@pytest.mark.parametrize(("people", "outside"), [(0, 12), (1, OF_FEW), (4, OF_FEW), (5, 12)])
def test_what_belongs_to_so_many_people(people, outside):
    assert about_people(12, people, merges=True) == outside
    assert about_people(12, people, merges=False) == 12


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([], None),
        ([None, None], None),
        ([7, 5], 12),
        ([0, 0], 0),
        ([None, 6], 6),
        ([9, FEW], AtLeast(10)),
        ([0, FEW], AtLeast(1)),
        ([FEW, FEW], AtLeast(2)),
        ([AtLeast(6), 5], AtLeast(11)),
        ([Decimal(1200), OF_FEW], AtLeast(Decimal(1200))),
        ([OF_FEW, OF_FEW], OF_FEW),
        ([0, OF_FEW], OF_FEW),
    ],
)
def test_a_year_is_the_sum_of_what_its_halves_say(parts, whole):
    assert added(parts) == whole


def rows(*counts):
    """Rows of people told apart by their numbers, with as many hours as there are people in the first column."""
    found, number = [], 0
    for at, columns in enumerate(counts):
        who = []
        for count in columns if isinstance(columns, tuple) else (columns,):
            who.append(frozenset(range(number, number + count)))
            number += count
        found.append(Row(f"row {at}", tuple(who), (len(who[0]),)))
    return found


@pytest.mark.parametrize(
    ("counts", "shown", "rest"),
    [
        ([], [], None),
        ([5, 8], ["row 0", "row 1"], None),
        ([0, 8], ["row 0", "row 1"], None),
        ([3, 2, 9], ["row 2"], (2, (5,))),
        ([3, 9, 7], ["row 1"], (2, (10,))),  # one small row takes the next smallest along
        ([1, 0, 9, 7], ["row 1", "row 2"], (2, (8,))),  # a row of nobody hides nobody
        ([1, 1, 9], [], (3, (11,))),
        ([4], [], None),
        ([1, 2, 1], [], None),
        ([(12, 2), (9, 6), (20, 0)], ["row 2"], (2, (21, 8))),  # told apart: who came and who did not
        ([(12, 2), (9, 1), (20, 0)], [], None),
    ],
)
def test_small_rows_are_laid_together(counts, shown, rest):
    kept, others = merged(rows(*counts))

    assert [one.name for one in kept] == shown
    assert (others and (others.stands_for, others.people)) == rest


def test_nothing_small_is_had_by_subtraction():
    """Of all that a reader can take from a total: each shown row, and what is left when they are taken away."""
    chance = Random(5)
    for _round in range(500):
        table = rows(
            *(tuple(chance.choice((0, 1, 2, 4, 5, 9, 30)) for _ in range(2)) for _ in range(chance.randint(1, 8)))
        )
        kept, rest = merged(table)
        total = together(table)
        for column in range(2):
            figures = [one.people[column] for one in kept]
            left = total.people[column] - sum(figures)
            if kept or rest:
                assert all(one == 0 or one >= FEWEST for one in [*figures, left]), (table, kept, rest)
                assert left == (rest.people[column] if rest else 0)
        assert rest is None or rest.stands_for >= 2
        assert rest is None or sum(one.amounts[0] for one in [*kept, rest]) == total.amounts[0]


def test_one_person_in_two_rows_counts_once_where_they_are_laid_together():
    same = frozenset({1, 2, 3, 4})
    kept, rest = merged([Row("a", (same,), (10,)), Row("b", (same,), (20,))])
    assert (kept, rest) == ([], None)


@pytest.mark.parametrize(
    ("asked", "offered", "rare"), [(1, 0, True), (1, 4, True), (3, 5, False), (0, 0, False), (0, 2, False)]
)
def test_a_competence_is_rare(asked, offered, rare):
    assert is_rare(asked, offered) is rare


def test_the_order_of_competences_tells_no_more_of_few_than_the_figure_does():
    assert rarest_first(2, 1) == rarest_first(2, 4)
    assert sorted([(1, 9), (1, 1), (2, 3), (1, 0)], key=lambda one: rarest_first(*one)) == [
        (1, 0),
        (2, 3),
        (1, 1),
        (1, 9),
    ]


SPRING = Span(date(2026, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("began", "ended", "meets", "at_end"),
    [
        (date(2025, 3, 1), None, True, True),
        (date(2025, 3, 1), date(2025, 12, 31), False, False),
        (date(2025, 3, 1), date(2026, 1, 1), True, False),
        (date(2026, 6, 30), None, True, True),
        (date(2026, 7, 1), None, False, False),
        (date(2026, 2, 1), date(2026, 6, 30), True, False),
        (None, None, False, False),
    ],
)
def test_what_was_there_in_a_stretch(began, ended, meets, at_end):
    assert SPRING.meets(began, ended) is meets
    assert SPRING.stands_at_end(began, ended) is at_end


@pytest.mark.parametrize(
    ("began", "ended", "weeks"),
    [
        (date(2026, 1, 1), date(2026, 1, 14), 2),
        (date(2025, 12, 1), date(2026, 1, 7), 1),
        (date(2026, 6, 24), date(2026, 12, 1), 1),
        (date(2026, 8, 1), date(2026, 9, 1), 0),
    ],
)
def test_weeks_within_a_stretch(began, ended, weeks):
    assert SPRING.weeks_of(began, ended) == weeks


def test_a_half_year_that_is_not_over_ends_today():
    assert span_of(HalfYear(2026, second=True), date(2026, 9, 3)).last == date(2026, 9, 3)
    assert span_of(HalfYear(2026), date(2026, 9, 3)) == SPRING


@pytest.mark.parametrize(("day", "halves"), [(date(2026, 6, 30), 1), (date(2026, 7, 1), 2), (date(2027, 1, 1), 2)])
def test_a_year_has_the_halves_that_have_begun(day, halves):
    assert len(halves_of(2026, day)) == halves


@pytest.mark.parametrize(("day", "year"), [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026)])
def test_until_march_the_year_before_is_asked_for(day, year):
    assert usual_year(day) == year


@pytest.mark.parametrize(("waits", "middle"), [([], None), ([3], 3), ([1, 2], 2), ([9, 1, 4], 4)])
def test_the_median_of_waits(waits, middle):
    assert median_days(waits) == middle


def test_no_wait_is_shorter_than_none():
    assert days_between(date(2026, 2, 1), date(2026, 1, 1)) == 0
