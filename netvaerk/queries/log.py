"""The event log as people read it: who looked at one's own data, and what one has done oneself."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

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
