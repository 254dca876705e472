"""Our own pages for what goes wrong. They read neither the body nor the database, and speak the cookie's language.

Where something was sent that is not stored, the page hands it back, if it was read before the fault came."""

import re
import sys
from functools import cache

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

RETRY_AFTER_SECONDS = 30
# Fields that nobody wrote in words, and those that must never be shown again.
MACHINERY = re.compile(r"password|csrf|login|-version$|-level$|-id$|^(revision|fingerprint|page_key|sequence|only)$")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "400", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "403", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page_with_typed(request, "csrf", 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "404", 404)


def logged_out(request: HttpRequest, way_in: str) -> HttpResponse:
    """401 with what was typed, so that it can be copied; `way_in` is the login page that leads back."""
    return _page_with_typed(request, "401", 401, way_in=way_in)


def conflict(request: HttpRequest) -> HttpResponse:
    """409 for what met another change in the database itself, where no page says more about it."""
    return _page_with_typed(request, "409", 409)


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, "413", 413)


def server_error(request: HttpRequest) -> HttpResponse:
    """What failed before a view was reached, as the session or the person could not be read, comes up here as well."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return _page_with_typed(request, "500", 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 with what was typed, so that it can be copied."""
    response = _page_with_typed(request, "503", 503)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def typed_words(request: HttpRequest) -> list[str]:
    """What somebody wrote in words, if the body was read already: all of it, or only its form."""
    if not hasattr(request, "_post") and not hasattr(request, "_body"):
        return []
    return [value for name, value in request.POST.items() if not MACHINERY.search(name) and value.strip()]


def _page_with_typed(request: HttpRequest, name: str, status: int, **context: object) -> HttpResponse:
    response = _page(request, name, status, typed=typed_words(request), **context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _page(request: HttpRequest, name: str, status: int, **context: object) -> HttpResponse:
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if language not in dict(settings.LANGUAGES):
        language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    text = _text(name, language, **context) if context else _same_for_everybody(name, language)
    return HttpResponse(text, status=status)


def _text(name: str, language: str, **context: object) -> str:
    with translation.override(language):
        return render_to_string(f"errors/{name}.html", {"LANGUAGE_CODE": language, **context})


@cache
def _same_for_everybody(name: str, language: str) -> str:
    return _text(name, language)
