"""What removes a pair altogether, and the reason that is told."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from codriver.rules.pairing.barred import bars
from codriver.rules.pairing.pool import Bar, Candidate, Opening, Pool
from codriver.tests.rules.pairing.pools import pools, turned_round

OPENING = Opening(1, leader=9, leader_personnel=8, begins=100, ends=200)
CANDIDATE = Candidate(7, personnel_leader=6, hours_per_week=3, free_from=50, free_until=150)
TABLE = [
    ({}, {}, {}, None),
    ({"leader": 7}, {}, {}, Bar.ONESELF),
    ({"leader_personnel": 7}, {}, {}, Bar.LINE),
    ({"leader": 6}, {}, {}, Bar.LINE),
    ({}, {}, {(1, 7): "OTHER_ROLE"}, Bar.OTHER_ROLE),
    ({}, {}, {(1, 7): "DID_NOT_WORK"}, Bar.DID_NOT_WORK),
    ({}, {}, {(1, 7): "DECLINED"}, Bar.DECLINED),
    ({}, {}, {(1, 7): "BY_HAND"}, Bar.BY_HAND),
    ({}, {}, {(2, 7): "BY_HAND", (1, 5): "BY_HAND"}, None),
    ({"seats": 0}, {}, {}, Bar.NO_PLACE),
    ({}, {"places": 0}, {}, Bar.NO_PLACE),
    ({}, {"hours_per_week": None}, {}, Bar.NO_TIME),
    ({}, {"hours_per_week": None, "released": frozenset({1})}, {}, None),
    ({}, {"hours_per_week": None, "asked_for": frozenset({1})}, {}, None),
    ({}, {"hours_per_week": None, "released": frozenset({2})}, {}, Bar.NO_TIME),
    ({}, {"free_until": 99}, {}, Bar.OTHER_PERIOD),
    ({}, {"free_until": 100}, {}, None),
    ({}, {"free_from": 201, "free_until": 300}, {}, Bar.OTHER_PERIOD),
    ({"begins": None, "ends": None}, {"free_until": 1}, {}, None),
    ({}, {"free_from": None, "free_until": None}, {}, None),
    ({"leader": 7, "leader_personnel": 7}, {}, {(1, 7): "DECLINED"}, Bar.ONESELF),
    ({"leader": 6}, {"hours_per_week": None}, {(1, 7): "DECLINED"}, Bar.LINE),
]


@pytest.mark.parametrize(("opening", "candidate", "barred", "bar"), TABLE, ids=str)
def test_each_bar(opening, candidate, barred, bar):
    pool = Pool([replace(OPENING, **opening)], [replace(CANDIDATE, **candidate)], barred=barred)

    assert bars(pool).reason(1, 7) == bar
    assert bars(pool).mask.tolist() == [[bar is not None]]


def test_of_what_is_not_in_the_pool_nothing_is_said():
    assert bars(Pool([OPENING], [CANDIDATE])).reason(1, 99) is None


@settings(max_examples=30, deadline=None)
@given(pools())
def test_the_order_of_the_pool_changes_no_bar(pool):
    one, other = bars(pool), bars(turned_round(pool))
    pairs = [(opening.key, candidate.key) for opening in pool.openings for candidate in pool.candidates]

    assert [one.reason(*pair) for pair in pairs] == [other.reason(*pair) for pair in pairs]
