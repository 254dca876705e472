"""Looking at pages as somebody: a browser of theirs, and the page's text once status and names are right."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from netvaerk.models import Person

HTMX = {"HX-Request": "true"}


def browser_of(person: Person | None) -> Client:
    """A browser in which `person` is logged in; nobody for None."""
    client = Client()
    if person:
        client.force_login(person)
    return client


def page(response: HttpResponse, status: int = 200) -> str:
    """The page as text. It has the status that was asked for, and the templates knew every name."""
    assert response.status_code == status, f"{response.status_code} instead of {status}"
    text = response.content.decode()
    assert "UNDEFINED" not in text, text[max(0, text.index("UNDEFINED") - 200) : text.index("UNDEFINED") + 100]
    return text


def goes_to(response: HttpResponse, address: str) -> bool:
    assert response.status_code == 302, response.status_code
    return response.headers["Location"] == address


def first_level(text: str) -> str:
    """The page's own heading, without tags."""
    return text.split("<h1>")[1].split("</h1>")[0].strip()


def shown_errors(response: Any, form: str = "form") -> dict[str, list[str]]:
    """The faults of a form in the context of a page, by field."""
    return {name: list(errors) for name, errors in response.context[form].errors.items()}
