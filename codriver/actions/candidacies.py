"""The steps of a candidacy (spec: states, "Co-driver candidacy").

Until somebody says to be interested it is theirs alone, so the log names nobody: what is recorded before is by nobody
and about nobody.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from codriver.facts.candidacies import missing_in_offer, parts_of
from codriver.letters import candidacies as letters
from codriver.models import CandidacyReflection, CoDriverCandidacy, Pairing, WillingToTalk
from codriver.rules.candidacy import (
    LEADS_TO,
    CandidacyHindrance,
    Part,
    Step,
    hindrances_to_asking_again,
    hindrances_to_being_ready_again,
    hindrances_to_interest,
    hindrances_to_not_now,
    hindrances_to_step,
    may_take,
)
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import Reason
from roles.actions.releases import hold
from roles.models import Nomination
from roles.rules.releases import ReleaseHindrance, fits_a_week, hindrances_to_period

Status = CoDriverCandidacy.Status


@transaction.atomic
def start_candidacy(person: Person, *, at: datetime) -> CoDriverCandidacy:
    """Begin to consider it, privately; a nomination to which `person` has said yes is tied to it. Who has begun goes on
    where they were."""
    person = hold(person)
    present = CoDriverCandidacy.objects.open().filter(person=person).first()
    if present:
        return present
    accepted = Nomination.objects.accepted().filter(person=person, role=Nomination.For.CO_DRIVER, candidacy=None)
    candidacy = CoDriverCandidacy.objects.create(person=person, nomination=accepted.first(), began_at=at)
    CandidacyReflection.objects.create(candidacy=candidacy)
    record(Verb.BEGAN, candidacy, by=None, at=at)
    return candidacy


def _take(step: Step, candidacy: CoDriverCandidacy, by: Person) -> bool:
    """Hold the candidacy as it is now and judge the step; False when it was taken already, so that nothing is left to
    do. Raises Refused."""
    hold(candidacy.person)
    candidacy.refresh_from_db()
    parts = parts_of(by, candidacy)
    if candidacy.status == LEADS_TO[step] and may_take(step, parts):
        return False
    _judge(hindrances_to_step(step, status=candidacy.status, parts=parts))
    return True


def _judge(reasons: list[Any]) -> None:
    if reasons:
        raise Refused(reasons)


def _move(candidacy: CoDriverCandidacy, step: Step, **words: Any) -> None:
    CoDriverCandidacy.objects.filter(pk=candidacy.pk).update(status=LEADS_TO[step], **words)
    candidacy.refresh_from_db()


@transaction.atomic
def say_interested(candidacy: CoDriverCandidacy, *, by: Person, at: datetime) -> None:
    """Tell the secretariat. Raises Refused, also while the reflection is not done; twice is once."""
    if not _take(Step.SAY_INTERESTED, candidacy, by):
        return
    done = CandidacyReflection.objects.filter(candidacy=candidacy, done_at__isnull=False).exists()
    _judge(hindrances_to_interest(reflection_done=done))
    _move(candidacy, Step.SAY_INTERESTED, interested_at=at)
    record(Verb.SENT, candidacy, by=by, at=at, about=candidacy.person)
    letters.candidacy_news(candidacy)


@transaction.atomic
def ask_leader(candidacy: CoDriverCandidacy, *, by: Person, at: datetime) -> None:
    """Ask the personnel leader for time; without one the secretariat is told. Raises Refused with what the offer lacks;
    twice is once."""
    if not _take(Step.ASK_LEADER, candidacy, by):
        return
    early = hindrances_to_asking_again(ask_again_on=candidacy.ask_again_on, today=localdate(at))
    _judge([*early, *missing_in_offer(candidacy.person)])
    unanswered = {"answered_at": None, "answered_by": None, "not_now_reason": "", "ask_again_on": None}
    _move(candidacy, Step.ASK_LEADER, asked_leader_at=at, **unanswered)
    record(Verb.REQUESTED, candidacy, by=by, at=at, about=candidacy.person)
    letters.leader_was_asked(candidacy)


@transaction.atomic
def give_time(
    candidacy: CoDriverCandidacy, *, hours: Decimal, began_on: date, ended_on: date, by: Person, at: datetime
) -> None:
    """The personnel leader's yes, with hours a week over a period. Raises Refused; the same again changes nothing."""
    given = {"hours_per_week": hours, "free_from": began_on, "free_until": ended_on}
    if not _take(Step.GIVE_TIME, candidacy, by):
        _judge([] if _says(candidacy, given) else [CandidacyHindrance.NOT_FROM_HERE])
        return
    wrong: list[Reason] = [] if fits_a_week(hours) else [ReleaseHindrance.HOURS]
    _judge([*wrong, *hindrances_to_period(began_on, ended_on, localdate(at))])
    _move(candidacy, Step.GIVE_TIME, **given, answered_at=at, answered_by=by, ready_at=at)
    record(Verb.APPROVED, candidacy, by=by, at=at, about=candidacy.person)
    letters.leader_has_answered(candidacy)
    letters.candidacy_news(candidacy)


@transaction.atomic
def say_not_now(candidacy: CoDriverCandidacy, *, reason: str, ask_again_on: date, by: Person, at: datetime) -> None:
    """The personnel leader's "not now", with why and when to ask again. Raises Refused; the same again is no news."""
    said = {"not_now_reason": reason, "ask_again_on": ask_again_on}
    if not _take(Step.SAY_NOT_NOW, candidacy, by):
        _judge([] if _says(candidacy, said) else [CandidacyHindrance.NOT_FROM_HERE])
        return
    _judge(hindrances_to_not_now(reason=reason, ask_again_on=ask_again_on, today=localdate(at)))
    _move(candidacy, Step.SAY_NOT_NOW, **said, answered_at=at, answered_by=by)
    record(Verb.DECLINED, candidacy, by=by, at=at, about=candidacy.person)
    letters.leader_has_answered(candidacy)
    letters.candidacy_news(candidacy)


def _says(candidacy: CoDriverCandidacy, words: dict[str, Any]) -> bool:
    return all(getattr(candidacy, name) == value for name, value in words.items())


@transaction.atomic
def be_ready_again(candidacy: CoDriverCandidacy, *, by: Person, at: datetime) -> None:
    """After a pairing: the person would like a new one, in the time that was given. Raises Refused; twice is once."""
    if not _take(Step.BE_READY_AGAIN, candidacy, by):
        return
    _judge(hindrances_to_being_ready_again(free_until=candidacy.free_until, today=localdate(at)))
    _move(candidacy, Step.BE_READY_AGAIN, ready_at=at)
    record(Verb.OPENED, candidacy, by=by, at=at, about=candidacy.person)
    letters.candidacy_news(candidacy)


@transaction.atomic
def withdraw_candidacy(candidacy: CoDriverCandidacy, *, by: Person, at: datetime) -> None:
    """Leave it, from wherever it stands and without a reason; the reflection is deleted. Raises Refused; twice is
    once. A pairing that runs goes on."""
    if _take(Step.WITHDRAW, candidacy, by):
        _withdraw(candidacy, by=by, at=at)


def _withdraw(candidacy: CoDriverCandidacy, *, by: Person | None, at: datetime) -> None:
    was_private, was_asked = candidacy.interested_at is None, candidacy.asked_leader_at is not None
    CandidacyReflection.objects.filter(candidacy=candidacy).delete()
    _move(candidacy, Step.WITHDRAW, closed_at=at, not_now_reason="")
    if was_private:
        record(Verb.WITHDREW, candidacy, by=None, at=at)
        return
    record(Verb.WITHDREW, candidacy, by=by, at=at, about=candidacy.person)
    letters.candidacy_news(candidacy)
    if was_asked:
        letters.candidacy_withdrawn(candidacy)


# --- what happens by itself ---------------------------------------------------------------------------------------


def match_candidacy(person: Person, *, at: datetime) -> None:
    """A pairing of `person` begins: who is ready is matched. Call it in the transaction that begins the pairing."""
    _by_itself(person, Step.MATCH, Status.READY, Verb.BEGAN, at=at)


def rest_candidacy(person: Person, *, at: datetime) -> None:
    """A pairing of `person` has ended: they rest until they say otherwise, unless they co-drive on another theme. Call
    it in the transaction that ends the pairing."""
    if not Pairing.objects.current().filter(co_driver=person).exists():
        _by_itself(person, Step.REST, Status.MATCHED, Verb.ENDED, at=at)


def _by_itself(person: Person, step: Step, status: str, verb: Verb, *, at: datetime) -> None:
    candidacy = CoDriverCandidacy.objects.select_for_update().filter(person=person, status=status).first()
    if candidacy and not hindrances_to_step(step, status=candidacy.status, parts={Part.SYSTEM}):
        _move(candidacy, step)
        record(verb, candidacy, by=None, at=at, about=person)


def close_candidacy_of(person: Person, *, by: Person | None, at: datetime) -> None:
    """`person` leaves the municipality: the candidacy is withdrawn, and nobody is sent to them with questions. Call it
    in a transaction."""
    WillingToTalk.objects.filter(person=person).delete()
    candidacy = CoDriverCandidacy.objects.select_for_update().open().filter(person=person).first()
    if candidacy:
        _withdraw(candidacy, by=by, at=at)
