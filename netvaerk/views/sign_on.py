"""To the municipality's own login and back. What goes wrong on the way gets a page that says what to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import structlog
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import AuthProcess, ProviderException
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_GET, require_POST

from netvaerk.access import may_log_in_with_a_password
from netvaerk.gates import open_to_all
from netvaerk.refusals import Refused
from netvaerk.sign_on_settings import OIDC
from netvaerk.views.errors import RETRY_AFTER_SECONDS

logger = structlog.get_logger("netvaerk.sign_on")


@require_POST
@open_to_all
def sign_on(request: HttpRequest) -> HttpResponse:
    """Send the browser to the login elsewhere. Of what the form says, only the page to come back to counts."""
    if not settings.SIGN_ON:
        raise Http404
    provider = get_adapter(request).get_provider(request, settings.SIGN_ON.provider)
    back, more = get_next_redirect_url(request), {}
    if settings.SIGN_ON.provider == OIDC:
        nonce = get_random_string(32)
        more = {"auth_params": {"nonce": nonce}, "nonce": nonce}
    try:
        return provider.redirect(request, AuthProcess.LOGIN, next_url=back, **more)
    except (OSError, OAuth2Error, ProviderException, KeyError, ValueError) as error:  # OSError: no answer
        logger.error("sign_on_failed", reason="no answer", kind=type(error).__name__)
        return away(request)


@require_GET
@open_to_all
def sign_on_answer(request: HttpRequest) -> HttpResponse:
    """The browser comes back from the login elsewhere, by OIDC."""
    if not settings.SIGN_ON or settings.SIGN_ON.provider != OIDC:
        raise Http404
    provider = get_adapter(request).get_provider(request, OIDC)
    return OAuth2CallbackView.adapter_view(provider.get_oauth2_adapter(request))(request)


def with_a_password_here(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Around a page about one's password: who signs on elsewhere has none here, so for them there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **keys: Any) -> HttpResponse:
        if request.user.is_authenticated and not may_log_in_with_a_password(request.user):
            raise Http404
        return view(request, *args, **keys)

    return guarded


def not_let_in(request: HttpRequest, refusal: Refused, number: str) -> HttpResponse:
    """The login elsewhere knows who this is, and the door stays shut: why, and the number to tell the secretariat."""
    return _failed(request, 403, reasons=refusal.words(), number=number)


def went_wrong(request: HttpRequest, cancelled: bool = False) -> HttpResponse:
    return _failed(request, 401, cancelled=cancelled)


def away(request: HttpRequest, cancelled: bool = False) -> HttpResponse:
    """The login elsewhere does not answer, or not as it should."""
    response = _failed(request, 503, away=True)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _failed(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    shown = {"reasons": [], "number": "", "cancelled": False, "away": False, **context}
    return render(request, "account/sign_on_failed.html", shown, status=status)
