"""What removes a pair altogether, each with its reason. A barred pair is never given to the solver."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from codriver.rules.pairing.pool import Bar, Candidate, Opening, Pool

ORDER = list(Bar)
FREE = 0


@dataclass(frozen=True)
class BarMap:
    """`codes` holds 0 for a free pair, else 1 + the place of its first reason in `ORDER`; openings x candidates."""

    codes: Any
    openings: Mapping[int, int]
    candidates: Mapping[int, int]

    @property
    def mask(self) -> Any:
        """True where a pair is barred."""
        return self.codes != FREE

    def reason(self, opening: int, candidate: int) -> Bar | None:
        """Why the two, by their keys, cannot be paired; None if they can, or are not in the pool."""
        if opening not in self.openings or candidate not in self.candidates:
            return None
        code = int(self.codes[self.openings[opening], self.candidates[candidate]])
        return ORDER[code - 1] if code else None


def bars(pool: Pool) -> BarMap:
    """All bars of a pool. What is not known bars nothing."""
    openings = {one.key: row for row, one in enumerate(pool.openings)}
    candidates = {one.key: column for column, one in enumerate(pool.candidates)}
    codes = np.zeros((len(openings), len(candidates)), np.uint8)
    for bar, rows, columns in _wide(pool):
        codes[np.ix_(rows, columns)] = _code(bar)
    _periods(pool, codes)
    _time(pool, codes)
    single = [*_named(pool), *_kin(pool)]
    for bar, opening, candidate in sorted(single, key=lambda one: -_code(one[0])):
        if opening in openings and candidate in candidates:
            codes[openings[opening], candidates[candidate]] = _code(bar)
    return BarMap(codes, openings, candidates)


def _code(bar: Bar) -> int:
    return 1 + ORDER.index(bar)


def _wide(pool: Pool) -> Iterator[tuple[Bar, list[int], list[int]]]:
    """Whole rows and columns without a place."""
    full = [row for row, one in enumerate(pool.openings) if one.seats < 1]
    taken = [column for column, one in enumerate(pool.candidates) if one.places < 1]
    yield Bar.NO_PLACE, full, list(range(len(pool.candidates)))
    yield Bar.NO_PLACE, list(range(len(pool.openings))), taken


def _periods(pool: Pool, codes: Any) -> None:
    """Time given that has no day in common with the theme."""
    begins, ends = (
        _days([one.begins for one in pool.openings], -np.inf),
        _days([one.ends for one in pool.openings], np.inf),
    )
    free_from = _days([one.free_from for one in pool.candidates], -np.inf)
    free_until = _days([one.free_until for one in pool.candidates], np.inf)
    apart = (free_until[None, :] < begins[:, None]) | (free_from[None, :] > ends[:, None])
    codes[apart & (codes == FREE)] = _code(Bar.OTHER_PERIOD)


def _days(days: list[int | None], unknown: float) -> Any:
    return np.array([unknown if day is None else day for day in days], np.float64)


def _time(pool: Pool, codes: Any) -> None:
    """Candidates without hours, but for the themes for which time is released or asked for."""
    rows = {one.key: row for row, one in enumerate(pool.openings)}
    for column, one in enumerate(pool.candidates):
        if one.hours_per_week is None:
            kept = [rows[theme] for theme in one.released | one.asked_for if theme in rows]
            before = codes[kept, column].copy()
            codes[codes[:, column] != _code(Bar.NO_PLACE), column] = _code(Bar.NO_TIME)
            codes[kept, column] = before


def _named(pool: Pool) -> Iterator[tuple[Bar, int, int]]:
    """Bars known beforehand, by the name of their reason."""
    for (opening, candidate), name in pool.barred.items():
        yield Bar[name], opening, candidate


def _kin(pool: Pool) -> Iterator[tuple[Bar, int, int]]:
    """The leader themselves, the leader's personnel leader, and those the leader is personnel leader of."""
    led: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in pool.candidates:
        if candidate.personnel_leader is not None:
            led[candidate.personnel_leader].append(candidate)
    for opening in pool.openings:
        yield Bar.ONESELF, opening.key, opening.leader
        yield from ((Bar.LINE, opening.key, one.key) for one in led[opening.leader])
        yield from _above(opening)


def _above(opening: Opening) -> Iterator[tuple[Bar, int, int]]:
    if opening.leader_personnel is not None:
        yield Bar.LINE, opening.key, opening.leader_personnel
