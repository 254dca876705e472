"""Saying what one needs and what one would like to bring."""

import pytest
from django.utils import timezone

from codriver.actions.wishes import WishHindrance, offer_competences, request_competences
from codriver.tests.factories import led_theme, running_pair
from netvaerk.models import Competence, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.tests.factories import AssignmentFactory

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


def asked(theme):
    return dict(theme.competence_requests.values_list("competence_id", "weight"))


def test_a_leader_says_what_is_needed(theme, leader):
    one, other = keys(2)
    request_competences(theme, weights={one: 3, other: 1}, by=leader, at=NOW)

    assert asked(theme) == {one: 3, other: 1}
    assert log_of(theme) == [(Verb.CHANGED, leader, None)]


def test_a_new_list_replaces_the_former(theme, leader):
    one, other = keys(2)
    request_competences(theme, weights={one: 3}, by=leader, at=NOW)
    request_competences(theme, weights={other: 2}, by=leader, at=NOW)

    assert asked(theme) == {other: 2}


def test_at_most_five_are_asked_for(theme, leader):
    request_competences(theme, weights=dict.fromkeys(keys(5), 2), by=leader, at=NOW)

    with refused(WishHindrance.TOO_MANY):
        request_competences(theme, weights=dict.fromkeys(keys(6), 2), by=leader, at=NOW)

    assert len(asked(theme)) == 5


STRANGERS = {
    "the leader of another theme": lambda theme: AssignmentFactory().person,
    "the former leader": lambda theme: AssignmentFactory(theme=theme, ended_on=timezone.localdate()).person,
    "one who was asked to lead": lambda theme: AssignmentFactory(theme=theme, began_on=None).person,
    "the co-driver": lambda theme: running_pair(theme).co_driver,
    "an officer": lambda theme: OfficerFactory(),
}


@pytest.mark.parametrize("who", STRANGERS)
def test_only_the_leader_says_what_is_needed(theme, who):
    stranger = STRANGERS[who](theme)

    with refused(WishHindrance.NOT_LEADER):
        request_competences(theme, weights=dict.fromkeys(keys(1), 2), by=stranger, at=NOW)

    assert asked(theme) == {}


def test_a_person_says_what_they_would_like_to_bring():
    person, (one, other) = PersonFactory(), keys(2)
    offer_competences(person, wishes={one: "want", other: "learn"}, at=NOW)

    assert dict(person.competence_offers.values_list("competence_id", "wish")) == {one: "want", other: "learn"}
    assert log_of(person) == [(Verb.CHANGED, person, person)]


def test_new_wishes_replace_the_former_and_leave_others_alone():
    person, other, (one, two) = PersonFactory(), PersonFactory(), keys(2)
    offer_competences(other, wishes={one: "can"}, at=NOW)
    offer_competences(person, wishes={one: "can"}, at=NOW)
    offer_competences(person, wishes={two: "want"}, at=NOW)

    assert list(person.competence_offers.values_list("competence_id", "wish")) == [(two, "want")]
    assert other.competence_offers.count() == 1
