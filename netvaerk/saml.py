"""The municipality's own login by SAML 2, on allauth's ground: AD FS, and Context Handler with OIOSAML.

Beyond what allauth and python3-saml check: an assertion must say whom it is for, and is used once. Nothing of what it
says is stored. The packages of `requirements-saml.txt` are read in only where SAML is configured.
"""

import base64
import binascii
import time
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import ParseError

from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.saml.provider import SAMLProvider
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from netvaerk.rules.privileges import PrivilegeGroup, is_from_us, is_sure_enough, privileges_held
from netvaerk.rules.sign_on import WorkAccount
from netvaerk.sign_on_settings import SAML

AUDIENCE = ".//{urn:oasis:names:tc:SAML:2.0:assertion}Audience"
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
CLOCKS_DIFFER = 600  # seconds, twice what python3-saml lets pass
LONGEST = 200_000  # characters of base64


def read_privileges(value: str) -> list[PrivilegeGroup]:
    """The groups in an OIO Basic Privilege Profile, as base64 of XML. Raises ValueError for what is none."""
    if len(value) > LONGEST:
        raise ValueError("The privileges are too long.")
    try:
        root = fromstring(base64.b64decode("".join(value.split()), validate=True), forbid_dtd=True)
    except (binascii.Error, ParseError, DefusedXmlException) as error:
        raise ValueError("The privileges cannot be read.") from error
    return [_group(one) for one in root.iter() if _local(one) == "PrivilegeGroup"]


def _group(element: Any) -> PrivilegeGroup:
    inside = [(_local(one), (one.text or "").strip()) for one in element]
    return PrivilegeGroup(
        scope=element.get("Scope", ""),
        privileges=frozenset(text for name, text in inside if name == "Privilege"),
        limited=any(name == "Constraint" for name, _text in inside),
    )


def _local(element: Any) -> str:
    """An element's name without its namespace, which differs between versions of the profile."""
    return str(element.tag).rpartition("}")[2]


def under_our_name(request: HttpRequest) -> None:
    """allauth builds our addresses from the request; let them follow the settings and not the Host header."""
    request.META["HTTP_HOST"] = urlsplit(settings.SITE_URL).netloc


class SamlProvider(SAMLProvider):
    id = SAML

    def get_login_url(self, request: HttpRequest, **kwargs: Any) -> str:
        return reverse("sign_on")

    def redirect(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Raises ProviderException for settings that python3-saml cannot use, OSError for metadata that do not come."""
        from onelogin.saml2.errors import OneLogin_Saml2_Error

        under_our_name(request)
        try:
            return super().redirect(request, *args, **kwargs)
        except OneLogin_Saml2_Error as error:
            raise ProviderException(str(error)) from error

    def extract_uid(self, data: Any) -> str:
        """The attribute that is named in the settings, else the name id. Where that is another each time, the external
        id is all that lasts."""
        if settings.SIGN_ON.subject:
            return first(data, settings.SIGN_ON.subject)
        return first(data, settings.SIGN_ON.external_id) if data.get_nameid_format() == TRANSIENT else data.get_nameid()

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        return {}

    def extract_common_fields(self, data: Any) -> dict[str, Any]:
        return {}

    def sociallogin_from_response(self, request: HttpRequest, response: Any) -> SocialLogin:
        """Raises ProviderException for an assertion that is not for us, was used before or says no subject."""
        says_whom_it_is_for(response)
        used_once(response)
        try:
            account = work_account(response, self.extract_uid(response) or "")
            login = super().sociallogin_from_response(request, response)
        except ValueError as error:
            raise ProviderException("The assertion cannot be read.") from error
        login.work_account = account
        login.way_out = {
            "name_id": response.get_nameid(),
            "name_id_format": response.get_nameid_format(),
            "session_index": response.get_session_index(),
        }
        return login

    def address_of_way_out(self, request: HttpRequest, way_out: dict[str, str], here: str) -> str:
        """Where the session elsewhere ends, by a signed request; `here` where the provider knows no such place."""
        from allauth.socialaccount.providers.saml.utils import build_auth

        under_our_name(request)
        auth = build_auth(request, self)
        return auth.logout(return_to="", **way_out) if auth.get_slo_url() else here


def work_account(response: Any, subject: str) -> WorkAccount:
    """What an assertion says of somebody. Raises ValueError for privileges that cannot be read."""
    sign_on = settings.SIGN_ON
    groups = [group for text in values(response, sign_on.privileges) for group in read_privileges(text)]
    return WorkAccount(
        provider=SAML,
        subject=subject,
        external_id=first(response, sign_on.external_id),
        standing=sign_on.roles.standing(
            {*values(response, sign_on.role_claim), *privileges_held(groups, sign_on.cvr)},
        ),
        from_us=is_from_us(first(response, sign_on.cvr_attribute), sign_on.cvr),
        sure_enough=is_sure_enough(first(response, sign_on.assurance_attribute), sign_on.least_assurance),
    )


def values(response: Any, name: str) -> list[str]:
    """The values of an attribute; none for no name."""
    return [str(one).strip() for one in response.get_attributes().get(name) or [] if one] if name else []


def first(response: Any, name: str) -> str:
    return next(iter(values(response, name)), "")


def says_whom_it_is_for(response: Any) -> None:
    """python3-saml lets an assertion pass that names no audience. Raises ProviderException."""
    if fromstring(response.get_last_response_xml()).find(AUDIENCE) is None:
        raise ProviderException("The assertion says not whom it is for.")


def used_once(response: Any) -> None:
    """Raises ProviderException for an assertion that was here before."""
    key = sha256(str(response.get_last_assertion_id()).encode()).hexdigest()
    ends = response.get_last_assertion_not_on_or_after() or time.time()
    if not cache.add(f"assertion:{key}", True, timeout=max(ends - time.time(), 0) + CLOCKS_DIFFER):
        raise ProviderException("The assertion was used before.")
