"""Times that officers offer, and meetings booked in them, for tests: made through the actions."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.actions.bookings import book_slot, offer_times
from secretariat.facts.office import days_off_of
from secretariat.models import Booking, BookingSlot
from secretariat.rules.bookings import Opening


def next_monday(at: datetime | None = None) -> date:
    """A Monday at least a week ahead, on which Denmark works."""
    day = timezone.localdate(at) + timedelta(days=7)
    while day.weekday() or day in days_off_of(day.year):
        day += timedelta(days=1)
    return day


def opening(first: date | None = None, **fields) -> Opening:
    day = first or next_monday()
    words = {"first": day, "until": day, "begins": time(9), "ends": time(10), "minutes": 30, **fields}
    return Opening(**words)


def slots_of(officer: Person | None = None, at: datetime | None = None, **fields) -> list[BookingSlot]:
    made = offer_times(opening(**fields), place="", by=officer or OfficerFactory(), at=at or timezone.now())
    return made.slots


def booked(person: Person | None = None, slot: BookingSlot | None = None, at=None, **words) -> Booking:
    fields = {"subject": "En lilla cykel til mødet", "form": "office", **words}
    slot = slot or slots_of()[0]
    return book_slot(slot, by=person or PersonFactory(), at=at or timezone.now(), **fields)
