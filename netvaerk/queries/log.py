"""The event log as people read it: who looked at one's own data, and what one has done oneself."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone, localdate, localtime
from django.utils.translation import gettext as _

from netvaerk.documents.tables import Table
from netvaerk.models import AuditEvent, Person, Verb


def name_of(object_type: str) -> str:
    """What a kind of thing is called on screen; the label itself for one that is no more."""
    try:
        return str(apps.get_model(object_type)._meta.verbose_name)
    except LookupError:
        return object_type


@dataclass(frozen=True)
class Look:
    """On one day somebody else did one thing with one kind of data about a person, so many times. Who is not told."""

    on: date
    did: str
    thing: str
    purpose: str
    times: int

    def as_data(self) -> dict[str, Any]:
        return {
            "on": self.on.isoformat(),
            "did": self.did,
            "to": self.thing,
            "purpose": self.purpose,
            "times": self.times,
        }


def looks_at(person: Person, purposes: Mapping[str, Any]) -> list[Look]:
    """Each day's events about `person` that somebody else, or the product itself, brought about; the newest first."""
    about = AuditEvent.objects.filter(subject=person).exclude(actor=person)
    return _by_day(about, purposes)


def own_events(person: Person, purposes: Mapping[str, Any]) -> list[Look]:
    """What `person` has done, day by day, whoever it was about; the newest first."""
    return _by_day(AuditEvent.objects.filter(actor=person), purposes)


def _by_day(events: Any, purposes: Mapping[str, Any]) -> list[Look]:
    rows = events.order_by("-at").values_list("at", "verb", "object_type")
    counted = Counter((localdate(at), verb, kind) for at, verb, kind in rows.iterator())
    verbs = dict(Verb.choices)
    return [
        Look(on, str(verbs.get(verb, verb)), name_of(kind), str(purposes.get(kind) or _("The network work")), times)
        for (on, verb, kind), times in counted.items()
    ]


@dataclass(frozen=True)
class Told:
    """One event in words; `by` and `about` are empty where nobody is meant."""

    at: datetime
    by: str
    did: str
    thing: str
    about: str


def who_saw_what(*, since: date, until: date, who: str = "", part: str = "about", reads: bool = False) -> QuerySet:
    """The events of a period, the newest first, about or by whoever bears the name; one query when it is read."""
    zone = get_current_timezone()
    first = datetime.combine(since, time.min, tzinfo=zone)
    beyond = datetime.combine(until + timedelta(days=1), time.min, tzinfo=zone)
    found = AuditEvent.objects.filter(at__gte=first, at__lt=beyond).select_related("actor", "subject")
    if reads:
        found = found.filter(verb__in=[Verb.READ, Verb.READ_SEALED])
    if who:
        people = Person.objects.filter(Q(pk__in=Person.objects.named(who).values("pk")) | Q(email__iexact=who))
        found = found.filter(**{"actor__in" if part == "by" else "subject__in": people.values("pk")})
    return found


def in_words(event: AuditEvent) -> Told:
    thing = name_of(event.object_type) + (f" {event.object_id}" if event.object_id else "")
    return Told(
        at=event.at,
        by=event.actor.name if event.actor else "",
        did=str(event.get_verb_display()),
        thing=thing,
        about=event.subject.name if event.subject else "",
    )


def log_table(events: Iterable[AuditEvent]) -> Table:
    """The events as a file; days and times as Danish clocks show them."""
    rows = [
        (date_format(localtime(one.at), "SHORT_DATETIME_FORMAT"), one.by, one.did, one.thing, one.about)
        for one in map(in_words, events)
    ]
    return Table(_("Event log"), [_("At"), _("Who"), _("Did"), _("To a"), _("About")], rows)
