"""What time does with meetings: reminds the day before, cancels what nobody can come to, deletes what is old."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from netvaerk.models import Person
from secretariat.actions.bookings import cancel
from secretariat.actions.support_daily import months_before
from secretariat.letters import bookings as letters
from secretariat.models import Booking, BookingSlot
from secretariat.rules.bookings import KEPT_MONTHS


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


def forget_bookings(*, at: datetime) -> Run:
    """Delete meetings that lie 24 months back, and times of more than a month ago that nobody booked."""

    def forget(row: BookingSlot) -> int:
        row.bookings.all().delete()
        row.delete()
        return 1

    old = Q(ends_at__lt=months_before(at, KEPT_MONTHS))
    unused = Q(ends_at__lt=at - timedelta(days=31), bookings=None)
    return each(BookingSlot.objects.filter(old | unused).distinct(), forget, step="bookings deleted")
