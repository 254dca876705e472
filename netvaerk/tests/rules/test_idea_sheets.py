"""What the sheet of an idea still lacks."""

import pytest

from netvaerk.rules.idea_sheets import SHEET, missing_of_sheet

WHOLE = dict.fromkeys(SHEET, "Ord")


def test_the_sheet_has_the_eight_fields_of_the_network_model():
    assert len(set(SHEET)) == 8
    assert missing_of_sheet({}) == list(SHEET)
    assert missing_of_sheet(WHOLE) == []


@pytest.mark.parametrize("name", SHEET)
def test_each_empty_field_is_named(name):
    assert missing_of_sheet(WHOLE | {name: " \n"}) == [name]
