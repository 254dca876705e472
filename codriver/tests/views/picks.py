"""What is typed on the two pages where one picks competences."""

from typing import Any

from netvaerk.models import Competence


def picks(*competences: Competence, value: Any, level: int = 2, version: int = 0) -> dict[str, Any]:
    """The rows of both forms, of which each reads its own; `version` is the one the page showed."""
    typed: dict[str, Any] = {"version": version}
    for row in range(1, 9):
        typed |= {f"value_{row}": value, f"level_{row}": level}
    return typed | {f"competence_{row}": one.pk for row, one in enumerate(competences, start=1)}
