"""Rounds of proposals: two a year, each with a last day for proposals and the day the executive forum decides.

Source: practice 3. Proposals in by 1 December are decided in January for the spring, by 1 May in June for the autumn.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from netvaerk.rules.reasons import Reason, gettext_noop

SPRING, AUTUMN = "spring", "autumn"
FEWEST_STARTS, MOST_STARTS = 2, 4


@dataclass(frozen=True)
class RoundDates:
    """The half-year that chosen themes start in, the last day for proposals, and the day of the decision."""

    year: int
    season: str
    deadline_on: date
    decides_on: date

    @property
    def starts_on(self) -> date:
        """The first day of the half-year on which what is chosen can start: after the decision."""
        return max(date(self.year, 1 if self.season == SPRING else 7, 1), self.decides_on + timedelta(days=1))


class StartWarning(Reason):
    MANY = gettext_noop("More than four themes are chosen in this round. Two to four is what is usual.")
    FEW = gettext_noop("Fewer than two themes are chosen in this round. Two to four is what is usual.")


def usual_dates(year: int, season: str) -> RoundDates:
    if season == SPRING:
        return RoundDates(year, SPRING, date(year - 1, 12, 1), date(year, 1, 31))
    return RoundDates(year, AUTUMN, date(year, 5, 1), date(year, 6, 30))


def next_round(known: Collection[RoundDates], today: date) -> RoundDates:
    """The first half-year that is not among `known` and whose deadline is not past.

    It copies the days of the last round of the same season; without one it has the usual days.
    """
    taken = {(one.year, one.season) for one in known}
    year = today.year
    while True:
        for season in (SPRING, AUTUMN):
            dates = _copied(known, year, season)
            if (year, season) not in taken and dates.deadline_on >= today:
                return dates
        year += 1


def open_round(known: Collection[RoundDates], today: date) -> RoundDates:
    """The round that takes proposals on `today`: of those `known` the one with the next deadline, or a new one."""
    planned = [one for one in known if one.deadline_on >= today]
    return min(planned, key=lambda one: one.deadline_on) if planned else next_round(known, today)


def coming_rounds(known: Collection[RoundDates], today: date, number: int) -> list[RoundDates]:
    """The next `number` rounds that are not decided, the first one first: planned, or as they will be made."""
    rounds, everything = [one for one in known if one.decides_on >= today], list(known)
    while len(rounds) < number:
        everything.append(next_round(everything, today))
        rounds.append(everything[-1])
    return sorted(rounds, key=lambda one: one.starts_on)[:number]


def starts_to_come(*, chosen: int, undecided: int) -> tuple[int, int]:
    """How many of a round's proposals to expect as themes, and how many more that nobody has proposed yet, so that it
    comes to what is usual."""
    expected = min(undecided, max(0, MOST_STARTS - chosen))
    return expected, max(0, FEWEST_STARTS - chosen - expected)


def _copied(known: Collection[RoundDates], year: int, season: str) -> RoundDates:
    earlier = [one for one in known if one.season == season and one.year < year]
    if not earlier:
        return usual_dates(year, season)
    last = max(earlier, key=lambda one: one.year)
    years = year - last.year
    return RoundDates(year, season, _years_later(last.deadline_on, years), _years_later(last.decides_on, years))


def _years_later(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def warnings_on_starts(*, chosen: int, undecided: int) -> list[StartWarning]:
    """What to say of the number of themes chosen in a round: a warning, never a wall."""
    if chosen > MOST_STARTS:
        return [StartWarning.MANY]
    return [StartWarning.FEW] if chosen < FEWEST_STARTS and not undecided else []
