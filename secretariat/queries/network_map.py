"""The network map: running themes among the units they touch, who leads and co-drives them, and which units meet."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netvaerk.bilingual import column
from netvaerk.models import NetworkTheme, ThemePhase
from netvaerk.models.prepared import ask
from netvaerk.typed import whole_number
from roles.models import RoleAssignment
from secretariat.queries.themes_ever import ThemeEver, themes_ever, units_of_themes
from secretariat.queries.unit_ring import FEW_UNITS, AreaOnRing, HeatRow, Meeting, UnitRing, unit_ring
from secretariat.rules.network_map import ZOOMS, HalfYear, Place, View, half_years, moved, place_themes, runs_in

Role = RoleAssignment.Role
AREAS, THEMES = "areas", "themes"
FEW = 14
"""So many themes have room for their names on the whole map; of more they are told by number until one looks closer."""


@dataclass(frozen=True)
class Chosen:
    """What the reader has chosen to see. `half` is None for today; `by` is whether the map is of AREAS or of THEMES,
    if that was chosen."""

    kind: str = ""
    phase: int | None = None
    unit: int | None = None
    half: HalfYear | None = None
    view: View = field(default_factory=View)
    by: str = ""

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
            by=given["by"] if given.get("by") in (AREAS, THEMES) else "",
        )

    def address(self, view: View, **other: Any) -> str:
        """The same choice with another part of the map, and what else is to be another."""
        said = {
            "kind": self.kind,
            "phase": self.phase,
            "unit": self.unit,
            "half": self.half.key if self.half else "",
            "zoom": view.zoom if view.zoom > 1 else "",
            "x": view.x or "",
            "y": view.y or "",
            "by": self.by,
            **other,
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


class Holder(NamedTuple):
    """Who holds a role, and where they are employed."""

    name: str
    unit: int | None


@dataclass(frozen=True)
class ThemeOnMap:
    """A theme with its number in the picture and in the table; `units` stand on the ring."""

    theme: ThemeEver
    number: int
    place: Place
    units: tuple[int, ...]
    unit_names: str
    leader: Holder | None
    co_driver: Holder | None
    phase: str


@dataclass(frozen=True)
class AreaOnMap:
    """An area with how many themes touch it: `meets` are the names of the areas it shares themes with and how many,
    most first; `shared` says the same by their places on the ring; `url` shows its themes."""

    area: AreaOnRing
    themes: int
    meets: list[tuple[str, int]]
    shared: dict[int, int]
    url: str


@dataclass
class NetworkMap:
    """`phases` are numbers and names in the reader's language, in their order."""

    themes: list[ThemeOnMap]
    ring: UnitRing
    heat: list[HeatRow]
    meetings: list[Meeting]
    moves: dict[str, str]
    chosen: Chosen
    phases: list[tuple[int, str]]
    half_years: list[HalfYear]

    @property
    def is_folded(self) -> bool:
        """Whether areas stand for themes: if that was chosen, and of more themes than have room for their names until
        one chooses a unit or looks closer."""
        chosen = self.chosen
        if chosen.by:
            return chosen.by == AREAS
        return len(self.themes) > FEW and not chosen.unit and chosen.view.zoom == 1

    @cached_property
    def areas(self) -> list[AreaOnMap]:
        """The areas with the themes of the map that touch them and the areas they share these with, most first."""
        rows = self.ring.heat(one.units for one in self.themes)
        names = [row.name for row in rows]
        found = []
        for at, (area, row) in enumerate(zip(self.ring.areas, rows, strict=True)):
            shared = {other: number for other, (number, _shade) in enumerate(row.cells) if number and other != at}
            most = sorted(shared, key=lambda other: (-shared[other], other))
            meets = [(names[other], shared[other]) for other in most]
            url = self.chosen.address(View(), unit=area.unit.pk, by="")
            found.append(AreaOnMap(area, row.themes, meets, shared, url))
        return found

    @property
    def themes_url(self) -> str:
        return self.chosen.address(View(), by=THEMES)

    @property
    def areas_url(self) -> str:
        return self.chosen.address(View(), by=AREAS, unit="")

    @property
    def new_meetings(self) -> int:
        return sum(one.now > 0 and not one.before for one in self.meetings)

    @property
    def ended_meetings(self) -> int:
        return sum(one.before > 0 and not one.now for one in self.meetings)

    @property
    def names_units(self) -> bool:
        return self.chosen.view.zoom > 1 or len(self.ring.units) <= FEW_UNITS

    @property
    def names_themes(self) -> bool:
        return len(self.themes) <= FEW * self.chosen.view.zoom**2

    @property
    def touched(self) -> set[int]:
        """The units on the ring that a theme of the map touches."""
        return {unit for one in self.themes for unit in one.units}

    def lines(self) -> dict[str, str]:
        """One path for each kind of line: from a theme to the units it `touches`, and to where who `leads` and who
        `drives` it is employed."""
        found: dict[str, list[str]] = {"touches": [], "leads": [], "drives": []}
        for one in self.themes:
            start = f"M{one.place.across} {one.place.down}L"
            ends = [("touches", self.ring.places[unit]) for unit in one.units]
            ends += [
                (means, self.ring.home(holder.unit))
                for means, holder in (("leads", one.leader), ("drives", one.co_driver))
                if holder
            ]
            for means, end in ends:
                if end:
                    found[means].append(f"{start}{end.across} {end.down}")
        return {means: "".join(parts) for means, parts in found.items()}


def network_map(chosen: Chosen, today: date) -> NetworkMap:
    """Everything on the map in five queries, whatever is chosen."""
    ring, half, touched = unit_ring(), chosen.half, units_of_themes()
    everything = sorted(themes_ever())
    units = {one.pk: ring.standing_for(touched.get(one.pk, ())) for one in everything}
    places = place_themes(units, ring.places, {one.pk: (one.begins_on, one.ended_on) for one in everything})
    running = [one for one in everything if _runs(one, half)]
    year_before = (half or HalfYear.of(today)).before()
    before = [one for one in everything if _runs(one, year_before)]
    phases = ask(_phases, get_language())
    within = ring.within(chosen.unit)
    shown = [one for one in running if _is_chosen(one, units[one.pk], chosen, within)]
    firsts = [one.begins_on for one in everything if one.begins_on]
    return NetworkMap(
        themes=_on_map(shown, units, places, ring, dict(phases)),
        ring=ring,
        heat=ring.heat(units[one.pk] for one in running),
        meetings=ring.meetings((units[one.pk] for one in running), (units[one.pk] for one in before)),
        moves=_moves(chosen),
        chosen=chosen,
        phases=phases,
        half_years=half_years(min([*firsts, today]), today),
    )


def _phases(language: str) -> QuerySet:
    return ThemePhase.objects.values_list("pk", column("name", language))


def _runs(theme: ThemeEver, half: HalfYear | None) -> bool:
    """Today by its state; in a half-year by its days."""
    return theme.is_running if half is None else runs_in(theme.begins_on, theme.ended_on, half)


def _is_chosen(theme: ThemeEver, units: Collection[int], chosen: Chosen, within: set[int]) -> bool:
    return (
        chosen.kind in ("", theme.network_type)
        and chosen.phase in (None, theme.phase)
        and (chosen.unit is None or not within.isdisjoint(units))
    )


def _on_map(
    shown: list[ThemeEver],
    units: dict[int, tuple[int, ...]],
    places: dict[int, Place],
    ring: UnitRing,
    phases: dict[int, str],
) -> list[ThemeOnMap]:
    held = {(theme, role): Holder(*whom) for theme, role, *whom in ask(_held, all(one.is_running for one in shown))}
    return [
        ThemeOnMap(
            theme=one,
            number=number,
            place=places[one.pk],
            units=units[one.pk],
            unit_names=", ".join(ring.by_number[unit].name for unit in units[one.pk]),
            leader=held.get((one.pk, Role.NETWORK_LEADER)),
            co_driver=held.get((one.pk, Role.CO_DRIVER)),
            phase=phases.get(one.phase or 0, ""),
        )
        for number, one in enumerate(shown, 1)
    ]


def _held(running: bool) -> QuerySet:
    """Who leads and who co-drives each theme, of one that is closed who did so last; it is left out if all run."""
    held = RoleAssignment.objects.reading().filter(role__in=(Role.NETWORK_LEADER, Role.CO_DRIVER))
    if running:
        held = held.filter(theme__status__in=NetworkTheme.RUNNING)
    return held.values_list("theme", "role", "person__name", "person__unit")


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
