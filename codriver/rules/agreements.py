"""When an alignment may be sent, written and approved, and what exactly one approves (invariants 5 to 7)."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from codriver.rules.forms import Form, Kind
from codriver.rules.values import as_date, as_hours, is_empty, problems_with
from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class SendingHindrance(Reason):
    NOT_A_PARTY = gettext_noop("Only the two who are to agree answer.")
    CLOSED = gettext_noop("The alignment is over, so nothing more can be written in it.")
    SENT_ALREADY = gettext_noop("You have sent your answers already.")
    NOT_SENT = gettext_noop("You have not sent your answers yet.")
    OPENED_TO_BOTH = gettext_noop(
        "Both have sent, so the answers are open to you both. Talk about what you would change."
    )
    ANSWERS_MISSING = gettext_noop("Some questions are still without an answer.")
    ONE_HAS_SENT = gettext_noop("One of you has sent already. Take the answers back first, then change the questions.")
    CANNOT_BE_HIDDEN = gettext_noop("This question belongs to every agreement and cannot be hidden.")
    TOO_MANY_OWN = gettext_noop("You have as many questions of your own as there is room for.")


class ApprovalHindrance(Reason):
    NOT_A_PARTY = gettext_noop("Only the two who are to agree approve.")
    CLOSED = gettext_noop("The alignment is over, so nothing more can be approved.")
    LOCKED = gettext_noop("The agreement is approved by both and can no longer change. Ask for a revisit instead.")
    CHANGED_SINCE_SHOWN = gettext_noop("The text has changed since you saw it. Read the new text, then approve.")
    INCOMPLETE = gettext_noop("The agreement still lacks something.")
    DATES_PAST = gettext_noop("The review dates must lie ahead, each after the one before it.")
    DATES_AFTER_THEME = gettext_noop("The review dates must lie before the theme ends.")
    BEING_WRITTEN = gettext_noop("A new version is being written. Read it and approve it together instead.")


@dataclass(frozen=True)
class DraftFacts:
    """Where one side's answers stand."""

    party: bool
    closed: bool
    sent: bool
    other_sent: bool
    missing: int = 0


def hindrances_to_answering(facts: DraftFacts) -> list[SendingHindrance]:
    hurdles = {
        SendingHindrance.NOT_A_PARTY: facts.party,
        SendingHindrance.CLOSED: not facts.closed,
        SendingHindrance.SENT_ALREADY: not facts.sent,
    }
    return uncleared(hurdles)


def hindrances_to_sending(facts: DraftFacts) -> list[SendingHindrance]:
    missing = [SendingHindrance.ANSWERS_MISSING] if facts.missing else []
    return hindrances_to_answering(facts) + missing


def hindrances_to_taking_back(facts: DraftFacts) -> list[SendingHindrance]:
    """One may take the answers back until the other has sent; then both have seen them."""
    hurdles = {
        SendingHindrance.NOT_A_PARTY: facts.party,
        SendingHindrance.CLOSED: not facts.closed,
        SendingHindrance.NOT_SENT: facts.sent,
        SendingHindrance.OPENED_TO_BOTH: not facts.other_sent,
    }
    return uncleared(hurdles)


def hindrances_to_changing_the_form(facts: DraftFacts) -> list[SendingHindrance]:
    hurdles = {
        SendingHindrance.NOT_A_PARTY: facts.party,
        SendingHindrance.CLOSED: not facts.closed,
        SendingHindrance.ONE_HAS_SENT: not (facts.sent or facts.other_sent),
    }
    return uncleared(hurdles)


@dataclass(frozen=True)
class Shown:
    """What a person had before them when they pressed the button: the text's revision and its fingerprint."""

    revision: int
    fingerprint: str


@dataclass(frozen=True)
class AgreementFacts:
    """Where a joint text stands on the day that is asked about. `kept_dates` are the former version's review dates."""

    parties: Collection[int]
    closed: bool
    locked: bool
    now: Shown
    missing: Collection[str]
    review_dates: Collection[date]
    today: date
    theme_ends_on: date | None = None
    kept_dates: Collection[date] = ()


def hindrances_to_writing(facts: AgreementFacts, *, by: int) -> list[ApprovalHindrance]:
    hurdles = {
        ApprovalHindrance.NOT_A_PARTY: by in facts.parties,
        ApprovalHindrance.CLOSED: not facts.closed,
        ApprovalHindrance.LOCKED: not facts.locked,
    }
    return uncleared(hurdles)


def hindrances_to_approval(facts: AgreementFacts, *, by: int, shown: Shown) -> list[ApprovalHindrance]:
    """Everything against this person approving just the text that was shown; an empty list means yes."""
    dates = list(facts.review_dates)
    hurdles = {
        ApprovalHindrance.CHANGED_SINCE_SHOWN: shown == facts.now,
        ApprovalHindrance.INCOMPLETE: not facts.missing,
        ApprovalHindrance.DATES_PAST: dates_lie_ahead(dates, facts),
        ApprovalHindrance.DATES_AFTER_THEME: not facts.theme_ends_on
        or all(day <= facts.theme_ends_on for day in dates),
    }
    return hindrances_to_writing(facts, by=by) + uncleared(hurdles)


def dates_lie_ahead(dates: list[date], facts: AgreementFacts) -> bool:
    """In order, and all ahead; a date kept from the former version may have passed, as long as one is ahead."""
    ahead = [day for day in dates if day > facts.today]
    passed = [day for day in dates if day <= facts.today]
    return dates == sorted(set(dates)) and set(passed) <= set(facts.kept_dates) and bool(ahead or not dates)


def missing_for_agreement(form: Form, joint: Mapping[str, Any], *, revisit: bool = False) -> list[str]:
    """Codes of the joint questions an agreement cannot do without, that are empty or wrong."""
    return [
        question.code
        for question in form.joint(revisit=revisit)
        if (question.joint_required and is_empty(question, joint.get(question.code)))
        or problems_with(question, joint.get(question.code))
    ]


def review_dates(form: Form, joint: Mapping[str, Any]) -> list[date]:
    """The agreed dates in the order of the form."""
    question = next((one for one in form.in_use() if one.kind == Kind.DATES), None)
    values = joint.get(question.code) if question else None
    days = [as_date((values or {}).get(row, "")) for row in question.rows] if question else []
    return [day for day in days if day]


def hours_agreed(form: Form, joint: Mapping[str, Any]) -> Decimal | None:
    """Hours a week the two have agreed on, if they have."""
    question = next((one for one in form.in_use() if one.kind == Kind.NUMBER), None)
    return as_hours(joint.get(question.code, "")) if question else None


def canonical(text: Mapping[str, Any]) -> str:
    """The agreed text as the one string that its fingerprint is made of: the same in every language, everywhere."""
    return json.dumps(text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def fingerprint(text: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical text, 64 hexadecimal characters."""
    return hashlib.sha256(canonical(text).encode()).hexdigest()
