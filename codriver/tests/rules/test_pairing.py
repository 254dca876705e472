"""Who may be offered to each other, and what is said for and against them."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codriver.rules.pairing.grounds import FitFacts, Ground, Saying, Weight, grounds
from codriver.rules.pairing.offers import (
    BeginFacts,
    OfferFacts,
    PairingHindrance,
    hindrances_to_begin,
    hindrances_to_offer,
)

FREE = OfferFacts(
    by_secretariat=True,
    oneself=False,
    employed=True,
    has_leader=True,
    theme_open=True,
    other_role=False,
    theme_free=True,
    person_free=True,
    own_line=False,
)
AGAINST = {
    PairingHindrance.NOT_SECRETARIAT: {"by_secretariat": False},
    PairingHindrance.NO_LEADER: {"has_leader": False},
    PairingHindrance.THEME_TAKES_NO_PAIR: {"theme_open": False},
    PairingHindrance.NOT_EMPLOYED: {"employed": False},
    PairingHindrance.OTHER_ROLE: {"other_role": True},
    PairingHindrance.THEME_IS_TAKEN: {"theme_free": False},
    PairingHindrance.PERSON_IS_TAKEN: {"person_free": False},
    PairingHindrance.OWN_LINE: {"own_line": True},
}


def test_nothing_stands_against_it():
    assert hindrances_to_offer(FREE) == []


@pytest.mark.parametrize("count", range(1, len(AGAINST) + 1))
def test_every_hindrance_alone_and_together(count):
    for reasons in combinations(AGAINST, count):
        changes = {name: value for reason in reasons for name, value in AGAINST[reason].items()}

        assert hindrances_to_offer(replace(FREE, **changes)) == list(reasons)


def test_oneself_is_said_instead_of_the_leaders_own_role():
    facts = replace(FREE, oneself=True, other_role=True)

    assert hindrances_to_offer(facts) == [PairingHindrance.ONESELF]


@pytest.mark.parametrize(
    ("reason", "hindrances"),
    [("Ingen andre kan", []), ("", [PairingHindrance.OWN_LINE]), ("  ", [PairingHindrance.OWN_LINE])],
    ids=["written", "none", "blank"],
)
def test_a_written_reason_lifts_the_bar_of_ones_own_line(reason, hindrances):
    assert hindrances_to_offer(replace(FREE, own_line=True, exception_reason=reason)) == hindrances


AS_OFFERED = BeginFacts(employed=True, theme_open=True, other_role=False, leads=True, own_line=False)
CHANGED = {
    PairingHindrance.NOT_EMPLOYED: {"employed": False},
    PairingHindrance.THEME_TAKES_NO_PAIR: {"theme_open": False},
    PairingHindrance.NO_LONGER_LEADS: {"leads": False},
    PairingHindrance.OTHER_ROLE: {"other_role": True},
    PairingHindrance.OWN_LINE_SINCE: {"own_line": True},
}


@pytest.mark.parametrize("count", range(len(CHANGED) + 1))
def test_what_has_changed_since_the_offer_alone_and_together(count):
    for reasons in combinations(CHANGED, count):
        changes = {name: value for reason in reasons for name, value in CHANGED[reason].items()}

        assert hindrances_to_begin(replace(AS_OFFERED, **changes)) == list(reasons)


def test_a_pair_that_was_offered_in_one_line_with_a_reason_begins():
    assert hindrances_to_begin(replace(AS_OFFERED, own_line=True, exception_reason="Ingen andre kan")) == []


@pytest.mark.parametrize("hindrance", [one for one in AGAINST if one != PairingHindrance.OWN_LINE])
def test_a_written_reason_lifts_nothing_else(hindrance):
    facts = replace(FREE, exception_reason="Ingen andre kan", **AGAINST[hindrance])

    assert hindrances_to_offer(facts) == [hindrance]


FIT = FitFacts(
    steps=4,
    same_directorate=False,
    unit_touched=7,
    asked=[1, 2],
    wished=[1, 2],
    able=[],
    own_line=False,
    time_released=True,
)
FROM_AFAR = Saying(Ground.OTHER_DIRECTORATE, Weight.FOR)
TOUCHED = Saying(Ground.KNOWS_A_UNIT_OF_THE_THEME, Weight.FOR, (7,))
WISHED = Saying(Ground.OFFERS_WHAT_IS_ASKED, Weight.FOR, (1, 2))
RELEASED = Saying(Ground.TIME_RELEASED, Weight.FOR)


def test_everything_speaks_for_it():
    assert grounds(FIT) == [FROM_AFAR, TOUCHED, WISHED, RELEASED]


@pytest.mark.parametrize(
    ("change", "sayings"),
    [
        ({"same_directorate": True}, [Saying(Ground.OTHER_UNIT, Weight.FOR), TOUCHED, WISHED, RELEASED]),
        ({"steps": 0}, [TOUCHED, WISHED, RELEASED, Saying(Ground.SAME_UNIT, Weight.AGAINST)]),
        ({"steps": None}, [TOUCHED, WISHED, RELEASED, Saying(Ground.UNIT_UNKNOWN, Weight.UNKNOWN)]),
        ({"unit_touched": None}, [FROM_AFAR, WISHED, RELEASED, Saying(Ground.OUTSIDE_THE_THEME, Weight.UNKNOWN)]),
        ({"asked": []}, [FROM_AFAR, TOUCHED, RELEASED, Saying(Ground.NEEDS_UNKNOWN, Weight.UNKNOWN)]),
        ({"wished": []}, [FROM_AFAR, TOUCHED, RELEASED, Saying(Ground.OFFERS_UNKNOWN, Weight.UNKNOWN)]),
        ({"own_line": True}, [FROM_AFAR, TOUCHED, WISHED, RELEASED, Saying(Ground.IN_THE_LINE, Weight.AGAINST)]),
        ({"time_released": False}, [FROM_AFAR, TOUCHED, WISHED, Saying(Ground.NO_TIME_YET, Weight.UNKNOWN)]),
    ],
    ids=[
        "same directorate",
        "same unit",
        "unit unknown",
        "outside the theme",
        "nothing asked",
        "nothing offered",
        "in the line",
        "no time",
    ],
)
def test_each_ground(change, sayings):
    assert grounds(replace(FIT, **change)) == sayings


def test_the_wish_counts_before_the_ability():
    facts = replace(FIT, asked=[3, 1, 2], wished=[1], able=[1, 2])

    assert [saying for saying in grounds(facts) if saying.names and saying != TOUCHED] == [
        Saying(Ground.OFFERS_WHAT_IS_ASKED, Weight.FOR, (1,)),
        Saying(Ground.CAN_WHAT_IS_ASKED, Weight.FOR, (2,)),
        Saying(Ground.LACKS_WHAT_IS_ASKED, Weight.AGAINST, (3,)),
    ]


IDS = st.lists(st.integers(1, 6), unique=True)


@given(IDS, IDS, IDS)
def test_each_competence_asked_for_is_named_once(asked, wished, able):
    facts = replace(FIT, unit_touched=None, asked=asked, wished=wished, able=able)
    named = sorted(name for saying in grounds(facts) for name in saying.names)

    assert named == (sorted(asked) if asked and (wished or able) else [])


@given(st.none() | st.integers(0, 6), st.booleans(), st.booleans(), st.booleans(), IDS)
def test_what_speaks_for_comes_first_and_the_unknown_last(steps, directorate, line, released, wished):
    facts = replace(
        FIT, steps=steps, same_directorate=directorate, own_line=line, time_released=released, wished=wished
    )
    order = [list(Weight).index(saying.weight) for saying in grounds(facts)]

    assert order == sorted(order)
