"""Making, changing and ending the secret address of somebody's calendar."""

import secrets
from datetime import datetime

from django.db import transaction

from netvaerk.audit import record
from netvaerk.models import CalendarFeed, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.calendar_feeds import hindrances_to_make
from netvaerk.rules.secret_addresses import BYTES, fingerprint


@transaction.atomic
def make_address(person: Person, *, shown: int, at: datetime) -> str:
    """The secret of a new address, told this once; the one before opens nothing from now on. `shown` is the version
    that the page showed, 0 for none. Raises Refused."""
    held = Person.objects.select_for_update().get(pk=person.pk)
    feed = CalendarFeed.objects.filter(person=held).first()
    stands = feed.version if feed else 0
    reasons = hindrances_to_make(shown=shown, stands=stands, is_employed=held.is_active)
    if reasons:
        raise Refused(reasons)
    secret = secrets.token_urlsafe(BYTES)
    kept = {"fingerprint": fingerprint(secret), "made_at": at, "version": stands + 1}
    feed, _new = CalendarFeed.objects.update_or_create(person=held, defaults=kept)
    record(Verb.CHANGED if stands else Verb.CREATED, feed, by=person, at=at, about=person)
    return secret


@transaction.atomic
def end_address(person: Person, *, by: Person | None, at: datetime) -> None:
    """Turn the address off: from now on it opens nothing. Twice is once."""
    for feed in CalendarFeed.objects.select_for_update().filter(person=person):
        record(Verb.DELETED, feed, by=by, at=at, about=person)
        feed.delete()
