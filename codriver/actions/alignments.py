"""Opening an alignment, answering it alone, choosing its questions, sending and taking back (S70, S74)."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from codriver.actions.agreements import begin_writing
from codriver.actions.holding import hold, queue_at
from codriver.facts.agreements import draft_facts, standing_of_draft
from codriver.facts.drafts import Draft, Stored, draft_as_it_stands
from codriver.letters import agreements as letters
from codriver.models import (
    AlignmentResponse,
    AlignmentTemplate,
    Answer,
    ExpectationAlignment,
    HiddenQuestion,
    OwnQuestion,
    Pairing,
)
from codriver.rules.agreements import (
    SendingHindrance,
    hindrances_to_answering,
    hindrances_to_changing_the_form,
    hindrances_to_sending,
    hindrances_to_taking_back,
)
from codriver.rules.forms import Side
from codriver.rules.mandate import CO_DRIVER
from codriver.rules.reviews import ANSWER_WITHIN
from codriver.rules.saves import Meeting, Packet, meeting
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.models.prepared import change
from netvaerk.refusals import Refused

MOST_OWN_QUESTIONS = 10
FIRST = Packet()


def open_alignment(pairing: Pairing, *, by: Person, at: datetime) -> ExpectationAlignment:
    """Open the pair's alignment on the newest template; call it in the transaction that begins the pairing."""
    parties = (pairing.network_leader, pairing.co_driver)
    return begin_alignment(pairing.theme, CO_DRIVER, parties, by=by, at=at, pairing=pairing)


def begin_alignment(
    theme: NetworkTheme, kind: str, parties: tuple[Person, Person], *, by: Person, at: datetime, **belongs_to: Any
) -> ExpectationAlignment:
    """Write an alignment of `kind` on the newest template, with an empty response for each party. Judges nothing."""
    alignment = ExpectationAlignment.objects.create(
        theme=theme,
        kind=kind,
        template=AlignmentTemplate.objects.newest(kind),
        opened_at=at,
        due_on=localdate(at) + ANSWER_WITHIN,
        **belongs_to,
    )
    AlignmentResponse.objects.bulk_create(
        AlignmentResponse(alignment=alignment, side=side.value, person=person)
        for side, person in zip(Side, parties, strict=True)
    )
    record(Verb.OPENED, alignment, by=by, at=at)
    return alignment


def close_alignment(alignment: ExpectationAlignment, *, by: Person | None, at: datetime) -> None:
    """When the two are no longer to agree: what was agreed stays readable as replaced; what was not lapses.

    Call it in the transaction that ends the pairing, or parts the two.
    """
    held = hold(alignment)
    agreed = held.agreements.agreed()
    outcome = ExpectationAlignment.Outcome.SUPERSEDED if agreed.exists() else ExpectationAlignment.Outcome.VOID
    ExpectationAlignment.objects.running().filter(pk=held.pk).update(closed_at=at, outcome=outcome)
    agreed.filter(superseded_at=None).update(superseded_at=at)
    record(Verb.ENDED, held, by=by, at=at)


@dataclass(frozen=True)
class Saved:
    """How one save went. Of a conflict, `theirs` is what stands in the database, and nothing was stored. `answers` are
    those of this side as they stand now, by code."""

    version: int
    saved_at: datetime
    conflict: bool = False
    theirs: Any = None
    answers: dict[str, Stored] = field(default_factory=dict, repr=False, compare=False)


@transaction.atomic
def save_answer(
    alignment: ExpectationAlignment, *, code: str, value: Any, by: Person, at: datetime, packet: Packet = FIRST
) -> Saved:
    """Store one draft answer if nobody, not oneself on another device either, saved it after what the page showed.

    Late packets and packets sent twice change nothing. Raises Refused when answers are closed.
    """
    draft = _open_draft(alignment, by)
    stored = draft.answers.get(code)
    if stored is None:
        saved = _first_save(draft, code, value, at, packet)
    else:
        how = meeting(packet, version=stored.version, page_key=stored.page_key, sequence=stored.sequence)
        if stored.value == value or how is Meeting.LATE:
            return Saved(stored.version, stored.saved_at, answers=draft.answers)
        saved = _stored_over(stored, value, at, packet) if how is Meeting.FOLLOWS else None
    if saved:
        return Saved(saved.version, at, answers={**draft.answers, code: saved})
    now = draft_as_it_stands(alignment, by).answers
    theirs, same = now[code], now[code].value == value
    told = None if same else theirs.value
    return Saved(theirs.version, theirs.saved_at, conflict=not same, theirs=told, answers=now)


def _first_save(draft: Draft, code: str, value: Any, at: datetime, packet: Packet) -> Stored | None:
    """None if another save was first."""
    written: dict[str, Any] = {"saved_at": at, "page_key": packet.page_key, "sequence": packet.sequence}
    try:
        with transaction.atomic():
            answer = Answer.objects.create(response_id=draft.response, code=code, value=value, **written)
            return Stored(answer.pk, opened=lambda: value, version=answer.version, **written)
    except IntegrityError:
        return None


def _stored_over(stored: Stored, value: Any, at: datetime, packet: Packet) -> Stored | None:
    """None if the answer was no longer what it was when it was judged."""
    written: dict[str, Any] = {
        "version": stored.version + 1,
        "saved_at": at,
        "page_key": packet.page_key,
        "sequence": packet.sequence,
    }
    moved = change(_answer, (stored.pk, stored.version), {"value": value, **written})
    return replace(stored, opened=lambda: value, **written) if moved else None


def _answer(number: int, version: int) -> QuerySet:
    return Answer.objects.filter(pk=number, version=version)


def _open_draft(alignment: ExpectationAlignment, by: Person) -> Draft:
    """This person's answers, read in the queue of the alignment so that a sending cannot slip in between. Raises
    Refused."""
    queue_at(alignment)
    draft = draft_as_it_stands(alignment, by)
    reasons = hindrances_to_answering(draft.facts)
    if reasons:
        raise Refused(reasons)
    return draft


@transaction.atomic
def send_answers(alignment: ExpectationAlignment, *, by: Person, at: datetime) -> None:
    """Send one's side to comparison. When both have sent, the answers open to both. Raises Refused."""
    fresh = hold(alignment)
    reasons = hindrances_to_sending(draft_facts(fresh, by))
    if reasons:
        raise Refused(reasons)
    side = fresh.side_of(by)
    AlignmentResponse.objects.filter(alignment=fresh, person=by, sent_at=None).update(sent_at=at)
    record(Verb.SENT, fresh, by=by, at=at)
    fresh = hold(alignment)
    if fresh.both_have_sent:
        begin_writing(fresh, at=at)
    assert side is not None
    letters.answers_sent(fresh, by=side)


@transaction.atomic
def take_answers_back(alignment: ExpectationAlignment, *, by: Person, at: datetime) -> None:
    """Withdraw what was sent, as long as the other has not sent. Raises Refused."""
    fresh = hold(alignment)
    reasons = hindrances_to_taking_back(standing_of_draft(fresh, by))
    if reasons:
        raise Refused(reasons)
    AlignmentResponse.objects.filter(alignment=fresh, person=by).update(sent_at=None)
    record(Verb.WITHDREW, fresh, by=by, at=at)


@transaction.atomic
def choose_form(alignment: ExpectationAlignment, *, full: bool, by: Person, at: datetime) -> None:
    """Take the full form or the short one; answers to questions that go out of sight are kept. Raises Refused."""
    fresh = _changeable(alignment, by)
    if fresh.full_form != full:
        ExpectationAlignment.objects.filter(pk=fresh.pk).update(full_form=full)
        record(Verb.CHANGED, fresh, by=by, at=at)


@transaction.atomic
def hide_question(alignment: ExpectationAlignment, *, code: str, by: Person, at: datetime) -> None:
    """Leave a question out for both. Raises Refused for those every agreement needs."""
    fresh = _changeable(alignment, by)
    question = fresh.form().get(code)
    if question is None:
        return
    if not question.hideable:
        raise Refused([SendingHindrance.CANNOT_BE_HIDDEN])
    HiddenQuestion.objects.get_or_create(alignment=fresh, code=code, defaults={"hidden_by": by})
    record(Verb.CHANGED, fresh, by=by, at=at)


@transaction.atomic
def show_question(alignment: ExpectationAlignment, *, code: str, by: Person, at: datetime) -> None:
    """Bring a hidden question back for both. Raises Refused."""
    fresh = _changeable(alignment, by)
    shown, _rows = HiddenQuestion.objects.filter(alignment=fresh, code=code).delete()
    if shown:
        record(Verb.CHANGED, fresh, by=by, at=at)


@transaction.atomic
def add_question(alignment: ExpectationAlignment, *, text: str, by: Person, at: datetime) -> OwnQuestion:
    """Add a question of the pair's own, answered by both. Raises Refused."""
    fresh = _changeable(alignment, by)
    count = fresh.own_questions.count()
    if count >= MOST_OWN_QUESTIONS:
        raise Refused([SendingHindrance.TOO_MANY_OWN])
    question = OwnQuestion.objects.create(alignment=fresh, code=f"X{count + 1}", text=text, added_by=by)
    record(Verb.CHANGED, fresh, by=by, at=at)
    return question


def _changeable(alignment: ExpectationAlignment, by: Person) -> ExpectationAlignment:
    fresh = hold(alignment)
    reasons = hindrances_to_changing_the_form(standing_of_draft(fresh, by))
    if reasons:
        raise Refused(reasons)
    return fresh
