"""The chain over the event log: each link carries the SHA-256 of its rows and of the link before it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from hashlib import sha256
from typing import Any

from netvaerk.rules.reasons import gettext_noop

SETTLES = timedelta(minutes=10)
"""An event this old is in the database for good: no transaction of ours lasts so long."""
ROWS_IN_A_LINK = 5000
FEWEST_MONTHS = 6
"""No log is pruned of what is younger, whatever the rule says."""


class LogProblem(str, Enum):
    """What a check of the log finds wrong."""

    CHANGED = gettext_noop("Rows have been changed since they were linked.")
    MISSING = gettext_noop("Rows are missing that no pruning has taken away.")
    ADDED = gettext_noop("Rows have been put in among older ones.")
    BROKEN = gettext_noop("The link does not follow the one before it.")
    TOO_EARLY = gettext_noop("Rows were pruned before their time.")
    UNKNOWN = gettext_noop("The digest that was noted earlier is not in the chain.")

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Link:
    """`previous` is the digest of the link before, "" for the first; `content` the digest of the rows."""

    first_event: int
    last_event: int
    rows: int
    newest_at: datetime
    content: str
    previous: str

    @property
    def digest(self) -> str:
        return _digest(
            [
                self.previous, self.first_event, self.last_event, self.rows, _moment(self.newest_at), self.content,
            ]
        )  # fmt: skip


def content_of(rows: Iterable[Sequence[Any]]) -> tuple[int, str]:
    """How many rows, and one digest of all: each a list of numbers, texts, moments or None, in the order of the log."""
    counted, running = 0, sha256()
    for row in rows:
        running.update(_digest([_moment(one) if isinstance(one, datetime) else one for one in row]).encode())
        counted += 1
    return counted, running.hexdigest()


def problem_of_link(stored: Link, *, digest: str, previous: str, rows: int, content: str) -> LogProblem | None:
    """What is wrong with a link whose rows should all be there: `rows` and `content` are what the log holds now."""
    if stored.previous != previous or stored.digest != digest:
        return LogProblem.BROKEN
    if rows != stored.rows:
        return LogProblem.MISSING if rows < stored.rows else LogProblem.ADDED
    return LogProblem.CHANGED if content != stored.content else None


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _digest(values: Sequence[Any]) -> str:
    return sha256(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
