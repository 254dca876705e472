"""What an action left behind: the exact reasons of its refusal, and its lines in the log."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db.models import Model

from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import Reason


@contextmanager
def refused(*reasons: Reason) -> Iterator[None]:
    """The block is refused for just these reasons, in this order, and writes no event."""
    events = AuditEvent.objects.count()
    with pytest.raises(Refused) as refusal:
        yield
    assert refusal.value.reasons == list(reasons)
    assert AuditEvent.objects.count() == events


def log_of(thing: Model) -> list[tuple[str, Person | None, Person | None]]:
    """Verb, actor and subject of each event about `thing`, oldest first."""
    events = AuditEvent.objects.filter(object_type=thing._meta.label_lower, object_id=thing.pk).order_by("pk")
    return [(event.verb, event.actor, event.subject) for event in events]


def times(verb: Verb, thing: Model) -> int:
    """How often the log says that `verb` was done to `thing`."""
    return sum(said == verb for said, _actor, _subject in log_of(thing))
