"""The event log says who did what to which, and who read about whom; never any content."""

import pytest
import structlog
from django.utils import timezone

from netvaerk.audit import record, record_read
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.factories import PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_an_event_names_actor_verb_object_and_subject():
    theme, actor, subject = ThemeFactory(), PersonFactory(), PersonFactory()
    record(Verb.CHANGED, theme, by=actor, at=NOW, about=subject)
    event = AuditEvent.objects.get()

    assert (event.verb, event.actor, event.subject, event.at) == (Verb.CHANGED, actor, subject, NOW)
    assert (event.object_type, event.object_id) == ("netvaerk.networktheme", theme.pk)


def test_an_event_may_have_no_actor():
    record(Verb.ENDED, ThemeFactory(), by=None, at=NOW)

    assert AuditEvent.objects.get().actor is None


def test_an_event_carries_the_request_it_came_with():
    with structlog.contextvars.bound_contextvars(request_id="abc"):
        record(Verb.CHANGED, ThemeFactory(), by=None, at=NOW)

    assert AuditEvent.objects.get().request_id == "abc"


def test_reading_is_an_event_for_each_other_person_shown():
    reader, one, other = PersonFactory(), PersonFactory(), PersonFactory()
    record_read(by=reader, thing=ThemeFactory(), about=[one, reader, other])

    assert set(AuditEvent.objects.values_list("verb", "actor", "subject")) == {
        (Verb.READ, reader.pk, one.pk),
        (Verb.READ, reader.pk, other.pk),
    }


def test_reading_about_oneself_is_no_event():
    reader = PersonFactory()
    record_read(by=reader, thing=ThemeFactory(), about=[reader])

    assert AuditEvent.objects.count() == 0
