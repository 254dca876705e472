"""Our own pages for what goes wrong: they lean on nothing that may have failed, and hand back what was typed."""

from contextlib import contextmanager

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.handlers.wsgi import WSGIRequest
from django.db import IntegrityError, OperationalError, connection
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path, reverse
from django.utils import timezone, translation

from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.views.pages import browser_of, page
from netvaerk.views import errors

TYPED = "Det her har jeg skrevet længe på, og det må ikke gå tabt."
SECRET = "en meget lang og hemmelig adgangskode"


@login_not_required
def falls(request):
    """A page that reads what was typed, and then fails."""
    assert request.POST is not None
    raise {"refused": IntegrityError, "broken": RuntimeError}[request.GET["how"]](TYPED)


urlpatterns = [path("falder/", falls), path("", include("netvaerk.urls"))]
handler500 = "netvaerk.views.errors.server_error"
PAGES = {
    400: errors.bad_request,
    403: errors.permission_denied,
    404: errors.page_not_found,
    409: errors.conflict,
    413: errors.too_large,
    429: lambda request: HttpResponse(render_to_string("429.html"), status=429),
    500: errors.server_error,
    503: errors.unavailable,
}


class Unreadable(WSGIRequest):
    """A request whose body, session and person must not be asked for."""

    def __getattribute__(self, name):
        assert name not in {"body", "POST", "FILES", "session", "user", "read"}, name
        return super().__getattribute__(name)


@contextmanager
def database_says(problem):
    def refuse(*args):
        raise problem

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("status", "answer"), PAGES.items())
def test_each_page_needs_neither_body_nor_database_nor_person(status, answer, language):
    request = Unreadable(RequestFactory().post("/", {"A1": TYPED}).environ)
    request.COOKIES["language"] = language
    errors._same_for_everybody.cache_clear()

    with translation.override(language), database_says(AssertionError("asked the database")):
        text = page(answer(request), status)
    assert f'<html lang="{language}"' in text
    assert TYPED not in text


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize(("how", "status"), [("refused", 409), ("broken", 500)])
def test_what_was_typed_into_a_page_that_fails_stands_in_the_answer(client, how, status):
    client.raise_request_exception = False
    response = client.post(f"/falder/?how={how}", {"A1": TYPED, "password": SECRET})

    assert TYPED in page(response, status)
    assert SECRET not in page(response, status)
    assert response.headers["Cache-Control"] == "private, no-store"


AWAY = ["could not connect to server", "database is locked", "database or disk is full"]


@pytest.mark.django_db
@pytest.mark.parametrize("problem", AWAY)
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_where_not_even_the_session_can_be_read_what_was_typed_comes_back(problem, kind):
    browser = browser_of(PersonFactory())
    browser.raise_request_exception = False
    data = {"title": "Ensomhed", "kind": "agenda", "purpose": TYPED}
    sent = (
        {"content_type": kind, "data": "&".join(f"{k}={v}" for k, v in data.items())}
        if "urlenc" in kind
        else {"data": data}
    )
    with database_says(OperationalError(problem)):
        response = browser.post(reverse("propose_theme"), **sent)

    assert TYPED in page(response, 503)
    assert response.headers["Retry-After"] == "30"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert problem not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_a_form_that_is_too_old_hands_back_what_was_typed(client):
    client.handler.enforce_csrf_checks = True
    response = client.post("/sprog/", {"language": "da", "A1": TYPED, "password": SECRET})

    assert TYPED in page(response, 403)
    assert SECRET not in page(response, 403)


@pytest.mark.one_database("sqlite")
def test_who_has_found_a_hole_is_told_where_to_write(client, settings):
    settings.SECURITY_CONTACT, settings.SITE_URL = (
        "mailto:sikkerhed@kommune.example",
        "https://netvaerk.kommune.example",
    )
    response = client.get("/.well-known/security.txt")

    said = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert said["Contact"] == "mailto:sikkerhed@kommune.example"
    assert said["Canonical"] == "https://netvaerk.kommune.example/.well-known/security.txt"
    left = timezone.datetime.fromisoformat(said["Expires"]) - timezone.now()
    assert 150 < left.days < 181
