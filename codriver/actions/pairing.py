"""Offering, answering, taking back and ending pairings (spec: states of a pairing)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from codriver.actions.alignments import close_alignment, open_alignment
from codriver.actions.candidacies import match_candidacy, rest_candidacy
from codriver.actions.closings import end_closing
from codriver.actions.mandate import close_parted
from codriver.actions.pair_time import arrange_time, ask_no_more
from codriver.facts.days_off import days_off_around
from codriver.facts.pairing import begin_facts, free_seat, leader_of, offer_facts
from codriver.letters import pairing as letters
from codriver.models import ExpectationAlignment, Pairing, PairingTalk
from codriver.rules.pairing.offers import AnswerHindrance, PairingHindrance, hindrances_to_begin, hindrances_to_offer
from codriver.rules.working_days import after_working_days
from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from roles.actions.assignments import begin_co_driving, end_co_driving

Status = Pairing.Status
ANSWER_WITHIN = 10
"""Working days in which the two answer."""


def offer_pairing(
    theme: NetworkTheme,
    *,
    co_driver: Person,
    by: Person,
    at: datetime,
    exception_reason: str = "",
    again_reason: str = "",
) -> Pairing:
    """Offer the theme's network leader and `co_driver` to each other.

    Raises Refused with every reason against it; when two officers are at it at once, the later one is told why not.
    """
    written = {"exception_reason": exception_reason, "again_reason": again_reason}
    reasons = hindrances_to_offer(offer_facts(theme, co_driver, by=by, **written))
    if reasons:
        raise Refused(reasons)
    try:
        with transaction.atomic():
            return _offer(theme, co_driver, by, at, written)
    except IntegrityError:
        now = hindrances_to_offer(offer_facts(theme, co_driver, by=by, **written))
        raise Refused(now or [PairingHindrance.THEME_IS_TAKEN]) from None


def _offer(theme: NetworkTheme, co_driver: Person, by: Person, at: datetime, written: dict[str, str]) -> Pairing:
    leader = leader_of(theme)
    assert leader is not None, "the rule has refused a theme without a leader"
    pairing = Pairing.objects.create(
        theme=theme,
        co_driver=co_driver,
        network_leader=leader,
        seat=free_seat(theme) or 1,
        offered_at=at,
        offered_by=by,
        answer_by=after_working_days(localdate(at), ANSWER_WITHIN, days_off_around(localdate(at))),
        **written,
    )
    record(Verb.OFFERED, pairing, by=by, at=at)
    letters.pairing_offered(pairing)
    return pairing


def answer_offer(pairing: Pairing, *, by: Person, says_yes: bool, reason: str, at: datetime) -> None:
    """Say yes or no. The second yes begins the pairing and opens the alignment; a no frees both. Raises Refused.

    If the two can no longer become a pair, the refusal says why, and the offer is taken back so that both are free.
    The same answer again changes nothing. `reason` is for the secretariat's eyes alone.
    """
    reasons = _answer(pairing, by=by, says_yes=says_yes, reason=reason, at=at)
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def _answer(pairing: Pairing, *, by: Person, says_yes: bool, reason: str, at: datetime) -> list[PairingHindrance]:
    """Write the answer and what follows from it; why the pair could not begin, with the offer then taken back."""
    if not pairing.is_party(by):
        raise Refused([AnswerHindrance.NOT_A_PARTY])
    hold(pairing.theme)
    side = "co_driver" if by.pk == pairing.co_driver_id else "leader"
    answered = Pairing.objects.filter(pk=pairing.pk, status=Status.OFFERED, **{f"{side}_says_yes": None}).update(
        **{f"{side}_says_yes": says_yes, f"{side}_answered_at": at, f"{side}_reason": reason}
    )
    pairing.refresh_from_db()
    if not answered:
        _answered_before(pairing, by, says_yes)
        return []
    record(Verb.ACCEPTED if says_yes else Verb.DECLINED, pairing, by=by, at=at, about=by)
    if not says_yes:
        _let_go(pairing, Status.DECLINED)
    elif pairing.leader_says_yes and pairing.co_driver_says_yes:
        return _begin(pairing, by=by, at=at)
    return []


def _answered_before(pairing: Pairing, by: Person, says_yes: bool) -> None:
    """The same answer again is none; another one, or one to a closed offer, is refused."""
    given = pairing.answer_of(by)
    if given != says_yes:
        raise Refused([AnswerHindrance.NOT_OFFERED if given is None else AnswerHindrance.ANSWERED_ALREADY])


def _let_go(pairing: Pairing, status: str) -> None:
    Pairing.objects.filter(pk=pairing.pk, status=Status.OFFERED).update(status=status)
    pairing.refresh_from_db()
    letters.offer_closed(pairing)


def _begin(pairing: Pairing, *, by: Person, at: datetime) -> list[PairingHindrance]:
    reasons = hindrances_to_begin(begin_facts(pairing))
    if reasons:
        withdraw_offer(pairing, by=None, at=at)
        return reasons
    today = localdate(at)
    Pairing.objects.filter(pk=pairing.pk, status=Status.OFFERED).update(status=Status.ACTIVE, began_on=today)
    pairing.refresh_from_db()
    begin_co_driving(pairing.theme, person=pairing.co_driver, by=by, on=today, at=at, seat=pairing.seat)
    record(Verb.BEGAN, pairing, by=by, at=at)
    arrange_time(pairing, by=by, at=at)
    match_candidacy(pairing.co_driver, at=at)
    alignment = open_alignment(pairing, by=by, at=at)
    letters.pairing_began(pairing, alignment)
    return []


@transaction.atomic
def take_offer_back(pairing: Pairing, *, by: Person, at: datetime) -> None:
    """Withdraw an offer that is not yet answered by both. Raises Refused."""
    if not by.is_secretariat:
        raise Refused([AnswerHindrance.NOT_SECRETARIAT])
    withdraw_offer(pairing, by=by, at=at)


def withdraw_offer(pairing: Pairing, *, by: Person | None, at: datetime) -> None:
    """The withdrawal itself, also when somebody leaves, a new leader comes, or the pair can no longer begin. Call it in
    a transaction."""
    if not Pairing.objects.filter(pk=pairing.pk, status=Status.OFFERED).update(status=Status.WITHDRAWN):
        raise Refused([AnswerHindrance.NOT_OFFERED])
    pairing.refresh_from_db()
    record(Verb.WITHDREW, pairing, by=by, at=at)
    letters.offer_closed(pairing)


@transaction.atomic
def end_pairing(
    pairing: Pairing, *, by: Person, on: date, reason: str, at: datetime, kind: str = Pairing.EndKind.OTHER
) -> None:
    """End a running pairing: the role ends, an agreed alignment stays as history, one not agreed lapses, and so does a
    talk that was needed; both are asked to look back. Reason and kind are for the secretariat alone; after
    `COOPERATION` the two are not offered to each other again without a written reason.

    Raises Refused.
    """
    hurdles = {
        AnswerHindrance.NOT_SECRETARIAT: by.is_secretariat,
        AnswerHindrance.NOT_ACTIVE: pairing.status == Status.ACTIVE,
        AnswerHindrance.NO_KIND: kind in Pairing.EndKind.values,
        AnswerHindrance.NO_REASON: bool(reason.strip()),
        AnswerHindrance.ENDS_BEFORE_IT_BEGAN: not pairing.began_on or on >= pairing.began_on,
        AnswerHindrance.ENDS_IN_THE_FUTURE: on <= localdate(at),
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    close_pairing(pairing, by=by, on=on, reason=reason, at=at, kind=kind)


def close_pairing(
    pairing: Pairing, *, by: Person | None, on: date, reason: str, at: datetime, kind: str = Pairing.EndKind.OTHER
) -> None:
    """The end itself, also for somebody who leaves; refused if the pairing is not running. Call it in a transaction."""
    ended = Pairing.objects.filter(pk=pairing.pk, status=Status.ACTIVE).update(
        status=Status.ENDED, ended_on=on, end_reason=reason, end_kind=kind
    )
    if not ended:
        raise Refused([AnswerHindrance.NOT_ACTIVE])
    pairing.refresh_from_db()
    end_co_driving(pairing.theme, person=pairing.co_driver, by=by, on=on, reason=reason[:300], at=at)
    ask_no_more(pairing, by=by, at=at)
    close_alignment(pairing.alignment, by=by, at=at)
    close_parted(ExpectationAlignment.objects.filter(theme=pairing.theme), by=by, at=at)
    record(Verb.ENDED, pairing, by=by, at=at)
    PairingTalk.objects.open().filter(pairing=pairing).update(settled_at=at, settled_by=by)
    rest_candidacy(pairing.co_driver, at=at)
    letters.pairing_ended(pairing)
    end_closing(pairing, at=at)
