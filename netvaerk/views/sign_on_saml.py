"""The addresses that a login elsewhere by SAML 2 knows. The views are allauth's, behind our door: they exist where SAML
is configured, and what goes wrong gets our own page."""

import zlib
from collections.abc import Callable

import structlog
from allauth.socialaccount.providers.base import ProviderException
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from netvaerk.gates import open_to_all
from netvaerk.saml import under_our_name
from netvaerk.sign_on_settings import SAML
from netvaerk.typed import whole_number
from netvaerk.views.errors import bad_request
from netvaerk.views.sign_on import went_wrong

logger = structlog.get_logger("netvaerk.sign_on")
UNREADABLE = (ValueError, SyntaxError, LookupError, AttributeError, TypeError, zlib.error)
"""What python3-saml falls over with when it reads what is no SAML; an XML that is none is a SyntaxError to lxml."""
LONGEST_ANSWER = 300_000
"""Bytes of an answer; one with many privileges takes some ten thousand."""


def saml_view(name: str, *methods: str) -> Callable[..., HttpResponse]:
    """allauth's view of that name."""

    @require_http_methods(methods)
    @open_to_all
    def view(request: HttpRequest, organization_slug: str) -> HttpResponse:
        if not settings.SIGN_ON or {settings.SIGN_ON.provider, organization_slug} != {SAML}:
            raise Http404
        if name == "sls" and "Signature" not in request.GET:  # python3-saml would take its word unsigned
            return went_wrong(request)
        under_our_name(request)
        if (whole_number(request.META.get("CONTENT_LENGTH")) or 0) > LONGEST_ANSWER:
            return bad_request(request)
        from allauth.socialaccount.providers.saml import views  # reads in what requirements-saml.txt brings

        try:
            return getattr(views, name)(request, organization_slug=organization_slug)
        except (PermissionDenied, ProviderException, *UNREADABLE) as error:
            logger.warning("sign_on_failed", reason=name, kind=type(error).__name__)
            return went_wrong(request)

    return view


saml_answer = csrf_exempt(saml_view("acs", "POST"))
saml_finish = saml_view("finish_acs", "GET")
saml_out = csrf_exempt(saml_view("sls", "GET", "POST"))
saml_metadata = saml_view("metadata", "GET")
