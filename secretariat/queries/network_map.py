"""The network map: running themes among the units they touch, who leads and co-drives them, and which units meet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max, OuterRef, Prefetch, Subquery
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netvaerk.models import NetworkTheme, OrgUnit, Person, ThemeMove, ThemePhase
from netvaerk.typed import whole_number
from roles.models import RoleAssignment
from secretariat.rules.network_map import (
    ZOOMS,
    Bridge,
    HalfYear,
    Place,
    View,
    bridges,
    half_years,
    moved,
    place_themes,
    place_units,
    runs_in,
    shown_units,
    view_box,
)

Role = RoleAssignment.Role
FEW = 14
"""So many themes have room for their titles on the whole map; more are told by number until one looks closer."""


@dataclass(frozen=True)
class Chosen:
    """What the reader has chosen to see. `half` is None for today."""

    kind: str = ""
    phase: int | None = None
    unit: int | None = None
    half: HalfYear | None = None
    view: View = field(default_factory=View)

    @classmethod
    def of(cls, given: Any, today: date) -> "Chosen":
        """From an address; what is not known means all, and today."""
        kind = given.get("kind", "")
        zoom = whole_number(given.get("zoom", ""))
        x, y = (_signed(given.get(name, "")) for name in ("x", "y"))
        return cls(
            kind=kind if kind in NetworkTheme.NetworkType.values else "",
            phase=whole_number(given.get("phase", "")),
            unit=whole_number(given.get("unit", "")),
            half=half_of(given.get("half", ""), today),
            view=moved(View(zoom if zoom in ZOOMS else 1, x, y), 0, 0),
        )

    def address(self, view: View) -> str:
        """The same choice with another part of the map."""
        said = {
            "kind": self.kind,
            "phase": self.phase,
            "unit": self.unit,
            "half": self.half.key if self.half else "",
            "zoom": view.zoom if view.zoom > 1 else "",
            "x": view.x or "",
            "y": view.y or "",
        }
        return "?" + urlencode({name: value for name, value in said.items() if value not in ("", None)})


def _signed(typed: str) -> int:
    number = whole_number(typed.removeprefix("-"))
    return 0 if number is None else min(number, 9999) * (-1 if typed.startswith("-") else 1)


def half_of(typed: str, today: date) -> HalfYear | None:
    """The half-year that an address names; None where it names none that has begun."""
    year, _dash, half = typed.partition("-")
    number = whole_number(year)
    known = number is not None and 2000 <= number <= today.year and half in ("1", "2")
    return HalfYear(number or 0, half == "2") if known else None


@dataclass
class UnitOnMap:
    """A unit on the ring; `anchor` and `label` say how its name is written so that it points outwards."""

    unit: OrgUnit
    place: Place
    label: Place
    anchor: str
    area: str
    is_touched: bool = False


@dataclass
class Line:
    """From a theme to a unit: `touches`, or where its leader or co-driver is employed."""

    start: Place
    end: Place
    means: str


@dataclass
class ThemeOnMap:
    theme: NetworkTheme
    number: int
    place: Place
    units: list[OrgUnit]
    leader: Person | None = None
    co_driver: Person | None = None
    lines: list[Line] = field(default_factory=list)


@dataclass
class Meeting:
    """Two units that share themes, now and a year before."""

    first: OrgUnit
    second: OrgUnit
    now: int
    before: int


DARKEST = 4


@dataclass
class HeatRow:
    """One area against every area: how many themes they share, and how dark the square is, from 0 to 4."""

    name: str
    cells: list[tuple[int, int]]


@dataclass
class NetworkMap:
    themes: list[ThemeOnMap]
    units: list[UnitOnMap]
    heat: list[HeatRow]
    meetings: list[Meeting]
    new_meetings: int
    ended_meetings: int
    box: tuple[int, int, int, int]
    moves: dict[str, str]
    names_themes: bool
    chosen: Chosen
    phases: list[ThemePhase]
    all_units: list[OrgUnit]
    half_years: list[HalfYear]


def network_map(chosen: Chosen, today: date) -> NetworkMap:
    """Everything on the map in five queries, whatever is chosen."""
    units = list(OrgUnit.objects.current())
    drawn = Drawing(units)
    everything = _themes_ever()
    places = place_themes({one.pk: drawn.shown(one) for one in everything}, drawn.places)
    half = chosen.half
    running = [one for one in everything if _runs(one, half)]
    shown = [one for one in running if _is_chosen(one, chosen, drawn)]
    themes = [_on_map(one, number, places[one.pk], drawn) for number, one in enumerate(shown, 1)]
    for one in themes:
        for unit in drawn.shown(one.theme):
            drawn.on_ring[unit].is_touched = True
    before = [one for one in everything if _runs(one, (half or HalfYear.of(today)).before())]
    meetings = drawn.meetings(running, before)
    firsts = [one.begins_on for one in everything if one.begins_on]
    return NetworkMap(
        themes=themes,
        units=list(drawn.on_ring.values()),
        heat=drawn.heat(running),
        meetings=meetings,
        new_meetings=sum(one.now > 0 and not one.before for one in meetings),
        ended_meetings=sum(one.before > 0 and not one.now for one in meetings),
        box=view_box(chosen.view),
        moves=_moves(chosen),
        names_themes=chosen.view.zoom > 1 or len(themes) <= FEW,
        chosen=chosen,
        phases=list(ThemePhase.objects.all()),
        all_units=[one.unit for one in drawn.on_ring.values()],
        half_years=half_years(min([*firsts, today]), today),
    )


def _themes_ever() -> list[NetworkTheme]:
    """Every theme that runs or ran, in the order of its number; three queries. Each with `held` and `closed_at`."""
    closed = ThemeMove.objects.filter(theme=OuterRef("pk"), status=NetworkTheme.Status.CLOSED).order_by()
    held = RoleAssignment.objects.reading().filter(role__in=(Role.NETWORK_LEADER, Role.CO_DRIVER))
    themes = NetworkTheme.objects.filter(status__in=NetworkTheme.WITH_AN_INSIDE).order_by("pk")
    found = themes.select_related("phase").annotate(
        closed_at=Subquery(closed.values("theme").annotate(last=Max("at")).values("last"))
    )
    return list(
        found.prefetch_related("units", Prefetch("role_assignments", held.select_related("person"), to_attr="held"))
    )


def _runs(theme: Any, half: HalfYear | None) -> bool:
    """Today by its state; in a half-year by its days."""
    if half is None:
        return bool(theme.is_running)
    ended = localdate(theme.closed_at) if theme.closed_at else None
    return runs_in(theme.begins_on, ended if not theme.is_running else None, half)


def _is_chosen(theme: NetworkTheme, chosen: Chosen, drawn: "Drawing") -> bool:
    return (
        chosen.kind in ("", theme.network_type)
        and chosen.phase in (None, theme.phase_id)
        and (chosen.unit is None or chosen.unit in drawn.shown(theme))
    )


class Drawing:
    """The ring of units, and which unit on it stands for which."""

    def __init__(self, units: list[OrgUnit]) -> None:
        self.by_number = {one.pk: one for one in units}
        parents = {one.pk: one.parent_id for one in units}
        self.stands_for = shown_units(parents)
        ring = [one for one in units if one.parent_id and self.stands_for[one.pk] == one.pk]
        areas = {one.pk: self._area(one) for one in ring}
        order = sorted(
            areas, key=lambda number: (self._name(areas[number]), number != areas[number], self._name(number))
        )
        self.places = place_units(order, areas)
        self.on_ring = {number: self._unit(number, areas[number]) for number in order}

    def _name(self, number: int) -> str:
        return self.by_number[number].folded_name

    def _area(self, unit: OrgUnit) -> int:
        """The unit under the top that this one belongs to, or is."""
        above = self.by_number.get(unit.parent_id or 0)
        return unit.pk if above is None or above.parent_id is None else above.pk

    def _unit(self, number: int, area: int) -> UnitOnMap:
        place = self.places[number]
        outside = Place(round(place.x * 1.035, 1), round(place.y * 1.035 + 4, 1))
        anchor = "middle" if abs(place.x) < 40 else "start" if place.x > 0 else "end"
        return UnitOnMap(self.by_number[number], place, outside, anchor, self.by_number[area].name)

    def shown(self, theme: NetworkTheme) -> list[int]:
        """The units on the ring that a theme touches."""
        found = {self.stands_for.get(one.pk) for one in theme.units.all()}
        return sorted(one for one in found if one in self.on_ring)

    def home(self, person: Person | None) -> Place | None:
        number = self.stands_for.get(person.unit_id or 0) if person else None
        return self.places.get(number) if number else None

    def heat(self, themes: Iterable[NetworkTheme]) -> list[HeatRow]:
        """Every area against every area, in the order of the ring. An area meets itself where a theme touches two of
        its units."""
        names = list(dict.fromkeys(one.area for one in self.on_ring.values()))
        shared: Counter[tuple[str, str]] = Counter()
        for theme in themes:
            areas = [self.on_ring[number].area for number in self.shown(theme)]
            pairs = {*permutations(set(areas), 2), *((name, name) for name in areas if areas.count(name) > 1)}
            shared.update(pairs)
        return [
            HeatRow(name, [(shared[name, other], min(shared[name, other], DARKEST)) for other in names])
            for name in names
        ]

    def meetings(self, now: Iterable[NetworkTheme], before: Iterable[NetworkTheme]) -> list[Meeting]:
        """Units that share a theme now or did a year before; those that share most first."""
        here, then = (bridges(self.shown(one) for one in themes) for themes in (now, before))
        pairs: list[Bridge] = sorted({*here, *then}, key=lambda pair: (-here[pair], -then[pair], pair))
        units = {number: one.unit for number, one in self.on_ring.items()}
        return [Meeting(units[one], units[other], here[one, other], then[one, other]) for one, other in pairs]


def _on_map(theme: Any, number: int, place: Place, drawn: Drawing) -> ThemeOnMap:
    holders = {one.role: one.person for one in theme.held}
    leader, co_driver = holders.get(Role.NETWORK_LEADER), holders.get(Role.CO_DRIVER)
    lines = [Line(place, drawn.places[one], "touches") for one in drawn.shown(theme)]
    homes = ((drawn.home(leader), "leads"), (drawn.home(co_driver), "drives"))
    lines += [Line(place, home, means) for home, means in homes if home]
    units = [drawn.on_ring[one].unit for one in drawn.shown(theme)]
    return ThemeOnMap(theme, number, place, units, leader, co_driver, lines)


def _moves(chosen: Chosen) -> dict[str, str]:
    """Where each button leads: closer, further, and to the four sides; the whole map."""
    view = chosen.view
    here = ZOOMS.index(view.zoom)
    sides = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
    found = {name: chosen.address(moved(view, *step)) for name, step in sides.items()} if view.zoom > 1 else {}
    if here + 1 < len(ZOOMS):
        found["closer"] = chosen.address(View(ZOOMS[here + 1], view.x, view.y))
    if here:
        found["further"] = chosen.address(View(ZOOMS[here - 1], view.x, view.y) if here > 1 else View())
        found["whole"] = chosen.address(View())
    return found


def half_in_words(half: HalfYear) -> str:
    """Such as "Spring 2026": the half-year as rounds name it."""
    words = _("Autumn %(year)s") if half.second else _("Spring %(year)s")
    return words % {"year": half.year}
