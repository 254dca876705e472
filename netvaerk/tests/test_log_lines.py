"""What the log says: JSON lines with the request and the person, and never a word that somebody wrote."""

import json
import logging
import sys
from io import StringIO
from logging.config import DictConfigurator

import pytest
import structlog
from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import HttpResponse
from django.urls import include, path, reverse

from netvaerk.log_lines import fault_without_words
from netvaerk.models import NetworkTheme
from netvaerk.settings import LOGGING
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.views.pages import browser_of

WORDS = "Fortroligt vedrørende naboens børnebørn"


@login_not_required
def breaks(request) -> HttpResponse:
    """A page whose faults quote what was typed, each in another way."""
    typed = request.POST["A1"]
    match request.GET["how"]:
        case "value":
            int(typed)
        case "caused":
            try:
                {}[typed]
            except KeyError as problem:
                raise RuntimeError(typed) from problem
        case "database":
            PersonFactory.create_batch(2, email=f"{typed[:9]}@kommune.example")
        case "away":
            raise OperationalError(typed)
    return HttpResponse()


urlpatterns = [path("gaar-itu/", breaks), path("", include("netvaerk.urls"))]
handler500 = "netvaerk.views.errors.server_error"


FAULTS = {"value": "ValueError", "caused": "RuntimeError", "database": "IntegrityError", "away": "OperationalError"}


@pytest.fixture
def lines():
    """All that is logged, as it is written in production."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    configured = DictConfigurator(LOGGING)
    handler.setFormatter(configured.configure_formatter(dict(LOGGING["formatters"]["json"])))
    handler.addFilter(configured.configure_filter(dict(LOGGING["filters"]["without_address"])))
    loggers = [logging.getLogger(name) for name in (None, "netvaerk", "django_structlog", "django.request")]
    before = [(one, one.level) for one in loggers]
    logging.getLogger().addHandler(handler)
    for one in loggers:
        one.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)
    for one, level in before:
        one.setLevel(level)


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_a_request_is_one_line_that_names_page_person_and_time(lines):
    person = PersonFactory()
    browser_of(person).get(reverse("contact"), headers={"x-request-id": "x" * 500, "x-forwarded-for": "1.2.3.4"})

    (line,) = [one for one in lines() if one["logger"] == "django_structlog.middlewares.request"]
    assert (line["event"], line["request"], line["code"]) == ("request_finished", "GET contact", 200)
    assert (line["user_id"], line["ip"]) == (person.pk, "127.0.0.1")
    assert len(line["request_id"]) == 36
    assert line["ms"] >= 0


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize("how", FAULTS)
def test_a_fault_is_logged_without_the_words_that_it_quotes(lines, client, how):
    client.raise_request_exception = False
    client.post(f"/gaar-itu/?how={how}&q={WORDS}", {"A1": WORDS})

    said = json.dumps(lines(), ensure_ascii=False)
    assert not {word for word in WORDS.split() if word in said}
    (fault, *_) = [line for line in lines() if "fault" in line]
    assert fault["fault"][0].rpartition(".")[2] == FAULTS[how]
    assert any("netvaerk/tests/test_log_lines.py" in step and step.endswith(" breaks") for step in fault["at"])


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize("status", [302, 422])
def test_no_word_of_a_form_stands_in_a_line(lines, status):
    browser, card = browser_of(PersonFactory()), {"title": WORDS, "kind": "agenda", "purpose": WORDS}
    response = browser.post(reverse("propose_theme"), card if status == 302 else {**card, "kind": WORDS})
    browser.get(reverse("themes"), {"q": WORDS})
    browser.post(reverse("account_login"), {"login": "naboens@kommune.example", "password": WORDS})
    browser.get(f"/findes/ikke/{WORDS}/")

    assert response.status_code == status
    assert NetworkTheme.objects.count() == (status == 302)
    said = json.dumps(lines(), ensure_ascii=False)
    assert "POST propose_theme" in said
    assert not {word for word in (*WORDS.split(), "naboens") if word in said}


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_tries_to_log_in_that_fail_are_told_by_network_and_never_by_name(lines, client):
    for _ in range(6):
        client.post(reverse("account_login"), {"login": "naboens@kommune.example", "password": WORDS})

    told = [(line["event"], line["ip"]) for line in lines() if line["logger"] == "netvaerk.login"]
    assert told == [("login_failed", "127.0.0.1")] * 5 + [("login_paused", "127.0.0.1")]
    assert "naboens" not in json.dumps(lines(), ensure_ascii=False)


@pytest.mark.one_database("sqlite")
def test_what_other_packages_log_comes_without_words_too(lines):
    try:
        int(WORDS)
    except ValueError:
        logging.getLogger("django.request").error("Internal Server Error", exc_info=True, stack_info=True)
        structlog.get_logger("netvaerk").exception("broken")

    assert [line["fault"] for line in lines()] == [["ValueError"], ["ValueError"]]
    assert WORDS not in json.dumps(lines(), ensure_ascii=False)


@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize("told", [None, True, (None, None, None), "sys.exc_info"])
def test_a_line_without_a_fault_stays_as_it_is(told):
    assert sys.exc_info()[0] is None
    assert fault_without_words(None, "info", {"event": "x", "exc_info": told}) == {"event": "x"}
