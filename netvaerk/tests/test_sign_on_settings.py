"""Sign-on is read from the environment whole, or the start stops with the name that is missing."""

import environ
import pytest

from netvaerk.sign_on_settings import read_sign_on

OIDC = {
    "OIDC_ISSUER": "https://login.kommune.example/realms/alle/",
    "OIDC_CLIENT_ID": "netvaerk",
    "OIDC_CLIENT_SECRET": "hemmeligt",
    "OIDC_EXTERNAL_ID_CLAIM": "employeeid",
}


@pytest.fixture
def read(monkeypatch):
    def from_environment(values):
        monkeypatch.setattr(environ.Env, "ENVIRON", values)
        return read_sign_on(environ.Env())

    return from_environment


def test_without_settings_nobody_signs_on_elsewhere(read):
    assert read({}) is None


def test_what_is_left_out_has_a_default_that_lets_nobody_be_more_than_they_are(read):
    sign_on = read(OIDC)

    assert (sign_on.subject, sign_on.external_id, sign_on.role_claim) == ("sub", "employeeid", "roles")
    assert sign_on.scopes == ("openid", "profile")
    assert sign_on.roles.standing(["sek", "drift"]).admin is None
    assert sign_on.logs_out_there


def test_forms_may_lead_to_the_provider_and_to_what_is_named_beside_it(read):
    sign_on = read(OIDC | {"SIGN_ON_ORIGINS": "https://adfs.kommune.example,https://login.kommune.example/x"})

    assert sign_on.origins == ("https://login.kommune.example", "https://adfs.kommune.example")


def test_roles_are_lists_of_values(read):
    sign_on = read(OIDC | {"SIGN_ON_SECRETARIAT": "sek,sek2", "SIGN_ON_ADMIN": "drift", "SIGN_ON_EMPLOYEE": "bruger"})

    assert sign_on.roles.standing(["sek2"]).secretariat
    assert sign_on.roles.standing(["drift"]).admin
    assert not sign_on.roles.standing([]).comes_in


@pytest.mark.parametrize("name", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_EXTERNAL_ID_CLAIM"])
@pytest.mark.parametrize("value", [None, "", " "])
def test_what_is_half_said_stops_the_start(read, name, value):
    said = {key: OIDC[key] for key in OIDC if key != name} | ({} if value is None else {name: value})

    with pytest.raises(ValueError, match=f"{name} is empty"):
        read(said)
