"""Who fits nowhere, and which themes get nobody, each with the nearest reason."""

from collections import Counter

import numpy as np

from codriver.rules.pairing.barred import FREE, ORDER, bars
from codriver.rules.pairing.pool import Bar, LeftOver, Pool
from codriver.rules.pairing.solving import Solution

Nearest = Bar | LeftOver


def unplaced_candidates(pool: Pool, solution: Solution) -> dict[int, Nearest]:
    """Each candidate without a theme, with the bar met most often, or with the fact that others fit better."""
    codes = bars(pool).codes.T
    places = {one.key: index for index, one in enumerate(pool.candidates)}
    none = LeftOver.NO_THEMES
    return {
        key: _nearest(codes[places[key]], LeftOver.OTHERS_FIT_BETTER, none)
        for key in solution.unplaced(pool)
        if pool.candidates[places[key]].places > 0
    }


def unserved_openings(pool: Pool, solution: Solution) -> dict[int, Nearest]:
    """Each theme without a candidate, with the bar met most often, or with the fact that the few are needed more
    elsewhere."""
    codes = bars(pool).codes
    places = {one.key: index for index, one in enumerate(pool.openings)}
    none = LeftOver.NO_CANDIDATES
    return {
        key: _nearest(codes[places[key]], LeftOver.TOO_FEW, none)
        for key in solution.without_candidate(pool)
        if pool.openings[places[key]].seats > 0
    }


def _nearest(codes: np.ndarray, free: LeftOver, none: LeftOver) -> Nearest:
    """`free` if anything was possible at all; else the commonest bar, the later in the order where two are equal, since
    that is the one most easily mended."""
    if len(codes) == 0:
        return none
    if (codes == FREE).any():
        return free
    counted = Counter(codes.tolist())
    return ORDER[max(counted, key=lambda code: (counted[code], code)) - 1]
