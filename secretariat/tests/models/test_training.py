"""What the database itself refuses about courses, seats and answers."""

import pytest
from django.utils import timezone

from netvaerk.tests.constraints import refused_by
from secretariat.models import Enrolment, Evaluation, TrainingEvent
from secretariat.tests.training import DAY, HOUR, draft, enrolled, held, published

pytestmark = pytest.mark.django_db


def write(event, **fields):
    TrainingEvent.objects.filter(pk=event.pk).update(**fields)


def turn(row, **fields):
    Enrolment.objects.filter(pk=row.pk).update(**fields)


def test_what_an_event_cannot_be():
    event, now = published(), timezone.now()
    with refused_by("training_ends_after_it_begins"):
        write(event, ends_at=event.begins_at)
    with refused_by("training_has_a_seat"):
        write(event, seats=0)
    with refused_by("training_has_the_seats_it_gives"):
        write(event, seats_taken=3)
    with refused_by("training_is_not_both_held_and_cancelled"):
        write(event, held_at=now, cancelled_at=now, cancel_reason="Sygdom")
    with refused_by("training_cancelled_says_why"):
        write(event, cancelled_at=now)
    with refused_by("training_draft_has_no_people"):
        write(draft(), seats_taken=1)


def test_one_more_than_there_are_seats_is_refused_by_the_database_too():
    event = published(seats=1)
    enrolled(event)
    with refused_by("training_has_the_seats_it_gives"):
        write(event, seats_taken=2)


def test_what_an_enrolment_cannot_be():
    event = published(seats=1)
    going, first, second = (enrolled(event)[0] for _ in range(3))
    now = timezone.now()
    with refused_by("enrolment_once_for_a_person"):
        Enrolment.objects.create(event=event, person=going.person, status="enrolled", signed_up_at=now)
    with refused_by("enrolment_has_its_own_place_in_line"):
        turn(second, line=first.line)
    with refused_by("enrolment_waits_in_line"):
        turn(going, line=7)
    with refused_by("enrolment_offer_has_an_end"):
        turn(going, status="offered")
    with refused_by("enrolment_came_at_a_time"):
        turn(going, status="attended")
    with refused_by("enrolment_tries_are_few"):
        turn(going, wrong_codes=11)
    with refused_by("enrolment_says_how_it_was_after_coming"):
        turn(going, has_evaluated=True)


def test_an_answer_is_on_its_scale():
    with refused_by("evaluation_is_on_its_scale"):
        Evaluation.objects.create(event=held(), worth=5, use=1)


def test_a_draft_is_seen_by_the_secretariat_alone_and_lists_know_for_whom_it_is():
    hidden, everybodys = draft(), published(timezone.now() + 11 * DAY)
    for_co_drivers = published(timezone.now() + 11 * DAY + HOUR, roles=("co_driver",))
    employee = enrolled(everybodys)[0].person

    assert set(TrainingEvent.objects.visible_to(employee)) == {everybodys, for_co_drivers}
    assert set(TrainingEvent.objects.visible_to(hidden.created_by)) == {hidden, everybodys, for_co_drivers}
    assert set(TrainingEvent.objects.published().meant_for("network_leader")) == {everybodys}
    assert set(TrainingEvent.objects.published().meant_for_one_with(frozenset({"co_driver"}))) == {
        everybodys,
        for_co_drivers,
    }
