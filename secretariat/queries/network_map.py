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

from netvaerk.addresses import address
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
    middle_of,
    moved,
    outwards,
    place_themes,
    place_units,
    runs_in,
    shown_units,
    view_box,
)

Role = RoleAssignment.Role
FEW, FEW_UNITS = 14, 40
"""So many themes and units have room for their names on the whole map. Of more, themes are told by number and units by
their area until one looks closer: signs keep their size on the screen, and what lies between them grows."""


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
    """A unit on the ring; `label`, `anchor` and `turn` say how its name is written so that it points outwards."""

    unit: OrgUnit
    place: Place
    label: Place
    anchor: str
    turn: str
    area: str
    is_touched: bool = False


@dataclass(frozen=True)
class AreaOnMap:
    """The name of an area, before its stretch of the ring."""

    name: str
    label: Place
    anchor: str


@dataclass
class ThemeOnMap:
    theme: NetworkTheme
    number: int
    place: Place
    units: list[OrgUnit]
    leader: Person | None
    co_driver: Person | None
    url: str

    @property
    def unit_names(self) -> str:
        return ", ".join(one.name for one in self.units)


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
    lines: dict[str, str]
    names_themes: bool
    names_units: bool
    areas: list[AreaOnMap]
    chosen: Chosen
    phases: list[ThemePhase]
    all_units: list[OrgUnit]
    half_years: list[HalfYear]

    @property
    def radius(self) -> str:
        """Of a theme's circle."""
        return str(round(17 / self.chosen.view.zoom, 1))


def network_map(chosen: Chosen, today: date) -> NetworkMap:
    """Everything on the map in five queries, whatever is chosen."""
    units = list(OrgUnit.objects.current())
    drawn = Drawing(units)
    everything = _themes_ever()
    days = {one.pk: (one.begins_on, _ended_on(one)) for one in everything}
    places = place_themes({one.pk: drawn.shown(one) for one in everything}, drawn.places, days)
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
        heat=drawn.heat(drawn.shown(one) for one in running),
        meetings=meetings,
        new_meetings=sum(one.now > 0 and not one.before for one in meetings),
        ended_meetings=sum(one.before > 0 and not one.now for one in meetings),
        box=view_box(chosen.view),
        moves=_moves(chosen),
        lines=drawn.lines(themes),
        areas=drawn.area_names(),
        names_units=chosen.view.zoom > 1 or len(drawn.on_ring) <= FEW_UNITS,
        names_themes=len(themes) <= FEW * chosen.view.zoom**2,
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
    people = held.select_related("person").only("theme", "role", "person__name", "person__unit")
    units = Prefetch("units", OrgUnit.objects.only("pk").order_by())
    return list(found.prefetch_related(units, Prefetch("role_assignments", people, to_attr="held")))


def _runs(theme: Any, half: HalfYear | None) -> bool:
    """Today by its state; in a half-year by its days."""
    if half is None:
        return bool(theme.is_running)
    return runs_in(theme.begins_on, _ended_on(theme), half)


def _ended_on(theme: Any) -> date | None:
    return localdate(theme.closed_at) if theme.closed_at and not theme.is_running else None


def _is_chosen(theme: NetworkTheme, chosen: Chosen, drawn: "Drawing") -> bool:
    return (
        chosen.kind in ("", theme.network_type)
        and chosen.phase in (None, theme.phase_id)
        and (chosen.unit is None or chosen.unit in drawn.shown(theme))
    )


BESIDE_THE_RING = 416.0
"""How far from the middle the names of areas stand."""


def _flat(place: Place) -> str:
    """Which end of a name that lies flat stands at `place`, so that it goes outwards."""
    return "middle" if abs(place.x) < 40 else "start" if place.x > 0 else "end"


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
        self.on_ring = {number: self._unit(number, areas[number], len(order)) for number in order}

    def _name(self, number: int) -> str:
        return self.by_number[number].folded_name

    def _area(self, unit: OrgUnit) -> int:
        """The unit under the top that this one belongs to, or is."""
        above = self.by_number.get(unit.parent_id or 0)
        return unit.pk if above is None or above.parent_id is None else above.pk

    def _unit(self, number: int, area: int, among: int) -> UnitOnMap:
        """Names lie flat where there is room, and stand like the spokes of a wheel where there are many."""
        place, name = self.places[number], self.by_number[area].name
        outside = Place(round(place.x * 1.035, 1), round(place.y * 1.035 + 4, 1))
        if among <= FEW_UNITS:
            return UnitOnMap(self.by_number[number], place, outside, _flat(place), "", name)
        outside = Place(round(place.x * 1.03, 1), round(place.y * 1.03, 1))
        degrees, anchor = outwards(place)
        turn = f"rotate({degrees} {outside.across} {outside.down})"
        return UnitOnMap(self.by_number[number], place, outside, anchor, turn, name)

    def area_names(self) -> list[AreaOnMap]:
        by_area: dict[str, list[Place]] = {}
        for one in self.on_ring.values():
            by_area.setdefault(one.area, []).append(one.place)
        labels = {name: middle_of(places, BESIDE_THE_RING) for name, places in by_area.items()}
        return [AreaOnMap(name, label, _flat(label)) for name, label in labels.items()]

    def lines(self, themes: Iterable[ThemeOnMap]) -> dict[str, str]:
        """One path for each kind of line: from a theme to the units it `touches`, and to where who `leads` and who
        `drives` it is employed."""
        found: dict[str, list[str]] = {"touches": [], "leads": [], "drives": []}
        for one in themes:
            start = f"M{one.place.across} {one.place.down}L"
            ends = [("touches", self.places[unit]) for unit in self.shown(one.theme)]
            ends += [("leads", self.home(one.leader)), ("drives", self.home(one.co_driver))]
            for means, end in ends:
                if end:
                    found[means].append(f"{start}{end.across} {end.down}")
        return {means: "".join(parts) for means, parts in found.items()}

    def shown(self, theme: NetworkTheme) -> list[int]:
        """The units on the ring that a theme touches."""
        return self.on_ring_of(one.pk for one in theme.units.all())

    def on_ring_of(self, units: Iterable[int]) -> list[int]:
        """What stands on the ring for these."""
        return sorted({self.stands_for[one] for one in units if self.stands_for.get(one) in self.on_ring})

    def home(self, person: Person | None) -> Place | None:
        number = self.stands_for.get(person.unit_id or 0) if person else None
        return self.places.get(number) if number else None

    def heat(self, touched: Iterable[list[int]]) -> list[HeatRow]:
        """Every area against every area, in the order of the ring, by the units on it that each theme touches. An area
        meets itself where a theme touches two of its units."""
        names = list(dict.fromkeys(one.area for one in self.on_ring.values()))
        shared: Counter[tuple[str, str]] = Counter()
        for units in touched:
            areas = [self.on_ring[number].area for number in units]
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
    units = [drawn.on_ring[one].unit for one in drawn.shown(theme)]
    return ThemeOnMap(theme, number, place, units, leader, co_driver, address("theme", theme.pk))


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
