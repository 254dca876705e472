"""What changed from one version of a text to the next, in pieces that people can read."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

WORDS = re.compile(r"\n+|[^\S\n]+|[^\s]+")
SHOWN_AROUND = 12
"""How many words of what stayed are shown beside a change."""


class Change(str, Enum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Piece:
    change: Change
    text: str


def changed_words(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in reading order: what stayed, what went, what came. Empty where nothing changed."""
    if before == after:
        return []
    old, new = WORDS.findall(before), WORDS.findall(after)
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces += _stayed(old[a:b], first=a == 0, last=b == len(old))
            continue
        pieces += [Piece(Change.GONE, "".join(old[a:b]))] if b > a else []
        pieces += [Piece(Change.NEW, "".join(new[c:d]))] if d > c else []
    return pieces


def _stayed(words: list[str], *, first: bool, last: bool) -> list[Piece]:
    """What stayed, without the middle of a long stretch."""
    around = 2 * SHOWN_AROUND
    head, tail = (0 if first else around), (0 if last else around)
    if len(words) <= head + tail + around:
        return [Piece(Change.SAME, "".join(words))]
    begins, ends = "".join(words[:head]), "".join(words[len(words) - tail :])
    shown = [Piece(Change.SAME, begins), Piece(Change.SKIPPED, "…"), Piece(Change.SAME, ends)]
    return [one for one in shown if one.text]
