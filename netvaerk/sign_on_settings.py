"""Sign-on by the municipality's own login, read from the environment; docs/sign-on.md lists the names."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import environ

from netvaerk.rules.sign_on import RoleMap

OIDC = "work_account"
"""The name of the provider by OIDC, in the settings of allauth and beside each link."""


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
    app: dict[str, Any] = field(default_factory=dict)

    def providers(self) -> dict[str, Any]:
        """What allauth asks for."""
        return {self.provider: {"APPS": [self.app]}}


def read_sign_on(env: environ.Env) -> SignOn | None:
    """None where nobody signs on elsewhere. Raises ValueError for what is half said."""
    return read_oidc(env) if env.str("OIDC_ISSUER", "") else None


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
