"""Courses and events for tests."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.timezone import localdate

from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.actions.attendance import note_attendance
from secretariat.actions.events import EventWritten, publish_event, write_event
from secretariat.actions.seats import sign_off, sign_up
from secretariat.models import Enrolment, TrainingEvent

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SOON = timedelta(days=10)


def written(begins_at: datetime | None = None, **changes: object) -> EventWritten:
    """A whole event in ten days with two seats, with `changes`."""
    begins_at = begins_at or timezone.now() + SOON
    whole = EventWritten(
        title="Fra møde til bevægelse",
        kind="course",
        about="En dag om at få et netværk til at flytte sig.",
        roles=(),
        begins_at=begins_at,
        ends_at=begins_at + 3 * HOUR,
        place="Biblioteket, store sal",
        seats=2,
        sign_off_by=localdate(begins_at) - DAY,
        fee=0,
        takes_released_time=False,
        materials="https://kommune.example/laes-foer",
    )
    return replace(whole, **changes)


def draft(begins_at: datetime | None = None, **changes: object) -> TrainingEvent:
    return write_event(written(begins_at, **changes), by=OfficerFactory(), at=timezone.now())


def published(begins_at: datetime | None = None, **changes: object) -> TrainingEvent:
    event = draft(begins_at, **changes)
    publish_event(event, by=event.created_by, at=timezone.now())
    return event


def enrolled(event: TrainingEvent, *people: Person, at: datetime | None = None) -> list[Enrolment]:
    """Each signs up in turn; somebody new where nobody is named."""
    return [sign_up(event, by=one, at=at or timezone.now()) for one in people or [PersonFactory()]]


def held(came: int = 1, stayed_away: int = 0) -> TrainingEvent:
    """An event of today that is over, with who came noted. It was published and signed up to before it began."""
    event = published(seats=came + stayed_away + 1)
    rows = [enrolled(event)[0] for _ in range(came + stayed_away)]
    now = timezone.localtime()
    lasted = min(3 * HOUR, now - now.replace(hour=0, minute=0, second=0, microsecond=0))  # not yesterday, by night
    event.begins_at, event.ends_at = now - lasted, now - lasted / 3
    event.sign_off_by = localdate(event.begins_at)
    event.save()
    note_attendance(
        event, came={one.pk for one in rows[:came]}, ticked_before=(), by=event.created_by, at=timezone.now()
    )
    event.refresh_from_db()
    return event


def offered_seat(person: Person, waits: Person, gave_up: Person) -> TrainingEvent:
    """A full event with one seat: `gave_up` had it, `person` is offered it, `waits` is next."""
    event = published(seats=1)
    rows = enrolled(event, gave_up, person, waits)
    sign_off(rows[0], by=gave_up, at=timezone.now())
    event.refresh_from_db()
    return event


def teach(town: Any) -> None:
    """The leader gave up a seat that the co-driver is offered, and the employee waits; the co-driver came to another
    event; a draft. The other pair has the same."""
    town.course = offered_seat(town["co_driver"], town["employee"], town["leader"])
    town.enrolment = town.course.enrolments.get(person=town["employee"])
    town.course_held = held_with(town["co_driver"])
    town.course_draft = draft()
    offered_seat(town["other_co_driver"], town["reference"], town["other_leader"])
    held_with(town["other_co_driver"])


def held_with(person: Person) -> TrainingEvent:
    """An event that is over, to which `person` came."""
    event = held(came=0)
    row = Enrolment.objects.create(
        event=event, person=person, status="attended", signed_up_at=timezone.now(), came_at=timezone.now()
    )
    event.seats_taken = 1
    event.save()
    return row.event
