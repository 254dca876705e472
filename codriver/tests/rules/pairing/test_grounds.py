"""What is said for and against a pair."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codriver.rules.pairing.grounds import Ground, Saying, Weight, grounds, said_for
from codriver.rules.pairing.pool import Candidate, Opening
from codriver.tests.rules.pairing.pools import UNITS, candidates, openings

SAYS = Opening(
    key=1,
    leader=9,
    leader_unit=4,
    leader_discipline=1,
    leader_personnel=8,
    units=frozenset({6}),
    asked={1: 2, 2: 3},
    tasks={1: 3, 2: 1},
    style="curious",
    little_known_units=frozenset({6}),
    hours_per_week=3,
)
BRINGS = Candidate(
    key=7,
    unit=6,
    discipline=2,
    levels={1: 2, 2: 2},
    wishes={1: "want", 2: "want"},
    tasks=frozenset({1, 2}),
    style="curious",
    known_units=frozenset({5, 6}),
    themes=frozenset({1}),
    hours_per_week=3,
    waited=200,
)
ALL_FOR = [
    said_for(Ground.OFFERS_WHAT_IS_ASKED, 2, 1),
    said_for(Ground.OTHER_DIRECTORATE),
    said_for(Ground.OTHER_DISCIPLINE),
    said_for(Ground.WISHES_THE_THEME),
    said_for(Ground.KNOWS_A_UNIT_OF_THE_THEME, 6),
    said_for(Ground.KNOWS_WHAT_THE_LEADER_DOES_NOT, 6),
    said_for(Ground.TAKES_THE_TASKS, 1, 2),
    said_for(Ground.LEADS_AS_WISHED),
    said_for(Ground.ENOUGH_HOURS),
    said_for(Ground.HAS_WAITED),
]


def test_everything_speaks_for_it():
    assert grounds(SAYS, BRINGS, UNITS) == ALL_FOR


AGAINST, UNKNOWN = Weight.AGAINST, Weight.UNKNOWN
CHANGES = [
    ("opening", {"leader_unit": 3}, said_for(Ground.OTHER_UNIT)),
    ("opening", {"leader_unit": 6}, Saying(Ground.SAME_UNIT, AGAINST)),
    ("opening", {"leader_unit": None}, Saying(Ground.UNIT_UNKNOWN, UNKNOWN)),
    ("opening", {"leader_discipline": 2}, Saying(Ground.SAME_DISCIPLINE, AGAINST)),
    ("opening", {"units": frozenset()}, Saying(Ground.OUTSIDE_THE_THEME, UNKNOWN)),
    ("opening", {"asked": {}}, Saying(Ground.NEEDS_UNKNOWN, UNKNOWN)),
    ("opening", {"style": "effect"}, Saying(Ground.LEADS_OTHERWISE, AGAINST)),
    ("opening", {"hours_per_week": 5}, Saying(Ground.FEWER_HOURS, AGAINST)),
    ("opening", {"hours_per_week": None}, said_for(Ground.TIME_GIVEN)),
    ("opening", {"leader": 6}, Saying(Ground.IN_THE_LINE, AGAINST)),
    ("opening", {"leader_personnel": 7}, Saying(Ground.IN_THE_LINE, AGAINST)),
    ("candidate", {"wishes": {}}, Saying(Ground.OFFERS_UNKNOWN, UNKNOWN)),
    ("candidate", {"wishes": {1: "want"}}, Saying(Ground.LACKS_WHAT_IS_ASKED, AGAINST, (2,))),
    ("candidate", {"wishes": {1: "want", 2: "can"}}, said_for(Ground.CAN_WHAT_IS_ASKED, 2)),
    ("candidate", {"wishes": {1: "want", 2: "learn"}}, said_for(Ground.LEARNS_WHAT_IS_ASKED, 2)),
    ("candidate", {"tasks": frozenset({2})}, Saying(Ground.LEAVES_TASKS, AGAINST, (1,))),
    ("candidate", {"hours_per_week": None}, Saying(Ground.NO_TIME_YET, AGAINST)),
    ("candidate", {"hours_per_week": None, "asked_for": frozenset({1})}, Saying(Ground.TIME_ASKED_FOR, UNKNOWN)),
    ("candidate", {"released": frozenset({1})}, said_for(Ground.TIME_RELEASED)),
]


@pytest.mark.parametrize(("whose", "change", "saying"), CHANGES, ids=[one[2].ground.name for one in CHANGES])
def test_each_ground(whose, change, saying):
    opening = replace(SAYS, **change) if whose == "opening" else SAYS
    candidate = replace(BRINGS, **change) if whose == "candidate" else BRINGS
    candidate = replace(candidate, personnel_leader=6)

    assert saying in grounds(opening, candidate, UNITS)
    assert saying not in grounds(SAYS, BRINGS, UNITS)


@given(openings(key=1), candidates(key=201))
def test_each_competence_asked_for_is_named_once(opening, candidate):
    spoken = [one for one in grounds(opening, candidate, UNITS) if "ASKED" in one.ground.name]

    named = sorted(name for saying in spoken for name in saying.names)
    assert named == (sorted(opening.asked) if candidate.wishes else [])


@given(openings(key=1), candidates(key=201), st.booleans())
def test_what_speaks_for_comes_first_and_the_unknown_last(opening, candidate, released):
    candidate = replace(candidate, released=frozenset({1} if released else ()))

    order = [list(Weight).index(saying.weight) for saying in grounds(opening, candidate, UNITS)]

    assert order == sorted(order)
