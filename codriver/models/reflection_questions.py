"""The questions of the private reflection, as the catalogue words them in both languages."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from netvaerk.bilingual import Bilingual

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue" / "reflection.json"


@dataclass(frozen=True)
class ReflectionOption:
    code: str
    text_da: str
    text_en: str
    text = Bilingual()


@dataclass(frozen=True)
class ReflectionQuestion:
    """A question answered in words, or by one of `options` where there are any."""

    code: str
    kind: str
    text_da: str
    text_en: str
    help_da: str
    help_en: str
    options: tuple[ReflectionOption, ...]
    text = Bilingual()
    help = Bilingual()

    def in_words(self, answer: str) -> str:
        """An answer as the person would say it, in the reader's language."""
        return next((str(one.text) for one in self.options if one.code == answer), answer)


@cache
def reflection_questions() -> tuple[ReflectionQuestion, ...]:
    shipped = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    return tuple(
        ReflectionQuestion(**{**one, "options": tuple(ReflectionOption(**option) for option in one["options"])})
        for one in shipped
    )
