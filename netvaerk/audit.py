"""The event log: who did what to which object, and who read whose personal data. Never any content."""

from collections.abc import Iterable
from datetime import datetime

import structlog
from django.db import models
from django.utils import timezone

from netvaerk.models import AuditEvent, Person, Verb


def record(verb: Verb, thing: models.Model, *, by: Person | None, at: datetime, about: Person | None = None) -> None:
    """Append one event; called inside the transaction of the change it tells of."""
    AuditEvent.objects.create(
        verb=verb,
        object_type=thing._meta.label_lower,
        object_id=thing.pk,
        actor=by,
        subject=about,
        at=at,
        request_id=_request_id(),
    )


def record_read(*, by: Person, thing: models.Model, about: Iterable[Person]) -> None:
    """Append one event for each other person whose data was shown; reading one's own is not an event."""
    now, request_id = timezone.now(), _request_id()
    events = [
        AuditEvent(
            verb=Verb.READ,
            object_type=thing._meta.label_lower,
            object_id=thing.pk,
            actor=by,
            subject=person,
            at=now,
            request_id=request_id,
        )
        for person in about
        if person != by
    ]
    if events:  # a page view that shows nobody's data opens no transaction
        AuditEvent.objects.bulk_create(events)


def record_list_read(*, by: Person, of: type[models.Model]) -> None:
    """Append one event for a list in which many people stand: it is about no row of its own, so its number is 0."""
    AuditEvent.objects.create(
        verb=Verb.READ,
        object_type=of._meta.label_lower,
        object_id=0,
        actor=by,
        at=timezone.now(),
        request_id=_request_id(),
    )


def _request_id() -> str:
    return structlog.contextvars.get_contextvars().get("request_id", "")
