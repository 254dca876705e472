"""What becomes of a co-driver's time when the pair begins (spec: states of a pairing; S26). Hours are a week's."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from roles.rules.releases import Stretch


class Arrangement(str, Enum):
    """What is done about the time: nothing, where it stands or is asked for; it is granted as it was given; the leader
    is asked; or nobody knows how much to ask for."""

    STANDS = "stands"
    GRANT = "grant"
    ASK = "ask"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Given:
    """What a personnel leader has said yes to with a candidacy."""

    hours: Decimal
    free_from: date
    free_until: date


@dataclass(frozen=True)
class TimeFacts:
    """`released` and `asked` are of this theme. `used_elsewhere` says that time still stands on a theme the person
    co-drove before, so that the hours given may be spent there."""

    today: date
    released: bool
    asked: bool
    used_elsewhere: bool
    begins_on: date | None
    ends_on: date | None
    given: Given | None = None
    wished: Decimal | None = None


def arrange(facts: TimeFacts) -> tuple[Arrangement, Stretch | None]:
    """What to do, with the hours and days it is about.

    Who gave hours and days for co-driving has said yes to just this: it is granted at once, for the days that were
    given and the theme lasts, unless the hours may be spent elsewhere. All else is asked for; nothing stops the pair.
    """
    if facts.released or facts.asked:
        return Arrangement.STANDS, None
    first = max(facts.today, facts.begins_on or facts.today)
    given = facts.given
    if given and not facts.used_elsewhere:
        until = min(given.free_until, facts.ends_on or given.free_until)
        if max(first, given.free_from) <= until:
            return Arrangement.GRANT, Stretch(given.hours, max(first, given.free_from), until)
    hours = given.hours if given else facts.wished
    if hours is None or facts.ends_on is None or facts.ends_on < first:
        return Arrangement.UNKNOWN, None
    return Arrangement.ASK, Stretch(hours, first, facts.ends_on)
