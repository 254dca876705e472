"""What a run keeps of a pool that was paired."""

from codriver.facts.runs import paired
from codriver.rules.pairing.pool import Candidate, Opening, Pool

SMALL, LARGE = Opening(1, leader=9, hours_per_week=2), Opening(2, leader=8, hours_per_week=8)
MUCH, SOME = Candidate(21, hours_per_week=4, waited=5), Candidate(22, hours_per_week=2)


def test_another_choice_is_priced_above_the_same_floor():
    found = paired(Pool([SMALL, LARGE], [MUCH, SOME]), {"hours": 1.0}, "best_total", 60)

    assert found["pairs"] == [[1, 21]]
    assert found["others"]["1"] == [{"person": 22, "themes": 0, "steps": 0}]
