"""What stands on Min side: a thing to do, and a thing that somebody else is to do."""

from dataclasses import dataclass, field, replace
from datetime import date


@dataclass
class Task:
    """A thing to do: what, about what, by when, and the one button that does it. `is_late` when that day has passed."""

    title: str
    about: str
    url: str
    button: str
    facts: list[str] = field(default_factory=list)
    due_on: date | None = None
    is_late: bool = False

    def on(self, today: date) -> "Task":
        """The task as it stands on that day."""
        return replace(self, is_late=self.due_on is not None and self.due_on < today)


@dataclass
class Awaited:
    """What somebody else is to do, and the page it is about."""

    text: str
    url: str
