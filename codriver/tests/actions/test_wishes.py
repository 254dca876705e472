"""Saying what one needs and what one would like to bring."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import timezone

from codriver.actions.wishes import say_need, say_offer
from codriver.facts.wishes import need_of, offer_of, stored_need, stored_offer
from codriver.models import CoDriverNeed, CoDriverTask
from codriver.rules.wishes import Need, Offer, WishHindrance
from codriver.tests.factories import led_theme, offered_pair, running_pair
from netvaerk.models import Competence, Discipline, NetworkTheme, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory, UnitFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.tests.factories import AssignmentFactory, StandInFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def theme():
    return led_theme()


@pytest.fixture
def leader(theme):
    return theme.role_assignments.get().person


def keys(count):
    return list(Competence.objects.values_list("pk", flat=True)[:count])


def a_need(**change):
    one, other = keys(2)
    need = Need(
        weights={one: 3, other: 1},
        amounts={CoDriverTask.objects.first().pk: 2},
        profiles=frozenset({"complements"}),
        style="curious",
        discipline=Discipline.objects.first().pk,
        little_known_units=frozenset({UnitFactory().pk}),
        hours_per_week=Decimal("2.5"),
        early_wish=PersonFactory().pk,
    )
    return replace(need, **change)


def say(theme, need, *, by, shown=0):
    say_need(theme, need, by=by, at=NOW, shown=shown)


def kept(theme):
    return need_of(theme, stored_need(theme))


def test_a_leader_says_what_is_needed(theme, leader):
    need = a_need()
    say(theme, need, by=leader)

    assert kept(theme) == need
    assert log_of(theme) == [(Verb.CHANGED, leader, None)]


def test_who_stands_in_for_the_leader_says_it_too(theme, leader):
    stand_in = StandInFactory(assignment=theme.role_assignments.get()).person
    say(theme, Need(style="effect"), by=stand_in)

    assert kept(theme) == Need(style="effect")


def test_a_new_need_replaces_the_former(theme, leader):
    say(theme, a_need(), by=leader)
    say(theme, Need(), by=leader, shown=1)

    assert kept(theme) == Need()
    assert stored_need(theme).version == 2


def test_saying_the_same_again_changes_nothing(theme, leader):
    need = a_need()
    say(theme, need, by=leader)
    say(theme, need, by=leader, shown=1)

    assert stored_need(theme).version == 1
    assert len(log_of(theme)) == 1


@pytest.mark.parametrize("shown", [0, 2])
def test_a_need_that_was_changed_meanwhile_is_not_overwritten(theme, leader, shown):
    need = a_need()
    say(theme, need, by=leader)

    with refused(WishHindrance.CHANGED_MEANWHILE):
        say(theme, Need(), by=leader, shown=shown)

    assert kept(theme) == need


def test_at_most_five_are_asked_for(theme, leader):
    with refused(WishHindrance.TOO_MANY):
        say(theme, Need(weights=dict.fromkeys(keys(6), 2)), by=leader)

    assert kept(theme) == Need()


def test_a_leader_has_not_talked_with_themselves(theme, leader):
    with refused(WishHindrance.ASKED_ONESELF):
        say(theme, Need(early_wish=leader.pk), by=leader)


def test_a_pair_that_runs_closes_the_need(settings):
    pairing = running_pair()

    with refused(WishHindrance.PAIRED):
        say(pairing.theme, Need(), by=pairing.network_leader)

    settings.CO_DRIVERS_PER_THEME = 2
    say(pairing.theme, Need(), by=pairing.network_leader)


def test_a_pair_that_is_only_offered_leaves_the_need_open():
    pairing = offered_pair()
    say(pairing.theme, Need(style="effect"), by=pairing.network_leader)

    assert kept(pairing.theme).style == "effect"


def test_a_theme_that_is_over_takes_no_need(theme, leader):
    NetworkTheme.objects.filter(pk=theme.pk).update(status="closed")

    with refused(WishHindrance.THEME_TAKES_NO_PAIR):
        say(theme, Need(), by=leader)


STRANGERS = {
    "the leader of another theme": lambda theme: AssignmentFactory().person,
    "the former leader": lambda theme: AssignmentFactory(theme=theme, ended_on=timezone.localdate()).person,
    "one who was asked to lead": lambda theme: AssignmentFactory(theme=theme, began_on=None).person,
    "the co-driver": lambda theme: running_pair(theme).co_driver,
    "an officer": lambda theme: OfficerFactory(),
}


@pytest.mark.parametrize("who", STRANGERS)
def test_only_the_leader_says_what_is_needed(settings, theme, who):
    settings.CO_DRIVERS_PER_THEME = 2
    stranger = STRANGERS[who](theme)

    with refused(WishHindrance.NOT_LEADER):
        say(theme, a_need(), by=stranger)

    assert not CoDriverNeed.objects.exists()


def an_offer(**change):
    one, other = keys(2)
    offer = Offer(
        competences={one: ("want", 3), other: ("learn", 1)},
        tasks=frozenset({CoDriverTask.objects.first().pk}),
        known_units=frozenset({UnitFactory().pk}),
        discipline=Discipline.objects.first().pk,
        style="process",
        themes=frozenset({ThemeFactory().pk}),
        hours_per_week=Decimal(3),
        free_from=NOW.date(),
        free_until=NOW.date(),
    )
    return replace(offer, **change)


def bring(person, offer, *, shown=0, by=None):
    say_offer(person, offer, by=by or person, at=NOW, shown=shown)


def brought(person):
    return offer_of(person, stored_offer(person))


def test_a_person_says_what_they_would_like_to_bring():
    person, offer = PersonFactory(), an_offer()
    bring(person, offer)

    assert brought(person) == offer
    assert log_of(person) == [(Verb.CHANGED, person, person)]


def test_a_new_offer_replaces_the_former_and_leaves_others_alone():
    person, other, offer = PersonFactory(), PersonFactory(), an_offer()
    bring(other, offer)
    bring(person, offer)
    bring(person, Offer(style="effect"), shown=1)

    assert (brought(person), brought(other)) == (Offer(style="effect"), offer)


def test_offering_the_same_again_changes_nothing():
    person, offer = PersonFactory(), an_offer()
    bring(person, offer)
    bring(person, offer, shown=1)

    assert stored_offer(person).version == 1
    assert len(log_of(person)) == 1


def test_an_offer_that_was_changed_meanwhile_is_not_overwritten():
    person, offer = PersonFactory(), an_offer()
    bring(person, offer)

    with refused(WishHindrance.CHANGED_MEANWHILE):
        bring(person, Offer())

    assert brought(person) == offer


@pytest.mark.parametrize("who", ["an officer", "the personnel leader"])
def test_nobody_offers_for_another(who):
    person = PersonFactory(personnel_leader=PersonFactory())
    other = OfficerFactory() if who == "an officer" else person.personnel_leader

    with refused(WishHindrance.NOT_ONESELF):
        bring(person, an_offer(), by=other)

    assert brought(person) == Offer()


def test_somebody_who_co_drives_may_change_the_offer_for_the_next_time():
    person = running_pair().co_driver
    bring(person, Offer(style="effect"))

    assert brought(person) == Offer(style="effect")
