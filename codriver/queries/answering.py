"""The page where one side answers alone."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from codriver.facts.drafts import Stored, draft_as_it_stands
from codriver.forms.answers import Typed
from codriver.models import Answer, ExpectationAlignment
from codriver.queries.fields import OWN_SECTION, Field, Pickers, Wordings, lines_of
from codriver.rules.forms import Form, Side, missing_answers
from codriver.rules.values import is_empty
from codriver.wording import Names
from netvaerk.models import Person


@dataclass
class AnswerSection:
    code: str
    title: str
    fields: list[Field] = field(default_factory=list)

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.fields)

    @property
    def optional(self) -> bool:
        """Whether one can send without any of its answers."""
        return not any(one.needed for one in self.fields)


@dataclass(frozen=True)
class Hidden:
    """A question that is left out, and who left it out."""

    code: str
    text: str
    by: Person


@dataclass
class AnsweringPage:
    alignment: ExpectationAlignment
    side: Side
    person: Person
    other: Person
    other_has_sent: bool
    sections: list[AnswerSection]
    missing: list[Field]
    asked: int
    saved_at: datetime | None
    hidden: list[Hidden]
    form: Form

    @property
    def answered(self) -> int:
        return self.asked - len(self.missing)

    def field(self, code: str) -> Field | None:
        return next((one for section in self.sections for one in section.fields if one.code == code), None)

    @property
    def problems(self) -> list[Field]:
        return [one for section in self.sections for one in section.fields if one.problems or one.conflict]


@dataclass(frozen=True)
class Changes:
    """What one of the two has changed about the form, in the questions' words, and when last."""

    by: Person
    at: datetime
    added: list[str]
    hidden: list[str]


@dataclass(frozen=True)
class Meeting:
    """A save that met another one: what was typed, and what stands in the database."""

    typed: Typed
    version: int
    theirs: Any


def answering_page(
    alignment: ExpectationAlignment,
    person: Person,
    *,
    typed: dict[str, Typed] | None = None,
    meetings: dict[str, Meeting] | None = None,
    answers: dict[str, Stored] | None = None,
) -> AnsweringPage:
    """Everything on the page; what was typed and not stored stands where it was typed. `answers` are those of the
    person's side where they have just been read."""
    side = alignment.side_of(person)
    assert side is not None
    form, sides = alignment.form(), alignment.sides()
    stored = draft_as_it_stands(alignment, person).answers if answers is None else answers
    wordings = Wordings(alignment)
    fields = [
        _field(question, side, wordings, stored.get(question.code), typed or {}, meetings or {})
        for question in form.asked_of(side)
    ]
    pickers, missing = Pickers(), _mark_missing(form, side, stored, fields)
    for one in fields:
        one.pickers = pickers
    return AnsweringPage(
        alignment=alignment,
        side=side,
        person=person,
        other=sides[side.other].person,
        other_has_sent=bool(sides[side.other].sent_at),
        sections=_in_sections(alignment, fields),
        missing=missing,
        asked=sum(one.needed for one in fields),
        saved_at=max((answer.saved_at for answer in stored.values()), default=None),
        hidden=_hidden(alignment, wordings, form),
        form=form,
    )


def _field(question: Any, side: Side, wordings: Wordings, answer: Stored | None, typed: Any, meetings: Any) -> Field:
    wording = wordings.of(question)
    here = typed.get(question.code)
    meeting = meetings.get(question.code)
    shown = here.value if here else answer.value if answer else None
    return Field(
        wording=wording,
        text=wording.text(side),
        value=shown,
        version=meeting.version if meeting else answer.version if answer else 0,
        problems=here.problems if here else [],
        conflict=meeting is not None,
        theirs=lines_of(wording, meeting.theirs, Names()) if meeting else [],
    )


def _mark_missing(form: Form, side: Side, stored: dict[str, Stored], fields: list[Field]) -> list[Field]:
    answers = {code: answer.value for code, answer in stored.items()}
    empty = {question.code for question in form.in_use() if is_empty(question, answers.get(question.code))}
    codes = set(missing_answers(form, side, answers, empty))
    for one in fields:
        one.missing = one.code in codes
        one.answered = one.code in answers and one.code not in empty
        one.needed = _counts(one, form)
    return [one for one in fields if one.missing]


def _counts(one: Field, form: Form) -> bool:
    """Whether a question counts in the progress: those that must be answered before sending."""
    return one.question.short or one.question in form.own


def _in_sections(alignment: ExpectationAlignment, fields: list[Field]) -> list[AnswerSection]:
    sections: dict[str, AnswerSection] = {}
    section_of = alignment.catalogue.section_of
    for one in fields:
        section = section_of.get(one.code)
        code = section.code if section else OWN_SECTION
        if code not in sections:
            sections[code] = AnswerSection(code, section.title if section else _("Your own questions"))
        sections[code].fields.append(one)
    for section in sections.values():
        for one in section.fields:
            one.optional_alone = not one.needed and not section.optional
    return list(sections.values())


def _hidden(alignment: ExpectationAlignment, wordings: Wordings, form: Form) -> list[Hidden]:
    """The hidden questions in words, so that either can bring one back."""
    known = {question.code: question for question in (*form.questions, *form.own)}
    people = {response.person_id: response.person for response in alignment.responses.all()}
    return [
        Hidden(one.code, wordings.of(known[one.code]).text(), people[one.hidden_by_id])
        for one in sorted(alignment.hidden_questions.all(), key=lambda one: one.code)
        if one.code in known
    ]


def answered(alignment: ExpectationAlignment, person: Person, code: str) -> bool:
    """Whether `person` has said something to a question that may be hidden, and can still change it."""
    question, side = alignment.form().get(code), alignment.side_of(person)
    if question is None or side is None or not question.hideable or alignment.both_have_sent or alignment.closed_at:
        return False
    value = Answer.objects.filter(response=alignment.sides()[side], code=code).values_list("value", flat=True).first()
    return not is_empty(question, value)


def changes_by(alignment: ExpectationAlignment, other: Person, hidden: list[Hidden]) -> Changes | None:
    """What `other` has changed about the form, of an alignment read with `changed_at`."""
    if alignment.changed_at is None:
        return None
    added = [one.text for one in alignment.own_questions.all() if one.added_by_id == other.pk]
    return Changes(other, alignment.changed_at, added, [one.text for one in hidden if one.by == other])
