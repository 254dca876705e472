"""Saying what a network needs, answering it, and the money for the test."""

import pytest

from roles.rules.base_link import (
    BaseLinkHindrance,
    NeedHindrance,
    hindrances_to_answering_a_need,
    hindrances_to_needing,
    hindrances_to_tying,
)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"on_the_theme": False}, [NeedHindrance.NOT_ON_THE_THEME]),
        ({"text": " "}, [NeedHindrance.NO_WORDS]),
        ({"committee": "Klimaudvalget"}, [NeedHindrance.COMMITTEE_IS_POLITICAL]),
        ({"committee": "Klimaudvalget", "kind": "political"}, []),
    ],
    ids=str,
)
def test_needing(change, reasons):
    facts = {"on_the_theme": True, "kind": "arena", "text": "En plads i chefforum", "committee": ""}

    assert hindrances_to_needing(**(facts | change)) == reasons


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"reference_leader": False}, [NeedHindrance.NOT_THE_REFERENCE_LEADER]),
        ({"waits": False}, [NeedHindrance.NO_LONGER_OPEN]),
        ({"hearing": "yes"}, [NeedHindrance.COMMITTEE_IS_POLITICAL]),
        ({"hearing": "yes", "kind": "political"}, []),
    ],
    ids=str,
)
def test_answering_a_need(change, reasons):
    facts = {"reference_leader": True, "waits": True, "kind": "arena", "committee": "", "hearing": ""}

    assert hindrances_to_answering_a_need(**(facts | change)) == reasons


@pytest.mark.parametrize(
    ("on_the_theme", "funding", "owner", "reasons"),
    [
        (True, "", "", []),
        (True, "sought", "", []),
        (True, "found", "Kultur", []),
        (True, "found", " ", [BaseLinkHindrance.NOBODY_FOUND_IT]),
        (False, "sought", "", [BaseLinkHindrance.NOT_ON_THE_THEME]),
    ],
)
def test_tying(on_the_theme, funding, owner, reasons):
    assert hindrances_to_tying(on_the_theme=on_the_theme, funding=funding, funding_owner=owner) == reasons
