"""Where units and themes stand on the network map, and which units meet. Lengths are those of the drawing.

The place of a unit depends on the organisation alone, and the place of a theme on its units and on the themes before it
in the list, so that the picture stays where it was when something is filtered away.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, combinations
from math import atan2, cos, degrees, hypot, pi, sin, sqrt

RING = 400.0
"""How far from the middle the units stand."""
NEAREST, WIDEST = 46.0, 120.0
"""The least distance between two themes, as far as there is room: where there are many, and where there are few."""
INNER = 330.0
"""No theme stands further out than this."""
GAP = 0.6
"""The room between two areas, in units."""
TURNS = 80


@dataclass(frozen=True)
class Place:
    """A point, with the middle of the map at 0, 0 and y growing downwards."""

    x: float
    y: float

    @property
    def across(self) -> str:
        """With a point in every language, as a drawing has it."""
        return str(self.x)

    @property
    def down(self) -> str:
        return str(self.y)


@dataclass(frozen=True)
class HalfYear:
    """January to June, or July to December."""

    year: int
    second: bool = False

    @property
    def first_day(self) -> date:
        return date(self.year, 7 if self.second else 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, 12, 31) if self.second else date(self.year, 6, 30)

    @property
    def key(self) -> str:
        """As an address says it, such as "2026-2"."""
        return f"{self.year}-{2 if self.second else 1}"

    def before(self) -> "HalfYear":
        """The same half of the year before."""
        return HalfYear(self.year - 1, self.second)

    @classmethod
    def of(cls, day: date) -> "HalfYear":
        return cls(day.year, day.month > 6)


def half_years(first: date, last: date) -> list[HalfYear]:
    """Every half-year from the one of `first` to the one of `last`, the newest first."""
    found, here = [], HalfYear.of(first)
    while here.first_day <= last:
        found.append(here)
        here = HalfYear(here.year + here.second, not here.second)
    return found[::-1]


def runs_in(began_on: date | None, ended_on: date | None, half: HalfYear) -> bool:
    """Whether something that began and ended on these days ran at some time in that half-year."""
    return began_on is not None and began_on <= half.last_day and (ended_on is None or ended_on >= half.first_day)


def shown_units(parents: Mapping[int, int | None]) -> dict[int, int]:
    """For each unit the one that stands for it on the map: itself down to the third level, counted from the top, and
    the one above it there for all that lies deeper."""
    return {unit: _line_of(unit, parents)[-3:][0] for unit in parents}


def _line_of(unit: int, parents: Mapping[int, int | None]) -> list[int]:
    """The unit and all above it, the top last. A circle, which the product refuses, ends where it closes."""
    line = [unit]
    while (above := parents.get(line[-1])) is not None and above not in line:
        line.append(above)
    return line


def place_units(order: Sequence[int], areas: Mapping[int, int]) -> dict[int, Place]:
    """Units on a ring, in their order, with a gap between two areas. `areas` names the area of each unit."""
    turns, here = {}, 0.0
    for number, unit in enumerate(order):
        if number and areas[unit] != areas[order[number - 1]]:
            here += GAP
        turns[unit] = here
        here += 1
    whole = here + GAP
    return {unit: _on_ring(2 * pi * turn / whole - pi / 2) for unit, turn in turns.items()}


def _on_ring(angle: float) -> Place:
    return Place(round(RING * cos(angle), 1), round(RING * sin(angle), 1))


def outwards(place: Place) -> tuple[float, str]:
    """By how many degrees a name at `place` turns so that it points away from the middle and is never upside down, and
    which end of it stands there."""
    turn = degrees(atan2(place.y, place.x))
    return (round(turn, 1), "start") if abs(turn) <= 90 else (round(turn - 180, 1), "end")


def middle_of(places: Sequence[Place], distance: float) -> Place:
    """The point so far out that stands before the middle of these, which lie beside each other on the ring."""
    x, y = sum(one.x for one in places), sum(one.y for one in places)
    far = hypot(x, y) or 1.0
    return Place(round(x / far * distance, 1), round(y / far * distance, 1))


Days = tuple[date | None, date | None]
"""From when to when a theme ran; open ends are None."""


def place_themes(
    themes: Mapping[int, Collection[int]], units: Mapping[int, Place], days: Mapping[int, Days] | None = None
) -> dict[int, Place]:
    """Each theme among its units, pushed aside where two of the same time would cover each other. Of a theme without
    `days` it is as if it always ran.

    The places are the same for the same input, so a process works them out once.
    """
    ran = {theme: (days or {}).get(theme, (None, None)) for theme in themes}
    return dict(
        _placed(tuple((theme, *ran[theme], tuple(touched)) for theme, touched in themes.items()), tuple(units.items()))
    )


@lru_cache(maxsize=2)
def _placed(
    themes: tuple[tuple[int, date | None, date | None, tuple[int, ...]], ...], ring: tuple[tuple[int, Place], ...]
) -> dict[int, Place]:
    units = dict(ring)
    points = {theme: _among(theme, [units[one] for one in touched if one in units]) for theme, *_, touched in themes}
    days = {theme: (began or date.min, ended or date.max) for theme, began, ended, _touched in themes}
    apart = distance_between(most_at_once(days.values()))
    for _ in range(TURNS):
        if not _push_apart(points, days, apart):
            break
    return {theme: Place(round(x, 1), round(y, 1)) for theme, (x, y) in points.items()}


def most_at_once(days: Iterable[tuple[date, date]]) -> int:
    """How many ran on the day on which most did."""
    changes = sorted(change for began, ended in days for change in ((began, 0, 1), (ended, 1, -1)))
    return max(accumulate(step for _day, _order, step in changes), default=0)


def distance_between(number: int) -> float:
    """How far from each other so many themes are to stand: as wide as there is room, so that titles can be read."""
    return max(NEAREST, min(WIDEST, 0.6 * INNER * sqrt(pi / max(number, 1))))


def _among(theme: int, around: list[Place]) -> tuple[float, float]:
    """Somewhat inside the middle of the units; a little beside it, by the theme's number, so that no two are alike."""
    angle = theme * 2.399963  # the golden angle, which spreads numbers evenly around
    x = sum(one.x for one in around) / len(around) if around else 0.0
    y = sum(one.y for one in around) / len(around) if around else 0.0
    return 0.72 * x + 6 * cos(angle), 0.72 * y + 6 * sin(angle)


def _push_apart(points: dict[int, tuple[float, float]], days: Mapping[int, tuple[date, date]], apart: float) -> bool:
    """Move each two of the same time that are too near away from each other, half the way each. Whether anything
    moved."""
    moved = False
    order = sorted(points, key=lambda one: (points[one], one))
    for number, one in enumerate(order):
        for other in order[number + 1 :]:
            (x, y), (u, v) = points[one], points[other]
            if u - x >= apart:
                break
            distance = hypot(u - x, v - y)
            (began, ended), (other_began, other_ended) = days[one], days[other]
            if distance < apart - 0.5 and began <= other_ended and other_began <= ended:
                push, across = (apart - distance) / 2, max(distance, 0.1)
                aside, down = (u - x) / across * push, (v - y) / across * push
                points[one], points[other] = _inside(x - aside, y - down), _inside(u + aside, v + down)
                moved = True
    return moved


def _inside(x: float, y: float) -> tuple[float, float]:
    distance = hypot(x, y)
    shrink = INNER / distance if distance > INNER else 1.0
    return x * shrink, y * shrink


Bridge = tuple[int, int]


def bridges(themes: Iterable[Collection[int]]) -> Counter[Bridge]:
    """How many themes each two units share; the lower number first."""
    return Counter(pair for touched in themes for pair in combinations(sorted(set(touched)), 2))


@dataclass(frozen=True)
class View:
    """The part of the map that is shown: how much larger, and which point is in the middle."""

    zoom: int = 1
    x: int = 0
    y: int = 0


WIDTH, HEIGHT = 1220, 900
ZOOMS = (1, 2, 4)


def view_box(view: View) -> tuple[int, int, int, int]:
    """Left, top, width and height of what is shown."""
    width, height = WIDTH // view.zoom, HEIGHT // view.zoom
    return view.x - width // 2, view.y - height // 2, width, height


def moved(view: View, across: int, down: int) -> View:
    """A third of the picture to the side, up or down; never past the edge of the map."""
    x, y = view.x + across * WIDTH // view.zoom // 3, view.y + down * HEIGHT // view.zoom // 3
    return View(view.zoom, max(-WIDTH // 2, min(WIDTH // 2, x)), max(-HEIGHT // 2, min(HEIGHT // 2, y)))
