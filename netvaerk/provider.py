"""The municipality's own login by OpenID Connect, on allauth's ground. allauth finds this file by its name.

What allauth leaves to trust is checked here: the signature of the id token whoever brought it, its nonce, and that the
provider is the one that was configured. Nothing that the token says is stored.
"""

from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

import jwt
import structlog
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from requests import RequestException

from netvaerk.actions.sign_on import come_in
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.sign_on import WorkAccount, claimed
from netvaerk.saml import SamlProvider
from netvaerk.sign_on_settings import OIDC
from netvaerk.views.sign_on import away, not_let_in, went_wrong

logger = structlog.get_logger("netvaerk.sign_on")

SIGNED_WITH = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
CLOCKS_DIFFER = 60  # seconds
KEEP_METADATA = 600  # seconds; the provider's own addresses and keys


class WorkAccountAdapter(OpenIDConnectOAuth2Adapter):
    """The talk with the provider."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """The provider's addresses. Raises OAuth2Error for one that calls itself something else."""
        provider = self.get_provider()
        config = fetched(provider.server_url)
        if str(config.get("issuer", "")).rstrip("/") != provider.app.settings["server_url"]:
            raise OAuth2Error("The provider calls itself by another name.")
        return config

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return settings.SITE_URL + reverse("sign_on_answer")

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        id_token = str(kwargs["response"].get("id_token") or "")
        try:
            claims = self.verified(id_token, app.client_id)
        except (jwt.PyJWTError, KeyError, ValueError) as error:
            raise OAuth2Error("The id token does not hold.") from error
        login = self.get_provider().sociallogin_from_response(request, claims)
        login.nonce = str(claims.get("nonce", ""))
        login.way_out = {"address": self.openid_config.get("end_session_endpoint", ""), "id_token": id_token}
        return login

    def verified(self, id_token: str, client: str) -> dict[str, Any]:
        """What a token says that was signed by the provider, for us, and still holds. Raises PyJWTError, KeyError,
        ValueError."""
        config = self.openid_config
        claims = jwt.decode(
            id_token,
            key=signing_key(config["jwks_uri"], jwt.get_unverified_header(id_token).get("kid")),
            algorithms=SIGNED_WITH,
            audience=client,
            issuer=config["issuer"],
            leeway=CLOCKS_DIFFER,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
        if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != client:
            raise ValueError("The token was made for another program.")
        if settings.SIGN_ON.tenant and claims.get("tid") != settings.SIGN_ON.tenant:
            raise ValueError("The token comes from another tenant.")
        if not claimed(claims, settings.SIGN_ON.subject):
            raise ValueError("The token says no subject.")
        return claims


def fetched(address: str, *, anew: bool = False) -> dict[str, Any]:
    """A document of the provider, kept for some minutes. Raises RequestException, OAuth2Error."""
    key = f"sign_on:{sha256(address.encode()).hexdigest()}"
    known = None if anew else cache.get(key)
    if known is None:
        with get_adapter().get_requests_session() as session:
            response = session.get(address)
            response.raise_for_status()
            known = response.json()
        if not isinstance(known, dict):
            raise OAuth2Error("The provider answered with something else than was asked for.")
        cache.set(key, known, KEEP_METADATA)
    return known


def signing_key(address: str, name: str | None) -> jwt.PyJWK:
    """The provider's key of that name, asked for again when it is new. Raises KeyError, PyJWTError."""
    for anew in (False, True):
        keys = [one for one in jwt.PyJWKSet.from_dict(fetched(address, anew=anew)).keys if name in (None, one.key_id)]
        if len(keys) == 1:
            return keys[0]
    raise KeyError(name)


class WorkAccountProvider(OpenIDConnectProvider):
    id = OIDC
    name = "OpenID Connect"
    oauth2_adapter_class = WorkAccountAdapter
    pkce_enabled_default = True

    def get_login_url(self, request: HttpRequest, **kwargs: Any) -> str:
        return reverse("sign_on")

    def get_callback_url(self) -> str:
        return reverse("sign_on_answer")

    def get_default_scope(self) -> list[str]:
        return list(settings.SIGN_ON.scopes)

    def extract_uid(self, data: dict[str, Any]) -> str:
        """The subject, with its tenant in front where one is configured, as numbers count within a tenant."""
        return "/".join(filter(None, [settings.SIGN_ON.tenant, claimed(data, settings.SIGN_ON.subject)[0]]))

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        return []

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> SocialLogin:
        login = super().sociallogin_from_response(request, response)
        login.work_account = WorkAccount(
            provider=login.account.provider,
            subject=login.account.uid,
            external_id=next(iter(claimed(response, settings.SIGN_ON.external_id)), ""),
            standing=settings.SIGN_ON.roles.standing(claimed(response, settings.SIGN_ON.role_claim)),
        )
        return login

    def address_of_way_out(self, request: HttpRequest, way_out: dict[str, str], here: str) -> str:
        """Where the session elsewhere ends and leads back `here`; `here` where the provider knows no such place."""
        if not way_out["address"]:
            return here
        back = {"post_logout_redirect_uri": settings.SITE_URL + here, "id_token_hint": way_out["id_token"]}
        return f"{way_out['address']}?{urlencode(back)}"


class WorkAccounts(DefaultSocialAccountAdapter):
    """Nobody signs up: a work account opens the door of a person who is here already, or none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Person:
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Put the person in, or answer with why not. allauth goes on with whom it finds there."""
        asked = str(sociallogin.state.get("nonce", ""))
        if asked and not constant_time_compare(asked, getattr(sociallogin, "nonce", "")):
            logger.warning("sign_on_failed", reason="nonce")
            raise ImmediateHttpResponse(went_wrong(request))
        account = sociallogin.work_account
        try:
            sociallogin.user = come_in(account, at=timezone.now())
        except Refused as refusal:
            record_refusal(account, refusal)
            raise ImmediateHttpResponse(not_let_in(request, refusal, account.external_id)) from refusal

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Our own page in place of allauth's; the log says which kind of thing went wrong, and nothing of what came."""
        kinds = [type(one).__name__ for one in (exception, exception and exception.__cause__) if one]
        logger.warning("sign_on_failed", reason=str(error), kinds=kinds)
        answer = away if isinstance(exception, RequestException) else went_wrong
        raise ImmediateHttpResponse(answer(request, cancelled=error == AuthError.CANCELLED))


def record_refusal(account: WorkAccount, refusal: Refused) -> None:
    """Somebody who is known is written into the event log; of a stranger the log line says the reason alone."""
    logger.warning("sign_on_refused", reasons=[reason.name for reason in refusal.reasons])
    person = Person.objects.filter(external_id=account.external_id or None).exclude(external_id=None).first()
    if person:
        record(Verb.REFUSED, person, by=None, at=timezone.now(), about=person)


provider_classes = [WorkAccountProvider, SamlProvider]
