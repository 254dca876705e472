"""The succession picture: who could be ready to lead in the rounds to come, against the themes that will need a leader
(S87). People are counted by their stage on the path, and nothing about anybody is a score."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from codriver.rules.closings import FEWEST
from codriver.rules.path import READY_TO_LEAD, WAY, Stage, Wish

ROUNDS = 3
"""So many rounds are looked ahead: a year, and the half-year after it."""

ROUNDS_BEFORE_READY = {Stage.PRACTISING: 1, Stage.CO_DRIVER: 2, Stage.INTERESTED: 3}
"""In how many rounds from now somebody could be ready, if all goes well. From the stage after these they are."""


class Seat(str, Enum):
    """Why a theme needs a leader."""

    EMPTY = "empty"
    TIME_ENDS = "time_ends"
    PROPOSED = "proposed"
    USUAL = "usual"


@dataclass(frozen=True)
class Walker:
    """Somebody on the path. `leads_until` is the last day of the themes they lead, None for who leads none."""

    stage: Stage
    wish: str = ""
    leads_until: date | None = None


@dataclass(frozen=True)
class Need:
    """A theme that needs a leader from that day on."""

    seat: Seat
    day: date


@dataclass(frozen=True)
class Column:
    """A moment: today, or the day on which the themes of a round can start. `people` is who could be ready by then,
    `seats` what becomes empty since the moment before, and `taken_before` the seats of all moments before."""

    day: date
    people: Mapping[Stage, int]
    seats: Mapping[Seat, int]
    taken_before: int

    @property
    def ready(self) -> int:
        return sum(self.people.values())

    @property
    def needed(self) -> int:
        """Leaders needed by then in all, if each leads one theme."""
        return self.taken_before + sum(self.seats.values())

    @property
    def lacking(self) -> int:
        """Seats that would stay empty."""
        return max(0, self.needed - self.ready)


def could_be_ready(one: Walker, *, rounds_ahead: int, day: date) -> bool:
    """Whether somebody could lead from `day` on, so many rounds from now. Who is ready counts with a yes, as among the
    coming leaders; before that, everybody does who has not said no."""
    if one.stage not in WAY or (one.leads_until is not None and one.leads_until >= day):
        return False
    if one.stage in READY_TO_LEAD:
        return one.wish == Wish.YES
    return one.wish != Wish.NOT_NOW and ROUNDS_BEFORE_READY[one.stage] <= rounds_ahead


def moment_of(day: date, days: Sequence[date]) -> int | None:
    """Which of `days` is the first not before `day`; None where all are."""
    return next((place for place, one in enumerate(days) if one >= day), None)


def columns(days: Sequence[date], walkers: Collection[Walker], needs: Iterable[Need]) -> list[Column]:
    """What each of `days` looks like, today first. A seat stands at the first day on which it is empty; what lies after
    the last one is left out."""
    seats: list[Counter[Seat]] = [Counter() for _ in days]
    for need in needs:
        at = moment_of(need.day, days)
        if at is not None:
            seats[at][need.seat] += 1
    found, taken = [], 0
    for ahead, day in enumerate(days):
        people = Counter(one.stage for one in walkers if could_be_ready(one, rounds_ahead=ahead, day=day))
        found.append(Column(day, people, seats[ahead], taken))
        taken += seats[ahead].total()
    return found


@dataclass(frozen=True)
class ByUnit:
    """How many work where. `others` are those of the units that are not named, together; where all are fewer than five,
    `is_hidden`, and nothing is told."""

    named: list[tuple[str, int]]
    others: int
    is_hidden: bool = False


def area_of(unit: int, parents: Mapping[int, int | None]) -> int:
    """The unit right under the top to which `unit` belongs, or itself."""
    line = [unit]
    while (above := parents.get(line[-1])) is not None and above not in line:
        line.append(above)
    return line[-2] if len(line) > 1 else unit


def by_unit(counts: Mapping[str, int]) -> ByUnit:
    """Units with five people or more, the largest first. The rest is put together, and with it the smallest named one
    where the rest alone would be fewer than five."""
    named = sorted(((unit, number) for unit, number in counts.items() if number >= FEWEST), key=lambda one: -one[1])
    others = sum(number for number in counts.values() if number < FEWEST)
    while 0 < others < FEWEST and named:
        others += named.pop()[1]
    return ByUnit(named, others) if others == 0 or others >= FEWEST else ByUnit([], 0, is_hidden=True)
