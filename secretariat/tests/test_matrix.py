"""Who gets which answer: every address of ours, everybody around a pair, and the status they meet (spec: states).

A column a person, a row an address and a situation. 404 for strangers, 403 for those who may see but not act, 302 for
what was done, 422 for what was allowed but lacks something, `log` for who is sent to log in.
"""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from netvaerk.models import EditablePage
from netvaerk.tests.views.pages import browser_of
from netvaerk.tests.views.routes import own_routes
from secretariat.tests.answers import PAGE, Row
from secretariat.tests.answers import ROWS as MOST_ROWS
from secretariat.tests.cast import EVERYBODY, Cast, both_share
from secretariat.tests.knowledge_answers import KNOWLEDGE_ROWS
from secretariat.tests.pairing_answers import PAIRING_ROWS
from secretariat.tests.support_answers import SUPPORT_ROWS
from secretariat.tests.training_answers import TRAINING_ROWS

ROWS = [*MOST_ROWS, *PAIRING_ROWS, *TRAINING_ROWS, *SUPPORT_ROWS, *KNOWLEDGE_ROWS]

pytestmark = [pytest.mark.one_database("postgres"), pytest.mark.usefixtures("pages_alone")]


def address(row: Row, town: Cast) -> str:
    thing = getattr(town, row.pk, None) or town.people.get(row.pk)
    keys = ({"pk": thing.pk} if thing else {}) | row.keys
    query = row.query.format(employee=town["employee"].pk, former=town["former"].pk)
    return reverse(row.route, kwargs=keys) + (f"?{query}" if query else "")


def answer(browser: Client, url: str, data: dict[str, Any] | None) -> str:
    """The status somebody meets; what their visit changed is undone."""
    with transaction.atomic():
        response = browser.get(url) if data is None else browser.post(url, {"csrfmiddlewaretoken": "", **data})
        transaction.set_rollback(True)
    to_login = response.headers.get("Location", "").startswith(reverse("account_login") + "?next=")
    asked_to = response.status_code == 401  # with what was typed in hand
    return "log" if to_login or asked_to else str(response.status_code)


def test_every_route_of_ours_stands_in_the_table():
    assert {row.route for row in ROWS} == {route.name for route in own_routes()}


@pytest.mark.django_db
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everybody_gets_the_answer_that_is_theirs(row, towns, browser_in_town):
    town = towns[row.stage]
    if row.case == "shared":
        both_share(town.alignment)
    url = address(row, town)

    answers = {part: answer(browser_in_town(town[part]), url, row.post) for part in EVERYBODY}

    assert answers == row.expected


@pytest.mark.django_db
def test_the_agreement_of_one_who_alone_shares_stays_closed_to_the_secretariat(towns):
    town = towns["agreed"]
    town.alignment.responses.filter(person=town["leader"]).update(shared_at=town.agreement.agreed_at)

    answers = {answer(browser_of(town["officer"]), reverse(name, args=[town.agreement.pk]), None)
               for name in ("agreement", "agreement_pdf")}  # fmt: skip

    assert answers == {"404"}


@pytest.mark.django_db
def test_a_theme_in_draft_is_its_proposers_alone(towns):
    town = towns["offered"]
    type(town.theme).objects.filter(pk=town.theme.pk).update(status="draft", proposed_by=town["employee"])
    url = reverse("theme", args=[town.theme.pk])

    readers = {part for part in EVERYBODY if answer(browser_of(town[part]), url, None) == "200"}

    assert readers == {"employee"}


@pytest.mark.django_db
def test_what_acts_cannot_be_reached_by_a_link(towns):
    acting = {row.route for row in ROWS} - {row.route for row in ROWS if row.post is None}
    officer = browser_of(towns["offered"]["officer"])
    keys = {route.name: {key: 1 for key in route.keys} for route in own_routes()}

    answers = {name: officer.get(reverse(name, kwargs=keys[name])).status_code for name in acting}

    assert answers == dict.fromkeys(acting, 405)


@pytest.mark.django_db
def test_the_pages_of_the_table_exist():
    assert EditablePage.objects.filter(slug=PAGE["slug"]).count() == 1
