"""Sparring as the database keeps it: constraints, states from dates, and whose a topic is."""

from datetime import date

import pytest
from django.utils import timezone

from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import PersonFactory
from roles.models import SparringRelation, SparringTalk, SparringTopic
from roles.tests.factories import AssignmentFactory, SparringFactory, StandInFactory, TopicFactory

pytestmark = pytest.mark.django_db
State = SparringRelation.State
DAY, NOW = date(2026, 3, 2), timezone.now()


def test_a_theme_has_one_open_relation():
    relation = SparringFactory()

    with refused_by("sparring_one_open_per_theme"):
        SparringFactory(theme=relation.theme, accepted_at=None)


def test_sparring_joins_two_people():
    person = PersonFactory()

    with refused_by("sparring_joins_two_people"):
        SparringFactory(network_leader=person, reference_leader=person)


def test_sparring_is_proposed_by_one_of_the_two():
    with refused_by("sparring_is_proposed_by_one_of_the_two"):
        SparringFactory(asked_by=PersonFactory())


@pytest.mark.parametrize("weeks", [0, 27])
def test_a_rhythm_is_at_most_half_a_year(weeks):
    with refused_by("sparring_rhythm_is_at_most_half_a_year"):
        SparringFactory(weeks=weeks)


def test_sparring_is_not_both_agreed_and_declined():
    with refused_by("sparring_is_not_both_agreed_and_declined"):
        SparringFactory(declined_at=NOW)


def test_a_next_talk_follows_a_yes():
    with refused_by("sparring_next_talk_follows_a_yes"):
        SparringFactory(accepted_at=None, next_on=DAY)


def test_topics_are_kept_while_it_runs():
    with refused_by("sparring_topics_are_kept_while_it_runs"):
        SparringFactory(topics_deleted_at=NOW)


def test_a_talk_is_noted_once_a_day():
    relation = SparringFactory()
    talk = {"relation": relation, "held_on": DAY, "noted_by": relation.network_leader, "noted_at": NOW}
    SparringTalk.objects.create(**talk)

    with refused_by("sparring_talk_once_a_day"):
        SparringTalk.objects.create(**talk)


def test_a_topic_says_something():
    with refused_by("sparring_topic_says_something"):
        TopicFactory(text="")


STATES = {
    State.ASKED: {"accepted_at": None},
    State.RUNNING: {},
    State.DECLINED: {"accepted_at": None, "declined_at": NOW},
    State.ENDED: {"ended_on": DAY},
}


@pytest.mark.parametrize("state", State)
def test_the_state_follows_from_the_dates(state):
    assert SparringFactory(**STATES[state]).state == state


@pytest.mark.parametrize(("question", "states"), [("open", {State.ASKED, State.RUNNING}), ("running", {State.RUNNING})])
def test_which_rows(question, states):
    for dates in STATES.values():
        SparringFactory(**dates)

    assert {one.state for one in getattr(SparringRelation.objects, question)()} == states


def test_a_proposal_awaits_the_other_alone():
    relation = SparringFactory(accepted_at=None)

    assert list(SparringRelation.objects.awaiting(relation.reference_leader)) == [relation]
    assert not SparringRelation.objects.awaiting(relation.network_leader).exists()


def reads(person, topic):
    return SparringTopic.objects.readable_by(person).filter(pk=topic.pk).exists()


def test_a_topic_is_read_by_the_two_and_by_nobody_in_their_place():
    topic = TopicFactory()
    another = TopicFactory().relation
    held = list(topic.relation.theme.role_assignments.all())
    standing_in = [StandInFactory(assignment=one).person for one in held]

    assert [reads(one, topic) for one in (topic.relation.network_leader, topic.relation.reference_leader)] == [True] * 2
    strangers = (*standing_in, another.network_leader, another.reference_leader)
    assert [reads(one, topic) for one in strangers] == [False] * 4


@pytest.mark.parametrize(("drives", "over", "told"), [(True, False, True), (False, False, False), (True, True, False)])
def test_a_shared_topic_is_read_while_one_co_drives_and_the_sparring_runs(drives, over, told):
    topic = TopicFactory()
    co_driver = AssignmentFactory(
        theme=topic.relation.theme, role="co_driver", ended_on=None if drives else timezone.localdate()
    ).person
    topic.shared_with.add(co_driver)
    SparringRelation.objects.update(ended_on=DAY if over else None)

    assert reads(co_driver, topic) == told


def test_the_next_co_driver_does_not_read_what_was_shared_with_the_former():
    topic = TopicFactory()
    topic.shared_with.add(PersonFactory())
    follower = AssignmentFactory(theme=topic.relation.theme, role="co_driver").person

    assert not reads(follower, topic)


def test_what_a_topic_is_called_tells_nothing_of_it():
    topic = TopicFactory(text="Violette traktorer")

    assert "traktorer" not in str(topic)
