"""What the database itself refuses of meetings, hours and desks."""

from datetime import time

import pytest
from django.db import connection
from django.utils import timezone

from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.models import Booking, BookingSlot, DeskDay, Office, OpeningHours, OtherHours
from secretariat.tests.bookings import booked, slots_of

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()


def test_a_time_ends_after_it_begins():
    with refused_by("slot_ends_after_it_begins"):
        BookingSlot.objects.create(officer=OfficerFactory(), begins_at=NOW, ends_at=NOW)


def test_an_officer_offers_a_moment_once():
    slot = slots_of()[0]
    with refused_by("slot_once_an_officer_and_moment"):
        BookingSlot.objects.create(officer=slot.officer, begins_at=slot.begins_at, ends_at=slot.ends_at)


def test_a_time_is_booked_by_one_and_free_again_when_that_is_cancelled():
    booking = booked()
    again = {"slot": booking.slot, "person": PersonFactory(), "subject": "Ord", "booked_at": NOW}
    with refused_by("booking_one_at_a_time"):
        Booking.objects.create(**again)

    Booking.objects.filter(pk=booking.pk).update(status="cancelled", ended_at=NOW)
    Booking.objects.create(**again)


@pytest.mark.parametrize("fields", [{"status": "held"}, {"ended_at": NOW}], ids=str)
def test_what_is_over_says_when(fields):
    with refused_by("booking_ended_says_when"):
        Booking.objects.filter(pk=booked().pk).update(**fields)


def test_there_is_one_office():
    with refused_by("office_is_one"):
        Office.objects.create(pk=2)


def test_a_weekday_has_one_opening():
    OpeningHours.objects.create(weekday=0, opens=time(9), closes=time(12))
    with refused_by("opening_hours_once_a_weekday"):
        OpeningHours.objects.create(weekday=0, opens=time(13), closes=time(15))


def test_the_office_closes_after_it_opens():
    with refused_by("opening_hours_close_after_they_open"):
        OpeningHours.objects.create(weekday=1, opens=time(9), closes=time(9))


def test_a_day_has_one_exception():
    OtherHours.objects.create(on=TODAY)
    with refused_by("other_hours_once_a_day"):
        OtherHours.objects.create(on=TODAY)


@pytest.mark.parametrize("fields", [{"opens": time(9)}, {"opens": time(9), "closes": time(8)}], ids=str)
def test_its_hours_are_whole(fields):
    with refused_by("other_hours_are_whole"):
        OtherHours.objects.create(on=TODAY, **fields)


def test_a_desk_is_one_persons_that_day():
    DeskDay.objects.create(on=TODAY, seat=1, person=PersonFactory())
    with refused_by("desk_day_one_person_a_desk"):
        DeskDay.objects.create(on=TODAY, seat=1, person=PersonFactory())


def test_a_person_has_one_desk_that_day():
    person = PersonFactory()
    DeskDay.objects.create(on=TODAY, seat=1, person=person)
    with refused_by("desk_day_one_desk_a_person"):
        DeskDay.objects.create(on=TODAY, seat=2, person=person)


def test_a_meeting_is_for_the_two_and_no_other_officer():
    booking = booked()
    stranger, superuser = PersonFactory(), PersonFactory(is_superuser=True)
    readers = [booking.person, booking.officer, OfficerFactory(), stranger, superuser]

    assert [Booking.objects.visible_to(one).filter(pk=booking.pk).exists() for one in readers] == [
        True, True, False, False, False,
    ]  # fmt: skip


@pytest.mark.one_database("sqlite")
def test_what_it_is_about_is_encrypted():
    booking = booked()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT subject FROM {Booking._meta.db_table}")
        assert booking.subject not in str(cursor.fetchall())
