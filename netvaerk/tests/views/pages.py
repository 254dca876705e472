"""Looking at pages as somebody: a browser of theirs, and the page's text once status and names are right."""

from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

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


def choose(browser: Client, action: str, *chosen: Model, of: str, **more: str) -> HttpResponse:
    """Tick rows of a list of the administration, such as "netvaerk_person", and press Go."""
    data = {"action": action, "_selected_action": [one.pk for one in chosen], **more}
    return browser.post(reverse(f"admin:{of}_changelist"), data)


def as_it_stands(response: Any) -> dict[str, Any]:
    """What a browser would send if Save were pressed at once on a page of the administration, rows and all."""
    forms = [response.context["adminform"].form]
    for one in response.context["inline_admin_formsets"]:
        forms += [one.formset.management_form, *one.formset.forms]
    values = {field.html_name: field.value() for form in forms for field in form}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def first_level(text: str) -> str:
    """The page's own heading, without tags."""
    return text.split("<h1>")[1].split("</h1>")[0].strip()


def shown_errors(response: Any, form: str = "form") -> dict[str, list[str]]:
    """The faults of a form in the context of a page, by field."""
    return {name: list(errors) for name, errors in response.context[form].errors.items()}
