"""Letters go out once, when the change is safely written, in the reader's language, and never to who has left."""

from dataclasses import replace

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.test import TestCase

from netvaerk.mail import Attachment, Letter, Outsider, send_on_commit, send_once, send_together
from netvaerk.models import OutboxLetter, SentLetter
from netvaerk.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def send(one):
    """Write the letter and let the change it tells of be stored."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_on_commit(one)


def letter(**fields):
    return Letter("asked_to_take_a_role", PersonFactory(**fields), "/min-side/", {"theme": "Ensomhed"})


def test_a_letter_goes_to_its_reader_in_plain_text_and_html():
    one = letter()
    send(one)
    (sent,) = mail.outbox

    assert sent.to == [one.to.email]
    assert [kind for _body, kind in sent.alternatives] == ["text/html"]


def test_a_letter_links_to_our_own_address(settings):
    settings.SITE_URL = "https://netvaerk.kommune.example"
    send(letter())

    assert "https://netvaerk.kommune.example/min-side/" in mail.outbox[0].body


def test_a_subject_is_one_line():
    send(letter())

    assert mail.outbox[0].subject.splitlines() == [mail.outbox[0].subject]
    assert mail.outbox[0].subject != ""


@pytest.mark.parametrize("title", ["Ensomhed\nBcc: alle@kommune.example", "Ensomhed\r\n\tog mad"], ids=repr)
def test_a_line_break_in_a_title_does_not_break_the_subject(title):
    send(Letter("agreement_agreed", PersonFactory(), "/min-side/", {"theme": title, "other": "Bo"}))

    assert " ".join(title.split()) in mail.outbox[0].subject


def test_a_letter_speaks_the_language_of_its_reader():
    danish, english = letter(language="da").rendered(), letter(language="en").rendered()

    assert ('lang="da"' in danish[2], 'lang="en"' in english[2]) == (True, True)


def test_who_has_left_gets_no_letter():
    send(letter(is_active=False))

    assert mail.outbox == []


def test_a_letter_waits_until_the_change_is_written(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send_on_commit(letter())
        before = len(mail.outbox)

    assert (before, len(mail.outbox)) == (0, 1)


def test_no_letter_tells_of_what_was_rolled_back(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError), transaction.atomic():
        send_on_commit(letter())
        raise ZeroDivisionError

    assert mail.outbox == []


def test_a_letter_on_an_occasion_goes_out_once(django_capture_on_commit_callbacks):
    one = letter()
    with django_capture_on_commit_callbacks(execute=True):
        told = [send_once(one, occasion="alignment 1 waits 14") for _again in range(2)]

    assert (told, len(mail.outbox), SentLetter.objects.count()) == ([True, False], 1, 1)


def test_another_occasion_is_another_letter(django_capture_on_commit_callbacks):
    one = letter()
    with django_capture_on_commit_callbacks(execute=True):
        told = [send_once(one, occasion=f"alignment 1 waits {days}") for days in (14, 28)]

    assert (told, len(mail.outbox)) == ([True, True], 2)


def test_another_reader_gets_a_letter_of_their_own(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        told = [send_once(one, occasion="alignment 1 waits 14") for one in (letter(), letter())]

    assert (told, len(mail.outbox)) == ([True, True], 2)


def test_a_relay_that_is_away_breaks_nothing(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    send(letter())

    assert OutboxLetter.objects.get().problem == "relay away"


class RefusingRelay(BaseEmailBackend):
    """A relay that falls over in a way that is no trouble of the network."""

    def send_messages(self, messages):
        raise ValueError("noget i brevet")


def test_a_letter_that_cannot_be_sent_breaks_nothing(settings):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingRelay"

    send(letter())

    assert OutboxLetter.objects.get().problem == "fault"


def to_an_outsider(**fields):
    outsider = Outsider(**({"name": "Yasmin Demir", "email": "yasmin@udenfor.example"} | fields))
    return Letter("asked_to_take_a_role", outsider, "/", {"theme": "Ensomhed"})


def test_a_letter_goes_to_an_outsider_who_has_no_account():
    send(to_an_outsider())

    assert mail.outbox[0].to == ["yasmin@udenfor.example"]
    assert "Kære Yasmin Demir" in mail.outbox[0].body


def test_an_outsider_without_an_e_mail_gets_no_letter():
    send(to_an_outsider(email=""))

    assert mail.outbox == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_letter_to_an_outsider_is_in_their_language(language):
    assert f'lang="{language}"' in to_an_outsider(language=language).rendered()[2]


def test_a_letter_carries_its_files():
    file = Attachment("møde.ics", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR æøå")
    send(replace(to_an_outsider(), attachments=(file,)))
    part = mail.outbox[0].message().get_payload()[-1]

    assert (part.get_content_type(), part.get_param("method"), part.get_filename()) == (
        "text/calendar", "REQUEST", "møde.ics"
    )  # fmt: skip
    assert part.get_payload(decode=True).decode() == file.content


class CountingRelay(BaseEmailBackend):
    """A relay that counts how often it is asked, and may be away."""

    asked, sent, is_away = 0, 0, False

    def open(self):
        CountingRelay.asked += 1
        if self.is_away:
            raise ConnectionRefusedError

    def send_messages(self, messages):
        CountingRelay.sent += len(messages)


@pytest.mark.parametrize(("is_away", "sent"), [(False, 3), (True, 0)])
def test_letters_that_go_together_ask_the_relay_once(settings, monkeypatch, is_away, sent):
    settings.EMAIL_BACKEND = f"{__name__}.CountingRelay"
    for name, value in {"asked": 0, "sent": 0, "is_away": is_away}.items():
        monkeypatch.setattr(CountingRelay, name, value)

    with TestCase.captureOnCommitCallbacks(execute=True):
        send_together([letter(), to_an_outsider(), letter()])

    assert (CountingRelay.asked, CountingRelay.sent) == (1, sent)


def test_one_letter_that_cannot_be_sent_keeps_no_other_back(settings):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingRelay"

    with TestCase.captureOnCommitCallbacks(execute=True):
        send_together([letter(), letter()])

    assert [one.tries for one in OutboxLetter.objects.all()] == [1, 1]
