"""The last seat and many people at the same moment: one seat, one order, and no seat lost or given twice."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from netvaerk.models import Verb
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.outcomes import times
from secretariat.actions.seats import answer_seat, sign_off, sign_up
from secretariat.actions.training_daily import move_waiting_lists
from secretariat.models import Enrolment, TrainingEvent
from secretariat.rules.training import TrainingHindrance
from secretariat.tests.training import enrolled, published

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
TWENTY = 20


def fresh(thing):
    """A copy of its own, as another request loads it."""
    return type(thing).objects.get(pk=thing.pk)


def signs_up(event, person):
    return partial(lambda: sign_up(fresh(event), by=person, at=timezone.now()))


def states(event):
    return sorted(event.enrolments.values_list("status", flat=True))


def all_in_order(event):
    """Seats counted right and within bounds, and places in line that nobody shares."""
    event.refresh_from_db()
    lines = list(event.enrolments.in_line().values_list("line", flat=True))
    assert event.seats_taken == event.enrolments.seated().count() <= event.seats
    assert lines == sorted(set(lines))
    return True


def test_the_last_seat_and_twenty_people():
    event = published(seats=1)
    people = PersonFactory.create_batch(TWENTY)
    at_once(*(signs_up(event, one) for one in people))

    assert states(event) == ["enrolled"] + ["waiting"] * (TWENTY - 1)
    assert all_in_order(event)
    numbers = event.enrolments.with_number().filter(status="waiting").values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, TWENTY))


@often
def test_a_double_press_takes_one_seat():
    event, person = published(), PersonFactory()
    answers = at_once(*[signs_up(event, person)] * 2)

    assert answers[0] == answers[1] == event.enrolments.get()
    assert times(Verb.ACCEPTED, event.enrolments.get()) == 1
    assert all_in_order(event)


@often
def test_two_sign_off_while_two_sign_up():
    event = published()
    going = [enrolled(event)[0] for _ in range(2)]
    enrolled(event)
    leave = [partial(lambda row: sign_off(fresh(row), by=row.person, at=timezone.now()), row) for row in going]
    at_once(*leave, *(signs_up(event, one) for one in PersonFactory.create_batch(2)))

    assert all_in_order(event)
    assert event.enrolments.in_line().count() == 0 or event.seats_taken == event.seats
    assert states(event).count("signed_off") == 2


@often
def test_a_yes_at_the_moment_when_the_offer_lapses():
    event = published(seats=1)
    going, first, second = (enrolled(event)[0] for _ in range(3))
    sign_off(going, by=going.person, at=timezone.now())
    late = timezone.now() + timedelta(hours=50)
    answers = at_once(
        lambda: answer_seat(fresh(first), says_yes=True, by=first.person, at=timezone.now()),
        lambda: move_waiting_lists(at=late),
    )

    now = Enrolment.objects.in_bulk([first.pk, second.pk])
    said_yes = answers[0] is None
    assert answers[0] in (None, [TrainingHindrance.NOT_OFFERED])
    assert now[first.pk].status == ("enrolled" if said_yes else "lapsed")
    assert now[second.pk].status == ("waiting" if said_yes else "offered")
    assert all_in_order(TrainingEvent.objects.get(pk=event.pk))
