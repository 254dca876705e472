"""Tables of other systems as rows of units and people: our own two, and the five OS2mo exports for Plan2learn.

A table is known by its columns, so that files may be called anything. Columns that are not asked for are never read:
no civil registration number, no address, no telephone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from netvaerk.rules.reasons import Reason, gettext_noop
from secretariat.rules.incoming import Finding, PersonRow, Place, RowNotice, UnitRow

Columns = dict[str, tuple[str, ...]]
OWN: dict[str, Columns] = {
    "units": {
        "key": ("enhed_id", "unit_id"),
        "name": ("enhed", "unit"),
        "parent": ("overordnet_id", "parent_id"),
    },
    "people": {
        "key": ("person_id",),
        "name": ("navn", "name"),
        "email": ("e-mail", "email"),
        "title": ("stilling", "title"),
        "unit": ("enhed_id", "unit_id"),
        "leader": ("leder_id", "leader_id"),
    },
}
OS2MO: dict[str, Columns] = {
    "engagement": {
        "key": ("engagementid",),
        "person": ("brugerid",),
        "unit": ("afdelingsid",),
        "active": ("aktivstatus",),
        "title": ("stillingskodeid",),
        "primary": ("primær",),
        "begins_on": ("startdatoengagement",),
    },
    "organisation": {"key": ("afdelingsid",), "name": ("afdelingsnavn",), "parent": ("parentid",)},
    "user": {"key": ("brugerid",), "name": ("navn",), "email": ("e-mail",)},
    "job title": {"key": ("stillingskodeid",), "name": ("stillingskode",)},
    "manager": {"person": ("brugerid",), "unit": ("afdelingsid",), "active": ("aktivstatus",)},
}
KINDS = OWN | OS2MO


class FileFault(Reason):
    UNKNOWN_COLUMNS = gettext_noop("The columns are not known. See below which columns a file must have.")
    SAME_TABLE_TWICE = gettext_noop("Two files have the same columns. Choose one of each kind.")
    MIXED = gettext_noop("Choose either our own two tables or the five of OS2mo.")
    INCOMPLETE = gettext_noop("A table is missing. Units and people come in together.")


@dataclass(frozen=True)
class Table:
    """A table as read: its name, and for each row the line and the text under each column, in lower case."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


@dataclass(frozen=True)
class Line:
    """One row under the names the rules use."""

    place: Place
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


def kind_of(columns: Iterable[str]) -> str | None:
    """Which table has these columns; None if none does. The one that asks for most wins."""
    there = set(columns)
    fitting = [kind for kind, asked in KINDS.items() if all(there & set(names) for names in asked.values())]
    return max(fitting, key=lambda kind: len(KINDS[kind]), default=None)


def sorted_out(tables: Iterable[Table]) -> tuple[dict[str, list[Line]], list[tuple[str, FileFault]]]:
    """The lines of each table by its kind, and what is wrong with the choice of files, by the file's name."""
    found: dict[str, list[Line]] = {}
    faults: list[tuple[str, FileFault]] = []
    for table in tables:
        kind = kind_of(table.columns)
        if kind is None:
            faults.append((table.name, FileFault.UNKNOWN_COLUMNS))
        elif kind in found:
            faults.append((table.name, FileFault.SAME_TABLE_TWICE))
        else:
            found[kind] = list(_lines(table, KINDS[kind]))
    if not faults and found.keys() & OWN.keys() and found.keys() & OS2MO.keys():
        faults.append(("", FileFault.MIXED))
    elif not faults and found.keys() not in (OWN.keys(), OS2MO.keys()):
        faults.append(("", FileFault.INCOMPLETE))
    return found, faults


def _lines(table: Table, asked: Mapping[str, tuple[str, ...]]) -> Iterator[Line]:
    for line, row in table.rows:
        cells = {name: next((row[one] for one in names if one in row), "") for name, names in asked.items()}
        if any(cells.values()):
            yield Line(Place(table.name, line), cells)


def rows_of(kinds: Mapping[str, list[Line]], today: date) -> tuple[list[UnitRow], list[PersonRow], list[Finding]]:
    """Rows of units and people from a complete set of tables, and what is to be said of how they were joined."""
    if "people" in kinds:
        units = [UnitRow(one["key"], one["name"], one["parent"], one.place) for one in kinds["units"]]
        people = [_own_person(one) for one in kinds["people"]]
        return units, people, []
    return _os2mo_rows(kinds, today)


def _own_person(one: Line) -> PersonRow:
    return PersonRow(one["key"], one["name"], one["email"].lower(), one["title"], one["unit"], one["leader"], one.place)


# --- OS2mo ----------------------------------------------------------------------------------------------------------


def _os2mo_rows(kinds: Mapping[str, list[Line]], today: date) -> tuple[list[UnitRow], list[PersonRow], list[Finding]]:
    """Unit and title come from the engagement that counts, the leader from the unit, or the nearest above it."""
    units = [UnitRow(one["key"], one["name"], one["parent"], one.place) for one in kinds["organisation"]]
    titles = {one["key"]: one["name"] for one in kinds["job title"]}
    engaged = _engagements(kinds["engagement"], today)
    leaders, findings = _leaders(kinds["manager"], {row.key: row.name for row in units})
    parents = {row.key: row.parent for row in units}
    people = []
    for one in kinds["user"]:
        engagement = engaged.get(one["key"])
        unit = engagement["unit"] if engagement else ""
        title = titles.get(engagement["title"], "") if engagement else ""
        leader = _nearest_leader(one["key"], unit, parents, leaders)
        people.append(PersonRow(one["key"], one["name"], one["email"].lower(), title, unit, leader, one.place))
    return units, people, findings


def _engagements(lines: list[Line], today: date) -> dict[str, Line]:
    """The engagement of each person that counts: active, begun, the primary one before others, then the lowest id."""
    counting = [
        one for one in lines if one["active"] != "0" and (not one["begins_on"] or one["begins_on"] <= today.isoformat())
    ]
    counting.sort(key=lambda one: (one["primary"] != "1", one["key"]), reverse=True)
    return {one["person"]: one for one in counting}


def _leaders(lines: list[Line], names: Mapping[str, str]) -> tuple[dict[str, str], list[Finding]]:
    """The one active leader of each unit; of a unit with several none is taken, and that is said."""
    found: dict[str, str] = {}
    said = {}
    for one in lines:
        if one["active"] == "0":
            continue
        if found.get(one["unit"], one["person"]) != one["person"]:
            unit = names.get(one["unit"], one["unit"])
            said[one["unit"]] = Finding(one.place, unit, RowNotice.MANY_LEADERS)
        found[one["unit"]] = one["person"]
    return {unit: person for unit, person in found.items() if unit not in said}, list(said.values())


def _nearest_leader(person: str, unit: str, parents: Mapping[str, str], leaders: Mapping[str, str]) -> str:
    """Who leads `unit`, or the nearest unit above it that somebody else leads; as OS2mo itself inherits leaders."""
    seen: set[str] = set()
    while unit and unit not in seen:
        seen.add(unit)
        if leaders.get(unit, person) != person:
            return leaders[unit]
        unit = parents.get(unit, "")
    return ""
