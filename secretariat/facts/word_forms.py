"""Words as a search compares them: by their stems, so that one form of a word finds the others, in both languages and
on both databases alike.

A text is kept as its stems between blanks, ` fokus møde netværk `, so that ` fokus` finds what begins with it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

import snowballstemmer

from secretariat.rules.knowledge import SHORTEST_BEGINNING

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 8
"""So many words of a search are compared; nobody types more that helps."""
LANGUAGES = {"da": "danish", "en": "english"}


_stemmers: dict[str, Any] = {one: snowballstemmer.stemmer(name) for one, name in LANGUAGES.items()}
_one_at_a_time = Lock()
"""A stemmer keeps the word it works on, so two threads never share one."""


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    with _one_at_a_time:
        return _stemmers[language].stemWord(word.lower())


def stems(*texts: tuple[str, str]) -> str:
    """The stems of texts, each with its language, as a search compares them."""
    found = [stem(word, language) for text, language in texts for word in WORD.findall(text)]
    return f" {' '.join(dict.fromkeys(found))} " if found else ""


@dataclass(frozen=True)
class Term:
    """One word of a search: its stems, Danish first."""

    stems: tuple[str, ...]

    def patterns(self) -> list[str]:
        """What stands in the stems of a text that has the word: the stem, and where it is long enough also what begins
        with it."""
        return [f" {one}" if len(one) >= SHORTEST_BEGINNING else f" {one} " for one in self.stems]

    def fits(self, word: str) -> bool:
        found = {stem(word, language) for language in LANGUAGES}
        return any(
            one == other or (len(one) >= SHORTEST_BEGINNING and other.startswith(one))
            for one in self.stems
            for other in found
        )


def terms(words: str) -> list[Term]:
    """The words of a search, each once."""
    found = (tuple(dict.fromkeys(stem(word, one) for one in LANGUAGES)) for word in WORD.findall(words))
    return [Term(one) for one in dict.fromkeys(found)][:MOST_WORDS]


@dataclass(frozen=True)
class Marked:
    """A piece of a text, and whether it is a word that was searched for."""

    text: str
    is_hit: bool = False


def marked(text: str, searched: list[Term]) -> list[Marked]:
    """The text in pieces; joined they are the text."""
    pieces, behind = [], 0
    for word in WORD.finditer(text) if searched else ():
        if any(term.fits(word[0]) for term in searched):
            pieces += [Marked(text[behind : word.start()]), Marked(word[0], is_hit=True)]
            behind = word.end()
    pieces.append(Marked(text[behind:]))
    return [one for one in pieces if one.text]
