"""What time drives: letters about time that ends or was inherited, once, and what is kept no longer."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import Verb
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.outcomes import log_of
from roles.actions.daily import announce_endings, announce_inherited, forget_encouragements, forget_nominations
from roles.models import Encouragement, Nomination
from roles.tests.factories import EncouragementFactory, LedPersonFactory, NominationFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def days(number):
    return TODAY + timedelta(days=number)


def running(ends_in, **fields):
    """Released long ago by the leader the person has today."""
    person = LedPersonFactory()
    dates = {"began_on": days(-90), "ended_on": days(ends_in), "approved_at": NOW - timedelta(days=90)}
    return ReleaseFactory(person=person, approved_by=person.personnel_leader, **(dates | fields))


def test_leader_person_and_secretariat_hear_once_that_time_ends(django_capture_on_commit_callbacks):
    release, officer = running(30), OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        done = [announce_endings(at=NOW).done, announce_endings(at=NOW + timedelta(days=1)).done]

    assert done == [3, 0]
    told = {letter.to[0] for letter in mail.outbox}
    assert told == {release.person.email, release.person.personnel_leader.email, officer.email}


@pytest.mark.parametrize(
    ("ends_in", "fields"),
    [
        (31, {}),
        (-1, {}),
        (20, {"began_on": days(-5)}),
        (20, {"approved_at": NOW}),
        (20, {"theme__status": "closed"}),
        (20, {"person": None}),
    ],
    ids=["not yet", "over", "a short period", "granted just now", "a closed theme", "who has left"],
)
def test_when_nobody_is_told(ends_in, fields):
    if "person" in fields:
        fields = {"person": LedPersonFactory(is_active=False)}
        person = fields["person"]
        ReleaseFactory(person=person, approved_by=person.personnel_leader, began_on=days(-90), ended_on=days(ends_in))
    else:
        running(ends_in, **fields)

    assert announce_endings(at=NOW).done == 0


def test_a_later_last_day_is_told_anew():
    release = running(30)
    announce_endings(at=NOW)
    release.ended_on = days(60)
    release.save()

    assert announce_endings(at=NOW + timedelta(days=31)).done == 2


def test_a_new_leader_hears_once_of_what_came_along(django_capture_on_commit_callbacks):
    release = ReleaseFactory(person=LedPersonFactory())
    with django_capture_on_commit_callbacks(execute=True):
        done = [announce_inherited(at=NOW).done for _again in range(2)]

    assert done == [1, 0]
    assert [letter.to for letter in mail.outbox] == [[release.person.personnel_leader.email]]


@pytest.mark.parametrize(
    ("status", "since", "gone"),
    [("no", 366, True), ("no", 360, False), ("sent", 366, True), ("later", 366, True), ("yes", 800, False)],
)
def test_a_nomination_without_a_yes_is_gone_after_twelve_months(status, since, gone):
    then = NOW - timedelta(days=since)
    answered = {} if status == "sent" else {"answered_at": then}
    nomination = NominationFactory(status=status, sent_at=then, **answered)
    key = nomination.pk
    done = [forget_nominations(at=NOW).done for _again in range(2)]

    assert done == [int(gone), 0]
    assert Nomination.objects.filter(pk=key).exists() == (not gone)
    assert log_of(nomination) == ([(Verb.DELETED, None, None)] if gone else [])


@pytest.mark.parametrize(("since", "gone"), [(366, True), (360, False)])
def test_an_encouragement_is_gone_after_twelve_months(since, gone):
    EncouragementFactory(sent_at=NOW - timedelta(days=since), is_put_away=True)

    assert forget_encouragements(at=NOW).done == int(gone)
    assert Encouragement.objects.exists() == (not gone)
