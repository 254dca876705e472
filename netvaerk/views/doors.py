"""Small doors: the language switch, the one-click login of the demo town, contact, and what everybody may read."""

from datetime import UTC, timedelta

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from netvaerk import access
from netvaerk.actions import people
from netvaerk.gates import open_to_all, page_gate
from netvaerk.models import Person


@require_POST
@open_to_all
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language in the cookie, and on the person who is logged in; then back to the page."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise Http404
    if request.user.is_authenticated:
        people.speak(request.user, language=language)
    back = request.POST.get("back", "/")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = redirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 60 * 60,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response


@require_POST
@open_to_all
def demo_login(request: HttpRequest) -> HttpResponse:
    """Log in as one of the demo town's people by one click. Exists in the demo only."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(Person, email=request.POST.get("email", ""), is_active=True)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_GET
@open_to_all
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to tell of a hole, as RFC 9116 has it; the page is made anew each time, so it is never out of date."""
    expires = (timezone.now() + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: da, en",
        f"Canonical: {settings.SITE_URL}{request.path}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_GET
@page_gate(access.may_use_the_house)
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "netvaerk/contact.html")


@require_POST
@page_gate(access.may_use_the_house)
def notice_read(request: HttpRequest) -> HttpResponse:
    """Whoever is logged in has read how data is used; then back to their first page."""
    people.note_notice_read(request.user, at=timezone.now())
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_GET
@open_to_all
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "netvaerk/accessibility.html")


@require_GET
@open_to_all
def accessibility_statement(request: HttpRequest) -> HttpResponse:
    """The short address of Danish public sites: the published statement, or until there is one our own page."""
    return redirect(settings.ACCESSIBILITY_STATEMENT_URL or "accessibility")
