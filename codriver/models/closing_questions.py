"""The questions to a pair that ends, as the catalogue words them in both languages. Each version is a file that is
never changed: what a pair has begun to answer keeps its questions, and new ones come as the next version."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from netvaerk.bilingual import Bilingual

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"
CURRENT = 1
"""The version that a pair gets that ends today."""


@dataclass(frozen=True)
class ClosingQuestion:
    code: str
    text_da: str
    text_en: str
    help_da: str
    help_en: str
    text = Bilingual()
    help = Bilingual()


@dataclass(frozen=True)
class ClosingQuestions:
    """`talk` is for the two alone, in words; `evaluation` is for the secretariat, each answered by a `Mark`."""

    talk: tuple[ClosingQuestion, ...]
    evaluation: tuple[ClosingQuestion, ...]


@cache
def closing_questions(version: int = CURRENT) -> ClosingQuestions:
    shipped = json.loads((CATALOGUE / f"closing_{version}.json").read_text(encoding="utf-8"))
    return ClosingQuestions(
        *(tuple(ClosingQuestion(**one) for one in shipped[part]) for part in ("talk", "evaluation"))
    )
