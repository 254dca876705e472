"""Who comes in by a work account: every case of what it says and what is known here."""

import pytest

from netvaerk.rules.sign_on import (
    Known,
    RoleMap,
    SignOnHindrance,
    Standing,
    WorkAccount,
    claimed,
    hindrances_to_sign_on,
)

H = SignOnHindrance
IN, OUT = Standing(True, None, None), Standing(False, None, None)
INGE, BO = 1, 2


@pytest.mark.parametrize(
    ("number", "standing", "known", "reasons"),
    [
        ("4711", IN, Known(INGE, None, False, True), []),
        ("4711", IN, Known(INGE, INGE, False, True), []),
        ("4711", IN, Known(None, None, False, False), [H.UNKNOWN]),
        ("4711", IN, Known(INGE, None, False, False), [H.LEFT]),
        ("4711", IN, Known(INGE, INGE, False, False), [H.LEFT]),
        ("4711", IN, Known(INGE, BO, False, True), [H.ANOTHER_ACCOUNT]),
        ("4711", IN, Known(None, BO, False, False), [H.ANOTHER_ACCOUNT]),
        ("4711", IN, Known(INGE, None, True, True), [H.ANOTHER_ACCOUNT]),
        ("4711", OUT, Known(INGE, INGE, False, True), [H.NOT_LET_IN]),
        ("4711", OUT, Known(None, None, False, False), [H.NOT_LET_IN, H.UNKNOWN]),
        ("", IN, Known(None, None, False, False), [H.NO_EXTERNAL_ID]),
        ("", IN, Known(None, INGE, False, False), [H.NO_EXTERNAL_ID, H.ANOTHER_ACCOUNT]),
    ],
)
def test_who_comes_in(number, standing, known, reasons):
    assert hindrances_to_sign_on(WorkAccount("oidc", "s", number, standing), known) == reasons


ALL = RoleMap(frozenset({"bruger"}), frozenset({"sek", "sek2"}), frozenset({"drift"}))


@pytest.mark.parametrize(
    ("roles", "values", "standing"),
    [
        (RoleMap(), [], Standing(True, None, None)),
        (RoleMap(), ["drift"], Standing(True, None, None)),
        (RoleMap(employee=frozenset({"bruger"})), [], Standing(False, None, None)),
        (RoleMap(secretariat=frozenset({"sek"})), [], Standing(True, False, None)),
        (ALL, [], Standing(False, False, False)),
        (ALL, ["bruger"], Standing(True, False, False)),
        (ALL, ["Bruger"], Standing(False, False, False)),
        (ALL, ["sek2"], Standing(True, True, False)),
        (ALL, ["drift", "noget andet"], Standing(True, False, True)),
    ],
)
def test_which_roles_come_along(roles, values, standing):
    assert roles.standing(values) == standing


@pytest.mark.parametrize(
    ("claims", "name", "values"),
    [
        ({"roles": ["a", "b"]}, "roles", ["a", "b"]),
        ({"roles": "a"}, "roles", ["a"]),
        ({"number": 4711}, "number", ["4711"]),
        ({"realm_access": {"roles": ["a"]}}, "realm_access.roles", ["a"]),
        ({"https://claims.example/roles": ["a"]}, "https://claims.example/roles", ["a"]),
        ({}, "roles", []),
        ({"roles": None}, "roles", []),
        ({"roles": True}, "roles", []),
        ({"roles": {"a": 1}}, "roles", []),
        ({"roles": [None, {"a": 1}, "b"]}, "roles", ["b"]),
        ({"realm_access": "a"}, "realm_access.roles", []),
    ],
)
def test_what_a_claim_says(claims, name, values):
    assert claimed(claims, name) == values
