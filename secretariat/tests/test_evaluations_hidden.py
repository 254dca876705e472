"""What somebody says of an event is read by nobody with their name, and by the secretariat from five answers up."""

import logging

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import AuditEvent
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of
from netvaerk.tests.views.routes import own_routes
from secretariat.actions.attendance import Said, evaluate
from secretariat.models import Evaluation
from secretariat.tests.secrets import admin_lists, admin_searches, leaks
from secretariat.tests.training import held

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres")]
SECRET = "Underviseren ligner en glad tapir"


def said(answers):
    event = held(came=6)
    for number, row in enumerate(event.enrolments.order_by("pk")[:answers]):
        words = SECRET if number == 0 else ""
        evaluate(event, Said(worth=4, use=4, took_away=words), by=row.person, at=timezone.now())
    return event


def pages_about(event):
    plain = [one.name for one in own_routes() if not one.keys and one.name not in ("account_logout", "gallery")]
    names = ("training_event", "evaluate", "event_participants", "event_answers", "check_in_board", "training_calendar")
    own = [reverse(name, args=[event.pk]) for name in names]
    return [*map(reverse, plain), *own, *admin_lists(), *admin_searches("tapir")]


@pytest.mark.parametrize("answers", [1, 4, 5])
def test_the_secretariat_reads_it_from_five_answers_up_and_without_a_name(answers):
    event = said(answers)
    officer = browser_of(OfficerFactory())
    found = leaks(officer, pages_about(event), (SECRET,))

    answers_page = reverse("event_answers", args=[event.pk])
    assert found == ({answers_page: {SECRET}} if answers == 5 else {})
    names = tuple(event.enrolments.values_list("person__name", flat=True))
    assert leaks(officer, [answers_page], names) == {}


def test_nobody_else_reads_it_not_even_who_wrote_it():
    event = said(5)
    writer, other = event.enrolments.order_by("pk").values_list("person", flat=True)[0:6:5]
    superuser = PersonFactory(is_staff=True, is_superuser=True)
    for person in (writer, other, superuser.pk, PersonFactory().pk):
        assert leaks(browser_of(type(superuser).objects.get(pk=person)), pages_about(event), (SECRET,)) == {}


def test_no_letter_log_or_event_tells_which_answer_is_whose(django_capture_on_commit_callbacks, caplog):
    with django_capture_on_commit_callbacks(execute=True), caplog.at_level(logging.INFO):
        said(2)
    letters = [f"{one.subject}{one.body}" for one in mail.outbox]

    assert SECRET not in f"{letters}{caplog.text}"
    assert not AuditEvent.objects.filter(object_type=Evaluation._meta.label_lower).exists()
