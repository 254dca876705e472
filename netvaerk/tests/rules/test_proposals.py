"""What a proposal lacks before it is sent, and before it is chosen."""

from dataclasses import replace

import pytest

from netvaerk.rules.proposals import TRAITS, Gap, ProposalFacts, missing_to_choose, missing_to_send

READY = ProposalFacts(
    purpose="For alle", at_stake="Meget", units=2, interface="", traits=TRAITS, network_type="welfare"
)


@pytest.mark.parametrize(
    ("without", "to_send", "to_choose"),
    [
        ({}, [], []),
        ({"purpose": " "}, [Gap.PURPOSE], [Gap.PURPOSE]),
        ({"at_stake": ""}, [Gap.AT_STAKE], [Gap.AT_STAKE]),
        ({"units": 1}, [Gap.UNITS], [Gap.UNITS]),
        ({"units": 0, "interface": "Mellem to"}, [], []),
        ({"traits": TRAITS - 1}, [], [Gap.TRAITS]),
        ({"network_type": ""}, [], [Gap.NETWORK_TYPE]),
    ],
    ids=["ready", "no purpose", "nothing at stake", "one unit", "an interface", "six traits", "no type"],
)
def test_what_a_proposal_lacks(without, to_send, to_choose):
    facts = replace(READY, **without)

    assert (missing_to_send(facts), missing_to_choose(facts)) == (to_send, to_choose)


def test_everything_is_named_at_once():
    nothing = ProposalFacts("", "", 0, "", 0, "")

    assert missing_to_choose(nothing) == list(Gap)
