"""Offering, booking, moving and cancelling a meeting with the secretariat; what calendars get; what time does."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from netvaerk.models import SECRETARIAT, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from netvaerk.tests.views.pages import browser_of, page
from secretariat.actions.bookings import (
    book_slot,
    cancel_booking,
    move_booking,
    note_booking,
    offer_times,
    withdraw_slot,
)
from secretariat.actions.bookings_daily import cancel_without_somebody, forget_bookings, remind_of_bookings
from secretariat.actions.office import write_other_hours
from secretariat.models import Booking, BookingSlot
from secretariat.rules.bookings import BookingHindrance
from secretariat.tests.bookings import booked, next_monday, opening, slots_of
from secretariat.tests.support import asked

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)


def calendars():
    """Of each letter: to whom, what its file asks the calendar, and the number of the change. None says what it is
    about."""
    found = []
    for one in mail.outbox:
        assert "lilla" not in one.body + one.subject
        (_name, file, kind) = one.attachments[0]
        event = Calendar.from_ical(file).walk("VEVENT")[0]
        assert "lilla" not in file
        found.append((one.to[0], kind.split("method=")[1], int(event["SEQUENCE"])))
    return found


def test_an_officer_offers_times_once():
    officer = OfficerFactory()
    first, again = (offer_times(opening(), place="Rum 2", by=officer, at=NOW) for _ in range(2))

    assert (len(first.slots), first.there_already) == (2, 0)
    assert (len(again.slots), again.there_already) == (0, 2)
    with refused(BookingHindrance.NOT_AN_OFFICER):
        offer_times(opening(), place="", by=PersonFactory(), at=NOW)


def test_weekly_times_leave_out_holidays_and_days_the_office_is_closed():
    officer, first = OfficerFactory(), next_monday()
    write_other_hours(first + 7 * DAY, None, reason="Kursus", by=officer, at=NOW)
    made = offer_times(opening(until=first + 14 * DAY), place="", by=officer, at=NOW)

    assert first + 7 * DAY in made.left_out
    assert first + 7 * DAY not in {timezone.localdate(one.begins_at) for one in made.slots}


@time_machine.travel(datetime(2026, 11, 30, 8, tzinfo=timezone.get_default_timezone()), tick=False)
def test_christmas_is_left_out():
    now = timezone.now()
    made = offer_times(opening(first=timezone.localdate(), until=timezone.localdate() + 28 * DAY), place="",
                       by=OfficerFactory(), at=now)  # fmt: skip

    assert made.left_out == []
    thursdays = opening(first=timezone.localdate() + 3 * DAY, until=timezone.localdate() + 31 * DAY)
    made = offer_times(thursdays, place="", by=OfficerFactory(), at=now)
    assert [str(day) for day in made.left_out] == ["2026-12-24", "2026-12-31"]


def test_a_time_is_booked_and_both_get_it_into_their_calendars(django_capture_on_commit_callbacks):
    slot, person = slots_of()[0], PersonFactory()
    with django_capture_on_commit_callbacks(execute=True):
        booking = booked(person, slot)
        assert booked(person, slot) == booking

    assert calendars() == [(person.email, "REQUEST", 1), (slot.officer.email, "REQUEST", 1)]
    assert log_of(booking) == [(Verb.CREATED, person, person)]


def test_the_second_is_told_that_it_is_taken():
    slot = booked().slot
    with refused(BookingHindrance.TAKEN):
        booked(slot=slot)


def test_what_is_withdrawn_passed_ones_own_or_beside_another_is_not_booked():
    officer = OfficerFactory()
    first, second = slots_of(officer)
    with refused(BookingHindrance.WITH_ONESELF):
        booked(officer, first)
    person = PersonFactory()
    booked(person, first)
    beside, far = slots_of()[0], slots_of()[0]
    with refused(BookingHindrance.MEETS_ANOTHER):
        booked(person, beside)
    withdraw_slot(second, by=officer, at=NOW)
    with refused(BookingHindrance.GONE):
        booked(person, second)
    with refused(BookingHindrance.BEGUN):
        booked(slot=far, at=NOW + 60 * DAY)


def test_a_meeting_is_about_ones_own_request_and_no_others():
    mine, other = asked(), asked()

    assert booked(mine.asker, request=mine).request == mine
    assert booked(mine.asker, slots_of(first=next_monday() + DAY)[0], request=other).request is None


def test_it_is_moved_to_another_officer_and_calendars_follow(django_capture_on_commit_callbacks):
    booking = booked()
    before, to = booking.officer, slots_of(first=next_monday() + DAY)[0]
    with django_capture_on_commit_callbacks(execute=True):
        move_booking(booking, to=to, shown=1, by=booking.person, at=NOW)
        move_booking(booking, to=to, shown=1, by=booking.person, at=NOW)

    assert calendars() == [
        (booking.person.email, "REQUEST", 2),
        (to.officer.email, "REQUEST", 2),
        (before.email, "CANCEL", 2),
    ]
    booked(slot=BookingSlot.objects.get(pk=booking.slot_id))  # it is free again


def test_it_is_not_moved_to_a_taken_time_by_a_stranger_or_from_an_old_page():
    booking, taken = booked(), booked(slot=slots_of(first=next_monday() + DAY)[0]).slot
    free = slots_of(first=next_monday() + 2 * DAY)[0]
    with refused(BookingHindrance.TAKEN):
        move_booking(booking, to=taken, shown=1, by=booking.person, at=NOW)
    with refused(BookingHindrance.NOT_YOURS):
        move_booking(booking, to=free, shown=1, by=PersonFactory(), at=NOW)
    with refused(BookingHindrance.CHANGED_MEANWHILE):
        move_booking(booking, to=free, shown=3, by=booking.person, at=NOW)


def test_it_is_cancelled_by_one_of_the_two(django_capture_on_commit_callbacks):
    booking = booked()
    with refused(BookingHindrance.NOT_YOURS):
        cancel_booking(booking, by=OfficerFactory(), at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        cancel_booking(booking, by=booking.officer, at=NOW)
        cancel_booking(booking, by=booking.person, at=NOW)

    assert [one[1:] for one in calendars()] == [("CANCEL", 2)] * 2
    assert booked(slot=booking.slot)


def test_a_colleague_takes_a_time_back_and_who_booked_it_is_told(django_capture_on_commit_callbacks):
    booking = booked()
    with refused(BookingHindrance.NOT_AN_OFFICER):
        withdraw_slot(booking.slot, by=booking.person, at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            withdraw_slot(booking.slot, by=OfficerFactory(), at=NOW)

    assert Booking.objects.get().status == "cancelled"
    assert len(calendars()) == 2


def test_the_officer_notes_whether_somebody_came():
    booking = booked()
    later = booking.slot.begins_at + timedelta(minutes=5)
    with refused(BookingHindrance.NOT_BEGUN):
        note_booking(booking, came=True, by=booking.officer, at=NOW)
    note_booking(booking, came=False, by=booking.officer, at=later)
    note_booking(booking, came=True, by=booking.officer, at=later)

    assert Booking.objects.get().status == "held"
    with refused(BookingHindrance.OVER):
        cancel_booking(booking, by=booking.person, at=later)


def test_a_meeting_that_is_over_waits_on_the_page_of_its_officer_until_it_is_noted():
    booking = booked()
    Booking.objects.filter(pk=booking.pk).update(slot=past_slot(booking.officer))
    booking = Booking.objects.get()
    pages = [page(browser_of(one).get(reverse("own_times"))) for one in (booking.officer, OfficerFactory())]

    assert [booking.person.name in one for one in pages] == [True, False]
    note_booking(booking, came=True, by=booking.officer, at=timezone.now())
    assert booking.person.name not in page(browser_of(booking.officer).get(reverse("own_times")))


def past_slot(officer):
    return BookingSlot.objects.create(officer=officer, begins_at=NOW - DAY, ends_at=NOW - DAY + timedelta(minutes=30))


# --- time ---------------------------------------------------------------------------------------------------------


def test_who_comes_hears_of_it_the_day_before_and_again_when_it_was_moved(django_capture_on_commit_callbacks):
    booking = booked()
    day_before = booking.slot.begins_at - DAY
    with django_capture_on_commit_callbacks(execute=True):
        done = [remind_of_bookings(at=at).done for at in (day_before - DAY, day_before, day_before)]

    assert done == [0, 1, 0]
    assert [one.to[0] for one in mail.outbox] == [booking.person.email]


def test_a_meeting_that_lacks_one_of_the_two_is_cancelled():
    with_leaver, stays = booked(), booked(slot=slots_of()[0])
    with_leaver.officer.groups.remove(Group.objects.get(name=SECRETARIAT))

    assert [cancel_without_somebody(at=NOW).done for _ in range(2)] == [1, 0]
    assert set(Booking.objects.live()) == {stays}


def test_old_meetings_and_times_that_nobody_booked_are_deleted():
    first, second = slots_of()
    booking = booked(slot=first)
    done = [forget_bookings(at=booking.slot.ends_at + days * DAY).done for days in (30, 32, 700, 740)]

    assert done == [0, 1, 0, 1]
    assert (Booking.objects.count(), BookingSlot.objects.count()) == (0, 0)


def test_book_slot_of_a_time_that_is_deleted_is_refused():
    slot = slots_of()[0]
    BookingSlot.objects.all().delete()
    with refused(BookingHindrance.GONE):
        book_slot(slot, subject="Ord", form="phone", by=PersonFactory(), at=NOW)


def test_the_subject_of_a_confidential_request_is_not_written_into_a_meeting_beforehand():
    slots_of()
    open_one, confided = asked(), asked(is_confidential=True)
    at = reverse("book_meeting")
    shown = [
        open_one.subject in page(browser_of(one.asker).get(f"{at}?henvendelse={one.pk}")).split("<textarea")[1]
        for one in (open_one, confided)
    ]

    assert shown == [True, False]
