"""The number of queries of the pages of courses and requests does not grow with what stands on them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.models import Enrolment, EventSeries
from secretariat.tests.counting import counts, same
from secretariat.tests.support import asked, brought_to
from secretariat.tests.training import enrolled, held_with, offered_seat, published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres")]


def waiting(event):
    """Somebody more at the end of the line."""
    person, number = PersonFactory(), event.enrolments.count()
    return Enrolment.objects.create(
        event=event, person=person, status="waiting", line=100 + number, signed_up_at=timezone.now()
    )


def test_the_list():
    person = PersonFactory()

    assert same(counts(person, reverse("training_events"), lambda: enrolled(published(), person)), most=7)


def test_one_event_of_a_series():
    series = EventSeries.objects.create(begun_at=timezone.now())
    event = published(seats=1)
    type(event).objects.update(series=series)

    def add():
        waiting(event)
        other = published()
        type(other).objects.filter(pk=other.pk).update(series=series)

    assert same(counts(PersonFactory(), reverse("training_event", args=[event.pk]), add), most=9)


def test_the_secretariats_list():
    def add():
        waiting(published(seats=1))
        held_with(PersonFactory())

    assert same(counts(OfficerFactory(), reverse("training_desk"), add), most=9)


def test_who_takes_part():
    event = published(seats=1)

    assert same(
        counts(OfficerFactory(), reverse("event_participants", args=[event.pk]), lambda: waiting(event)), most=8
    )


def test_min_side():
    person = PersonFactory()

    def add():
        offered_seat(person, PersonFactory(), PersonFactory())
        enrolled(published(), person)
        held_with(person)

    assert same(counts(person, reverse("my_page"), add), most=4)


def test_the_desk_of_requests():
    def add():
        brought_to("new")
        asked(is_confidential=True)
        brought_to("in_progress")

    assert same(counts(OfficerFactory(), reverse("support_desk"), add), most=9)


def test_ones_own_requests():
    person = PersonFactory()

    assert same(counts(person, reverse("support"), lambda: brought_to("waiting", person)), most=9)
