"""What has changed between the pool a run was made of and the pool of today."""

from dataclasses import replace

import pytest

from codriver.rules.changes import (
    PoolChange,
    WholeChange,
    changes_of_people,
    changes_of_the_whole,
    changes_of_themes,
)
from codriver.rules.pairing.pool import Candidate, Opening, Pool
from codriver.rules.pairing.stored import as_json

THEME, PERSON = Opening(key=1, leader=9, begins=7), Candidate(key=2, waited=3)
BEFORE = Pool([THEME], [PERSON], parents={5: None})
WEIGHTS = {"need": 4.0}


@pytest.mark.parametrize(
    ("openings", "change"),
    [
        ([THEME], {}),
        ([replace(THEME, begins=8)], {}),
        ([replace(THEME, hours_per_week=3.0)], {1: PoolChange.OTHER_NEED}),
        ([THEME, Opening(key=4, leader=9)], {4: PoolChange.NEW_THEME}),
        ([], {1: PoolChange.NO_LONGER_LACKS}),
    ],
    ids=["as it was", "a day passes", "another need", "one more", "one fewer"],
)
def test_changes_of_themes(openings, change):
    assert changes_of_themes(as_json(BEFORE), as_json(replace(BEFORE, openings=openings))) == change


@pytest.mark.parametrize(
    ("candidates", "change"),
    [
        ([PERSON], {}),
        ([replace(PERSON, waited=4)], {}),
        ([replace(PERSON, levels={3: 4})], {2: PoolChange.OTHER_OFFER}),
        ([PERSON, Candidate(key=6)], {6: PoolChange.NEW_PERSON}),
        ([], {2: PoolChange.NO_LONGER_READY}),
    ],
    ids=["as it was", "a day passes", "another offer", "one more", "one fewer"],
)
def test_changes_of_people(candidates, change):
    assert changes_of_people(as_json(BEFORE), as_json(replace(BEFORE, candidates=candidates))) == change


@pytest.mark.parametrize(
    ("now", "weights", "changes"),
    [
        (BEFORE, WEIGHTS, []),
        (BEFORE, {"need": 3.0}, [WholeChange.WEIGHTS]),
        (replace(BEFORE, parents={5: None, 6: 5}), WEIGHTS, [WholeChange.UNITS]),
        (replace(BEFORE, barred={(1, 2): "DECLINED"}), WEIGHTS, [WholeChange.BARS]),
        (replace(BEFORE, candidates=[], barred={(1, 2): "DECLINED"}), WEIGHTS, []),
    ],
    ids=["as it was", "weights", "units", "a bar", "a bar that went with somebody"],
)
def test_changes_of_the_whole(now, weights, changes):
    assert changes_of_the_whole(as_json(BEFORE), as_json(now), WEIGHTS, weights) == changes
