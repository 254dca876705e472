"""The table of who takes part in which phase."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from netvaerk.models import NetworkParticipant, NetworkTheme, Person, ThemePhase
from netvaerk.models.participants import ParticipantQuerySet
from netvaerk.rules.participants import Attendance
from roles.access import may_work_on
from roles.actions.attendance import attendance
from roles.queries.participants import phases_in_words
from roles.queries.tabs import Tab, tabs_of
from roles.sparring_access import may_open_sparring

MOST_IN_A_TABLE = 50
"""Rows on one page; each has a field for every phase, and a form holds at most 1,000 fields."""


@dataclass
class Cell:
    order: int
    name: str
    ticked: bool


@dataclass
class AttendanceRow:
    """Somebody in the table of phases, as stored or as just typed; `fault` and `stands` say what was against it."""

    key: int
    version: int
    name: str
    sub: str
    is_core: bool
    cells: list[Cell]
    fault: str = ""
    stands: str = ""


@dataclass
class AttendancePage:
    phases: list[ThemePhase]
    present: int | None
    rows: list[AttendanceRow]
    page: Page
    may_write: bool
    tabs: list[Tab]


def in_the_table(theme: NetworkTheme) -> ParticipantQuerySet:
    """Those who may come to take part: everybody who has neither said no nor left."""
    people = theme.participants.present().exclude(stage=NetworkParticipant.Stage.NO)
    return people.select_related("person", "unit").prefetch_related("phases").by_name()


def attendance_page(
    theme: NetworkTheme,
    person: Person,
    number: str | None,
    typed: Sequence[Attendance] = (),
    half_core: frozenset[int] = frozenset(),
) -> AttendancePage:
    """Page `number` of who is in when. `typed` are rows that did not go through: they stand as typed, and `half_core`
    names those of them in which that is a contradiction."""
    page = Paginator(in_the_table(theme), MOST_IN_A_TABLE).get_page(number)
    phases = list(ThemePhase.objects.all())
    sent = {row.key: row for row in typed}
    return AttendancePage(
        phases=phases,
        present=theme.phase.order if theme.phase and theme.is_running else None,
        rows=[_attendance_row(one, phases, sent.get(one.pk), one.pk in half_core) for one in page],
        page=page,
        may_write=may_work_on(person, theme),
        tabs=tabs_of(theme, here="participants", inside=True, spars=may_open_sparring(person, theme)),
    )


def _attendance_row(
    participant: NetworkParticipant, phases: list[ThemePhase], typed: Attendance | None, half_core: bool
) -> AttendanceRow:
    stored = attendance(participant)
    shown = typed or stored
    changed_meanwhile = typed is not None and typed.version != stored.version and typed.differs_from(stored)
    whole = shown.is_core and not half_core
    return AttendanceRow(
        key=participant.pk,
        version=stored.version,
        name=participant.shown_name,
        sub=participant.get_stage_display(),
        is_core=shown.is_core,
        cells=[Cell(one.order, one.name, whole or one.order in shown.phases) for one in phases],
        fault=_("Somebody in all phases is ticked in each. Untick “All phases” first.") if half_core else "",
        stands=(phases_in_words(participant) or _("No phases")) if changed_meanwhile else "",
    )
