"""Who is left over, and the nearest reason."""

import pytest

from codriver.rules.pairing.left_over import unplaced_candidates, unserved_openings
from codriver.rules.pairing.pool import Bar, Candidate, LeftOver, Opening, Pool
from codriver.rules.pairing.solving import solve

ONE, OTHER = Opening(1, leader=91), Opening(2, leader=92)
READY, TIMELESS = Candidate(7, hours_per_week=3, waited=9), Candidate(8)


@pytest.mark.parametrize(
    ("pool", "reasons"),
    [
        (Pool([ONE], [READY]), {}),
        (Pool([ONE], [READY, TIMELESS]), {8: Bar.NO_TIME}),
        (Pool([ONE], [READY, Candidate(9, hours_per_week=3)]), {9: LeftOver.OTHERS_FIT_BETTER}),
        (Pool([], [READY]), {7: LeftOver.NO_THEMES}),
        (Pool([ONE, OTHER], [READY], barred={(1, 7): "DECLINED", (2, 7): "BY_HAND"}), {7: Bar.BY_HAND}),
        (Pool([ONE], [Candidate(7, places=0)]), {}),
    ],
    ids=["placed", "no time", "others fit better", "no themes", "the bar most easily mended", "not looking"],
)
def test_candidates_without_a_theme(pool, reasons):
    assert unplaced_candidates(pool, solve(pool)) == reasons


@pytest.mark.parametrize(
    ("pool", "reasons"),
    [
        (Pool([ONE], [READY]), {}),
        (Pool([ONE], []), {1: LeftOver.NO_CANDIDATES}),
        (Pool([ONE], [TIMELESS]), {1: Bar.NO_TIME}),
        (Pool([ONE, OTHER], [READY]), {2: LeftOver.TOO_FEW}),
    ],
    ids=["served", "nobody is ready", "no time", "needed elsewhere"],
)
def test_themes_without_a_candidate(pool, reasons):
    assert unserved_openings(pool, solve(pool)) == reasons
