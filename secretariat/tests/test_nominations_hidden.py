"""Before a yes nobody but the two knows of a nomination: no page, no list, no search, no log, no letter."""

import json

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import AuditEvent
from netvaerk.tests.factories import CompetenceFactory, OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of
from netvaerk.tests.views.routes import own_routes
from roles.actions.nominations import answer_nomination, nominate
from roles.models import Nomination
from roles.tests.factories import LedPersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres")]
REASON = "Kvikstjertsikkerhed i hvert møde"
NOW = timezone.now()


def sent(answer=None):
    staff = LedPersonFactory()
    nomination = nominate(
        staff, role="co_driver", reason=REASON, competences=[CompetenceFactory()], by=staff.personnel_leader, at=NOW
    )
    if answer:
        answer_nomination(nomination, answer=answer, shown="sent", by=staff, at=NOW)
    return nomination


OTHERS = {
    "officer": OfficerFactory,
    "superuser": lambda: PersonFactory(is_staff=True, is_superuser=True),
    "colleague": PersonFactory,
}


def pages_of(nomination):
    """Every address of ours that needs no thing of its own, the nomination's, and the administration of people."""
    plain = [route.name for route in own_routes() if route.name and not route.keys]
    return [
        *(reverse(name) for name in plain if name not in ("account_logout", "gallery")),
        reverse("nomination", args=[nomination.pk]),
        reverse("admin:index"),
        reverse("admin:netvaerk_person_change", args=[nomination.person_id]),
        reverse("admin:netvaerk_person_history", args=[nomination.person_id]),
        reverse("admin:netvaerk_auditevent_changelist"),
    ]


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("answer", [None, "later", "no"])
def test_no_page_of_anybody_else_tells_of_it(who, answer):
    nomination = sent(answer)
    browser = browser_of(OTHERS[who]())

    for url in pages_of(nomination):
        response = browser.get(url)
        text = response.content.decode() if not response.streaming else ""
        assert REASON not in text, url
        assert reverse("nomination", args=[nomination.pk]) not in text or response.status_code == 404, url


@pytest.mark.parametrize("answer", [None, "later", "no"])
def test_the_log_does_not_say_who_it_is_about(answer):
    nomination = sent(answer)
    events = AuditEvent.objects.filter(object_type="roles.nomination")

    assert {(one.actor, one.subject) for one in events} <= {(nomination.nominated_by, None), (None, None)}
    assert not AuditEvent.objects.filter(subject=nomination.person).exists()


@pytest.mark.parametrize("answer", [None, "later", "no"])
def test_no_letter_goes_to_anybody_else(answer, django_capture_on_commit_callbacks):
    OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        nomination = sent(answer)

    assert [letter.to for letter in mail.outbox] == [[nomination.person.email]]
    assert REASON not in json.dumps([letter.message().as_string() for letter in mail.outbox])


def test_the_daily_run_tells_nobody(capsys):
    sent("no")
    call_command("daily")

    assert REASON not in capsys.readouterr().out
    assert Nomination.objects.count() == 1
