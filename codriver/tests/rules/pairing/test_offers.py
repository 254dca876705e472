"""Who may be offered to each other, and when two begin."""

from dataclasses import replace
from itertools import combinations

import pytest

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
    PairingHindrance.DID_NOT_WORK: {"did_not_work": True},
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
    ("again", "exception", "hindrances"),
    [
        ("De har talt ud", "", []),
        (" ", "", [PairingHindrance.DID_NOT_WORK]),
        ("", "Ja", [PairingHindrance.DID_NOT_WORK]),
    ],
    ids=["written", "blank", "another reason"],
)
def test_two_who_could_not_work_together_are_offered_again_for_a_reason_of_its_own(again, exception, hindrances):
    facts = replace(FREE, did_not_work=True, again_reason=again, exception_reason=exception)

    assert hindrances_to_offer(facts) == hindrances


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
