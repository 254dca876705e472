"""Meetings with the secretariat: free times, one's own meetings, and an officer's times."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate

from netvaerk.models import Person
from netvaerk.models.prepared import read
from secretariat.letters.bookings import place_of
from secretariat.models import Booking, BookingSlot

MEANS = {
    Booking.Status.BOOKED: "agreed",
    Booking.Status.HELD: "neutral",
    Booking.Status.NO_SHOW: "neutral",
    Booking.Status.CANCELLED: "wrong",
}


def free_slots(person: Person, now: datetime) -> QuerySet:
    """What `person` can book, the soonest first; but their own times."""
    return BookingSlot.objects.free().ahead(now).exclude(officer=person)


def bookings_of(person: Person, now: datetime) -> list[Booking]:
    """The meetings ahead of `person`, as the one who comes or as the officer."""
    return read(_coming, person.is_secretariat, values=(person.pk, now))


def _coming(officer: bool, number: int, now: datetime) -> QuerySet:
    person = Person.standing_as(number, officer=officer)
    told = ("form", "person__name", "slot__begins_at", "slot__ends_at", "slot__officer__name")
    return Booking.objects.visible_to(person).coming(now).select_related("slot__officer", "person").only(*told)


def bookings_to_note(officer: Person, now: datetime) -> QuerySet:
    """The officer's own meetings that are over without a word of whether the other came."""
    return Booking.objects.to_note(now).filter(slot__officer=officer).with_people()


@dataclass
class BookingPage:
    """A meeting as one of the two meets it."""

    other: Person
    place: str
    means: str
    is_officer: bool
    may_change: bool
    may_note: bool


def booking_page(booking: Booking, person: Person, now: datetime) -> BookingPage:
    is_officer = booking.slot.officer_id == person.pk
    begun = booking.slot.begins_at <= now
    return BookingPage(
        other=booking.person if is_officer else booking.officer,
        place=place_of(booking),
        means=MEANS[Booking.Status(booking.status)],
        is_officer=is_officer,
        may_change=booking.status == Booking.Status.BOOKED and not begun,
        may_note=is_officer and begun and booking.status != Booking.Status.CANCELLED,
    )


@dataclass
class SlotRow:
    """A time of an officer's. `booking` is shown to the officer who offers it alone; others see that it `is_booked`."""

    slot: BookingSlot
    booking: Booking | None
    is_booked: bool
    is_mine: bool
    is_today: bool


def slot_rows(slots: list[BookingSlot], person: Person, now: datetime) -> list[SlotRow]:
    today = localdate(now)
    rows = []
    for one in slots:
        booking = next(iter(one.live), None)
        mine = one.officer_id == person.pk
        is_today = localdate(one.begins_at) == today
        rows.append(SlotRow(one, booking if mine else None, booking is not None, mine, is_today))
    return rows


def office_slots(now: datetime) -> QuerySet:
    """Every officer's times that are not over, each with `live`, its booking."""
    live = Prefetch("bookings", Booking.objects.live().select_related("person", "slot"), to_attr="live")
    ahead = BookingSlot.objects.filter(withdrawn_at=None, ends_at__gt=now)
    return ahead.select_related("officer").prefetch_related(live).order_by("begins_at", "pk")
