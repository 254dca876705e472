"""The page of a theme's notes, and the short list of them beside the plan (S59-S61)."""

from dataclasses import dataclass

from netvaerk.models import NetworkTheme, Person, ThemeNote
from roles.access import may_work_on
from roles.queries.tabs import Tab, tabs_of
from roles.sparring_access import may_open_sparring

BESIDE_THE_PLAN = 6


@dataclass(frozen=True)
class NoteGroup:
    """The notes of one kind."""

    kind: str
    label: str
    notes: list[ThemeNote]


@dataclass(frozen=True)
class NotesPage:
    groups: list[NoteGroup]
    may_write: bool
    tabs: list[Tab]


def notes_page(theme: NetworkTheme, person: Person) -> NotesPage:
    """Every kind with its notes, oldest first; a constant number of queries."""
    notes = list(theme.notes.select_related("by", "unit"))
    return NotesPage(
        groups=[
            NoteGroup(kind, str(label), [one for one in notes if one.kind == kind])
            for kind, label in ThemeNote.Kind.choices
        ],
        may_write=may_work_on(person, theme),
        tabs=tabs_of(theme, here="plan", inside=True, spars=may_open_sparring(person, theme)),
    )


def notes_beside(theme: NetworkTheme) -> list[ThemeNote]:
    """The newest notes, for the page of the plan."""
    return list(theme.notes.select_related("unit").order_by("-id")[:BESIDE_THE_PLAN])
