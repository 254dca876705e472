"""The list of themes: who leads and co-drives each, as far as its reader may see them."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window
from django.utils.translation import get_language

from netvaerk.bilingual import column
from netvaerk.models import NetworkTheme, OrgUnit, Person
from netvaerk.models.prepared import ask
from netvaerk.typed import whole_number
from roles.models import RoleAssignment

Role = RoleAssignment.Role
PER_PAGE = 25
NOBODY = 0


@dataclass
class ThemeRow:
    """A theme as lists show it, its phase in the reader's language. `held` are the names of those who hold a role, of a
    closed theme of the last."""

    number: int
    title: str
    status: str
    kind: str
    begins_on: date | None
    ends_on: date | None
    phase: str
    units: str = ""
    held: dict[str, str] = field(default_factory=dict)

    @property
    def leader(self) -> str:
        return self.held.get(Role.NETWORK_LEADER, "")

    @property
    def co_driver(self) -> str:
        return self.held.get(Role.CO_DRIVER, "")


@dataclass(frozen=True)
class Chosen:
    """What a reader looks for; empty for all."""

    words: str = ""
    status: str = ""
    kind: str = ""
    unit: str = ""

    def __bool__(self) -> bool:
        return any((self.words, self.status, self.kind, self.unit))


def all_themes(person: Person, chosen: Chosen) -> list[ThemeRow]:
    """Every theme that fits, in the order of the list; three queries."""
    return _with_names(_found(person, chosen, 0, None))


def themes_page(person: Person, chosen: Chosen, page: str) -> tuple[Page, list[ThemeRow]]:
    """The themes on a page and where it stands among the pages; a page past the last is the last. Three queries."""
    number = max(whole_number(page) or 1, 1)
    found = _found(person, chosen, (number - 1) * PER_PAGE, PER_PAGE)
    total = found[0][-1] if found else len(_found(person, chosen, 0, None)) if number > 1 else 0
    here = Paginator(range(total), PER_PAGE).get_page(number)
    if here.number != number:
        found = _found(person, chosen, (here.number - 1) * PER_PAGE, PER_PAGE)
    return here, _with_names(found)


def _found(person: Person, chosen: Chosen, first: int, most: int | None) -> list[tuple[Any, ...]]:
    """A row for each theme, with how many there are on all pages as the last of it."""
    unit = int(chosen.unit) if chosen.unit else NOBODY
    shape = (person.is_secretariat, chosen, get_language(), first, most)
    if chosen.words:  # hardly asked twice
        return list(_themes(*shape, person.pk, unit))
    return ask(_themes, *shape, values=(person.pk, unit))


def _themes(
    officer: bool, chosen: Chosen, language: str, first: int, most: int | None, reader: int, unit: int
) -> QuerySet:
    themes = NetworkTheme.objects.visible_to(Person.standing_as(reader, officer=officer)).about(chosen.words)
    if chosen.status:
        themes = themes.filter(status=chosen.status)
    if chosen.kind:
        themes = themes.filter(kind=chosen.kind)
    if chosen.unit:
        themes = themes.filter(units=unit)
    shown = themes.annotate(total=Window(Count("pk")))
    rows = shown.values_list(
        "pk", "title", "status", "kind", "begins_on", "ends_on", column("phase__name", language), "total"
    )
    return rows[first : first + most] if most else rows


def _with_names(found: list[tuple[Any, ...]]) -> list[ThemeRow]:
    """Each theme with its units and who holds its roles: two queries, of names alone."""
    rows = {number: ThemeRow(number, *rest, phase or "") for number, *rest, phase, _total in found}
    if not rows:
        return []
    names = partial(ask, values=_padded(list(rows))) if len(rows) <= PER_PAGE else partial(_at_once, list(rows))
    for theme, role, name in names(_holders):
        held = rows[theme].held
        held[role] = f"{held[role]}, {name}" if role in held else name
    for theme, name in names(_units):
        row = rows[theme]
        row.units = f"{row.units}, {name}" if row.units else name
    return list(rows.values())


def _padded(numbers: list[int]) -> list[int]:
    """As many as a full page has, so that the query is the same on every page."""
    return numbers + [NOBODY] * (PER_PAGE - len(numbers))


def _at_once(numbers: list[int], build: Any) -> QuerySet:
    return build(*numbers)


def _holders(*themes: int) -> QuerySet:
    roles = RoleAssignment.objects.reading().filter(theme__in=themes).order_by("pk")
    return roles.values_list("theme_id", "role", "person__name")


def _units(*themes: int) -> QuerySet:
    touched = OrgUnit.objects.filter(themes__in=themes).order_by("folded_name", "pk")
    return touched.values_list("themes", "name")


def units_to_choose() -> tuple[tuple[int, str], ...]:
    """What a theme may touch, as number and name; one query."""
    return tuple(ask(_choosable))


def _choosable() -> QuerySet:
    return OrgUnit.objects.choosable().values_list("pk", "name")
