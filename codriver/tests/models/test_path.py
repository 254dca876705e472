"""What the database refuses of a path, and that it tells the stage as the rules tell it."""

import pytest
from django.utils import timezone

from codriver.facts.path import facts_of, on_the_path, with_stage
from codriver.models import DevelopmentPath, Pairing, PracticeEvidence
from codriver.rules.path import Stage, stage
from codriver.tests.factories import asking_candidate, led_theme, ready_candidate, running_pair
from codriver.tests.paths import at_each_stage
from netvaerk.models import Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_ready_is_noted_by_somebody():
    with refused_by("path_ready_is_noted_by_somebody"):
        DevelopmentPath.objects.create(person=PersonFactory(), ready_at=NOW)


def test_ready_by_somebody_has_a_day():
    with refused_by("path_ready_is_noted_by_somebody"):
        DevelopmentPath.objects.create(person=PersonFactory(), ready_by=OfficerFactory())


def test_nobody_pauses_and_has_left_at_once():
    with refused_by("path_is_paused_or_left"):
        DevelopmentPath.objects.create(person=PersonFactory(), paused_at=NOW, left_at=NOW)


def test_the_database_tells_every_stage_as_the_rules_do():
    walkers = at_each_stage()

    told = {one.pk: one.stage for one in with_stage(on_the_path())}

    assert {wanted: told[person.pk] for wanted, person in walkers.items()} == {one: one.value for one in walkers}
    assert all(stage(facts_of(one)).value == told[one.pk] for one in on_the_path())
    assert set(walkers) == set(Stage)


def test_who_considers_it_in_private_or_does_nothing_is_not_on_the_path():
    private = asking_candidate(PersonFactory())
    type(private).objects.filter(pk=private.pk).update(status="considering", interested_at=None)
    PersonFactory()

    assert list(on_the_path()) == []


def test_an_offer_that_was_declined_begins_no_path():
    pairing = running_pair()
    Pairing.objects.filter(pk=pairing.pk).update(status="declined", began_on=None)

    assert not on_the_path(Person.objects.filter(pk=pairing.co_driver_id)).exists()


def test_who_led_before_they_first_co_drove_is_no_network_leader_by_this_path():
    leader = led_theme().role_assignments.get().person
    running_pair(co_driver=leader)

    assert [one.stage for one in with_stage(on_the_path(Person.objects.filter(pk=leader.pk)))] == ["co_driver"]


def test_several_pairs_over_the_years_are_one_path():
    person = ready_candidate().person
    for _year in range(3):
        pairing = running_pair(co_driver=person)
        Pairing.objects.filter(pk=pairing.pk).update(status="ended", ended_on=pairing.began_on, end_kind="other")

    assert on_the_path().count() == 1
    assert PracticeEvidence.objects.count() == 0
