"""`manage.py daily`: it does all it can, says what it did, and says with its exit that something could not be done."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import timezone

from codriver.models import AlignmentAgreement, AlignmentReview
from codriver.tests.factories import agreed_agreement, compared_alignment, open_alignment
from netvaerk.models import DailyRun

pytestmark = pytest.mark.django_db
DONE = (
    "reminders 2, offers reminded of 0, revisits announced 0, opened 1, "
    "follow-ups announced 0, talks needed 1, pulses asked 0, wishes asked for 0, "
    "closings opened 0, effects asked for 0, agreements closed 0, "
    "hand-over notes deleted 0, fund deadlines announced 0, last years of a diploma announced 0, "
    "endings announced 0, inherited time announced 0, sparring reminded of 0, stand-ins announced 0, "
    "seats moved on 0, events held 0, seats reminded of 0, evaluations asked 0, requests closed 0, "
    "bookings reminded of 0, bookings cancelled 0, ended sessions deleted 0, weekly letters 0, kept no longer 0, "
    "letters taken up 0\n"
)


@pytest.fixture
def a_month_later():
    """A pair that is silent and one that has a date to keep, both from a month ago."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        open_alignment()
        agreed_agreement()
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        yield


def test_it_says_what_it_did(a_month_later, capsys):
    call_command("daily")

    assert capsys.readouterr().out == DONE


def test_it_does_the_rest_and_then_says_how_much_failed(a_month_later, capsys):
    compared = compared_alignment()
    AlignmentAgreement.objects.filter(alignment=compared).update(agreed_at=timezone.now())

    with pytest.raises(CommandError, match="^3 could not be done") as failure:
        call_command("daily")

    assert failure.value.returncode == 1
    assert AlignmentReview.objects.count() == 1
    assert DailyRun.objects.get().failed == 3
    assert capsys.readouterr().out == DONE
