"""Rating one's competences, asking the network leader how they see it, and answering (S48, S77)."""

from datetime import datetime

from django.db import transaction

from codriver.facts.competence_ratings import is_asked, newest_ratings
from codriver.letters import practice as letters
from codriver.models import CompetenceRating, MirrorRequest, Pairing
from codriver.rules.competence_ratings import (
    Moment,
    RatingHindrance,
    Ratings,
    Side,
    hindrances_to_asking,
    hindrances_to_mirroring,
    hindrances_to_rating,
    news,
)
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused


def _hold(pairing: Pairing) -> Pairing:
    """The pairing as it is now, under the lock at which its ratings queue."""
    held = Pairing.objects.select_for_update(of=("self",)).select_related("network_leader", "co_driver")
    return held.get(pk=pairing.pk)


def _refuse(reasons: list[RatingHindrance]) -> None:
    if reasons:
        raise Refused(reasons)


def _keep(pairing: Pairing, ratings: Ratings, side: Side, moment: Moment, *, by: Person, at: datetime) -> bool:
    """Add a row for each rating that is not what stands; whether there was any."""
    fresh = news(ratings, newest_ratings(pairing, side, moment))
    of_this = {"pairing": pairing, "author": by, "side": side.value, "moment": moment.value, "rated_at": at}
    CompetenceRating.objects.bulk_create(
        CompetenceRating(competence_id=key, level=one.level, matters=one.matters, **of_this)
        for key, one in fresh.items()
    )
    return bool(fresh)


@transaction.atomic
def rate_oneself(pairing: Pairing, ratings: Ratings, *, moment: Moment, by: Person, at: datetime) -> None:
    """Keep how the co-driver sees themself at a moment; earlier ratings stay. Raises Refused; the same again adds
    nothing. Until the leader is asked it is theirs alone, so that the log names nobody."""
    held = _hold(pairing)
    begun = held.status in Pairing.BEGUN
    _refuse(hindrances_to_rating(is_owner=by.pk == held.co_driver_id, has_begun=begun, ratings=ratings))
    if _keep(held, ratings, Side.OWN, moment, by=by, at=at):
        asked = is_asked(held, moment)
        record(Verb.CHANGED, held, by=by if asked else None, at=at, about=by if asked else None)


@transaction.atomic
def ask_to_mirror(pairing: Pairing, *, moment: Moment, by: Person, at: datetime) -> MirrorRequest:
    """Ask the network leader how they see the co-driver at a moment that the co-driver has rated. Raises Refused; twice
    is once."""
    held = _hold(pairing)
    reasons = hindrances_to_asking(
        is_owner=by.pk == held.co_driver_id,
        has_rated=bool(newest_ratings(held, Side.OWN, moment)),
        leader_is_here=held.network_leader.is_active,
    )
    _refuse(reasons)
    request, is_new = MirrorRequest.objects.get_or_create(pairing=held, moment=moment.value, defaults={"asked_at": at})
    if is_new:
        record(Verb.REQUESTED, request, by=by, at=at, about=by)
        letters.mirror_asked(held)
    return request


@transaction.atomic
def take_request_back(pairing: Pairing, *, moment: Moment, by: Person, at: datetime) -> None:
    """No longer ask, while the leader has not answered. Raises Refused; twice is once."""
    held = _hold(pairing)
    _refuse([] if by.pk == held.co_driver_id else [RatingHindrance.NOT_YOURS])
    request = MirrorRequest.objects.filter(pairing=held, moment=moment.value).first()
    if request is None:
        return
    _refuse([RatingHindrance.ANSWERED] if request.answered_at else [])
    record(Verb.TOOK_BACK, request, by=by, at=at, about=by)
    request.delete()


@transaction.atomic
def mirror(pairing: Pairing, ratings: Ratings, *, moment: Moment, by: Person, at: datetime) -> None:
    """The network leader says how they see the co-driver, without having read how the co-driver sees it; from then on
    both read both. Raises Refused; the same again adds nothing."""
    held = _hold(pairing)
    leads = by.pk == held.network_leader_id
    _refuse(hindrances_to_mirroring(is_leader=leads, is_asked=is_asked(held, moment), ratings=ratings))
    if not _keep(held, ratings, Side.MIRROR, moment, by=by, at=at):
        return
    request = MirrorRequest.objects.get(pairing=held, moment=moment.value)
    record(Verb.ANSWERED, request, by=by, at=at, about=held.co_driver)
    if MirrorRequest.objects.filter(pk=request.pk, answered_at=None).update(answered_at=at):
        letters.mirror_answered(held)
