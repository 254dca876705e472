"""A provider of OpenID Connect on loopback, and a hand on what its token endpoint says."""

import json
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from netvaerk.rules.sign_on import RoleMap
from netvaerk.sign_on_settings import OIDC, SignOn

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import oidc_provider_mock

CLIENT = "netvaerk"
SUBJECT = "0f8b-inge"
OWN_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGERS_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def signed(claims: dict[str, Any], key: Any = OWN_KEY, algorithm: str = "RS256") -> str:
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": "ours"})


class Provider:
    """The provider's own application; `alter` makes the claims it says into the token that goes out."""

    def __init__(self, address: str = "") -> None:
        self.app = oidc_provider_mock.app(require_nonce=True).wsgi_app
        self.alter: Callable[[dict[str, Any]], str] | None = None
        self.down, self.other_name = False, ""
        self.address = address

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if self.down:
            return Response(status=503)(environ, start_response)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = Response.from_app(self.app, environ, buffered=True)
        if environ["PATH_INFO"].endswith("openid-configuration") and self.other_name:
            answer.data = json.dumps({**answer.json, "issuer": self.other_name})
        if environ["PATH_INFO"] == "/jwks" and self.alter:
            own = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(OWN_KEY.public_key()))
            answer.data = json.dumps({"keys": [*answer.json["keys"], {**own, "kid": "ours", "alg": "RS256"}]})
        if environ["PATH_INFO"] == "/oauth2/token" and self.alter:
            said = answer.json
            claims = jwt.decode(said["id_token"], options={"verify_signature": False})
            answer.data = json.dumps({**said, "id_token": self.alter(claims)})
        return answer(environ, start_response)

    def knows(self, subject: str, **claims: Any) -> None:
        """From now on somebody with `subject` can sign on there, and these claims are said of them."""
        requests.put(f"{self.address}/users/{subject}", json=claims, timeout=5).raise_for_status()

    def sign_on(self, **more: Any) -> SignOn:
        """Settings that lead to this provider."""
        app = {"provider_id": OIDC, "name": "OIDC", "client_id": CLIENT, "secret": "hemmeligt"}
        known = {
            "provider": OIDC,
            "external_id": "employee_number",
            "role_claim": "roles",
            "roles": RoleMap(),
            "origins": (self.address,),
            "logs_out_there": True,
            "scopes": ("openid", "profile"),
            "app": {**app, "settings": {"server_url": self.address}},
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


def way_back(browser: Client, subject: str, **form: str) -> str:
    """Press the button, sign on elsewhere as `subject`: the address that the provider sends the browser back to."""
    there = browser.post(reverse("sign_on"), form).headers["Location"]
    back = requests.post(there, data={"sub": subject}, allow_redirects=False, timeout=5).headers["Location"]
    return back.removeprefix("http://localhost:8000")


def come(browser: Client, subject: str = SUBJECT, **form: str) -> Any:
    """The whole journey there and back: what our page answers in the end."""
    return browser.get(way_back(browser, subject, **form))


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def configure(settings: Any, provider: Provider, **more: Any) -> None:
    """Settings that lead to `provider`."""
    settings.SIGN_ON = provider.sign_on(**more)
    settings.SOCIALACCOUNT_PROVIDERS = settings.SIGN_ON.providers()
