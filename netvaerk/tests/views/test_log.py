"""Hændelseslog: a period and a name, for those who hold the permission; and that they looked is in it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from netvaerk.audit import record
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
AT = "/haendelseslog/"


@pytest.fixture
def reader():
    person = PersonFactory(name="Lone Logholder")
    person.user_permissions.add(Permission.objects.get(codename="view_auditevent"))
    return person


@pytest.fixture
def seen():
    """Somebody was read about by one colleague, today and two months ago, and wrote something themselves."""
    read, by, now = PersonFactory(name="Læst Lund"), PersonFactory(name="Nysgerrig Nilsson"), timezone.now()
    for days in (0, 60):
        record(Verb.READ, read, by=by, at=now - timedelta(days=days), about=read)
    record(Verb.CHANGED, read, by=read, at=now)
    return read, by


def rows(browser, **asked):
    response = browser.get(AT, asked)
    return response.context["page"].paginator.count


def test_a_period_and_a_name_say_who_saw_what(reader, seen):
    browser, read = browser_of(reader), seen[0]
    long_ago = (timezone.localdate() - timedelta(days=90)).isoformat()

    assert rows(browser, who=read.name, part="about") == 1
    assert rows(browser, who=read.email, part="about", since=long_ago) == 2
    assert rows(browser, who="nysgerrig", part="by", since=long_ago) == 2
    assert rows(browser, who=read.name, part="by") == 1
    assert rows(browser, who=read.name, part="by", reads="on") == 0


def test_the_page_names_both_and_never_a_content(reader, seen):
    page = browser_of(reader).get(AT, {"who": "Læst"}).content.decode()

    assert "Nysgerrig Nilsson" in page
    assert "Læst Lund" in page


def test_looking_stands_in_the_log_itself(reader, seen):
    browser_of(reader).get(AT)

    looked = AuditEvent.objects.filter(actor=reader, verb=Verb.READ, object_type="netvaerk.auditevent")
    assert looked.count() == 1


@pytest.mark.parametrize("factory", [PersonFactory, OfficerFactory], ids=["an employee", "an officer"])
def test_without_the_permission_there_is_no_such_page(factory, seen):
    assert browser_of(factory()).get(AT).status_code == 404


@pytest.mark.parametrize(
    ("since", "until"), [("2026-02-02", "2026-02-01"), ("2020-01-01", "2026-01-01"), ("i går", "2026-01-01")]
)
def test_a_wrong_period_is_said_beside_the_field(reader, since, until):
    response = browser_of(reader).get(AT, {"since": since, "until": until})

    assert response.status_code == 422
    assert response.context["form"].errors


def test_the_list_goes_out_as_a_file(reader, seen):
    response = browser_of(reader).get(AT, {"as": "csv", "who": "Læst"})

    assert "Nysgerrig Nilsson" in response.content.decode("utf-8-sig")
