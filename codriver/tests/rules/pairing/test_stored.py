"""A pool that was kept is the same pool, and known again by its fingerprint."""

import json
from dataclasses import replace

from hypothesis import given, settings

from codriver.rules.pairing.parts import PARTS
from codriver.rules.pairing.pool import Candidate, Opening, Pool
from codriver.rules.pairing.solving import solve
from codriver.rules.pairing.stored import as_json, fingerprint, from_json
from codriver.tests.rules.pairing.pools import pools, turned_round

POOL = Pool([Opening(1, leader=9, begins=5)], [Candidate(7, hours_per_week=3.0, waited=4)])


@settings(max_examples=50, deadline=None)
@given(pools())
def test_there_and_back(pool):
    back = from_json(json.loads(json.dumps(as_json(pool))))

    assert back == pool
    assert solve(back) == solve(pool)


@settings(max_examples=50, deadline=None)
@given(pools())
def test_the_order_is_no_part_of_the_fingerprint(pool):
    assert fingerprint(turned_round(pool), PARTS) == fingerprint(pool, PARTS)


def test_a_change_is_seen():
    before = fingerprint(POOL, PARTS)

    assert fingerprint(replace(POOL, candidates=[Candidate(7, hours_per_week=2.0)]), PARTS) != before
    assert fingerprint(replace(POOL, barred={(1, 7): "DECLINED"}), PARTS) != before
    assert fingerprint(POOL, {**PARTS, "need": 9.0}) != before


def test_that_a_day_has_passed_and_what_was_pinned_are_no_changes():
    later = Pool([Opening(1, leader=9, begins=6)], [Candidate(7, hours_per_week=3.0, waited=5)])

    assert fingerprint(replace(later, pinned=frozenset({(1, 7)})), PARTS) == fingerprint(POOL, PARTS)
