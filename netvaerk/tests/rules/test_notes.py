"""What a note on a theme may hold."""

import pytest

from netvaerk.rules.notes import NoteHindrance, hindrances_to_note


@pytest.mark.parametrize(
    ("kind", "title", "has_unit", "reasons"),
    [
        ("agenda", "Ro om ældreplejen", True, []),
        ("workflow", "Visitation i dag", False, []),
        ("method", "Servicerejse", False, []),
        ("method", "Servicerejse", True, [NoteHindrance.METHOD_HAS_NO_UNIT]),
        ("agenda", " ", True, [NoteHindrance.NO_TITLE]),
    ],
)
def test_a_note_has_a_title_and_a_method_no_unit(kind, title, has_unit, reasons):
    assert hindrances_to_note(kind=kind, title=title, has_unit=has_unit) == reasons
