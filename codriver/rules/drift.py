"""The picture of how one competence moves from start to end: places on a small drawing, and what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from codriver.rules.competence_ratings import LEVELS, Moment, Rating, Side

WIDTH, HEIGHT = 240, 108
LEFT, RIGHT = 30, 210
BOTTOM, STEP = 84, 24
MARKS_AT = 100
APART = 7
"""Own and mirrored stand a little to each side of the moment, so that neither hides the other."""


@dataclass(frozen=True)
class Dot:
    """One rating in the drawing, `y` rising downwards."""

    side: Side
    moment: Moment
    x: int
    y: int
    matters: bool


@dataclass(frozen=True)
class Drift:
    """What is drawn of one competence. `lines` holds the points of each side's line; a single rating draws none."""

    dots: tuple[Dot, ...]
    lines: Mapping[Side, str]


def place_of(moment: Moment) -> int:
    """Where a moment stands from the left: three at even distances."""
    return LEFT + list(Moment).index(moment) * (RIGHT - LEFT) // 2


def height_of(level: int) -> int:
    return BOTTOM - (level - LEVELS[0]) * STEP


def drift(ratings: Mapping[tuple[Side, Moment], Rating]) -> Drift:
    """The newest rating of each side at each moment as dots and lines, in the order of time."""
    dots = tuple(
        Dot(side, moment, place_of(moment) + (-APART if side is Side.OWN else APART), height_of(one.level), one.matters)
        for side in Side
        for moment in Moment
        if (one := ratings.get((side, moment)))
    )
    points = {side: [f"{dot.x},{dot.y}" for dot in dots if dot.side is side] for side in Side}
    return Drift(dots, {side: " ".join(found) for side, found in points.items() if len(found) > 1})
