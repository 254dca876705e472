"""A provider of SAML 2 on loopback: it refuses a request that is not signed, and answers with a form to be sent on."""

import base64
import datetime as dt
import html
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.test import Client
from django.urls import reverse
from onelogin.saml2.utils import OneLogin_Saml2_Utils as Utils
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from netvaerk.rules.sign_on import RoleMap
from netvaerk.sign_on_settings import OIOSAML, SAML, SignOn

IDP = "https://idp.kommune.example"
CVR = "12345678"
NUMBER, PRIVILEGES = "employeeNumber", f"{OIOSAML}/model/core/eid/privilegesIntermediate"
EMPLOYER, SURENESS = f"{OIOSAML}/model/core/eid/professional/cvr", f"{OIOSAML}/concept/core/nsis/loa"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"


def key_and_certificate(name: str) -> tuple[str, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=400))
        .not_valid_after(now + dt.timedelta(days=400))
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain).decode()
    return private, certificate.public_bytes(pem).decode()


IDP_KEY, IDP_CERTIFICATE = key_and_certificate("idp")
OUR_KEY, OUR_CERTIFICATE = key_and_certificate("netvaerk")
STRANGERS_KEY, STRANGERS_CERTIFICATE = key_and_certificate("fremmed")


@dataclass(frozen=True)
class Said:
    """What an assertion says, and how it is signed."""

    request: str
    to: str
    audience: str
    subject: str = "0f8b-inge"
    name_id_format: str = PERSISTENT
    issuer: str = IDP
    minutes: int = 5
    """From now, for how long it holds."""
    confirmed_for: str | None = None
    """The request in the part that is signed, if it is another one."""
    attributes: dict[str, list[str]] = field(default_factory=dict)
    signed: bool = True
    key: str = IDP_KEY
    certificate: str = IDP_CERTIFICATE
    changed_after: tuple[str, str] = ("", "")
    number: str = ""

    def but(self, **more: Any) -> "Said":
        return replace(self, **more)


def privileges(*groups: tuple[str, str], namespace: str = "http://digst.dk/oiosaml/basic_privilege_profile") -> str:
    """A Basic Privilege Profile with a group for each (scope, privilege), as base64."""
    inside = "".join(
        f'<PrivilegeGroup Scope="{scope}"><Privilege>{one}</Privilege></PrivilegeGroup>' for scope, one in groups
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><bpp:PrivilegeList xmlns:bpp="{namespace}">{inside}</bpp:PrivilegeList>'
    )
    return base64.b64encode(text.encode()).decode()


def response(said: Said) -> str:
    """The answer as base64 of XML."""
    now = dt.datetime.now(dt.UTC)
    stamp, ends = (f"{one:%Y-%m-%dT%H:%M:%SZ}" for one in (now, now + dt.timedelta(minutes=said.minutes)))
    begins = f"{now - dt.timedelta(minutes=60):%Y-%m-%dT%H:%M:%SZ}"
    audience = f"<saml:AudienceRestriction><saml:Audience>{said.audience}</saml:Audience></saml:AudienceRestriction>"
    attributes = "".join(
        f'<saml:Attribute Name="{name}">'
        + "".join(f"<saml:AttributeValue>{html.escape(text)}</saml:AttributeValue>" for text in texts)
        + "</saml:Attribute>"
        for name, texts in said.attributes.items()
    )
    number = said.number or Utils.generate_unique_id()
    confirmed = said.confirmed_for or said.request
    assertion = f"""<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{number}" Version="2.0"
 IssueInstant="{stamp}"><saml:Issuer>{said.issuer}</saml:Issuer><saml:Subject>
<saml:NameID Format="{said.name_id_format}">{said.subject}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData
 InResponseTo="{confirmed}" Recipient="{said.to}" NotOnOrAfter="{ends}"/></saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{begins}" NotOnOrAfter="{ends}">{audience if said.audience else ""}</saml:Conditions>
<saml:AuthnStatement AuthnInstant="{stamp}" SessionIndex="s1"><saml:AuthnContext><saml:AuthnContextClassRef>
urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement>{attributes}</saml:AttributeStatement></saml:Assertion>"""
    if said.signed:
        assertion = Utils.add_sign(assertion, said.key, said.certificate).decode()
    assertion = re.sub(r"<\?xml.*?\?>", "", assertion).replace(*said.changed_after)
    answers = f' InResponseTo="{said.request}"' if said.request else ""
    whole = f"""<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="{Utils.generate_unique_id()}"
 Version="2.0" IssueInstant="{stamp}" Destination="{said.to}"{answers}>
<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{said.issuer}</saml:Issuer><samlp:Status>
<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>{assertion}</samlp:Response>"""
    return base64.b64encode(whole.encode()).decode()


class Provider:
    """Knows one person; `says` is what it says of them, `alter` what it makes of that."""

    def __init__(self) -> None:
        self.says: dict[str, list[str]] = {}
        self.alter: Callable[[Said], Said] = lambda said: said
        self.address = ""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        request = Request(environ)
        asked = request.args["SAMLRequest"]
        if not self.is_signed(request.query_string.decode()):
            return Response("not signed", status=403)(environ, start_response)
        xml = Utils.decode_base64_and_inflate(asked).decode()
        [number] = re.findall(r'\bID="([^"]+)"', xml)
        [to] = re.findall(r'AssertionConsumerServiceURL="([^"]+)"', xml)
        [audience] = re.findall(r"<saml:Issuer>([^<]+)<", xml)
        said = self.alter(Said(request=number, to=to, audience=audience, attributes=self.says))
        form = f'<form method="post" action="{to}"><input name="SAMLResponse" value="{response(said)}"></form>'
        return Response(form, mimetype="text/html")(environ, start_response)

    def is_signed(self, query: str) -> bool:
        asked = {name: value[0] for name, value in parse_qs(query, keep_blank_values=True).items()}
        if "Signature" not in asked:
            return False
        parts = [
            f"{name}={quote(asked[name], safe='')}" for name in ("SAMLRequest", "RelayState", "SigAlg") if name in asked
        ]
        signature = base64.b64decode(asked["Signature"])
        return bool(
            Utils.validate_binary_sign("&".join(parts).encode(), signature, OUR_CERTIFICATE, asked["SigAlg"], False)
        )

    def sign_on(self, **more: Any) -> SignOn:
        """Settings that lead to this provider."""
        advanced = {"authn_request_signed": True, "want_assertion_signed": True, "logout_request_signed": True}
        idp = {"entity_id": IDP, "sso_url": f"{self.address}/sso", "slo_url": f"{self.address}/slo"}
        known = {
            "provider": SAML,
            "subject": "",
            "external_id": NUMBER,
            "role_claim": "",
            "roles": RoleMap(),
            "origins": (self.address,),
            "logs_out_there": True,
            "privileges": PRIVILEGES,
            "cvr_attribute": EMPLOYER,
            "assurance_attribute": SURENESS,
            "app": {
                "name": "SAML",
                "client_id": SAML,
                "settings": {
                    "idp": {**idp, "x509cert": IDP_CERTIFICATE},
                    "advanced": {**advanced, "x509cert": OUR_CERTIFICATE, "private_key": OUR_KEY},
                },
            },
        }
        return SignOn(**{**known, **more})


@contextmanager
def provider_on_loopback() -> Iterator[Provider]:
    provider = Provider()
    server = make_server("localhost", 0, provider, threaded=True)
    provider.address = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    thread.join(2)
    server.server_close()


def word_of_end(*, key: str = IDP_KEY, signed: bool = True) -> str:
    """The query by which the provider says that the session there has ended."""
    now = f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    xml = f"""<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
 xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{Utils.generate_unique_id()}" Version="2.0"
 IssueInstant="{now}"><saml:Issuer>{IDP}</saml:Issuer><saml:NameID>0f8b-inge</saml:NameID></samlp:LogoutRequest>"""
    algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
    request = quote(Utils.deflate_and_base64_encode(xml), safe="")
    query = f"SAMLRequest={request}&SigAlg={quote(algorithm, safe='')}"
    signature = base64.b64encode(Utils.sign_binary(query, key)).decode()
    return f"{query}&Signature={quote(signature, safe='')}" if signed else query


def answer_of(browser: Client, **form: str) -> str:
    """Press the button and sign on elsewhere: the answer that comes back, as base64."""
    there = browser.post(reverse("sign_on"), form).headers["Location"]
    page = requests.get(there, timeout=5)
    page.raise_for_status()
    return re.findall(r'name="SAMLResponse" value="([^"]+)"', page.text)[0]


def come(browser: Client, answer: str = "", **form: str) -> Any:
    """Bring an answer, by default a fresh one, to our address: what our page says in the end."""
    brought = browser.post(reverse("saml_acs", args=[SAML]), {"SAMLResponse": answer or answer_of(browser, **form)})
    if brought.status_code != 302:
        return brought
    return browser.get(urlsplit(brought.headers["Location"]).path)
