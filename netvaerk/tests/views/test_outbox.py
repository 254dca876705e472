"""Breve: the secretariat sees whether letters arrive, and nothing of what they say."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import AuditEvent, OutboxLetter, Verb
from netvaerk.tests.factories import OfficerFactory, OutboxLetterFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
SECRET = {"words": {"theme": "Violette traktorer"}, "path": "/hemmelig/", "files": [], "address": "", "name": ""}


def page(officer=None):
    return browser_of(officer or OfficerFactory()).get(reverse("outbox")).content.decode()


def test_it_says_who_got_no_letter_about_what_and_why_and_not_what_it_says():
    OutboxLetterFactory(person=PersonFactory(name="Anne Bregnholt"), content=SECRET)
    shown = page()

    for words in ("Anne Bregnholt", "Roller og vikarer", "Mailserveren kender ikke adressen", "Send igen"):
        assert words in shown
    for words in ("Violette", "hemmelig"):
        assert words not in shown


def test_somebody_from_outside_is_not_named():
    OutboxLetterFactory(person=None, content={**SECRET, "name": "Yasmin Demir", "address": "y@udenfor.example"})
    shown = page()

    assert "En udefra" in shown
    assert "Yasmin" not in shown and "y@udenfor" not in shown


def test_a_letter_whose_text_is_gone_cannot_be_sent_again():
    letter = OutboxLetterFactory(content=None)

    assert "Send igen" not in page()
    browser_of(OfficerFactory()).post(reverse("send_letter_again", args=[letter.pk]))
    letter.refresh_from_db()
    assert letter.status == "failed"


def test_sending_again_goes_to_the_address_of_today(django_capture_on_commit_callbacks):
    letter, officer = OutboxLetterFactory(person__email="ny@kommune.example"), OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        browser_of(officer).post(reverse("send_letter_again", args=[letter.pk]))

    assert mail.outbox[0].to == ["ny@kommune.example"]
    assert AuditEvent.objects.filter(verb=Verb.SENT, actor=officer, subject=letter.person).count() == 1


def test_it_says_when_nothing_sends_letters():
    hour = timezone.now() - timedelta(minutes=61)
    OutboxLetterFactory(status=OutboxLetter.Status.WAITING, problem="", over_at=None, try_at=hour)

    assert "mere end en time" in page()


def test_where_all_is_well_it_says_so():
    shown = page()

    assert "Mailserveren har taget imod alle breve" in shown and "Ingen breve venter" in shown


def test_a_failed_letter_stands_on_today_s_list():
    OutboxLetterFactory(person=PersonFactory(name="Anne Bregnholt"))
    shown = browser_of(OfficerFactory()).get(reverse("today")).content.decode()

    assert "Anne Bregnholt" in shown and "Et brev, der ikke kunne sendes" in shown
