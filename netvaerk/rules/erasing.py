"""What stands in place of somebody whose name has been erased."""

import re
from collections.abc import Sequence

NOBODY = "Tidligere medarbejder"
"""The name of everybody who is no longer known: in the municipality's own language, as a name is."""
GONE = "–"
"""Where a text must say something, and what it said is gone."""


def spellings(name: str) -> set[str]:
    """The longest word of a name as people type it, to look for rows in which the name may stand: SQLite compares Æ, Ø
    and Å by case."""
    word = max(name.split(), key=len)
    return {word, word.lower(), word.upper()}


def replaced(text: str, names: Sequence[str]) -> str:
    """`text` with each of `names` taken out, however it is spelled and its words are spaced; only whole names."""
    for name in names:
        words = r"\s+".join(re.escape(word) for word in name.split())
        if words:
            text = re.sub(rf"(?<!\w){words}(?!\w)", GONE, text, flags=re.IGNORECASE)
    return text
