"""The sheet of a chosen idea: what is written of it before it is put to a test (practice 6, phase 7)."""

from collections.abc import Mapping

SHEET = (
    "description",
    "target_group",
    "activities",
    "cost",
    "potential",
    "pursued",
    "responsible",
    "onward",
)
"""The eight fields, in the order in which one thinks of them; the first is the content of the idea."""


def missing_of_sheet(words: Mapping[str, str]) -> list[str]:
    """The fields that are still empty, in the order of the sheet."""
    return [name for name in SHEET if not words.get(name, "").strip()]
