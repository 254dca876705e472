"""What the rules of agreements ask about, read from the database."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.db import DEFAULT_DB_ALIAS
from django.utils.timezone import localdate

from codriver.models import (
    AgreedText,
    AlignmentAgreement,
    AlignmentResponse,
    AlignmentTemplate,
    ExpectationAlignment,
)
from codriver.models.templates import catalogue_of
from codriver.rules.agreements import (
    AgreementFacts,
    DraftFacts,
    Shown,
    fingerprint,
    hours_agreed,
    missing_for_agreement,
    review_dates,
)
from codriver.rules.forms import Form, Question, Side, missing_answers
from codriver.rules.mandate import (
    CO_DRIVER,
)
from codriver.rules.reviews import AgreedFacts
from codriver.rules.values import is_empty
from netvaerk.models import Person
from roles.models import ResourceRelease


def answers_of(response: AlignmentResponse) -> dict[str, Any]:
    return dict(response.answers.values_list("code", "value"))


def draft_facts(alignment: ExpectationAlignment, person: Person) -> DraftFacts:
    """Where this person's side stands, with how many answers it lacks."""
    side = alignment.side_of(person)
    missing = len(still_missing(alignment, side)) if side else 0
    return replace(standing_of_draft(alignment, person), missing=missing)


def standing_of_draft(alignment: ExpectationAlignment, person: Person) -> DraftFacts:
    """The same for a step that may be taken while answers are missing, so that none is read."""
    side, closed = alignment.side_of(person), bool(alignment.closed_at)
    if side is None:
        return DraftFacts(party=False, closed=closed, sent=False, other_sent=False)
    sides = alignment.sides()
    return DraftFacts(
        party=True, closed=closed, sent=bool(sides[side].sent_at), other_sent=bool(sides[side.other].sent_at)
    )


def still_missing(alignment: ExpectationAlignment, side: Side) -> list[str]:
    """Codes of the questions this side must still answer."""
    form = alignment.form()
    answers = answers_of(alignment.sides()[side])
    empty = {question.code for question in form.in_use() if is_empty(question, answers.get(question.code))}
    return missing_answers(form, side, answers, empty)


def joint_values(agreement: AlignmentAgreement) -> dict[str, Any]:
    return {code: edit.value for code, edit in agreement.joint().items()}


def release_for(alignment: ExpectationAlignment, today: date) -> ResourceRelease | None:
    """The time released for the one whose hours the agreement is about, or None."""
    person = alignment.whose_hours()
    if person is None:
        return None
    return ResourceRelease.objects.granted(today).filter(person=person, theme=alignment.theme_id).first()


def text_of(agreement: AlignmentAgreement, today: date) -> dict[str, Any]:
    """All that an approval binds: parties, theme, template, questions of the pair's own, joint answers, released hours.

    Of the joint answers, those that say something; keys in the order of the form. The same in every language.
    """
    alignment = agreement.alignment
    form = alignment.form()
    joint = joint_values(agreement)
    release = release_for(alignment, today)
    return {
        "theme": alignment.theme_id,
        "version": agreement.number,
        "template": [alignment.template.kind, alignment.template.version],
        "parties": {side.value: response.person_id for side, response in alignment.sides().items()},
        "own_questions": {question.code: question.text for question in alignment.own_questions.all()},
        "released_hours": str(release.hours_per_week) if release else None,
        "joint": {
            question.code: joint[question.code]
            for question in form.joint(revisit=agreement.is_revisit)
            if joint.get(question.code)
        },
    }


def agreement_facts(agreement: AlignmentAgreement, today: date) -> AgreementFacts:
    alignment = agreement.alignment
    form, joint = alignment.form(), joint_values(agreement)
    return AgreementFacts(
        parties=[response.person_id for response in alignment.sides().values()],
        closed=bool(alignment.closed_at),
        locked=bool(agreement.agreed_at),
        now=Shown(agreement.revision, fingerprint(text_of(agreement, today))),
        missing=missing_for_agreement(form, joint, revisit=agreement.is_revisit),
        review_dates=review_dates(form, joint),
        today=today,
        theme_ends_on=alignment.theme.ends_on,
        kept_dates=_former_dates(agreement, form),
    )


def _former_dates(agreement: AlignmentAgreement, form: Form) -> list[date]:
    """The review dates of the version before this one."""
    if not agreement.is_revisit:
        return []
    former = AgreedText.objects.filter(
        agreement__alignment=agreement.alignment_id, agreement__number=agreement.number - 1
    )
    return [day for text in former for day in review_dates(form, text.joint)]


class Agreed(Protocol):
    """An agreed version: an `AlignmentAgreement`, or what a list reads of one."""

    @property
    def questions(self) -> tuple[Question, ...]: ...
    @property
    def agreed_values(self) -> dict[str, Any]: ...


@dataclass
class AsStored:
    """What a list reads of an agreed version: which template, published when, and the text, which stays encrypted until
    somebody asks for it."""

    template: int
    published_at: datetime | None
    sealed: str

    @property
    def questions(self) -> tuple[Question, ...]:
        known = (self.template, self.published_at)
        return catalogue_of(AlignmentTemplate.from_db(DEFAULT_DB_ALIAS, ("id", "published_at"), known)).questions

    @property
    def agreed_values(self) -> dict[str, Any]:
        return AgreedText(content=_content().from_db_value(self.sealed)).joint


def _content() -> Any:
    return AgreedText._meta.get_field("content")


def agreed_review_dates(agreement: Agreed) -> list[date]:
    """The dates on which the two have agreed to look at an agreed version again; no query beyond its text."""
    return review_dates(Form(agreement.questions, full=True), agreement.agreed_values)


def agreed_hours(agreement: Agreed) -> Decimal | None:
    """The hours a week an agreed version names, None where it is not about time; no query beyond its text."""
    return hours_agreed(Form(agreement.questions, full=True), agreement.agreed_values)


def agreed_facts(agreement: AlignmentAgreement, today: date) -> AgreedFacts:
    """Of an agreement in force: what was so when it was agreed or last confirmed, and what is so today."""
    alignment = agreement.alignment
    content = agreement.text.content
    then, release = content["released_hours"], release_for(alignment, today)
    last = ResourceRelease.objects.filter(person=alignment.whose_hours(), theme=alignment.theme_id)
    ended_on = last.filter(ended_on__lt=today).values_list("ended_on", flat=True).first()
    return AgreedFacts(
        agreed_on=localdate(agreement.confirmed_at or agreement.agreed_at),
        review_dates=agreed_review_dates(agreement),
        phase_began_on=alignment.theme.phase_began_on if alignment.kind == CO_DRIVER else None,
        released_then=Decimal(then) if then is not None else None,
        released_now=release.hours_per_week if release else None,
        released_on=localdate(release.approved_at) if release else ended_on,
    )
