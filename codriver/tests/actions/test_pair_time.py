"""The second yes sees to the co-driver's time: granted as it was given, or asked for."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from codriver.actions.pairing import answer_offer, end_pairing
from codriver.models import CoDriverCandidacy, Pairing
from codriver.tests.factories import CoDriverOfferFactory, led_theme, offered_pair, ready_candidate, running_pair
from netvaerk.models import Person, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of
from roles.models import ReleaseRequest, ResourceRelease
from roles.tests.factories import ReleaseFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LAST = TODAY + timedelta(days=100)


@pytest.fixture
def theme():
    return led_theme(begins_on=TODAY - timedelta(days=10), ends_on=LAST)


@pytest.fixture
def staff():
    return PersonFactory(personnel_leader=PersonFactory())


def test_time_given_with_the_candidacy_is_released_by_the_leader_who_gave_it(theme):
    candidacy = ready_candidate()
    person, leader = candidacy.person, candidacy.answered_by
    pairing = running_pair(theme, person)

    release = ResourceRelease.objects.get()
    candidacy.refresh_from_db()
    assert (release.person, release.theme, release.approved_by) == (person, theme, leader)
    assert (release.hours_per_week, release.began_on, release.ended_on) == (Decimal(3), TODAY, LAST)
    assert log_of(release) == [(Verb.RELEASED_TIME, person, person)]
    assert (pairing.status, candidacy.status) == (Pairing.Status.ACTIVE, CoDriverCandidacy.Status.MATCHED)


def test_the_leader_is_told_that_the_time_is_used(theme, mailoutbox, django_capture_on_commit_callbacks):
    candidacy = ready_candidate()
    pairing = offered_pair(theme, candidacy.person)
    answer_offer(pairing, by=pairing.network_leader, says_yes=True, reason="", at=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        answer_offer(pairing, by=pairing.co_driver, says_yes=True, reason="", at=timezone.now())

    told = [letter for letter in mailoutbox if letter.to == [candidacy.answered_by.email]]
    assert len(told) == 1
    assert candidacy.person.name not in told[0].subject + told[0].body


@pytest.mark.parametrize("second", ["network_leader", "co_driver"])
def test_a_wish_is_asked_for_in_the_name_of_the_second_yes(theme, staff, second):
    CoDriverOfferFactory(person=staff, hours_per_week=Decimal(2))
    pairing = offered_pair(theme, staff)
    for person in sorted((pairing.network_leader, staff), key=lambda one: one == getattr(pairing, second)):
        answer_offer(pairing, by=person, says_yes=True, reason="", at=timezone.now())

    request = ReleaseRequest.objects.get()
    assert (request.person, request.theme, request.asked_by) == (staff, theme, getattr(pairing, second))
    assert (request.hours_per_week, request.began_on, request.ended_on) == (Decimal(2), TODAY, LAST)


def test_hours_that_still_stand_on_a_former_theme_are_asked_for_anew(theme):
    candidacy = ready_candidate()
    former = running_pair(co_driver=candidacy.person)
    Pairing.objects.filter(pk=former.pk).update(status=Pairing.Status.ENDED, ended_on=TODAY, end_kind="other")
    CoDriverCandidacy.objects.update(status=CoDriverCandidacy.Status.READY)
    running_pair(theme, candidacy.person)

    assert ReleaseRequest.objects.get().theme == theme


def test_time_that_is_released_stays_as_it_is(theme):
    candidacy = ready_candidate()
    release = ReleaseFactory(theme=theme, person=candidacy.person)
    running_pair(theme, candidacy.person)

    assert list(ResourceRelease.objects.all()) == [release]
    assert not ReleaseRequest.objects.exists()


def test_a_pair_begins_where_nobody_knows_how_much_to_ask_for(theme, staff):
    pairing = running_pair(theme, Person.objects.get(pk=staff.pk))

    assert pairing.status == Pairing.Status.ACTIVE
    assert not ReleaseRequest.objects.exists()


def test_what_is_still_asked_for_is_withdrawn_when_the_pairing_ends(theme, staff):
    CoDriverOfferFactory(person=staff, hours_per_week=Decimal(2))
    pairing = running_pair(theme, staff)
    end_pairing(pairing, by=OfficerFactory(), on=TODAY, reason="Nye opgaver", at=timezone.now())

    assert ReleaseRequest.objects.get().status == ReleaseRequest.Status.WITHDRAWN
