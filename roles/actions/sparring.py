"""Sparring between network leader and reference leader: asking, agreeing, keeping it going, and its end (S34)."""

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.themes import ThemeHindrance
from roles.access import TWO, Role
from roles.letters import sparring as letters
from roles.models import RoleAssignment, SparringRelation, SparringTalk
from roles.models.sparring import SparringRelationQuerySet
from roles.rules.kept import TOPICS_KEPT
from roles.rules.sparring import (
    Silence,
    SparringHindrance,
    hindrances_to_answering,
    hindrances_to_changing,
    hindrances_to_proposing,
    hindrances_to_talk,
    silence,
)
from roles.sparring_access import may_note_talk


def the_two(theme: NetworkTheme) -> dict[str, Person]:
    """Network leader and reference leader of a theme by their role, of a closed one its last: never a stand-in."""
    held = RoleAssignment.objects.reading().filter(theme=theme, role__in=TWO).select_related("person")
    return {one.role: one.person for one in held}


def hold_relation(relation: SparringRelation) -> None:
    """Lock the theme, at which everything about its sparring queues, and read the relation as it is now."""
    hold(relation.theme)
    relation.refresh_from_db()


@transaction.atomic
def propose_sparring(
    theme: NetworkTheme, *, weeks: int, first_on: date, by: Person, at: datetime, shown: int
) -> SparringRelation:
    """Ask the other for a rhythm and a first talk. A proposal that waits is replaced by this one, whoever of the two
    made it; `shown` is its version, 0 for none. Raises Refused."""
    hold(theme)
    two = the_two(theme)
    waiting = SparringRelation.objects.open().filter(theme=theme).first()
    reasons = hindrances_to_proposing(
        of_the_two=by in two.values(),
        both_there=len(two) == len(TWO),
        runs=theme.is_running,
        agreed=waiting is not None and waiting.is_running,
        weeks=weeks,
        first_on=first_on,
        today=localdate(at),
    )
    if reasons:
        raise Refused(reasons)
    asked = {"weeks": weeks, "first_on": first_on, "asked_by": by}
    if waiting and all(getattr(waiting, name) == value for name, value in asked.items()):
        return waiting
    if (waiting.version if waiting else 0) != shown:
        raise Refused([ThemeHindrance.STALE])
    relation = _asked_anew(waiting, at, **asked) if waiting else _asked(theme, two, at, **asked)
    record(Verb.REQUESTED, relation, by=by, at=at, about=relation.other(by))
    letters.sparring_proposed(relation, by=by)
    return relation


def _asked(theme: NetworkTheme, two: dict[str, Person], at: datetime, **asked: object) -> SparringRelation:
    return SparringRelation.objects.create(
        theme=theme,
        network_leader=two[Role.NETWORK_LEADER],
        reference_leader=two[Role.REFERENCE_LEADER],
        asked_at=at,
        **asked,
    )


def _asked_anew(relation: SparringRelation, at: datetime, **asked: object) -> SparringRelation:
    SparringRelation.objects.filter(pk=relation.pk).update(asked_at=at, version=relation.version + 1, **asked)
    relation.refresh_from_db()
    return relation


@transaction.atomic
def accept_sparring(relation: SparringRelation, *, by: Person, at: datetime, shown: int) -> None:
    """Say yes to the rhythm and the first talk that were shown. Twice is once. Raises Refused."""
    hold_relation(relation)
    if relation.is_running and relation.is_party(by) and by.pk != relation.asked_by_id:
        return
    _answerable(relation, by=by, shown=shown)
    SparringRelation.objects.filter(pk=relation.pk).update(
        accepted_at=at, next_on=relation.first_on, version=relation.version + 1
    )
    relation.refresh_from_db()
    record(Verb.ACCEPTED, relation, by=by, at=at, about=relation.asked_by)
    letters.sparring_answered(relation)


@transaction.atomic
def decline_sparring(relation: SparringRelation, *, by: Person, at: datetime, shown: int) -> None:
    """Say no; the other is told that there is an answer, and the secretariat that it has to help. Raises Refused."""
    hold_relation(relation)
    _answerable(relation, by=by, shown=shown)
    SparringRelation.objects.filter(pk=relation.pk).update(declined_at=at)
    relation.refresh_from_db()
    record(Verb.DECLINED, relation, by=by, at=at, about=relation.asked_by)
    letters.sparring_answered(relation)
    letters.sparring_declined(relation)


def _answerable(relation: SparringRelation, *, by: Person, shown: int) -> None:
    reasons = hindrances_to_answering(
        of_the_two=relation.is_party(by),
        asked=relation.state == SparringRelation.State.ASKED,
        own=relation.asked_by_id == by.pk,
        as_shown=relation.version == shown,
    )
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def change_sparring(
    relation: SparringRelation, *, weeks: int, next_on: date | None, by: Person, at: datetime, shown: int
) -> None:
    """Change the rhythm or the next talk, if both are still as shown; the other is told. Raises Refused."""
    hold_relation(relation)
    reasons = hindrances_to_changing(
        of_the_two=relation.is_party(by),
        running=relation.is_running,
        weeks=weeks,
        next_on=next_on if next_on != relation.next_on else None,
        today=localdate(at),
    )
    if reasons:
        raise Refused(reasons)
    if (relation.weeks, relation.next_on) == (weeks, next_on):
        return
    if relation.version != shown:
        raise Refused([ThemeHindrance.STALE])
    _change(relation, weeks=weeks, next_on=next_on, by=by, at=at)


def _change(relation: SparringRelation, *, weeks: int, next_on: date | None, by: Person, at: datetime) -> None:
    """Write it, whoever may; the other sees who changed it last."""
    SparringRelation.objects.filter(pk=relation.pk).update(
        weeks=weeks, next_on=next_on, changed_by=by, changed_at=at, version=relation.version + 1
    )
    relation.refresh_from_db()
    record(Verb.CHANGED, relation, by=by, at=at)
    letters.sparring_changed(relation, by=by)


@transaction.atomic
def note_talk(relation: SparringRelation, *, held_on: date, next_on: date | None, by: Person, at: datetime) -> None:
    """Note that the two have talked, and when they talk next. The same once more changes nothing. Raises Refused."""
    hold_relation(relation)
    if not may_note_talk(by, relation.theme):
        raise Refused([SparringHindrance.NOT_ON_THE_THEME])
    if not relation.is_running or relation.accepted_at is None:
        raise Refused([SparringHindrance.NOT_RUNNING])
    agreed_on = localdate(relation.accepted_at)
    reasons = hindrances_to_talk(held_on, next_on, agreed_on=agreed_on, today=localdate(at))
    if reasons:
        raise Refused(reasons)
    noted = {"noted_by": by, "noted_at": at}
    talk, new = SparringTalk.objects.get_or_create(relation=relation, held_on=held_on, defaults=noted)
    if new:
        record(Verb.HELD, talk, by=by, at=at)
    if relation.next_on != next_on:
        _change(relation, weeks=relation.weeks, next_on=next_on, by=by, at=at)


def end_sparring(theme: NetworkTheme, *, by: Person | None, at: datetime) -> None:
    """The theme is over, or one of the two has laid the role down: what is theirs ends with them. Called by whatever
    ends it."""
    for relation in SparringRelation.objects.open().filter(theme=theme):
        SparringRelation.objects.filter(pk=relation.pk).update(ended_on=localdate(at))
        record(Verb.ENDED, relation, by=by, at=at)


def kept_going() -> SparringRelationQuerySet:
    """What runs on a theme that is not paused."""
    return SparringRelation.objects.running().exclude(theme__status=NetworkTheme.Status.PAUSED)


def running_now() -> "list[SparringRelation]":
    """Every relation that is to be kept going."""
    relations = kept_going().with_latest_talk()
    return list(relations.select_related("theme", "network_leader", "reference_leader").order_by("pk"))


def silent_since(relation: SparringRelation) -> date:
    """The latest talk, or the first one agreed where none was held; asks for what `with_latest_talk` brings."""
    return relation.latest_on or relation.first_on


def remind_of_sparring(*, at: datetime) -> Run:
    """Letters to both when they have not talked for two rhythms, once for each silence; how many went out."""
    return each(running_now(), partial(_remind, at=at), step="remind_of_sparring")


def _remind(relation: SparringRelation, *, at: datetime) -> int:
    since = silent_since(relation)
    if silence(relation.weeks, since, localdate(at)) is Silence.SHORT:
        return 0
    return letters.sparring_is_silent(relation, since=since, at=at)


def with_old_topics(before: datetime) -> QuerySet:
    """Relations that ended on the day of `before` or earlier and have their list still."""
    return SparringRelation.objects.filter(ended_on__lte=localdate(before), topics_deleted_at=None)


def forget_topics(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete the lists of relations that ended 30 days ago, or `before`; how many relations. The dates stay."""
    over = with_old_topics(before or TOPICS_KEPT.shipped(at)).select_related("theme")
    return each(over, partial(_forget, at=at), step="forget_topics")


def _forget(relation: SparringRelation, *, at: datetime) -> int:
    hold_relation(relation)
    if relation.topics_deleted_at:
        return 0
    relation.topics.all().delete()
    SparringRelation.objects.filter(pk=relation.pk).update(topics_deleted_at=at)
    record(Verb.DELETED, relation, by=None, at=at)
    return 1
