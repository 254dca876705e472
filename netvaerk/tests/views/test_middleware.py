"""Odd requests, headers that protect, and what is said while the database is away."""

from io import BytesIO

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core import signals
from django.db import InterfaceError, OperationalError, close_old_connections
from django.http import HttpResponse
from django.urls import include, path, reverse

from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.views.pages import browser_of, page

FORM = "application/x-www-form-urlencoded"
TYPED = "Det her har jeg skrevet længe på, og det må ikke gå tabt."


@login_not_required
def falls(request):
    """A page that reads what was typed, and then meets a database that is away."""
    assert request.POST is not None
    raise {"operational": OperationalError, "interface": InterfaceError}[request.GET.get("kind", "operational")]("væk")


@login_not_required
def breaks(request) -> HttpResponse:
    raise RuntimeError("noget hemmeligt fra indersiden")


urlpatterns = [path("falder/", falls), path("gaar-itu/", breaks), path("", include("netvaerk.urls"))]
handler400 = "netvaerk.views.errors.bad_request"
handler403 = "netvaerk.views.errors.permission_denied"
handler404 = "netvaerk.views.errors.page_not_found"
handler500 = "netvaerk.views.errors.server_error"
pytestmark = [pytest.mark.django_db, pytest.mark.both_databases, pytest.mark.urls(__name__)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"language=da", f"{FORM}; charset=utf-7"),
        (b"language=da", "multipart/form-data; boundary=x; charset=utf-16"),
        (b"language=da&back=/%00", FORM),
        (b"language=da&back=/\x00", FORM),
        (b"language=\xff\xfe", FORM),
        (b"language=%FF%FE", FORM),
        (b"language=%C0%80", FORM),
    ],
    ids=["utf-7", "utf-16", "NUL escaped", "NUL", "not UTF-8", "not UTF-8 escaped", "overlong NUL"],
)
def test_an_odd_body_is_answered_with_400(client, body, kind):
    page(client.generic("POST", "/sprog/", body, kind), 400)


def in_parts(head, body=b"da"):
    return b"--x\r\nContent-Disposition: form-data; " + head + b"\r\n\r\n" + body + b"\r\n--x--\r\n"


PARTS = {
    "NUL": in_parts(b'name="language"', b"d\x00a"),
    "NUL in base64": in_parts(b'name="language"\r\nContent-Transfer-Encoding: base64', b"AA=="),
    "NUL in a name": in_parts(b"name*=utf-8''lang%00uage"),
}


@pytest.mark.parametrize("body", PARTS.values(), ids=PARTS)
def test_an_odd_body_in_parts_is_answered_with_400(client, body):
    page(client.generic("POST", "/sprog/", body, "multipart/form-data; boundary=x"), 400)


BROKEN = [
    in_parts(b'name="language"', b"\xff\xfe"),
    in_parts(b'name="language"; filename="a\x00.txt"\r\nContent-Type: text/plain; charset=base64', b"d\x00a"),
    in_parts(b"name*=bogus''language"),
    in_parts(b"name*=base64''language"),
    b"--x\r\nContent-Disposition: form",
    b"",
]


@pytest.mark.parametrize("body", BROKEN)
@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=x", "multipart/form-data", "multipart/form-data; boundary="]
)
def test_a_broken_body_in_parts_is_no_fault_of_ours(client, body, kind):
    assert client.generic("POST", "/sprog/", body, kind).status_code < 500


def test_a_form_in_parts_that_is_as_it_should_be_is_read(client):
    body = in_parts(b'name="language"')

    assert client.generic("POST", "/sprog/", body, "multipart/form-data; boundary=x").status_code == 302


@pytest.fixture
def through_the_door():
    """Ask the application that the web server runs, with the test's own connection left open. The status."""
    from netvaerk.wsgi import application

    def ask(kind):
        answer = []
        environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/sprog/", "CONTENT_TYPE": kind, "CONTENT_LENGTH": "0"}
        server = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": BytesIO()}
        list(application({**environ, **server}, lambda status, headers: answer.append(status)))
        return answer

    signals.request_started.disconnect(close_old_connections)
    yield ask
    signals.request_started.connect(close_old_connections)


CHARSETS = ["base64", "rot13", "hex", "undefined", "utf-7", "utf-16", "idna", "x" * 5000]
TYPES = ["text/plain; charset*=bogus''x", "text/plain; charset*=utf-7''base64", "; charset=zip", f"{FORM}; a*=bogus''b"]


@pytest.mark.parametrize(
    "kind", [*(f"text/plain; charset={name}" for name in CHARSETS), *TYPES], ids=lambda kind: kind[:40]
)
def test_a_charset_other_than_utf_8_is_answered_with_400(through_the_door, kind):
    assert through_the_door(kind) == ["400 Bad Request"]


def test_who_is_as_it_should_be_comes_through_the_door(through_the_door):
    assert through_the_door(f"{FORM}; charset=UTF-8") == ["403 Forbidden"]


@pytest.mark.parametrize("address", ["/temaer/%00/", "/temaer/?q=%00", "/temaer/?q=a%00b&status=x", "/\x00"])
def test_a_nul_in_the_address_is_answered_with_400(address):
    page(browser_of(PersonFactory()).generic("GET", address), 400)


@pytest.mark.parametrize(
    "query", ["q=%FF", "side=99999999999999999999", "side=-1", "unit=%C2%B2", "unit=9999999999", "status=x"]
)
def test_an_odd_question_in_the_address_is_answered_with_a_page(query):
    page(browser_of(PersonFactory()).get(f"/temaer/?{query}"))


@pytest.mark.parametrize(
    "address", ["/temaer/99999999999999999999/", "/temaer/" + "9" * 5000 + "/", "/par/99999999999999999999/"]
)
def test_a_number_too_large_to_be_one_is_not_found(address):
    page(browser_of(PersonFactory()).get(address), 404)


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver:80@evil.example", "test server"]
)
def test_a_host_that_is_not_ours_is_answered_with_400_and_stands_nowhere(client, host):
    response = client.get(reverse("account_login"), headers={"host": host, "x-forwarded-host": host})

    assert response.status_code == 400
    assert "evil" not in response.content.decode()


def test_what_a_proxy_says_of_the_host_is_not_believed(client):
    response = client.get(reverse("account_login"), headers={"x-forwarded-host": "evil.example"})

    assert "evil" not in response.content.decode() + str(response.headers)


def test_what_is_too_large_is_answered_with_our_page(client):
    response = client.generic("POST", "/sprog/", b"language=da&back=" + b"x" * 1_100_000, FORM)

    page(response, 413)


# --- headers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/temaer/", "/privatliv/", "/findes-ikke/", "/overblik/", "/sprog/"])
def test_what_somebody_logged_in_sees_is_kept_by_no_cache(address):
    response = browser_of(PersonFactory()).get(address)

    assert response.headers["Cache-Control"] == "private, no-store"


ANSWERS = {"page": "/privatliv/", "not found": "/findes-ikke/", "redirect": "/temaer/", "odd": "/privatliv/?q=%00"}


@pytest.mark.parametrize("address", ANSWERS.values(), ids=ANSWERS)
def test_every_answer_says_what_may_run_in_it(client, address):
    policy = client.get(address).headers["Content-Security-Policy"]

    assert "unsafe-inline" not in policy
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"} <= {
        part.strip() for part in policy.split(";")
    }


@pytest.mark.parametrize("address", ANSWERS.values(), ids=ANSWERS)
def test_every_answer_carries_the_headers_that_protect(client, address):
    headers = client.get(address).headers

    assert {name: headers.get(name) for name in ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")} == {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
    }


@pytest.mark.parametrize("address", ["/", "/temaer/", "/konto/log-ind/", "/privatliv/", "/roller/", "/kontakt/"])
def test_no_page_holds_script_or_style_of_its_own(address):
    text = page(browser_of(PersonFactory()).get(address, follow=True))

    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text
    assert "<script>" not in text


def test_cookies_are_kept_from_scripts_and_other_sites(client):
    client.post("/sprog/", {"language": "da"})
    client.get("/konto/log-ind/")

    flags = {name: (one["httponly"], one["samesite"]) for name, one in client.cookies.items()}

    assert flags == {"language": (True, "Lax"), "csrf": (True, "Lax")}


def test_a_form_without_its_token_is_refused(client):
    client.handler.enforce_csrf_checks = True

    page(client.post("/sprog/", {"language": "da"}), 403)


# --- when things break --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["operational", "interface"])
def test_while_the_database_is_away_what_was_typed_stands_in_the_page(client, kind):
    response = client.post(f"/falder/?kind={kind}", {"A1": TYPED, "csrfmiddlewaretoken": "t" * 64})

    text = page(response, 503)
    assert response.headers["Retry-After"] == "30"
    assert TYPED in text
    assert "t" * 64 not in text


def test_a_short_answer_is_handed_back_too(client):
    assert "Kort, men vigtigt" in page(client.post("/falder/", {"A1": "Kort, men vigtigt"}), 503)


@pytest.mark.parametrize("name", ["password", "oldpassword", "password1", "password2"])
def test_a_password_is_never_handed_back(client, name):
    secret = "en meget lang og hemmelig adgangskode"

    assert secret not in page(client.post("/falder/", {name: secret}), 503)


@pytest.mark.parametrize("language", ["da", "en"])
def test_it_is_said_in_the_readers_language(client, language):
    client.cookies["language"] = language

    assert f'<html lang="{language}"' in page(client.get("/falder/"), 503)


def test_a_fault_of_ours_says_nothing_of_the_inside(client):
    client.raise_request_exception = False

    assert "hemmeligt" not in page(client.get("/gaar-itu/"), 500)


def test_what_is_not_there_is_said_to_each_reader_in_their_own_language(client):
    said = []
    for language in ("da", "en", "da"):
        client.cookies["language"] = language
        said.append(page(client.get("/findes-ikke/"), 404))

    assert [f'<html lang="{language}"' in text for language, text in zip(("da", "en", "da"), said, strict=True)] == [
        True
    ] * 3
    assert ["There is nothing here for you" in text for text in said] == [False, True, False]
