"""Rating and mirroring: who may, in which order, and how the picture is drawn."""

import pytest

from codriver.rules.competence_ratings import (
    Moment,
    Rating,
    RatingHindrance,
    Side,
    hindrances_to_asking,
    hindrances_to_mirroring,
    hindrances_to_rating,
    news,
)
from codriver.rules.drift import BOTTOM, drift, height_of, place_of

SOME = {1: Rating(2)}


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ((True, True, SOME), []),
        ((False, True, SOME), [RatingHindrance.NOT_YOURS]),
        ((True, False, SOME), [RatingHindrance.NOT_A_PAIR]),
        ((True, True, {}), [RatingHindrance.NOTHING_SAID]),
    ],
    ids=str,
)
def test_rating_oneself(facts, reasons):
    is_owner, has_begun, ratings = facts

    assert hindrances_to_rating(is_owner=is_owner, has_begun=has_begun, ratings=ratings) == reasons


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ((True, True, True), []),
        ((False, True, True), [RatingHindrance.NOT_YOURS]),
        ((True, False, True), [RatingHindrance.RATE_FIRST]),
        ((True, True, False), [RatingHindrance.LEADER_HAS_LEFT]),
    ],
    ids=str,
)
def test_asking_for_a_mirror(facts, reasons):
    is_owner, has_rated, here = facts

    assert hindrances_to_asking(is_owner=is_owner, has_rated=has_rated, leader_is_here=here) == reasons


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ((True, True, SOME), []),
        ((False, True, SOME), [RatingHindrance.NOT_THE_LEADER]),
        ((True, False, SOME), [RatingHindrance.NOT_ASKED]),
        ((True, True, {}), [RatingHindrance.NOTHING_SAID]),
    ],
    ids=str,
)
def test_mirroring(facts, reasons):
    is_leader, is_asked, ratings = facts

    assert hindrances_to_mirroring(is_leader=is_leader, is_asked=is_asked, ratings=ratings) == reasons


def test_only_what_is_said_otherwise_is_new():
    typed = {1: Rating(2), 2: Rating(3), 3: Rating(1, matters=True)}

    assert news(typed, {1: Rating(2), 2: Rating(2), 3: Rating(1)}) == {2: Rating(3), 3: Rating(1, matters=True)}


def test_a_line_needs_two_ratings_and_rises_with_the_level():
    one = drift({(Side.OWN, Moment.START): Rating(1)})
    two = drift({(Side.OWN, Moment.START): Rating(1), (Side.OWN, Moment.END): Rating(4, matters=True)})

    assert one.lines == {}
    assert two.lines == {Side.OWN: f"{place_of(Moment.START) - 7},{BOTTOM} {place_of(Moment.END) - 7},{height_of(4)}"}
    assert [dot.matters for dot in two.dots] == [False, True]


def test_own_and_mirrored_never_hide_each_other():
    both = drift({(side, Moment.MIDWAY): Rating(2) for side in Side})

    assert len({dot.x for dot in both.dots}) == 2
    assert {dot.y for dot in both.dots} == {height_of(2)}
