"""The event log and the letters sent: rows that are added, and never changed."""

import pytest
from django.db import connection, transaction
from django.utils import timezone

from netvaerk.database import unsealed
from netvaerk.models import AuditEvent, SentLetter, Verb
from netvaerk.tests.constraints import refused_by, sealed
from netvaerk.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return AuditEvent.objects.create(
        at=timezone.now(), actor=PersonFactory(), verb=Verb.CREATED, object_type="netvaerk.networktheme", object_id=7
    )


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


CHANGES = {
    "update": lambda: AuditEvent.objects.update(verb=Verb.READ),
    "update in bulk": lambda: AuditEvent.objects.bulk_update([AuditEvent.objects.first()], ["actor"]),
    "delete": lambda: AuditEvent.objects.all().delete(),
    "raw update": lambda: run("UPDATE netvaerk_auditevent SET object_id = 8"),
    "raw delete": lambda: run("DELETE FROM netvaerk_auditevent"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_event_is_never_changed(event, change):
    with sealed():
        CHANGES[change]()

    assert list(AuditEvent.objects.values_list("pk", "verb", "object_id")) == [(event.pk, Verb.CREATED, 7)]


def test_retention_may_delete_events(event):
    with transaction.atomic(), unsealed():
        AuditEvent.objects.all().delete()

    assert AuditEvent.objects.count() == 0


def test_the_seal_closes_again_after_retention(event):
    with transaction.atomic(), unsealed():
        pass

    with sealed():
        AuditEvent.objects.all().delete()


def test_the_seal_closes_again_when_retention_fails(event):
    with pytest.raises(ZeroDivisionError), transaction.atomic(), unsealed():
        raise ZeroDivisionError

    with sealed():
        AuditEvent.objects.all().delete()


def test_the_newest_event_stands_first(event):
    newer = AuditEvent.objects.create(at=event.at, verb=Verb.READ, object_type="netvaerk.person", object_id=1)

    assert list(AuditEvent.objects.all()) == [newer, event]


def test_a_letter_is_sent_once_for_an_occasion():
    letter = SentLetter.objects.create(person=PersonFactory(), occasion="møde", sent_at=timezone.now())

    with refused_by("letter_once_for_an_occasion"):
        SentLetter.objects.create(person=letter.person, occasion="møde", sent_at=timezone.now())
