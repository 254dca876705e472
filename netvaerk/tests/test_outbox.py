"""The outbox: a letter is stored with the change, goes out once, is tried again, and keeps no words afterwards."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.test import TestCase
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from netvaerk.actions.outbox import forget_letters, send_again, send_what_waits
from netvaerk.mail import Attachment, Letter, Outsider, send_together
from netvaerk.mail.outbox import claimed, deliver, problem_of, write
from netvaerk.mail.tasks import deliver_letters
from netvaerk.mail.words import packed, unpacked
from netvaerk.models import OutboxLetter
from netvaerk.refusals import Refused
from netvaerk.rules.outbox import CLAIM_LASTS, WORDS_KEPT, OutboxHindrance, Problem
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
WORKER = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


class Relay(BaseEmailBackend):
    """A relay that answers as a test says."""

    answer: Exception | None = None

    def send_messages(self, messages):
        if Relay.answer:
            raise Relay.answer


@pytest.fixture
def relay(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Relay"

    def answers(problem):
        monkeypatch.setattr(Relay, "answer", problem)

    return answers


def letter(**fields):
    return Letter("asked_to_take_a_role", PersonFactory(**fields), "/min-side/", {"theme": "Ensomhed"})


def written(one=None):
    (row,) = write([one or letter()])
    return row


def tried(row):
    deliver([row.pk])
    row.refresh_from_db()
    return row


def test_a_letter_is_stored_with_the_change_and_gone_with_it():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        send_together([letter()])
        assert OutboxLetter.objects.count() == 1
        raise ZeroDivisionError

    assert OutboxLetter.objects.count() == 0


def test_what_a_letter_says_is_not_legible_in_the_database():
    row = written()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM netvaerk_outboxletter WHERE id = %s", [row.pk])
        (stored,) = cursor.fetchone()

    assert "Ensomhed" not in stored
    assert row.content["words"]["theme"] == "Ensomhed"


def test_after_delivery_the_fact_stays_and_the_words_are_gone():
    row = tried(written())

    assert (row.status, row.content, len(mail.outbox)) == ("sent", None, 1)
    assert row.over_at is not None


def test_words_come_back_as_what_they_were():
    words = {
        "day": date(2026, 3, 2), "at": datetime(2026, 3, 2, 9, tzinfo=timezone.get_fixed_timezone(60)),
        "hours": Decimal("2.5"), "number": 3, "none": None, "yes": True, "said": "Ja",
    }  # fmt: skip

    assert unpacked(packed({**words, "late": lambda: "nu"})) == {**words, "late": "nu"}


def test_a_letter_goes_in_the_language_it_was_written_in():
    one = letter(language="en")
    row = written(one)
    type(one.to).objects.update(language="da")
    tried(row)

    assert "asked to take a role" in mail.outbox[0].subject


def test_a_letter_goes_to_the_address_its_reader_has_when_it_is_sent():
    one = letter(email="old@kommune.example")
    row = written(one)
    type(one.to).objects.filter(pk=one.to.pk).update(email="new@kommune.example")
    tried(row)

    assert mail.outbox[0].to == ["new@kommune.example"]


def test_somebody_from_outside_gets_their_letter_with_its_file():
    file = Attachment("invitation.ics", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR")
    outsider = Outsider("Yasmin Demir", "yasmin@udenfor.example")
    tried(written(Letter("asked_to_take_a_role", outsider, "/", {"theme": "Ensomhed"}, (file,))))

    assert mail.outbox[0].to == ["yasmin@udenfor.example"]
    assert len(mail.outbox[0].attachments) == 1


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (SMTPRecipientsRefused({"a@b.dk": (550, b"no such user")}), Problem.ADDRESS_REFUSED),
        (SMTPRecipientsRefused({"a@b.dk": (450, b"greylisted")}), Problem.REFUSED_FOR_NOW),
        (SMTPDataError(554, b"spam"), Problem.LETTER_REFUSED),
        (SMTPDataError(451, b"later"), Problem.REFUSED_FOR_NOW),
        (SMTPSenderRefused(550, b"who are you", "us@b.dk"), Problem.REFUSED_FOR_NOW),
        (SMTPServerDisconnected(), Problem.RELAY_AWAY),
        (TimeoutError(), Problem.RELAY_AWAY),
        (ValueError(), Problem.FAULT),
    ],
    ids=lambda value: str(value),
)
def test_what_a_relay_says_is_told_in_one_of_six_ways(answer, problem):
    assert problem_of(answer) is problem


def test_a_letter_refused_for_now_waits_and_goes_later(relay, time_machine):
    time_machine.move_to("2026-03-02 09:00Z", tick=False)
    relay(SMTPServerDisconnected())
    row = tried(written())
    assert (row.status, row.problem, row.try_at) == ("waiting", "relay away", timezone.now() + timedelta(minutes=1))
    relay(None)
    assert tried(row).status == "waiting"  # its pause is not over

    time_machine.move_to("2026-03-02 09:01Z", tick=False)
    assert tried(row).status == "sent"


def test_an_address_that_the_relay_does_not_know_stops_at_once_and_the_words_are_kept(relay):
    relay(SMTPRecipientsRefused({"a@b.dk": (550, b"no such user")}))
    row = tried(written())

    assert (row.status, row.problem, row.tries) == ("failed", "address refused", 1)
    assert row.content["words"]["theme"] == "Ensomhed"


def test_who_leaves_before_it_is_sent_gets_no_letter():
    one = letter()
    row = written(one)
    type(one.to).objects.filter(pk=one.to.pk).update(is_active=False)

    assert tried(row).problem == "no address"
    assert mail.outbox == []


def test_a_letter_whose_worker_fell_over_is_taken_by_another(time_machine):
    time_machine.move_to("2026-03-02 09:00Z", tick=False)
    row = written()
    assert claimed(row.pk) is not None
    assert claimed(row.pk) is None

    time_machine.shift(CLAIM_LASTS)
    assert tried(row).status == "sent"


def test_a_worker_that_is_late_does_not_write_over_what_another_did(time_machine, relay):
    time_machine.move_to("2026-03-02 09:00Z", tick=False)
    row = written()

    def slow(self, messages):
        time_machine.shift(CLAIM_LASTS)
        OutboxLetter.objects.update(claimed_at=timezone.now())  # another has it now
        raise SMTPServerDisconnected

    relay(None)
    original, Relay.send_messages = Relay.send_messages, slow
    try:
        assert tried(row).status == "sending"
    finally:
        Relay.send_messages = original


@pytest.mark.one_database("postgres")
@pytest.mark.django_db(transaction=True)
@often
def test_two_workers_send_a_letter_once():
    mail.outbox.clear()
    row = written()
    at_once(lambda: deliver([row.pk]), lambda: deliver([row.pk]))

    assert len(mail.outbox) == 1


def test_with_a_worker_the_task_waits_in_the_database_and_names_no_words(settings):
    settings.TASKS = WORKER
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_together([letter(), letter()])

    assert mail.outbox == []
    assert DBTaskResult.objects.get().args_kwargs["args"] == [sorted(OutboxLetter.objects.values_list("pk", flat=True))]


def test_a_worker_comes_back_when_the_pause_is_over(settings, relay):
    settings.TASKS = WORKER
    relay(TimeoutError())
    row = written()
    deliver_letters.func([row.pk])

    task = DBTaskResult.objects.get()
    row.refresh_from_db()
    assert task.args_kwargs["args"] == [[row.pk]]
    assert row.try_at <= task.run_after <= row.try_at + timedelta(minutes=1)


def test_the_daily_run_takes_up_what_was_left():
    row = written()
    assert send_what_waits(at=timezone.now()).done == 0  # a worker may be about to take it

    assert send_what_waits(at=timezone.now() + timedelta(minutes=10)).done == 1
    row.refresh_from_db()
    assert row.status == "sent"


def failed(relay):
    relay(SMTPRecipientsRefused({"a@b.dk": (550, b"no such user")}))
    row = tried(written())
    relay(None)
    return row


def test_the_secretariat_sends_a_failed_letter_again(relay, django_capture_on_commit_callbacks):
    row = failed(relay)
    with django_capture_on_commit_callbacks(execute=True):
        send_again(row, by=PersonFactory(), at=timezone.now())
    row.refresh_from_db()

    assert (row.status, row.tries, row.content) == ("sent", 1, None)


def test_a_letter_that_was_sent_is_not_sent_again():
    with pytest.raises(Refused) as refusal:
        send_again(tried(written()), by=PersonFactory(), at=timezone.now())

    assert refusal.value.reasons == [OutboxHindrance.NOT_FAILED]


def test_words_of_failed_letters_go_after_thirty_days_and_the_fact_after_ninety(relay):
    row = failed(relay)
    forget_letters(at=row.over_at + WORDS_KEPT - timedelta(days=1))
    row.refresh_from_db()
    assert row.content is not None

    forget_letters(at=row.over_at + WORDS_KEPT)
    row.refresh_from_db()
    assert row.content is None

    assert forget_letters(at=row.over_at + timedelta(days=90)).done == 1


def changed(**fields):
    OutboxLetter.objects.filter(pk=written().pk).update(**fields)


def test_a_sent_letter_keeps_no_words():
    with refused_by("sent_letter_keeps_no_words"):
        changed(status="sent", over_at=timezone.now())


def test_a_letter_is_over_or_waits():
    with refused_by("letter_is_over_or_waits"):
        changed(over_at=timezone.now())


def test_a_letter_on_its_way_is_a_worker_s():
    with refused_by("letter_on_its_way_is_claimed"):
        changed(status="sending")


def test_a_letter_that_was_given_up_says_why():
    with refused_by("failed_letter_says_why"):
        changed(status="failed", over_at=timezone.now())
