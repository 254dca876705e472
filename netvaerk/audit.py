"""The event log: who did what to which object, and who read whose personal data. Never any content."""

from collections.abc import Iterable
from datetime import datetime

import structlog
from django.db import models
from django.utils import timezone

from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.models.prepared import append

LINE = ("verb", "object_type", "object_id", "actor", "subject", "at", "request_id")


def record(verb: Verb, thing: models.Model, *, by: Person | None, at: datetime, about: Person | None = None) -> None:
    """Append one event; called inside the transaction of the change it tells of."""
    _append(verb, thing._meta.label_lower, thing.pk, by, [about and about.pk], at)


def record_read(*, by: Person, thing: models.Model, about: Iterable[Person]) -> None:
    """Append one event for each other person whose data was shown; reading one's own is not an event."""
    _append(Verb.READ, thing._meta.label_lower, thing.pk, by, [one.pk for one in about if one != by], timezone.now())


def record_list_read(*, by: Person, of: type[models.Model]) -> None:
    """Append one event for a list in which many people stand: it is about no row of its own, so its number is 0."""
    _append(Verb.READ, of._meta.label_lower, 0, by, [None], timezone.now())


def _append(verb: Verb, kind: str, number: int, by: Person | None, about: list[int | None], at: datetime) -> None:
    """One line for each of `about`. A page view that shows nobody's data writes nothing."""
    actor, request_id = by.pk if by else None, _request_id()
    append(AuditEvent, LINE, [(verb, kind, number, actor, subject, at, request_id) for subject in about])


def _request_id() -> str:
    return structlog.contextvars.get_contextvars().get("request_id", "")
