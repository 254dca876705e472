"""An organisation as another system has it: its rows judged (spec: organisation data).

Keys are the other system's ids, text. A row with a fault stops everything; a notice is said, and nothing is guessed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from netvaerk.rules.organisation import in_circles
from netvaerk.rules.reasons import Reason, gettext_noop

EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\]+\.[^@\s<>,;:\"()\[\]\\.]+")
LONGEST = {"key": 64, "name": 120, "title": 120, "email": 254}


class RowFault(Reason):
    NO_KEY = gettext_noop("The id is missing.")
    NO_NAME = gettext_noop("The name is missing.")
    KEY_TWICE = gettext_noop("The id stands in more than one row.")
    EMAIL_TWICE = gettext_noop("The e-mail stands in more than one row.")
    NOT_AN_EMAIL = gettext_noop("This is not an e-mail address.")
    TOO_LONG = gettext_noop("A text is longer than there is room for.")
    UNKNOWN_PARENT = gettext_noop("The unit belongs to a unit that is not in the files.")
    FORMULA = gettext_noop("A cell holds a formula. Save the file with values alone.")
    STRANGE_SIGNS = gettext_noop("A cell holds signs that no text has.")
    UNIT_CIRCLE = gettext_noop("The unit belongs to itself, directly or through others.")


class RowNotice(Reason):
    NO_EMAIL = gettext_noop("There is no e-mail, so the person cannot log in and is left out.")
    NO_UNIT = gettext_noop("There is no unit, so the person stands without one.")
    UNKNOWN_UNIT = gettext_noop("The unit is not in the files, so the person stands without one.")
    NO_LEADER = gettext_noop("There is no personnel leader.")
    UNKNOWN_LEADER = gettext_noop("The personnel leader is not in the files, so the person stands without one.")
    LEADER_CIRCLE = gettext_noop("The line of leaders leads back to the person, so the person stands without one.")
    MANY_LEADERS = gettext_noop("The unit has more than one leader, so none of them is taken.")


@dataclass(frozen=True)
class Place:
    """Where a row stands: the name of its table, and its line there."""

    table: str
    line: int


@dataclass(frozen=True)
class UnitRow:
    key: str
    name: str
    parent: str = ""
    place: Place = Place("", 0)


@dataclass(frozen=True)
class PersonRow:
    key: str
    name: str
    email: str
    title: str = ""
    unit: str = ""
    leader: str = ""
    place: Place = Place("", 0)


@dataclass(frozen=True)
class Finding:
    """What is to be said of a row; `about` is its name or id."""

    place: Place
    about: str
    reason: Reason


@dataclass(frozen=True)
class Unit:
    name: str
    parent: str


@dataclass(frozen=True)
class Member:
    name: str
    email: str
    title: str
    unit: str
    leader: str


@dataclass
class Organisation:
    """Units and people by their keys. `left_out` are keys that were named, though nothing is made of them."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Member] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def judge(units: Iterable[UnitRow], people: Iterable[PersonRow]) -> tuple[Organisation, list[Finding], list[Finding]]:
    """The organisation the rows tell of, the faults that stop it, and the notices that do not."""
    unit_rows, person_rows = list(units), list(people)
    faults = [*_unit_faults(unit_rows), *_person_faults(person_rows)]
    kept, notices = _with_email(person_rows)
    known_units = {row.key for row in unit_rows}
    members = {row.key: row for row in kept}
    circles = in_circles({key: row.leader or None for key, row in members.items()})
    wanted = Organisation(
        units={row.key: Unit(row.name, row.parent) for row in unit_rows},
        left_out=[row.key for row in person_rows if row.key not in members],
    )
    for row in kept:
        unit, unit_notice = _unit_of(row, known_units)
        leader, leader_notice = _leader_of(row, members, circles)
        notices += [Finding(row.place, row.name, said) for said in (unit_notice, leader_notice) if said]
        wanted.people[row.key] = Member(row.name, row.email, row.title, unit, leader)
    return wanted, faults, notices


def _unit_faults(rows: list[UnitRow]) -> list[Finding]:
    times = Counter(row.key for row in rows)
    circles = in_circles({row.key: row.parent or None for row in rows})
    found = []
    for row in rows:
        hurdles = {
            RowFault.NO_KEY: bool(row.key),
            RowFault.NO_NAME: bool(row.name),
            RowFault.KEY_TWICE: not row.key or times[row.key] == 1,
            **_cell_hurdles({"key": row.key, "name": row.name}),
            RowFault.UNKNOWN_PARENT: not row.parent or row.parent in times,
            RowFault.UNIT_CIRCLE: row.key not in circles,
        }
        found += [Finding(row.place, row.name or row.key, fault) for fault, cleared in hurdles.items() if not cleared]
    return found


def _person_faults(rows: list[PersonRow]) -> list[Finding]:
    times = Counter(row.key for row in rows)
    emails = Counter(row.email for row in rows if row.email)
    found = []
    for row in rows:
        texts = {"key": row.key, "name": row.name, "title": row.title, "email": row.email}
        hurdles = {
            RowFault.NO_KEY: bool(row.key),
            RowFault.NO_NAME: bool(row.name),
            RowFault.KEY_TWICE: not row.key or times[row.key] == 1,
            RowFault.EMAIL_TWICE: not row.email or emails[row.email] == 1,
            RowFault.NOT_AN_EMAIL: not row.email or bool(EMAIL.fullmatch(row.email)),
            **_cell_hurdles(texts),
        }
        found += [Finding(row.place, row.name or row.key, fault) for fault, cleared in hurdles.items() if not cleared]
    return found


def _cell_hurdles(texts: Mapping[str, str]) -> dict[RowFault, bool]:
    return {
        RowFault.TOO_LONG: all(len(text) <= LONGEST[name] for name, text in texts.items()),
        RowFault.FORMULA: not any(text.startswith("=") for text in texts.values()),
        RowFault.STRANGE_SIGNS: all(text.isprintable() for text in texts.values()),
    }


def _with_email(rows: list[PersonRow]) -> tuple[list[PersonRow], list[Finding]]:
    without = [Finding(row.place, row.name, RowNotice.NO_EMAIL) for row in rows if not row.email]
    return [row for row in rows if row.email], without


def _unit_of(row: PersonRow, known: set[str]) -> tuple[str, RowNotice | None]:
    if not row.unit:
        return "", RowNotice.NO_UNIT
    return (row.unit, None) if row.unit in known else ("", RowNotice.UNKNOWN_UNIT)


def _leader_of(row: PersonRow, members: Mapping[str, PersonRow], circles: set[str]) -> tuple[str, RowNotice | None]:
    if not row.leader:
        return "", RowNotice.NO_LEADER
    if row.leader not in members:
        return "", RowNotice.UNKNOWN_LEADER
    return ("", RowNotice.LEADER_CIRCLE) if row.key in circles else (row.leader, None)
