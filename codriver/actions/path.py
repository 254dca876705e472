"""What is said about somebody's path: their wish, a pause, an end, a return, and that they are ready (S85-S87)."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from codriver.facts.path import facts_of, on_the_path, wish_said_on
from codriver.letters import path as letters
from codriver.models import DevelopmentPath, LeadershipWish
from codriver.rules.path import PathFacts, PathHindrance, Wish, hindrances_to_ready, is_asked_for_wish
from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from roles.actions.releases import hold
from roles.models import ResourceRelease

WISHES = frozenset(one.value for one in Wish)


def _held(person: Person, by: Person) -> tuple[PathFacts, DevelopmentPath]:
    """One's own path as it is now, kept until the transaction ends. Raises Refused."""
    reasons = uncleared({PathHindrance.NOT_YOURS: by.pk == person.pk})
    hold(person)
    walker = None if reasons else on_the_path(Person.objects.filter(pk=person.pk)).first()
    if walker is None:
        raise Refused(reasons or [PathHindrance.NOT_ON_THE_PATH])
    return facts_of(walker), DevelopmentPath.objects.get_or_create(person=person)[0]


@transaction.atomic
def say_wish(person: Person, *, wish: str, by: Person, at: datetime, about: str = "") -> None:
    """Say whether one would like to lead networks; `about` is what, and when. Raises Refused; the same again on the
    same day is one."""
    _held(person, by)
    if wish not in WISHES:
        raise Refused([PathHindrance.NOT_A_WISH])
    latest = LeadershipWish.objects.filter(person=person).first()
    if latest and (latest.wish, latest.about) == (wish, about) and localdate(latest.said_at) == localdate(at):
        return
    said = LeadershipWish.objects.create(person=person, wish=wish, about=about, said_at=at)
    record(Verb.ANSWERED, said, by=by, at=at)


@transaction.atomic
def stop(person: Person, *, for_good: bool, by: Person, at: datetime) -> None:
    """Pause, or leave the path; no reason is asked, and all that was reached stays. Raises Refused; twice is once."""
    _facts, path = _held(person, by)
    stopped = {"paused_at": None, "left_at": at} if for_good else {"paused_at": at, "left_at": None}
    already = path.left_at if for_good else path.paused_at
    if already:
        return
    DevelopmentPath.objects.filter(pk=path.pk).update(**stopped)
    record(Verb.LEFT if for_good else Verb.CHANGED, path, by=by, at=at, about=person)
    has_time = ResourceRelease.objects.granted(localdate(at)).filter(person=person).exists()
    letters.has_stopped(person, has_time=has_time)


@transaction.atomic
def come_back(person: Person, *, by: Person, at: datetime) -> None:
    """Go on where one was. Raises Refused."""
    facts, path = _held(person, by)
    if not (facts.is_paused or facts.has_left):
        raise Refused([PathHindrance.NOT_STOPPED])
    DevelopmentPath.objects.filter(pk=path.pk).update(paused_at=None, left_at=None)
    record(Verb.OPENED, path, by=by, at=at, about=person)
    letters.has_come_back(person)


@transaction.atomic
def note_ready(person: Person, *, by: Person, at: datetime) -> None:
    """The secretariat has talked with somebody and notes that they are ready for the diploma. Raises Refused; twice is
    once."""
    hold(person)
    walker = on_the_path(Person.objects.filter(pk=person.pk)).first()
    if walker is None:
        raise Refused([PathHindrance.NOT_ON_THE_PATH])
    facts = facts_of(walker)
    reasons = hindrances_to_ready(facts, by_secretariat=by.is_secretariat)
    if reasons:
        raise Refused(reasons)
    path = DevelopmentPath.objects.get_or_create(person=person)[0]
    if DevelopmentPath.objects.filter(pk=path.pk, ready_at=None).update(ready_at=at, ready_by=by):
        record(Verb.APPROVED, path, by=by, at=at, about=person)
        letters.is_ready(person)


def ask_wishes(*, at: datetime) -> Run:
    """Letters to those who are to say again what they wish, one a year; how many went out."""
    walkers = on_the_path(Person.objects.employed())
    return each(walkers, partial(_ask_wish, at=at), step="ask_wishes")


def _ask_wish(walker: Any, *, at: datetime) -> int:
    said_on = wish_said_on(walker)
    if not is_asked_for_wish(facts_of(walker), said_on=said_on, today=localdate(at)):
        return 0
    return letters.what_do_you_wish(walker, since=said_on)
