"""Notes as the database keeps them."""

import pytest

from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import ThemeNoteFactory, UnitFactory

pytestmark = pytest.mark.django_db


def test_a_note_has_a_title():
    with refused_by("note_has_a_title"):
        ThemeNoteFactory(title="")


def test_a_method_belongs_to_no_unit():
    with refused_by("note_on_a_method_has_no_unit"):
        ThemeNoteFactory(kind="method", unit=UnitFactory())
