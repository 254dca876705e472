"""What time does with meetings: reminds the day before, cancels what nobody can come to, deletes what is old."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from netvaerk.models import Person
from secretariat.actions.bookings import cancel
from secretariat.letters import bookings as letters
from secretariat.models import Booking, BookingSlot
from secretariat.rules.kept import BOOKINGS_KEPT


def remind_of_bookings(*, at: datetime) -> Run:
    """Who has a meeting tomorrow hears of it, once."""
    tomorrow = localdate(at) + timedelta(days=1)
    coming = Booking.objects.filter(status=Booking.Status.BOOKED, slot__begins_at__gt=at).with_people()
    due = [one for one in coming if localdate(one.slot.begins_at) == tomorrow and one.booked_at < one.slot.begins_at]
    return each(due, lambda one: int(letters.reminded(one, at=at)), step="bookings reminded of")


def cancel_without_somebody(*, at: datetime) -> Run:
    """Cancel what is ahead and lacks one of the two: an officer who is one no longer, or somebody who has left."""
    gone = ~Q(slot__officer__in=Person.objects.secretariat()) | Q(person__is_active=False)
    ahead = Booking.objects.filter(status=Booking.Status.BOOKED, slot__begins_at__gt=at).filter(gone).with_people()

    def call_off(row: Booking) -> int:
        cancel(row, by=None, at=at)
        return 1

    return each(ahead, call_off, step="bookings cancelled")


def old_slots(before: datetime) -> QuerySet:
    """Times that ended before this, with the meetings in them."""
    return BookingSlot.objects.filter(ends_at__lt=before)


def forget_bookings(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete meetings that lie 24 months back, or `before`, and times of more than a month ago that nobody booked."""

    def forget(row: BookingSlot) -> int:
        row.bookings.all().delete()
        row.delete()
        return 1

    unused = BookingSlot.objects.filter(ends_at__lt=at - timedelta(days=31), bookings=None)
    old = old_slots(before or BOOKINGS_KEPT.shipped(at))
    return each((old | unused).distinct(), forget, step="bookings deleted")
