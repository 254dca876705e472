"""Sign-on is read from the environment whole, or the start stops with the name that is missing."""

import environ
import pytest

from netvaerk import sign_on_settings
from netvaerk.sign_on_settings import read_sign_on

OIDC = {
    "OIDC_ISSUER": "https://login.kommune.example/realms/alle/",
    "OIDC_CLIENT_ID": "netvaerk",
    "OIDC_CLIENT_SECRET": "hemmeligt",
    "OIDC_EXTERNAL_ID_CLAIM": "employeeid",
}

SAML = {
    "SAML_IDP_ENTITY_ID": "https://adfs.kommune.example/trust",
    "SAML_IDP_SSO_URL": "https://adfs.kommune.example/ls/",
    "SAML_EXTERNAL_ID_ATTRIBUTE": "employeeNumber",
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


def test_people_sign_on_in_one_place(read):
    with pytest.raises(ValueError, match="choose one"):
        read(OIDC | SAML)


@pytest.fixture
def saml(tmp_path, monkeypatch):
    """Settings of SAML that are whole, as if its packages were installed."""
    monkeypatch.setattr(sign_on_settings, "find_spec", lambda name: True)
    names = ("SAML_IDP_CERT_FILE", "SAML_CERT_FILE", "SAML_KEY_FILE")
    for name in names:
        (tmp_path / name).write_text(f"-- {name} --")
    return SAML | {name: str(tmp_path / name) for name in names}


def test_whatever_can_be_signed_is_signed(read, saml):
    said = read(saml).app["settings"]

    assert said["idp"]["x509cert"] == "-- SAML_IDP_CERT_FILE --"
    assert said["advanced"]["private_key"] == "-- SAML_KEY_FILE --"
    for name in ("authn_request_signed", "want_assertion_signed", "logout_request_signed", "reject_idp_initiated_sso"):
        assert said["advanced"][name] is True


def test_a_certificate_need_not_be_named_where_the_provider_has_metadata(read, saml):
    del saml["SAML_IDP_CERT_FILE"], saml["SAML_IDP_SSO_URL"]
    sign_on = read(saml | {"SAML_IDP_METADATA_URL": "https://adfs.kommune.example/metadata.xml"})

    assert sign_on.origins == ("https://adfs.kommune.example",)


def test_the_key_does_not_show_where_settings_are_shown(read, saml):
    assert "SAML_KEY_FILE" not in repr(read(saml))
    assert "hemmeligt" not in repr(read(OIDC))


@pytest.mark.parametrize(
    "name", ["SAML_EXTERNAL_ID_ATTRIBUTE", "SAML_IDP_SSO_URL", "SAML_IDP_CERT_FILE", "SAML_KEY_FILE"]
)
def test_saml_that_is_half_said_stops_the_start(read, saml, name):
    with pytest.raises(ValueError, match=f"{name} is empty"):
        read({key: saml[key] for key in saml if key != name})


def test_a_word_that_is_no_level_of_assurance_stops_the_start(read, saml):
    with pytest.raises(ValueError, match="SAML_NSIS_LEAST"):
        read(saml | {"SAML_NSIS_LEAST": "3"})


def test_saml_without_its_packages_says_which_to_install(read, saml, monkeypatch):
    monkeypatch.setattr(sign_on_settings, "find_spec", lambda name: None)

    with pytest.raises(ValueError, match="requirements-saml.txt"):
        read(saml)
