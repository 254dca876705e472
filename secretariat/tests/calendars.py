"""Somebody with everything that a calendar feed holds, for tests of feeds."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from netvaerk.actions.calendar_feeds import make_address
from netvaerk.models import CalendarFeed, Person


def address_of(person: Person, at: datetime | None = None) -> str:
    """A new secret address of the person's calendar, as a path."""
    feed = CalendarFeed.objects.filter(person=person).first()
    secret = make_address(person, shown=feed.version if feed else 0, at=at or timezone.now())
    return reverse("calendar_feed", args=[secret])


def titles(response: Any) -> list[str]:
    """What a calendar shows of a feed, by time."""
    assert response.status_code == 200, response.status_code
    events = Calendar.from_ical(response.content).walk("VEVENT")
    return [str(one["SUMMARY"]) for one in sorted(events, key=lambda one: (str(one["DTSTART"].dt), one["SUMMARY"]))]
