"""What the two write when they look back reaches nobody else: no page, letter, log line, export or administration."""

import logging

import pytest
from django.contrib import admin
from django.core import mail
from django.db import connection
from django.urls import reverse

from codriver.models import ClosingWords, PairEvaluation
from codriver.tests.factories import ended_pair, evaluated, looked_back, running_pair
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of
from netvaerk.tests.views.routes import own_routes
from roles.tests.factories import LedPersonFactory
from secretariat.tests.secrets import admin_lists, admin_searches, leaks

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres")]
SECRET, TOLD = "Hemmelig hval i rådhuset", "Ulæst ulv i skabet"
READERS = {
    "an officer": lambda pair: OfficerFactory(),
    "a superuser": lambda pair: PersonFactory(is_staff=True, is_superuser=True),
    "the personnel leader": lambda pair: pair.co_driver.personnel_leader,
    "who co-drives another": lambda pair: ended_pair().co_driver,
}


@pytest.fixture
def pair():
    """Both have sent; the co-driver has let the secretariat read an evaluation, and taken that back."""
    pair = ended_pair(running_pair(co_driver=LedPersonFactory()))
    closing = looked_back(pair, pair.network_leader, pair.co_driver, text=SECRET)
    evaluated(closing, pair.co_driver, words=TOLD, readable=True)
    PairEvaluation.objects.update(readable=False)
    return pair


def pages_of(pair):
    plain = [one.name for one in own_routes() if not one.keys and one.name not in ("account_logout", "gallery")]
    names = ("pairing", "pair_closing", "pair_evaluation", "room")
    own = [reverse(name, args=[pair.pk]) for name in names]
    theme = [reverse(name, args=[pair.theme_id]) for name in ("theme", "effects_of_theme", "solutions")]
    return [*(reverse(name) for name in plain), *own, *theme, *admin_lists(), *admin_searches("hval")]


@pytest.mark.parametrize("who", READERS)
def test_nobody_else_reads_it(pair, who):
    assert leaks(browser_of(READERS[who](pair)), pages_of(pair), (SECRET, TOLD)) == {}


def test_the_two_do(pair):
    address = reverse("pair_closing", args=[pair.pk])

    for person in (pair.network_leader, pair.co_driver):
        assert leaks(browser_of(person), [address], (SECRET,)) == {address: {SECRET}}


def test_no_letter_log_line_or_administration_tells(django_capture_on_commit_callbacks, caplog):
    with django_capture_on_commit_callbacks(execute=True), caplog.at_level(logging.INFO):
        pair = ended_pair()
        looked_back(pair, pair.network_leader, pair.co_driver, text=SECRET)

    assert len(mail.outbox) >= 4
    assert SECRET not in f"{[f'{one.subject}{one.body}{one.alternatives}' for one in mail.outbox]}{caplog.text}"
    kept = {"pairclosing", "closingwords", "pairevaluation", "latereffect"}
    assert not kept & {one._meta.model_name for one in admin.site._registry}


@pytest.mark.parametrize(("model", "column"), [(ClosingWords, "answers"), (PairEvaluation, "words")])
def test_the_database_holds_tokens(pair, model, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {model._meta.db_table}")  # noqa: S608
        stored = f"{cursor.fetchall()}"

    assert "gAAAA" in stored
    assert SECRET not in stored
    assert TOLD not in stored
