"""A talk that a pair needs: asked for, noticed, and settled with the step that was agreed on. Nobody is told but the
secretariat, and of who asked no trace is left, in the log neither."""

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from codriver.access import may_follow_talks
from codriver.models import AlignmentAgreement, Pairing, PairingTalk
from codriver.rules.talks import WITHOUT_AGREEMENT, hindrances_to_ask, hindrances_to_settle, talk_is_due
from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from roles.actions import releases
from roles.models import ResourceRelease

Why = PairingTalk.Why


@transaction.atomic
def ask_for_talk(pairing: Pairing, *, by: Person, at: datetime) -> None:
    """Tell the secretariat in confidence that a talk is needed. Raises Refused; one that is open already is enough."""
    running = _hold(pairing)
    reasons = hindrances_to_ask(
        in_pair=pairing.is_party(by), by_secretariat=by.is_secretariat, running=running is not None
    )
    if reasons:
        raise Refused(reasons)
    _open(pairing, why=Why.ASKED, at=at)


def _hold(pairing: Pairing) -> Pairing | None:
    """The pairing under its row lock, if it runs still; so that its end and a talk never cross."""
    return Pairing.objects.select_for_update(of=("self",)).current().filter(pk=pairing.pk).first()


def _open(pairing: Pairing, *, why: str, at: datetime) -> int:
    """The row, if none is open; how many. Call it while the pairing is held."""
    talk, is_new = PairingTalk.objects.get_or_create(
        pairing=pairing, settled_at=None, defaults={"why": why, "needed_at": at}
    )
    if is_new:
        record(Verb.REQUESTED, talk, by=None, at=at)
    return int(is_new)


@transaction.atomic
def settle_talk(talk: PairingTalk, *, agreed_step: str, by: Person, at: datetime) -> None:
    """Write what the talk led to; the pairing goes on. Raises Refused; the same again changes nothing."""
    _hold(talk.pairing)
    talk.refresh_from_db()
    if (talk.settled_by_id, talk.agreed_step) == (by.pk, agreed_step):
        return
    reasons = hindrances_to_settle(
        may_follow=may_follow_talks(by, talk.pairing), open_still=talk.settled_at is None, agreed_step=agreed_step
    )
    if reasons:
        raise Refused(reasons)
    talk.agreed_step, talk.settled_at, talk.settled_by = agreed_step, at, by
    talk.save(update_fields=["agreed_step", "settled_at", "settled_by"])
    record(Verb.HELD, talk, by=by, at=at)


@transaction.atomic
def take_time_back(release: ResourceRelease, *, last_day: date, reason: str, by: Person, at: datetime) -> None:
    """Take released time back, and note that the running pair whose time it was needs a talk. Raises Refused; the same
    again changes nothing."""
    running = Pairing.objects.select_for_update(of=("self",)).current().of(release.person).filter(theme=release.theme)
    touched = list(running)
    releases.take_back(release, last_day=last_day, reason=reason, by=by, at=at)
    if release.taken_back_at == at:
        for pairing in touched:
            _open(pairing, why=Why.TIME, at=at)


def notice_pairs_without_agreement(*, at: datetime) -> Run:
    """Note that pairs need a talk who have had no agreement for four weeks; how many."""
    agreed = AlignmentAgreement.objects.filter(alignment__pairing=OuterRef("pk"), agreed_at__isnull=False)
    old = Pairing.objects.current().filter(~Exists(agreed), began_on__lte=localdate(at) - WITHOUT_AGREEMENT)
    return each(old, partial(_notice, at=at), step="notice_pairs_without_agreement")


def _notice(pairing: Pairing, *, at: datetime) -> int:
    held = _hold(pairing)
    if held is None or held.began_on is None:
        return 0
    settled = held.talks.filter(why=Why.NO_ALIGNMENT, settled_at__isnull=False).order_by("-settled_at").first()
    last = localdate(settled.settled_at) if settled else None
    agreed = AlignmentAgreement.objects.filter(alignment__pairing=held, agreed_at__isnull=False).exists()
    due = talk_is_due(began_on=held.began_on, last_settled_on=last, agreed=agreed, today=localdate(at))
    return _open(held, why=Why.NO_ALIGNMENT, at=at) if due else 0
