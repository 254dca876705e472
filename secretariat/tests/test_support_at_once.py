"""Two people at the same moment: one request has one officer, one time has one guest, the last desk one person."""

import pytest
from django.utils import timezone

from netvaerk.models import Verb
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import times
from roles.tests.factories import AssignmentFactory
from secretariat.actions.bookings import book_slot, cancel_booking, move_booking
from secretariat.actions.office import book_desk, write_hours
from secretariat.actions.support import take_request
from secretariat.models import Booking, DeskDay, Office, SupportRequest
from secretariat.rules.bookings import BookingHindrance
from secretariat.rules.office import OfficeHindrance
from secretariat.rules.support import SupportHindrance
from secretariat.tests.bookings import booked, next_monday, slots_of
from secretariat.tests.support import asked

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
WORDS = {"subject": "Ord", "form": "phone"}


@often
def test_a_confidential_request_is_taken_by_one():
    request, officers, now = asked(is_confidential=True), [OfficerFactory(), OfficerFactory()], timezone.now()
    answers = at_once(*[lambda who=who: take_request(request, by=who, at=now) for who in officers])

    assert sorted(map(str, answers)) == sorted(map(str, [None, [SupportHindrance.TAKEN]]))
    assert SupportRequest.objects.get(pk=request.pk).owner in officers
    assert times(Verb.ACCEPTED, request) == 1


@often
def test_one_time_and_three_who_want_it():
    slot, now, people = slots_of(OfficerFactory())[0], timezone.now(), [PersonFactory() for _ in range(3)]
    answers = at_once(*[lambda who=who: book_slot(slot, **WORDS, by=who, at=now) for who in people])

    assert answers.count([BookingHindrance.TAKEN]) == 2
    assert Booking.objects.live().filter(slot=slot).count() == 1


@often
def test_one_moves_to_a_time_that_another_books():
    first, to = slots_of(OfficerFactory())
    booking, now, other = booked(slot=first), timezone.now(), PersonFactory()
    answers = at_once(
        lambda: move_booking(booking, to=to, shown=1, by=booking.person, at=now),
        lambda: book_slot(to, **WORDS, by=other, at=now),
    )

    assert answers.count([BookingHindrance.TAKEN]) == 1
    assert Booking.objects.live().filter(slot=to).count() == 1


@often
def test_the_two_move_and_cancel():
    first, to = slots_of(OfficerFactory())
    booking, now = booked(slot=first), timezone.now()
    at_once(
        lambda: move_booking(booking, to=to, shown=1, by=booking.person, at=now),
        lambda: cancel_booking(booking, by=booking.officer, at=now),
    )
    row = Booking.objects.get(pk=booking.pk)

    assert (row.status, row.slot_id) in {("cancelled", first.pk), ("cancelled", to.pk), ("booked", to.pk)}
    assert times(Verb.CANCELLED, row) + times(Verb.MOVED, row) == row.version - 1


@often
def test_the_last_desk_is_one_persons():
    DeskDay.objects.all().delete()
    office = Office.objects.get_or_create(pk=1)[0]
    write_hours(weekly={}, desks=1, shown=office.version, by=OfficerFactory(), at=timezone.now())
    people, now = [AssignmentFactory(role="network_leader").person for _ in range(3)], timezone.now()
    answers = at_once(*[lambda who=who: book_desk(next_monday(), by=who, at=now) for who in people])

    assert answers.count([OfficeHindrance.NO_DESK_LEFT]) == 2
    assert DeskDay.objects.count() == 1
