"""What is done to one time and one meeting leaves the others as they are, and what is behind stays there."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from netvaerk.models import Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused, times
from secretariat.actions.bookings import cancel_booking, move_booking, note_booking, offer_times, withdraw_slot
from secretariat.models import Booking, BookingSlot
from secretariat.rules.bookings import BookingHindrance
from secretariat.tests.bookings import booked, next_monday, opening, slots_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def stands(*bookings):
    return [Booking.objects.get(pk=one.pk).status for one in bookings]


def test_one_meeting_is_cancelled_and_one_is_noted():
    first, second = booked(), booked()
    cancel_booking(first, by=first.person, at=NOW)
    note_booking(second, came=True, by=second.officer, at=second.slot.begins_at)

    assert stands(first, second) == ["cancelled", "held"]
    assert log_of(second)[-1][0] == Verb.HELD
    note_booking(second, came=False, by=second.officer, at=second.slot.begins_at)
    assert log_of(second)[-1][0] == Verb.CHANGED


def test_a_time_that_is_taken_back_takes_its_own_meeting_with_it():
    held, other = booked(), booked()
    note_booking(held, came=True, by=held.officer, at=held.slot.begins_at)
    withdraw_slot(held.slot, by=held.officer, at=NOW)

    assert stands(held, other) == ["held", "booked"]


def test_a_time_is_taken_back_once_and_only_ahead():
    slot, begun = slots_of()
    for _ in range(2):
        withdraw_slot(slot, by=slot.officer, at=NOW)
    with refused(BookingHindrance.BEGUN):
        withdraw_slot(begun, by=begun.officer, at=begun.begins_at)
    gone = slots_of()[0]
    BookingSlot.objects.filter(pk=gone.pk).delete()
    withdraw_slot(gone, by=gone.officer, at=NOW)

    assert times(Verb.WITHDREW, slot) == 1


def test_times_that_have_begun_are_not_offered():
    officer, first = OfficerFactory(), slots_of()[0]
    made = offer_times(opening(), place="", by=officer, at=first.begins_at)

    assert [one.begins_at for one in made.slots] == [first.begins_at + 30 * MINUTE]
    assert [times(Verb.OFFERED, one) for one in made.slots] == [1]


def test_many_times_are_one_line_in_the_log():
    slots = slots_of()

    assert [times(Verb.OFFERED, one) for one in slots] == [1, 0]


def test_a_time_that_was_taken_back_may_be_offered_anew():
    officer = OfficerFactory()
    for slot in slots_of(officer):
        withdraw_slot(slot, by=officer, at=NOW)
    made = offer_times(opening(), place="", by=officer, at=NOW)

    assert (len(made.slots), made.there_already) == (2, 0)


def test_no_time_is_offered_where_each_day_is_a_day_off():
    christmas = next_monday(NOW).replace(month=12, day=25)
    with refused(BookingHindrance.NO_DAY):
        offer_times(opening(first=christmas, until=christmas), place="", by=OfficerFactory(), at=NOW)


def test_a_time_of_somebody_who_is_no_officer_any_more_is_gone():
    slot = slots_of()[0]
    slot.officer.groups.clear()
    with refused(BookingHindrance.GONE):
        booked(slot=slot)


def test_a_meeting_that_was_cancelled_or_is_earlier_stands_in_the_way_of_none():
    person = PersonFactory()
    cancelled = booked(person)
    cancel_booking(cancelled, by=person, at=NOW)
    later = booked(person, slots_of()[0])
    around = [booked(person, slots_of(begins=time(hour), ends=time(hour + 1))[0]) for hour in (7, 13)]

    assert stands(cancelled, later, *around) == ["cancelled", "booked", "booked", "booked"]


def test_a_meeting_is_moved_to_a_time_that_meets_itself_but_not_another():
    person = PersonFactory()
    booking = booked(person)
    move_booking(booking, to=slots_of()[0], shown=1, by=person, at=NOW)
    other, beside = booked(person, slots_of(first=next_monday() + DAY)[0]), slots_of()[0]
    with refused(BookingHindrance.MEETS_ANOTHER):
        move_booking(other, to=beside, shown=1, by=person, at=NOW)


def test_who_has_not_seen_that_it_was_moved_changes_nothing():
    seen = booked()
    there, elsewhere = slots_of(first=next_monday() + DAY)
    move_booking(Booking.objects.get(), to=there, shown=1, by=seen.person, at=NOW)
    with refused(BookingHindrance.CHANGED_MEANWHILE):
        cancel_booking(seen, by=seen.person, at=NOW)
    with refused(BookingHindrance.CHANGED_MEANWHILE):
        move_booking(seen, to=elsewhere, shown=2, by=seen.person, at=NOW)

    assert Booking.objects.get().slot == there
