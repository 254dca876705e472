"""The ring of units that the network map and the report of interfaces read: which unit stands for which, where each
stands, and which areas and units meet."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from django.db.models import QuerySet

from netvaerk.models import OrgUnit
from netvaerk.models.prepared import ask
from secretariat.rules.network_map import Bridge, Place, bridges, middle_of, outwards, place_units, shown_units

FEW_UNITS = 40
"""So many units have room for their names on the whole map. Of more, they are told by their area until one looks
closer: signs keep their size on the screen, and what lies between them grows."""
BESIDE_THE_RING = 416.0
"""How far from the middle the names of areas stand."""
AREAS, BESIDE_AREAS = 330.0, 372.0
"""The same of areas and of their names, where there is nothing but areas."""
DARKEST = 4


class Unit(NamedTuple):
    """A unit that has not been closed, as the ring reads it."""

    pk: int
    name: str
    folded_name: str
    parent: int | None


@dataclass(frozen=True)
class UnitOnRing:
    """A unit on the ring; `label`, `anchor` and `turn` say how its name is written so that it points outwards."""

    unit: Unit
    place: Place
    label: Place
    anchor: str
    turn: str
    area: Unit


@dataclass(frozen=True)
class AreaOnRing:
    """An area, which is the unit under the top: `label` is where its name stands before its stretch of the ring;
    `place` and `name` where both stand when there is nothing but areas."""

    unit: Unit
    label: Place
    anchor: str
    place: Place
    name: Place
    name_anchor: str


class Meeting(NamedTuple):
    """Two units that share themes, now and a year before."""

    first: Unit
    second: Unit
    now: int
    before: int


@dataclass(frozen=True)
class HeatRow:
    """One area against every area: how many themes they share, and how dark the square is, from 0 to 4; `themes` is
    how many touch the area."""

    name: str
    themes: int
    cells: list[tuple[int, int]]


def unit_ring() -> "UnitRing":
    """The ring of today's organisation; one query. The same organisation is laid out once in a process."""
    return _laid_out(tuple(Unit(*row) for row in ask(_units)))


def _units() -> QuerySet:
    return OrgUnit.objects.current().values_list("pk", "name", "folded_name", "parent")


@lru_cache(maxsize=2)
def _laid_out(units: tuple[Unit, ...]) -> "UnitRing":
    return UnitRing(units)


class UnitRing:
    """Where the units stand, and which unit on the ring stands for which. It is shared, so nobody changes it."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.by_number = {one.pk: one for one in units}
        self.stands_for = shown_units({one.pk: one.parent for one in units})
        ring = [one for one in units if one.parent and self.stands_for[one.pk] == one.pk]
        areas = {one.pk: self._area(one) for one in ring}
        order = sorted(
            areas, key=lambda number: (self._name(areas[number]), number != areas[number], self._name(number))
        )
        self.places = place_units(order, areas)
        self.units = {number: self._unit(number, areas[number], len(order)) for number in order}
        self.areas = self._areas(list(dict.fromkeys(areas[number] for number in order)))

    def _name(self, number: int) -> str:
        return self.by_number[number].folded_name

    def _area(self, unit: Unit) -> int:
        """The unit under the top that this one belongs to, or is."""
        above = self.by_number.get(unit.parent or 0)
        return unit.pk if above is None or above.parent is None else above.pk

    def _unit(self, number: int, area: int, among: int) -> UnitOnRing:
        """Names lie flat where there is room, and stand like the spokes of a wheel where there are many."""
        place, above = self.places[number], self.by_number[area]
        outside = Place(round(place.x * 1.035, 1), round(place.y * 1.035 + 4, 1))
        if among <= FEW_UNITS:
            return UnitOnRing(self.by_number[number], place, outside, _flat(place), "", above)
        outside = Place(round(place.x * 1.03, 1), round(place.y * 1.03, 1))
        degrees, anchor = outwards(place)
        turn = f"rotate({degrees} {outside.across} {outside.down})"
        return UnitOnRing(self.by_number[number], place, outside, anchor, turn, above)

    def _areas(self, order: list[int]) -> list[AreaOnRing]:
        stretches: dict[int, list[Place]] = {}
        for one in self.units.values():
            stretches.setdefault(one.area.pk, []).append(one.place)
        evenly = place_units(order, dict.fromkeys(order, 0))
        found = []
        for number in order:
            label, alone = middle_of(stretches[number], BESIDE_THE_RING), [evenly[number]]
            place, name = middle_of(alone, AREAS), middle_of(alone, BESIDE_AREAS)
            found.append(AreaOnRing(self.by_number[number], label, _flat(label), place, name, _flat(name)))
        return found

    def standing_for(self, units: Iterable[int]) -> tuple[int, ...]:
        """What stands on the ring for these."""
        return tuple(sorted({self.stands_for[one] for one in units if self.stands_for.get(one) in self.units}))

    def within(self, unit: int | None) -> set[int]:
        """The unit and, if it is an area, all of it on the ring."""
        return {number for number, one in self.units.items() if unit in (number, one.area.pk)}

    def home(self, unit: int | None) -> Place | None:
        """Where somebody who is employed in `unit` is at home on the ring."""
        number = self.stands_for.get(unit or 0)
        return self.places.get(number) if number else None

    def heat(self, touched: Iterable[Sequence[int]]) -> list[HeatRow]:
        """Every area against every area, in the order of the ring, by the units on it that each theme touches. An area
        meets itself where a theme touches two of its units."""
        shared: Counter[tuple[int, int]] = Counter()
        themes: Counter[int] = Counter()
        for units in touched:
            areas = [self.units[number].area.pk for number in units]
            shared.update(permutations(set(areas), 2))
            shared.update({(area, area) for area in areas if areas.count(area) > 1})
            themes.update(set(areas))
        every = [one.unit for one in self.areas]
        return [
            HeatRow(one.name, themes[one.pk], [(n := shared[one.pk, other.pk], min(n, DARKEST)) for other in every])
            for one in every
        ]

    def meetings(self, now: Iterable[Collection[int]], before: Iterable[Collection[int]]) -> list[Meeting]:
        """Units that share a theme now or did a year before, those that share most first; of each theme its units."""
        here, then = bridges(now), bridges(before)
        pairs: list[Bridge] = sorted({*here, *then}, key=lambda pair: (-here[pair], -then[pair], pair))
        return [
            Meeting(self.by_number[one], self.by_number[other], here[one, other], then[one, other])
            for one, other in pairs
        ]


def _flat(place: Place) -> str:
    """Which end of a name that lies flat stands at `place`, so that it goes outwards."""
    return "middle" if abs(place.x) < 40 else "start" if place.x > 0 else "end"
