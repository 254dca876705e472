"""Nominations as the database keeps them, and who sees them."""

import pytest
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.models import Nomination
from roles.tests.factories import AssignmentFactory, LedPersonFactory, NominationFactory

pytestmark = pytest.mark.django_db
Status = Nomination.Status


def test_a_leader_nominates_somebody_once_for_a_role():
    nomination = NominationFactory()
    NominationFactory(person=nomination.person, role=Nomination.For.NETWORK_LEADER)
    NominationFactory(person=nomination.person, nominated_by=PersonFactory())

    with refused_by("nomination_once_by_a_leader_for_a_role"):
        NominationFactory(person=nomination.person)


def test_nobody_nominates_themselves():
    person = LedPersonFactory()

    with refused_by("nomination_is_of_somebody_else"):
        NominationFactory(person=person, nominated_by=person)


def test_a_nomination_says_why():
    with refused_by("nomination_says_why"):
        NominationFactory(reason="")


@pytest.mark.parametrize(("status", "answered"), [(Status.SENT, True), (Status.LATER, False), (Status.NO, False)])
def test_the_state_fits_the_answer(status, answered):
    with refused_by("nomination_state_fits_its_answer"):
        NominationFactory(status=status, answered_at=timezone.now() if answered else None)


def move_on(nomination):
    Person.objects.filter(pk=nomination.person_id).update(personnel_leader=PersonFactory())
    nomination.person.refresh_from_db()


def who_led_before(nomination):
    move_on(nomination)
    return nomination.nominated_by


def who_leads_now(nomination):
    move_on(nomination)
    return nomination.person.personnel_leader


def leader_of_who_wrote_it(nomination):
    nomination.nominated_by.personnel_leader = PersonFactory()
    nomination.nominated_by.save()
    return nomination.nominated_by.personnel_leader


READERS = {
    "the one nominated": lambda one: one.person,
    "who wrote it": lambda one: one.nominated_by,
    "officer": lambda one: OfficerFactory(),
    "superuser": lambda one: Person.objects.create_superuser("root@kommune.example", name="Root"),
    "a colleague": lambda one: PersonFactory(personnel_leader=one.nominated_by),
    "who led before": who_led_before,
    "who leads now": who_leads_now,
    "the leader's leader": leader_of_who_wrote_it,
    "the writer of another": lambda one: NominationFactory(accepted=True).nominated_by,
    "a network leader": lambda one: AssignmentFactory().person,
}
BETWEEN_THE_TWO = {"the one nominated", "who wrote it"}


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("status", Status)
def test_who_sees_a_nomination(who, status):
    nomination = NominationFactory(status=status, answered_at=None if status == Status.SENT else timezone.now())
    seen_by = BETWEEN_THE_TWO | ({"officer"} if status == Status.YES else set())
    reader = READERS[who](nomination)

    assert Nomination.objects.visible_to(reader).filter(pk=nomination.pk).exists() == (who in seen_by)
