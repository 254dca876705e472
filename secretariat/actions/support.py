"""What is done with a question, an idea or a wish to the secretariat (spec: states, "Support request").

The log says who did what and about whom, and never a word of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from codriver.models import Pairing
from netvaerk.actions.proposals import propose_theme
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from secretariat.facts.support import standing_of
from secretariat.letters import support as letters
from secretariat.models import SupportMessage, SupportNote, SupportRequest
from secretariat.rules import support as rules
from secretariat.rules.support import SupportHindrance, Then

Status = SupportRequest.Status
SAME_CLICK = timedelta(minutes=10)


@dataclass(frozen=True)
class Question:
    """What somebody asks. One of `theme` and `pairing`, or neither."""

    subject: str
    text: str
    kind: str = SupportRequest.Kind.QUESTION
    way: str = SupportRequest.Way.WRITING
    urgency: str = SupportRequest.Urgency.CAN_WAIT
    is_confidential: bool = False
    theme: NetworkTheme | None = None
    pairing: Pairing | None = None

    def card(self) -> dict[str, Any]:
        names = ("subject", "kind", "way", "urgency", "is_confidential", "theme", "pairing")
        return {name: getattr(self, name) for name in names}


def _refuse(reasons: list[SupportHindrance]) -> None:
    if reasons:
        raise Refused(reasons)


def _hold(request: SupportRequest) -> SupportRequest:
    """The row as it is now, kept until the transaction ends. Its people are asked for afterwards: PostgreSQL would join
    those of the row as it was before the wait."""
    return SupportRequest.objects.select_for_update().get(pk=request.pk)


def _write(row: SupportRequest, *, at: datetime, **fields: Any) -> None:
    """Store the fields. The ball's clock starts anew where it passes from the one side to the other."""
    was_with_us, was_open = row.is_with_the_secretariat, row.is_open
    for name, value in fields.items():
        setattr(row, name, value)
    if (was_with_us, was_open) != (row.is_with_the_secretariat, row.is_open):
        row.ball_at = at
    row.save()


@transaction.atomic
def ask_secretariat(question: Question, *, by: Person, at: datetime) -> SupportRequest:
    """Ask. Raises Refused; the same words twice within ten minutes, as by a double click, are one request."""
    Person.objects.select_for_update().get(pk=by.pk)
    sees_theme = question.theme is None or NetworkTheme.objects.visible_to(by).filter(pk=question.theme.pk).exists()
    sees_pair = question.pairing is None or Pairing.objects.visible_to(by).filter(pk=question.pairing.pk).exists()
    words = {
        SupportHindrance.NO_WORDS: bool(question.subject.strip() and question.text.strip()),
        SupportHindrance.NOT_YOURS_TO_SEE: sees_theme and sees_pair,
    }
    _refuse(uncleared(words))
    for twin in SupportRequest.objects.open().filter(asker=by, asked_at__gt=at - SAME_CLICK):
        first = twin.messages.first()
        if first and first.text == question.text and twin.subject == question.subject:
            return twin
    row = SupportRequest.objects.create(asker=by, asked_at=at, ball_at=at, **question.card())
    SupportMessage.objects.create(request=row, by=by, at=at, text=question.text)
    record(Verb.CREATED, row, by=by, at=at, about=by)
    letters.asked(row)
    return row


@transaction.atomic
def take_request(request: SupportRequest, *, by: Person, at: datetime) -> None:
    """Be the officer who has it. Raises Refused; twice is once."""
    row = _hold(request)
    if row.owner_id == by.pk and row.is_open:
        return
    _refuse(rules.hindrances_to_take(standing_of(row, by)))
    _write(row, at=at, owner=by, status=Status.ASSIGNED if row.status == Status.NEW else row.status)
    record(Verb.ACCEPTED, row, by=by, at=at, about=row.asker)


@transaction.atomic
def hand_over_request(request: SupportRequest, *, to: Person, by: Person, at: datetime) -> None:
    """Give it to a colleague in the secretariat, who is told. Raises Refused."""
    row = _hold(request)
    fits = Person.objects.secretariat().filter(pk=to.pk).exists()
    against = rules.hindrances_to_hand_over(
        standing_of(row, by), to_officer=fits and to.pk != by.pk, to_asker=to.pk == row.asker_id
    )
    _refuse(against)
    _write(row, at=at, owner=to)
    record(Verb.HANDED_OVER, row, by=by, at=at, about=to)
    letters.handed_over(row)


@transaction.atomic
def free_request(request: SupportRequest, *, by: Person, at: datetime) -> None:
    """The asker lets another officer take what is confidential; the one who had it no longer reads it. Raises
    Refused."""
    row = _hold(request)
    _refuse(rules.hindrances_to_free(standing_of(row, by)))
    _write(row, at=at, owner=None, status=Status.NEW)
    record(Verb.TOOK_BACK, row, by=by, at=at, about=by)
    letters.without_officer(row)


@transaction.atomic
def write_in_request(
    request: SupportRequest, *, text: str, by: Person, at: datetime, then: Then = Then.GOES_ON
) -> SupportMessage:
    """Write to the other: the asker to the officer or the officer to the asker. `then` is the officer's: what comes
    after it. Raises Refused; the very same words again are one message."""
    row = _hold(request)
    last = row.messages.last()
    if last and last.by_id == by.pk and last.text == text:
        return last
    standing = standing_of(row, by)
    _refuse(rules.hindrances_to_write(standing, text))
    message = SupportMessage.objects.create(request=row, by=by, at=at, text=text)
    fields: dict[str, Any] = {"status": rules.status_after_writing(standing, then).value}
    if standing.is_owner:
        solved = at if fields["status"] == Status.RESOLVED else None
        fields |= {"answered_at": row.answered_at or at, "resolved_at": solved, "ball_at": at}
    _write(row, at=at, **fields)
    record(Verb.ANSWERED if standing.is_owner else Verb.COMMENTED, row, by=by, at=at, about=row.asker)
    if not standing.is_owner:
        letters.written_back(row)
    elif row.status == Status.RESOLVED:
        letters.resolved(row)
    else:
        letters.answered(row)
    return message


@transaction.atomic
def note_on_request(request: SupportRequest, *, text: str, by: Person, at: datetime) -> None:
    """Note something for the secretariat alone. Raises Refused; the very same words again are one note."""
    row = _hold(request)
    standing = standing_of(row, by)
    words = {
        SupportHindrance.NOT_THE_OWNER: standing.is_owner,
        SupportHindrance.NO_WORDS: bool(text.strip()),
    }
    _refuse(uncleared(words))
    last = row.notes.last()
    if last and last.by_id == by.pk and last.text == text:
        return
    SupportNote.objects.create(request=row, by=by, at=at, text=text)
    record(Verb.CHANGED, row, by=by, at=at, about=row.asker)


@transaction.atomic
def resolve_request(request: SupportRequest, *, by: Person, at: datetime) -> None:
    """Say that it is solved; the asker is told, and may open it again. Raises Refused; twice is once."""
    row = _hold(request)
    _refuse(rules.hindrances_to_resolve(standing_of(row, by)))
    if row.status == Status.RESOLVED:
        return
    _write(row, at=at, status=Status.RESOLVED, resolved_at=at, answered_at=row.answered_at or at)
    record(Verb.CONFIRMED, row, by=by, at=at, about=row.asker)
    letters.resolved(row)


@transaction.atomic
def close_request(request: SupportRequest, *, by: Person, at: datetime) -> None:
    """The asker needs no more. Raises Refused; twice is once."""
    row = _hold(request)
    _refuse(rules.hindrances_to_close(standing_of(row, by)))
    close(row, by=by, at=at)


def close(row: SupportRequest, *, by: Person | None, at: datetime) -> None:
    """Close a row that is held. Judges nothing."""
    if row.status == Status.CLOSED:
        return
    _write(row, at=at, status=Status.CLOSED, closed_at=at)
    record(Verb.ENDED, row, by=by, at=at, about=row.asker)


@transaction.atomic
def reopen_request(request: SupportRequest, *, text: str, by: Person, at: datetime) -> None:
    """It was not solved after all: the asker says why, and it is in dialogue again. Raises Refused."""
    row = _hold(request)
    closed_on = localdate(row.closed_at) if row.closed_at else None
    standing = standing_of(row, by)
    reasons = rules.hindrances_to_reopen(standing, closed_on=closed_on, today=localdate(at))
    _refuse(reasons or uncleared({SupportHindrance.NO_WORDS: bool(text.strip())}))
    owner = row.owner if standing.has_owner else None
    status = rules.status_after_reopening(has_owner=owner is not None).value
    _write(row, at=at, status=status, owner=owner, reopened_at=at, resolved_at=None, closed_at=None)
    SupportMessage.objects.create(request=row, by=by, at=at, text=text)
    record(Verb.OPENED, row, by=by, at=at, about=row.asker)
    if owner:
        letters.written_back(row)
    else:
        letters.without_officer(row)


@transaction.atomic
def suggest_proposal(request: SupportRequest, *, by: Person, at: datetime) -> None:
    """The officer thinks it could become a theme; whether it does is the asker's to say. Raises Refused; twice is
    once."""
    row = _hold(request)
    words = {
        SupportHindrance.NOT_THE_OWNER: standing_of(row, by).is_owner,
        SupportHindrance.PROPOSED_ALREADY: row.proposal_id is None,
    }
    _refuse(uncleared(words))
    if row.proposal_suggested_at:
        return
    _write(row, at=at, proposal_suggested_at=at)
    record(Verb.OFFERED, row, by=by, at=at, about=row.asker)
    letters.proposal_suggested(row)


@transaction.atomic
def propose_from_request(request: SupportRequest, *, by: Person, at: datetime) -> NetworkTheme:
    """Make it a draft of a theme proposal, whose proposer is the asker. Nobody does it for them. Raises Refused; the
    proposal that is there already comes back."""
    row = _hold(request)
    _refuse(uncleared({SupportHindrance.NOT_THE_ASKER: row.asker_id == by.pk}))
    if row.proposal:
        return row.proposal
    first = row.messages.first()
    text = first.text if first else ""
    purpose = " ".join(text.split())
    theme = propose_theme(
        by=by,
        at=at,
        title=" ".join(row.subject.split())[: rules.LONGEST_SUBJECT],
        kind=NetworkTheme.Kind.CHALLENGE,
        purpose=purpose if len(purpose) <= 300 else f"{purpose[:299]}…",
        at_stake=text[:3000] if len(purpose) > 300 else "",
    )
    _write(row, at=at, proposal=theme)
    record(Verb.SENT, row, by=by, at=at, about=by)
    return theme
