"""The notes of a theme: agendas, the work of today, methods; by leader and co-driver alike (S59, S60)."""

from datetime import datetime

from django.db import transaction

from netvaerk.actions.themes import hold
from netvaerk.actions.versions import take_away, write_version
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, OrgUnit, Person, ThemeNote, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.notes import NoteHindrance, hindrances_to_note
from netvaerk.rules.reasons import uncleared
from roles.access import may_work_on


@transaction.atomic
def add_note(
    theme: NetworkTheme, *, kind: str, title: str, text: str, unit: OrgUnit | None, by: Person, at: datetime
) -> ThemeNote:
    """Write a note. Raises Refused; the very same note again, as by a double click, is the one there is."""
    hold(theme)
    _refuse(theme, by, kind=kind, title=title, unit=unit)
    words = {"kind": kind, "title": title, "text": text, "unit": unit}
    there = ThemeNote.objects.filter(theme=theme, **words).first()
    if there:
        return there
    note = ThemeNote.objects.create(theme=theme, by=by, at=at, **words)
    record(Verb.CREATED, note, by=by, at=at)
    return note


@transaction.atomic
def change_note(
    note: ThemeNote, *, kind: str, title: str, text: str, unit: OrgUnit | None, by: Person, at: datetime, shown: int
) -> None:
    """Rewrite a note, if it is still the version that was shown. Raises Refused."""
    hold(note.theme)
    _refuse(note.theme, by, kind=kind, title=title, unit=unit)
    words = {"kind": kind, "title": title, "text": text, "unit": unit}
    if ThemeNote.objects.filter(pk=note.pk, **words).exists():
        return
    write_version(note, shown=shown, by=by, at=at, **words)
    record(Verb.CHANGED, note, by=by, at=at)


@transaction.atomic
def take_note_away(note: ThemeNote, *, by: Person, at: datetime, shown: int) -> None:
    """Delete a note, if it is still the version that was shown. Raises Refused; one that is gone stays gone."""
    hold(note.theme)
    if not may_work_on(by, note.theme):
        raise Refused([NoteHindrance.NOT_ON_THE_THEME])
    take_away(note, shown=shown, by=by, at=at)


def _refuse(theme: NetworkTheme, by: Person, *, kind: str, title: str, unit: OrgUnit | None) -> None:
    reasons = uncleared({NoteHindrance.NOT_ON_THE_THEME: may_work_on(by, theme)})
    reasons += hindrances_to_note(kind=kind, title=title, has_unit=unit is not None)
    if reasons:
        raise Refused(reasons)
