"""A theme's notes: written, rewritten and taken away by leader and co-driver."""

import pytest
from django.utils import timezone

from netvaerk.models import ThemeNote, Verb
from netvaerk.rules.notes import NoteHindrance
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeNoteFactory, UnitFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.notes import add_note, change_note, take_note_away
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WORDS = {"kind": "agenda", "title": "Ro om ældreplejen", "text": "Udvalget vil se færre klager.", "unit": None}


def note_of(theme):
    return ThemeNoteFactory(theme=theme)


def test_a_note_is_written_once_also_by_a_double_click():
    theme = led_theme("active")
    co_driver = AssignmentFactory(theme=theme, role="co_driver").person
    words = WORDS | {"unit": UnitFactory()}
    note = add_note(theme, by=co_driver, at=NOW, **words)

    assert add_note(theme, by=co_driver, at=NOW, **words) == note
    assert (theme.notes.count(), log_of(note)) == (1, [(Verb.CREATED, co_driver, None)])


@pytest.mark.parametrize("who", [OfficerFactory, PersonFactory])
def test_others_neither_write_nor_take_away(who):
    note = note_of(led_theme("active"))
    with refused(NoteHindrance.NOT_ON_THE_THEME):
        add_note(note.theme, by=who(), at=NOW, **WORDS)
    with refused(NoteHindrance.NOT_ON_THE_THEME):
        change_note(note, by=who(), at=NOW, shown=1, **WORDS)
    with refused(NoteHindrance.NOT_ON_THE_THEME):
        take_note_away(note, by=who(), at=NOW, shown=1)


def test_a_method_with_a_unit_is_refused():
    theme = led_theme("active")

    with refused(NoteHindrance.METHOD_HAS_NO_UNIT):
        add_note(theme, by=leader_of(theme), at=NOW, **(WORDS | {"kind": "method", "unit": UnitFactory()}))


def test_two_who_rewrite_a_note_meet():
    note = note_of(led_theme("active"))
    leader = leader_of(note.theme)
    change_note(note, by=leader, at=NOW, shown=1, **WORDS)
    change_note(note, by=leader, at=NOW, shown=1, **WORDS)
    with refused(ThemeHindrance.STALE):
        change_note(note, by=leader, at=NOW, shown=1, **(WORDS | {"title": "Andet"}))

    assert (note.title, note.version, log_of(note)) == (WORDS["title"], 2, [(Verb.CHANGED, leader, None)])


def test_a_note_is_taken_away_as_it_was_read():
    note = note_of(led_theme("active"))
    leader = leader_of(note.theme)
    with refused(ThemeHindrance.STALE):
        take_note_away(note, by=leader, at=NOW, shown=0)
    for _again in range(2):
        take_note_away(note, by=leader, at=NOW, shown=1)

    assert not ThemeNote.objects.exists()
    assert log_of(note) == [(Verb.DELETED, leader, None)]
