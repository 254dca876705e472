"""One thing that waits for one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import models

from netvaerk.models import Person
from secretariat.rules.waiting import Wait


@dataclass(frozen=True)
class Waits:
    """`row` is what waits, for `person`, since `since`; `path` is the page where they do it. `theme` is empty where
    none is to be named. `other` is the one it is about, or who asked, where that is a person. `words` are for a letter
    with words of its own."""

    wait: Wait
    row: models.Model
    person: Person
    since: date
    path: str
    theme: str = ""
    other: Person | None = None
    words: Mapping[str, object] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return int(self.row.pk)
