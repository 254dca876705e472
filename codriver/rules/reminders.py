"""Which reminder to somebody silent falls due."""

from collections.abc import Sequence
from datetime import date, timedelta


def latest_due(since: date, waits: Sequence[timedelta], today: date) -> list[int]:
    """The last of `waits` that has passed since that day, in days; none before the first. Earlier ones that a missed
    run left out are not worth sending."""
    return [wait.days for wait in waits if since + wait <= today][-1:]
