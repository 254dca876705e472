"""How long each kind of data is kept (duties: retention): what ships, and what the secretariat may choose."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class Unit(str, Enum):
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True)
class Limit:
    """So long something is kept: what ships, and the least and the most that may be chosen, all in `unit`."""

    ships: int
    least: int
    most: int
    unit: Unit = Unit.MONTHS

    def within(self, chosen: int | None) -> int:
        """What was chosen, or what ships; never outside the limit, whatever is stored."""
        return min(max(self.ships if chosen is None else chosen, self.least), self.most)

    def before(self, at: datetime, kept: int) -> datetime:
        """What was over at this moment or earlier has been kept for `kept` of the unit at `at`."""
        return at - timedelta(days=kept) if self.unit is Unit.DAYS else months_before(at, kept)

    def shipped(self, at: datetime) -> datetime:
        """The same for what ships."""
        return self.before(at, self.ships)


class RetentionHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat decides how long things are kept.")
    UNKNOWN = gettext_noop("There is no such kind of data.")
    TOO_SHORT = gettext_noop("That is too short. Choose a longer time, within the limits that stand beside the field.")
    TOO_LONG = gettext_noop("That is too long. Choose a shorter time, within the limits that stand beside the field.")
    CHANGED_MEANWHILE = gettext_noop(
        "A colleague has changed this meanwhile. Look at what stands now, then choose again."
    )


def months_before(at: datetime, months: int) -> datetime:
    """The same moment so many months earlier; the last day of the month where it has no such day."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    for day in range(at.day, 27, -1):
        try:
            return at.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return at.replace(year=year, month=month + 1)


def hindrances_to_keep_for(limit: Limit | None, kept: int, *, officer: bool) -> list[RetentionHindrance]:
    """Against keeping a kind of data for `kept` of its unit; an empty list means it may be so."""
    hurdles = {
        RetentionHindrance.NOT_SECRETARIAT: officer,
        RetentionHindrance.UNKNOWN: limit is not None,
        RetentionHindrance.TOO_SHORT: limit is None or kept >= limit.least,
        RetentionHindrance.TOO_LONG: limit is None or kept <= limit.most,
    }
    return uncleared(hurdles)
