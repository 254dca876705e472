"""Named reasons: what stands in the way, said in a sentence that says what to do.

A reason's value is its English sentence and the key to the Danish one; no rule imports Django to say it.
"""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for the catalogues; it is translated where it is shown."""
    return sentence


class Reason(str, Enum):
    """Base of the reasons that rules return."""

    def __str__(self) -> str:
        return str(self.value)


Hurdle = TypeVar("Hurdle", bound=Reason)


def uncleared(hurdles: Mapping[Hurdle, bool]) -> list[Hurdle]:
    """The reasons whose hurdle is not cleared, in the order they are given; an empty list means yes."""
    return [hurdle for hurdle, cleared in hurdles.items() if not cleared]
