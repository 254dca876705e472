"""Our own pages for what goes wrong. They read neither the body nor the database, and speak the cookie's language."""

import re
from functools import cache

from django.conf import settings
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
    return _page(request, "csrf", 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "404", 404)


def logged_out(request: HttpRequest, way_in: str) -> HttpResponse:
    """401 with what was typed, so that it can be copied; `way_in` is the login page that leads back."""
    response = _page(request, "401", 401, typed=typed_words(request), way_in=way_in)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, "413", 413)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, "500", 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 with what was typed, so that it can be copied; the form fields were already read when this is reached."""
    response = _page(request, "503", 503, typed=typed_words(request))
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def typed_words(request: HttpRequest) -> list[str]:
    """What somebody wrote in words, if the form was read already."""
    if not hasattr(request, "_post"):
        return []
    return [value for name, value in request.POST.items() if not MACHINERY.search(name) and value.strip()]


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
