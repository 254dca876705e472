"""What stands on the list of two people, and whom it is opened to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.outcomes import log_of, refused, times
from roles.actions.sparring import end_sparring, forget_topics
from roles.actions.sparring_topics import add_topic, remove_topic, settle_topic, share_topic, stop_sharing_topic
from roles.models import SparringTopic
from roles.rules.sparring import TopicHindrance
from roles.tests.factories import AssignmentFactory, SparringFactory, StandInFactory, TopicFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def put(relation, by, text="Violette traktorer"):
    return add_topic(relation, kind="work", text=text, by=by, at=NOW)


@pytest.mark.parametrize("who", ["network_leader", "reference_leader"])
def test_either_puts_something_on_the_list_once(who):
    relation = SparringFactory()
    by = getattr(relation, who)

    assert put(relation, by) == put(relation, by)
    assert log_of(SparringTopic.objects.get()) == [(Verb.CREATED, by, None)]


def test_the_log_holds_no_word_of_it():
    relation = SparringFactory()
    remove_topic(put(relation, relation.network_leader), by=relation.network_leader, at=NOW)

    assert "traktorer" not in str(list(AuditEvent.objects.values_list()))
    assert not SparringTopic.objects.exists()


ACTS = {
    "settle": lambda topic, by: settle_topic(topic, settled=True, by=by, at=NOW),
    "share": lambda topic, by: share_topic(topic, by=by, at=NOW),
    "stop sharing": lambda topic, by: stop_sharing_topic(topic, by=by, at=NOW),
    "remove": lambda topic, by: remove_topic(topic, by=by, at=NOW),
    "add": lambda topic, by: put(topic.relation, by),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["co-driver", "stand-in", "leader of another theme"])
def test_the_list_is_closed_to_everybody_else(act, who):
    topic = TopicFactory()
    theme = topic.relation.theme
    by = {
        "co-driver": lambda: AssignmentFactory(theme=theme, role="co_driver").person,
        "stand-in": lambda: StandInFactory(assignment=theme.role_assignments.get(role="network_leader")).person,
        "leader of another theme": lambda: TopicFactory().by,
    }[who]()
    more = {
        "share": [TopicHindrance.NOT_YOURS_TO_SHARE],
        "stop sharing": [TopicHindrance.NOT_YOURS_TO_SHARE],
        "remove": [TopicHindrance.NOT_YOURS],
    }

    with refused(TopicHindrance.NOT_OF_THE_TWO, *more.get(act, [])):
        ACTS[act](topic, by)


@pytest.mark.parametrize("act", ["settle", "stop sharing", "remove", "add"])
def test_a_list_that_is_over_is_closed(act):
    topic = TopicFactory()
    end_sparring(topic.relation.theme, by=None, at=NOW)

    with refused(TopicHindrance.NOT_RUNNING):
        ACTS[act](topic, topic.by)


def test_a_topic_is_talked_about_and_put_back():
    topic = TopicFactory()
    for settled in (True, True, False):
        settle_topic(topic, settled=settled, by=topic.relation.reference_leader, at=NOW)

    topic.refresh_from_db()
    assert (topic.settled_at, times(Verb.CHANGED, topic)) == (None, 2)


def test_the_network_leader_opens_a_topic_to_the_co_driver_and_closes_it():
    topic = TopicFactory()
    co_driver = AssignmentFactory(theme=topic.relation.theme, role="co_driver").person
    for _again in range(2):
        share_topic(topic, by=topic.by, at=NOW)
    assert list(SparringTopic.objects.readable_by(co_driver)) == [topic]
    for _again in range(2):
        stop_sharing_topic(topic, by=topic.by, at=NOW)

    assert not SparringTopic.objects.readable_by(co_driver).exists()
    assert log_of(topic) == [(Verb.SHARED, topic.by, co_driver), (Verb.UNSHARED, topic.by, None)]


def test_the_reference_leader_opens_nothing_to_the_co_driver():
    topic = TopicFactory()
    AssignmentFactory(theme=topic.relation.theme, role="co_driver")

    with refused(TopicHindrance.NOT_YOURS_TO_SHARE):
        share_topic(topic, by=topic.relation.reference_leader, at=NOW)


def test_without_a_co_driver_there_is_nobody_to_share_with():
    topic = TopicFactory()

    with refused(TopicHindrance.NO_CO_DRIVER):
        share_topic(topic, by=topic.by, at=NOW)


def test_only_its_author_removes_a_topic():
    topic = TopicFactory()

    with refused(TopicHindrance.NOT_YOURS):
        remove_topic(topic, by=topic.relation.reference_leader, at=NOW)


def test_a_list_is_deleted_thirty_days_after_the_end_and_the_dates_stay():
    topic, running = TopicFactory(), TopicFactory()
    end_sparring(topic.relation.theme, by=None, at=NOW)
    done = [forget_topics(at=NOW + timedelta(days=days)).done for days in (29, 30, 31)]

    assert done == [0, 1, 0]
    assert list(SparringTopic.objects.all()) == [running]
    topic.relation.refresh_from_db()
    assert (topic.relation.topics_deleted_at is not None, times(Verb.DELETED, topic.relation)) == (True, 1)
