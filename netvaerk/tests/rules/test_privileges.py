"""Which privileges of the public sector's SAML profile count, whose employee somebody is, and how sure that is."""

import base64

import pytest

from netvaerk.rules.privileges import CVR_SCOPE, PrivilegeGroup, is_from_us, is_sure_enough, privileges_held
from netvaerk.saml import read_privileges

OURS, OTHERS = "12345678", "87654321"


def group(*privileges, cvr=OURS, scope=CVR_SCOPE, limited=False):
    return PrivilegeGroup(scope + cvr, frozenset(privileges), limited)


@pytest.mark.parametrize(
    ("groups", "cvr", "held"),
    [
        ([], OURS, set()),
        ([group("a", "b")], OURS, {"a", "b"}),
        ([group("a"), group("b")], OURS, {"a", "b"}),
        ([group("a", cvr=OTHERS)], OURS, set()),
        ([group("a"), group("b", cvr=OTHERS)], OURS, {"a"}),
        ([group("a", scope="urn:dk:gov:saml:seNumberIdentifier:")], OURS, set()),
        ([group("a", cvr=OURS + "9")], OURS, set()),
        ([group("a", limited=True), group("b")], OURS, {"b"}),
        ([group("a", cvr="")], "", set()),
        ([group("a")], "", set()),
    ],
)
def test_privileges_count_for_our_whole_municipality_alone(groups, cvr, held):
    assert privileges_held(groups, cvr) == held


@pytest.mark.parametrize(
    ("said", "cvr", "ours"),
    [(OURS, OURS, True), (OTHERS, OURS, False), ("", OURS, False), (OTHERS, "", True), ("", "", True)],
)
def test_whose_employee_somebody_is(said, cvr, ours):
    assert is_from_us(said, cvr) is ours


@pytest.mark.parametrize(
    ("said", "least", "enough"),
    [
        ("Low", "Substantial", False),
        ("Substantial", "Substantial", True),
        ("High", "Substantial", True),
        ("high", "HIGH", True),
        ("Substantial", "High", False),
        ("", "Low", False),
        ("3", "Substantial", False),
        ("", "", True),
        ("Low", "", True),
    ],
)
def test_how_sure_is_enough(said, least, enough):
    assert is_sure_enough(said, least) is enough


def packed(inside, head='<p:PrivilegeList xmlns:p="http://itst.dk/oiosaml/basic_privilege_profile">'):
    return base64.b64encode(f"{head}{inside}</p:PrivilegeList>".encode()).decode()


def test_groups_are_read_in_either_version_of_the_profile_and_with_lines():
    one = '<PrivilegeGroup Scope="s"><Privilege> a </Privilege><Privilege>b</Privilege></PrivilegeGroup>'
    two = '<p:PrivilegeGroup Scope="t"><p:Privilege>c</p:Privilege><p:Constraint Name="n">x</p:Constraint></p:PrivilegeGroup>'
    text = packed(one + two)

    assert read_privileges(f"{text[:40]}\n  {text[40:]}") == [
        PrivilegeGroup("s", frozenset("ab")),
        PrivilegeGroup("t", frozenset("c"), limited=True),
    ]


BOMB = '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><p:PrivilegeList xmlns:p="x">&c;'


@pytest.mark.parametrize(
    "text",
    ["ikke base64!", "AAAA", base64.b64encode(b"<a>").decode(), packed("", BOMB), "A" * 200_004],
    ids=["no base64", "no XML", "half", "entities", "too long"],
)
def test_what_cannot_be_read_is_refused(text):
    with pytest.raises(ValueError, match="privileges"):
        read_privileges(text)
