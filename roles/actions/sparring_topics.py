"""The list of what two people want to talk about: theirs alone, but for what the network leader shares."""

from datetime import datetime

from django.db import transaction

from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from roles.access import Role
from roles.actions.sparring import hold_relation
from roles.models import RoleAssignment, SparringRelation, SparringTopic
from roles.rules.sparring import TopicHindrance
from roles.sparring_access import may_remove_topic, may_settle_topic, may_share_topic


@transaction.atomic
def add_topic(relation: SparringRelation, *, kind: str, text: str, by: Person, at: datetime) -> SparringTopic:
    """Put something on the list. The same words twice are one topic. Raises Refused."""
    hold_relation(relation)
    _open_to(relation, relation.is_party(by), **{TopicHindrance.NO_WORDS.name: bool(text.strip())})
    waiting = relation.topics.on_the_list().filter(kind=kind, by=by)
    there = next((one for one in waiting if one.text == text), None)
    if there:
        return there
    topic = SparringTopic.objects.create(relation=relation, kind=kind, text=text, by=by, at=at)
    record(Verb.CREATED, topic, by=by, at=at)
    return topic


@transaction.atomic
def settle_topic(topic: SparringTopic, *, settled: bool, by: Person, at: datetime) -> None:
    """Say that the two have talked about it, or put it back on the list. Raises Refused."""
    hold_relation(topic.relation)
    _open_to(topic.relation, may_settle_topic(by, topic))
    written = SparringTopic.objects.filter(pk=topic.pk, settled_at__isnull=settled)
    if written.update(settled_at=at if settled else None):
        record(Verb.CHANGED, topic, by=by, at=at)


@transaction.atomic
def share_topic(topic: SparringTopic, *, by: Person, at: datetime) -> None:
    """Let the co-driver of today read one topic. Raises Refused."""
    hold_relation(topic.relation)
    co_drivers = _co_drivers(topic)
    shares = may_share_topic(by, topic)
    _open_to(
        topic.relation,
        topic.relation.is_party(by),
        NOT_YOURS_TO_SHARE=shares,
        NO_CO_DRIVER=not shares or bool(co_drivers),
    )
    if set(co_drivers) <= set(topic.shared_with.all()):
        return
    topic.shared_with.set(co_drivers)
    for one in co_drivers:
        record(Verb.SHARED, topic, by=by, at=at, about=one)


@transaction.atomic
def stop_sharing_topic(topic: SparringTopic, *, by: Person, at: datetime) -> None:
    """Close a topic to the co-driver again, at once. Raises Refused."""
    hold_relation(topic.relation)
    _open_to(topic.relation, topic.relation.is_party(by), NOT_YOURS_TO_SHARE=may_share_topic(by, topic))
    if topic.shared_with.exists():
        topic.shared_with.clear()
        record(Verb.UNSHARED, topic, by=by, at=at)


@transaction.atomic
def remove_topic(topic: SparringTopic, *, by: Person, at: datetime) -> None:
    """Delete a topic one has written. Raises Refused."""
    hold_relation(topic.relation)
    _open_to(topic.relation, topic.relation.is_party(by), NOT_YOURS=may_remove_topic(by, topic))
    record(Verb.DELETED, topic, by=by, at=at)
    topic.delete()


def _open_to(relation: SparringRelation, of_the_two: bool, **more: bool) -> None:
    """Raise Refused unless the list is open to one of the two; `more` are further hurdles by the reason's name."""
    hurdles = {TopicHindrance.NOT_OF_THE_TWO: of_the_two, TopicHindrance.NOT_RUNNING: relation.is_running}
    reasons = uncleared(hurdles | {TopicHindrance[name]: cleared for name, cleared in more.items()})
    if reasons:
        raise Refused(reasons)


def _co_drivers(topic: SparringTopic) -> list[Person]:
    held = RoleAssignment.objects.current().filter(theme=topic.relation.theme, role=Role.CO_DRIVER)
    return [one.person for one in held.select_related("person")]
