"""When the office is open, as the rules ask about it."""

from datetime import date
from functools import lru_cache
from time import monotonic

from django.utils.timezone import localdate

from codriver.facts.days_off import days_off_around
from netvaerk.models import NetworkTheme, Person
from roles.models import RoleAssignment
from secretariat.models import Office, OpeningHours, OtherHours
from secretariat.rules.office import Hours, Span

KEPT_SECONDS = 60
_kept: dict[str, tuple[float, date | None, Hours]] = {}


@lru_cache(maxsize=8)
def days_off_of(year: int) -> frozenset[date]:
    """The days off of a year and the next."""
    return frozenset(days_off_around(date(year, 1, 1)))


def hours_from(first: date) -> Hours:
    """The week's hours, and every other day from `first` on."""
    weekly = {one.weekday: Span(one.opens, one.closes) for one in OpeningHours.objects.all()}
    other = {
        one.on: Span(one.opens, one.closes) if one.opens and one.closes else None
        for one in OtherHours.objects.filter(on__gte=first)
    }
    return Hours(weekly, other)


def forget_kept_hours() -> None:
    _kept.clear()


def kept_hours(today: date) -> Hours:
    """The hours as they were within the last minute: they stand in the foot of every page, and cost no query there."""
    made, day, hours = _kept.get("hours", (0.0, None, Hours({})))
    if day != today or monotonic() - made > KEPT_SECONDS:
        hours = hours_from(today)
        _kept["hours"] = (monotonic(), today, hours)
    return hours


def days_closed(first: date) -> set[date]:
    """Public holidays around `first`, and the days from then on that the secretariat has closed; but not a holiday on
    which it says that it is open."""
    other = hours_from(first).other
    off = {*days_off_of(first.year), *(day for day, span in other.items() if span is None)}
    return off - {day for day, span in other.items() if span}


def desks() -> int:
    kept = Office.objects.filter(pk=Office.ONLY).first()
    return (kept or Office()).desks


def leads_a_network(person: Person) -> bool:
    """Whether `person` leads a theme, or stands in for who does, from the day it is chosen to the day it is closed."""
    held = RoleAssignment.objects.current().exercised_by(person, localdate())
    running = held.filter(role=RoleAssignment.Role.NETWORK_LEADER).exclude(theme__status=NetworkTheme.Status.CLOSED)
    return running.exists()
