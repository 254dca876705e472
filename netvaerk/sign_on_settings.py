"""Sign-on by the municipality's own login, read from the environment; docs/sign-on.md lists the names."""

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from netvaerk.rules.privileges import LEVELS
from netvaerk.rules.sign_on import RoleMap

OIDC = "work_account"
"""The name of the provider by OIDC, in the settings of allauth and beside each link."""
SAML = "saml"
"""The same by SAML; allauth's views look for this one."""
OIOSAML = "https://data.gov.dk"
"""With what the names of attributes begin in version 3 of the public sector's profile."""


@dataclass(frozen=True)
class SignOn:
    """How people sign on elsewhere. `origins` are the addresses a form of ours may lead to."""

    provider: str
    external_id: str
    role_claim: str
    roles: RoleMap
    origins: tuple[str, ...]
    logs_out_there: bool
    subject: str = "sub"
    tenant: str = ""
    scopes: tuple[str, ...] = ()
    privileges: str = ""
    cvr: str = ""
    cvr_attribute: str = ""
    least_assurance: str = ""
    assurance_attribute: str = ""
    app: dict[str, Any] = field(default_factory=dict, repr=False)

    def providers(self) -> dict[str, Any]:
        """What allauth asks for."""
        return {self.provider: {"APPS": [self.app]}}


def read_sign_on(env: environ.Env) -> SignOn | None:
    """None where nobody signs on elsewhere. Raises ValueError for what is half said."""
    oidc, saml = env.str("OIDC_ISSUER", ""), env.str("SAML_IDP_ENTITY_ID", "")
    if oidc and saml:
        raise ValueError("Both OIDC_ISSUER and SAML_IDP_ENTITY_ID are set. People sign on in one place: choose one.")
    if oidc:
        return read_oidc(env)
    return read_saml(env) if saml else None


def read_oidc(env: environ.Env) -> SignOn:
    issuer = env.str("OIDC_ISSUER").rstrip("/")
    return SignOn(
        provider=OIDC,
        subject=env.str("OIDC_SUBJECT_CLAIM", "sub"),
        tenant=env.str("OIDC_TENANT", ""),
        external_id=needed(env, "OIDC_EXTERNAL_ID_CLAIM"),
        role_claim=env.str("OIDC_ROLE_CLAIM", "roles"),
        scopes=tuple(env.str("OIDC_SCOPES", "openid profile").split()),
        app={
            "provider_id": OIDC,
            "name": "OIDC",
            "client_id": needed(env, "OIDC_CLIENT_ID"),
            "secret": needed(env, "OIDC_CLIENT_SECRET"),
            "settings": {"server_url": issuer},
        },
        origins=origins_of([issuer, *env.list("SIGN_ON_ORIGINS", default=[])]),
        **common(env),
    )


def read_saml(env: environ.Env) -> SignOn:
    """Raises ValueError, and OSError for a file that is not there."""
    if find_spec("onelogin") is None:
        raise ValueError("SAML needs the packages of requirements-saml.txt; install them.")
    least = env.str("SAML_NSIS_LEAST", "")
    if least.lower() not in ("", *LEVELS):
        raise ValueError(f"SAML_NSIS_LEAST is {least!r}; write Low, Substantial or High, or nothing.")
    idp = read_idp(env)
    places = [idp.get(name, "") for name in ("sso_url", "slo_url", "metadata_url")]
    sp = {"entity_id": entity_id} if (entity_id := env.str("SAML_ENTITY_ID", "")) else {}
    return SignOn(
        provider=SAML,
        subject=env.str("SAML_SUBJECT_ATTRIBUTE", ""),
        external_id=needed(env, "SAML_EXTERNAL_ID_ATTRIBUTE"),
        role_claim=env.str("SAML_ROLE_ATTRIBUTE", ""),
        privileges=env.str("SAML_PRIVILEGES_ATTRIBUTE", f"{OIOSAML}/model/core/eid/privilegesIntermediate"),
        cvr=env.str("SAML_CVR", ""),
        cvr_attribute=env.str("SAML_CVR_ATTRIBUTE", f"{OIOSAML}/model/core/eid/professional/cvr"),
        least_assurance=least,
        assurance_attribute=env.str("SAML_NSIS_ATTRIBUTE", f"{OIOSAML}/concept/core/nsis/loa"),
        app={
            "name": "SAML",
            "client_id": SAML,
            "settings": {"idp": idp, "sp": sp, "advanced": read_advanced(env)},
        },
        origins=origins_of([*places, *env.list("SIGN_ON_ORIGINS", default=[])]),
        **common(env),
    )


def read_idp(env: environ.Env) -> dict[str, str]:
    """Where the provider is: by its metadata, or by addresses and certificate."""
    idp = {"entity_id": needed(env, "SAML_IDP_ENTITY_ID")}
    if metadata := env.str("SAML_IDP_METADATA_URL", ""):
        return idp | {"metadata_url": metadata}
    out = {"slo_url": slo_url} if (slo_url := env.str("SAML_IDP_SLO_URL", "")) else {}
    return idp | out | {"sso_url": needed(env, "SAML_IDP_SSO_URL"), "x509cert": text_of(env, "SAML_IDP_CERT_FILE")}


def read_advanced(env: environ.Env) -> dict[str, Any]:
    """Whatever can be signed is, in both directions; allauth's own defaults sign nothing."""
    advanced = {
        "strict": True,
        "authn_request_signed": True,
        "logout_request_signed": True,
        "logout_response_signed": True,
        "metadata_signed": True,
        "want_assertion_signed": True,
        "want_assertion_encrypted": env.bool("SAML_ENCRYPTED", False),
        "reject_deprecated_algorithm": True,
        "reject_idp_initiated_sso": True,
        "x509cert": text_of(env, "SAML_CERT_FILE"),
        "private_key": text_of(env, "SAML_KEY_FILE"),
    }
    kind = env.str("SAML_NAME_ID_FORMAT", "")
    return advanced | ({"name_id_format": kind} if kind else {})


def text_of(env: environ.Env, name: str) -> str:
    return Path(needed(env, name)).read_text(encoding="ascii")


def common(env: environ.Env) -> dict[str, Any]:
    """What is read the same way for each protocol."""
    names = ("employee", "secretariat", "admin")
    roles = RoleMap(**{name: frozenset(env.list(f"SIGN_ON_{name.upper()}", default=[])) for name in names})
    return {"roles": roles, "logs_out_there": env.bool("SIGN_ON_LOGS_OUT_THERE", True)}


def needed(env: environ.Env, name: str) -> str:
    value = env.str(name, "").strip()
    if not value:
        raise ValueError(f"{name} is empty. Sign-on needs it; see docs/sign-on.md.")
    return value


def origins_of(addresses: list[str]) -> tuple[str, ...]:
    """Scheme and host of each, once, in the order they come."""
    parts = [urlsplit(address) for address in addresses]
    return tuple(dict.fromkeys(f"{one.scheme}://{one.netloc}" for one in parts if one.netloc))
