"""The page where two sets of answers stand side by side and the joint agreement is written."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from codriver.facts import agreement_facts, answers_of, joint_values, release_for
from codriver.forms import Typed
from codriver.models import AlignmentAgreement, ExpectationAlignment, JointEdit, QuestionOption
from codriver.queries.fields import Field, Pickers, Wording, Wordings, lines_of
from codriver.rules.agreements import (
    AgreementFacts,
    ApprovalHindrance,
    hindrances_to_approval,
    hours_agreed,
)
from codriver.rules.differences import Difference, Verdict, differences
from codriver.rules.forms import Compare, Form, Kind, Question, Side
from codriver.rules.review_dates import date_faults, first_day
from codriver.rules.untouched import mark_of, says_something
from codriver.wording import Line, Names, hours_in_words
from netvaerk.models import Person


@dataclass
class Answered:
    """One side's answer to a compared question, in words."""

    person: Person
    lines: list[Line]

    @property
    def level(self) -> int:
        return next((line.level for line in self.lines if line.level), 0)


@dataclass
class JointField(Field):
    """A joint answer being written, with who changed it last, and the mark of the text it is loaded with.

    `typed` is true where what stands in the field has just been typed and is not stored. Days lie between `earliest`
    and `latest`.
    """

    edited_by: Person | None = None
    edited_at: datetime | None = None
    text_revision: int = 0
    required: bool = False
    loaded: str = ""
    stored: Any = None
    typed: bool = False
    earliest: date | None = None
    latest: date | None = None


@dataclass
class Compared:
    """A question with both answers, how far apart they are, and the joint answer under them."""

    wording: Wording
    text: str
    second_text: str
    verdict: str
    first: Answered
    second: Answered
    both: list[Line] = field(default_factory=list)
    only_first: list[Line] = field(default_factory=list)
    only_second: list[Line] = field(default_factory=list)
    joint: JointField | None = None
    talked_through: bool = False
    is_set: bool = False

    @property
    def code(self) -> str:
        return self.wording.question.code


@dataclass
class ComparingPage:
    alignment: ExpectationAlignment
    agreement: AlignmentAgreement
    person: Person
    side: Side
    other: Person
    compared: list[Compared]
    joint: list[JointField]
    facts: AgreementFacts
    hindrances: list[Any]
    missing: list[Field]
    approvals: list[dict[str, Any]]
    own_approval: bool
    lapse: "Lapse | None"
    unwritten: list[JointField]
    released: str
    hours_differ: bool
    former: AlignmentAgreement | None

    @property
    def problems(self) -> list[Field]:
        fields = [*(one.joint for one in self.compared if one.joint), *self.joint]
        return [one for one in fields if one.typed and (one.problems or one.conflict)]

    @property
    def other_hindrances(self) -> list[Any]:
        """What stands in the way besides what `missing` names one by one."""
        return [one for one in self.hindrances if one != ApprovalHindrance.INCOMPLETE]

    def count(self, verdict: str) -> int:
        return sum(one.verdict == verdict for one in self.compared)

    @property
    def to_talk_about(self) -> int:
        return self.count(Verdict.TALK.value)

    @property
    def close(self) -> int:
        return self.count(Verdict.CLOSE.value)

    @property
    def agreed(self) -> int:
        return self.count(Verdict.AGREED.value)

    @property
    def side_by_side(self) -> int:
        return self.count(Verdict.SIDE_BY_SIDE.value)


@dataclass(frozen=True)
class Lapse:
    """One's own approval fell: what the other has changed since; where nothing, other hours are released."""

    changed: list[JointField]


@dataclass(frozen=True)
class JointMeeting:
    """An edit that met the other one's: what was typed, and the newest edit."""

    typed: Typed
    theirs: JointEdit


def comparing_page(
    agreement: AlignmentAgreement,
    person: Person,
    today: date,
    *,
    typed: dict[str, Typed] | None = None,
    meetings: dict[str, JointMeeting] | None = None,
) -> ComparingPage:
    """Both sides' answers and the joint text as it stands; what was typed and not stored stands where it was typed."""
    alignment = agreement.alignment
    side = alignment.side_of(person)
    assert side is not None
    form, wordings, names, pickers = alignment.form(), Wordings(alignment), Names(), Pickers()
    facts = agreement_facts(agreement, today)
    edits = agreement.joint()
    joint = {
        question.code: _joint_field(wordings.of(question), edits.get(question.code), typed or {}, meetings or {}, names)
        for question in form.joint(revisit=agreement.is_revisit)
    }
    for one in joint.values():
        one.pickers, one.missing = pickers, one.code in facts.missing
        if one.question.kind == Kind.DATES:
            _judge_days(one, facts)
    approvals = agreement.standing_approvals()
    fresh = {which for which, approval in approvals.items() if approval.fingerprint == facts.now.fingerprint}
    sides = alignment.sides()
    compared = _compared(agreement, form, wordings, names, joint)
    own = {question.code for question in form.joint(revisit=agreement.is_revisit)} - {one.code for one in compared}
    release = release_for(alignment, today)
    hours = hours_agreed(form, joint_values(agreement))
    return ComparingPage(
        alignment=alignment,
        agreement=agreement,
        person=person,
        side=side,
        other=sides[side.other].person,
        compared=compared,
        joint=[joint[code] for code in joint if code in own],
        facts=facts,
        hindrances=hindrances_to_approval(facts, by=person.pk, shown=facts.now),
        missing=[one for one in joint.values() if one.missing],
        approvals=[
            {"response": sides[which], "approved_at": approvals[which].approved_at if which in fresh else None}
            for which in Side
        ],
        own_approval=side in fresh,
        lapse=None if side in fresh else _lapse(agreement, person, list(joint.values())),
        unwritten=[one for one in joint.values() if not one.required and not says_something(one.stored)],
        released=hours_in_words(release.hours_per_week) if release else "",
        hours_differ=bool(hours is not None and (release is None or hours > release.hours_per_week)),
        former=alignment.agreements.filter(number=agreement.number - 1).select_related("text").first(),
    )


def _lapse(agreement: AlignmentAgreement, person: Person, fields: list[JointField]) -> Lapse | None:
    """What there is to read again, for one who has approved this version before; None where one changed it oneself."""
    last = agreement.approvals.filter(person=person).order_by("-pk").first()
    later = [one for one in fields if last and one.text_revision > last.revision]
    changed = [one for one in later if one.edited_by and one.edited_by.pk != person.pk]
    return Lapse(changed) if last and (changed or not later) else None


def _joint_field(wording: Wording, edit: JointEdit | None, typed: Any, meetings: Any, names: Names) -> JointField:
    code = wording.question.code
    here, meeting = typed.get(code), meetings.get(code)
    newest = meeting.theirs if meeting else edit
    return JointField(
        wording=wording,
        text=wording.text(),
        value=here.value if here else edit.value if edit else None,
        version=newest.revision if newest else 0,
        problems=here.problems if here else [],
        typed=here is not None,
        conflict=meeting is not None,
        theirs=lines_of(wording, meeting.theirs.value, names) if meeting else [],
        edited_by=newest.edited_by if newest else None,
        edited_at=newest.edited_at if newest else None,
        text_revision=newest.text_revision if newest else 0,
        required=wording.question.joint_required,
        loaded=mark_of(newest.value if newest else None),
        stored=newest.value if newest else None,
    )


def _judge_days(one: JointField, facts: AgreementFacts) -> None:
    """Say beside the field what the approval would say later, also of days that have passed since they were chosen."""
    one.earliest, one.latest = first_day(facts), facts.theme_ends_on
    one.problems = one.problems or _faults_in_words(one.wording, one.value, facts)


def day_faults(agreement: AlignmentAgreement, question: Question, value: Any, today: date) -> list[str]:
    """What is wrong with days that have just been chosen."""
    wording = Wordings(agreement.alignment).of(question)
    return _faults_in_words(wording, value, agreement_facts(agreement, today))


def _faults_in_words(wording: Wording, value: Any, facts: AgreementFacts) -> list[str]:
    rows = {row.code: row.text for row in wording.axis(QuestionOption.Axis.ROW)}
    day = date_format(facts.theme_ends_on, "DATE_FORMAT") if facts.theme_ends_on else ""
    return [
        gettext(str(one.why)) % {"row": rows.get(one.row, one.row), "other": rows.get(one.other, ""), "day": day}
        for one in date_faults(wording.question, value, facts)
    ]


def _compared(
    agreement: AlignmentAgreement, form: Form, wordings: Wordings, names: Names, joint: dict[str, JointField]
) -> list[Compared]:
    alignment = agreement.alignment
    sides = alignment.sides()
    first, second = answers_of(sides[Side.FIRST]), answers_of(sides[Side.SECOND])
    talked = set(agreement.talked_through.values_list("code", flat=True))
    rules = {question.code: question for question in form.in_use()}
    found = []
    for one in differences(form, first, second):
        question = rules[one.code]
        partner = rules.get(question.partner, question)
        mine, theirs = wordings.of(question), wordings.of(partner)
        found.append(
            Compared(
                wording=mine,
                text=mine.text(Side.FIRST),
                second_text=theirs.text(Side.SECOND),
                verdict=one.verdict.value,
                first=Answered(sides[Side.FIRST].person, lines_of(mine, first.get(question.code), names)),
                second=Answered(sides[Side.SECOND].person, lines_of(theirs, second.get(partner.code), names)),
                joint=joint.get(one.code),
                talked_through=one.code in talked,
                is_set=question.compare == Compare.SET,
                **_set_lines(one, question, mine, names),
            )
        )
    return found


def _set_lines(one: Difference, question: Question, wording: Wording, names: Names) -> dict[str, list[Line]]:
    if question.compare != Compare.SET:
        return {}
    wrap = (lambda key: [{"id": key}]) if question.kind == Kind.COMPETENCES else (lambda key: [key])
    parts = {"both": one.both, "only_first": one.only_first, "only_second": one.only_second}
    return {
        part: [line for key in keys for line in lines_of(wording, wrap(key), names)] for part, keys in parts.items()
    }
