"""What stands on Min side: a thing to do, and a thing that somebody else is to do."""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Task:
    """A thing to do: what, about what, by when, and the one button that does it."""

    title: str
    about: str
    url: str
    button: str
    facts: list[str] = field(default_factory=list)
    due_on: date | None = None


@dataclass
class Awaited:
    """What somebody else is to do, and the page it is about."""

    text: str
    url: str
