"""What time drives after a pair has ended: one reminder, the question what has come of it, and deletion."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from codriver.letters import closings as letters
from codriver.models import ClosingWords, LaterEffect, PairClosing
from codriver.rules.closings import (
    EFFECT_AFTER,
    EFFECT_OPEN_FOR,
    effect_is_due,
)
from codriver.rules.kept import CLOSING_DRAFTS_KEPT, CLOSINGS_KEPT
from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Person, Verb


def ask_effects(*, at: datetime) -> Run:
    """Ask both of a pair that ended three months ago what has come of it, once; how many were asked."""
    due = PairClosing.objects.with_people().filter(
        ended_at__lte=at - EFFECT_AFTER, ended_at__gt=at - EFFECT_AFTER - EFFECT_OPEN_FOR
    )
    return each(due, partial(_ask, at=at), step="ask_effects")


def _ask(closing: PairClosing, *, at: datetime) -> int:
    pairing = closing.pairing
    assert pairing.began_on is not None, "a pair that has ended has begun"
    assert pairing.ended_on is not None, "and has a last day"
    assert closing.ended_at is not None, "as the query has asked"
    days = {"began_on": pairing.began_on, "ended_on": pairing.ended_on, "noted_on": localdate(closing.ended_at)}
    if not effect_is_due(**days, today=localdate(at)):
        return 0
    pair = (pairing.network_leader, pairing.co_driver)
    return sum(_ask_one(closing, person, at=at) for person in pair if person.is_active)


def _ask_one(closing: PairClosing, person: Person, *, at: datetime) -> int:
    effect, new = LaterEffect.objects.get_or_create(closing=closing, person=person, defaults={"asked_at": at})
    if new:
        record(Verb.REQUESTED, effect, by=None, at=at)
        letters.what_has_come_of_it(effect, at=at)
    return int(new)


def with_old_drafts(before: datetime) -> QuerySet:
    """Closings of pairs that ended at `before` or earlier, in which something was never sent."""
    drafts = ClosingWords.objects.filter(closing=OuterRef("pk"), sent_at=None)
    return PairClosing.objects.filter(Exists(drafts), ended_at__lte=before)


def forget_closing_drafts(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete what was never sent half a year after a pair ended, or `before`; how many closings."""

    def forget(closing: PairClosing) -> int:
        held = PairClosing.objects.select_for_update().get(pk=closing.pk)
        held.words.filter(sent_at=None).delete()
        record(Verb.DELETED, held, by=None, at=at)
        return 1

    old = with_old_drafts(before or CLOSING_DRAFTS_KEPT.shipped(at))
    return each(old, forget, step="forget_closing_drafts")


def old_closings(before: datetime) -> QuerySet:
    return PairClosing.objects.filter(ended_at__lte=before, forgotten_at=None)


def forget_closings(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete what a pair wrote and evaluated two years after it ended, or `before`; how many closings."""
    old = old_closings(before or CLOSINGS_KEPT.shipped(at))
    return each(old, partial(forget_closing, at=at), step="forget_closings")


@transaction.atomic
def forget_closing(old: PairClosing, *, at: datetime) -> int:
    closing = PairClosing.objects.select_for_update().get(pk=old.pk)
    closing.words.all().delete()
    closing.evaluations.all().delete()
    closing.forgotten_at = at
    closing.save(update_fields=["forgotten_at"])
    record(Verb.DELETED, closing, by=None, at=at)
    return 1
