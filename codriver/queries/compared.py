"""Two answers beside each other: in words, how far apart, and what of them is done with."""

from dataclasses import dataclass, field
from typing import Any

from codriver.facts.agreements import answers_of
from codriver.models import AlignmentAgreement, QuestionOption
from codriver.queries.fields import Wording, Wordings, lines_of
from codriver.queries.joint import JointField
from codriver.rules.differences import Difference, Verdict, differences
from codriver.rules.forms import Compare, Form, Kind, Question, Side
from codriver.wording import Line, Names
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
class ComparedRow:
    """A row of a matrix with what each side chose."""

    label: str
    first: str
    second: str
    apart: bool


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
    rows: list[ComparedRow] = field(default_factory=list)
    joint: JointField | None = None
    talked_through: bool = False
    is_set: bool = False

    @property
    def code(self) -> str:
        return self.wording.question.code

    @property
    def is_settled(self) -> bool:
        """Whether it may be folded up: talked through or agreed, and nothing in it calls for a hand."""
        calls = self.joint and (self.joint.missing or self.joint.problems or self.joint.conflict)
        return not calls and (self.talked_through or self.verdict == Verdict.AGREED.value)


def compared_answers(
    agreement: AlignmentAgreement, form: Form, wordings: Wordings, names: Names, joint: dict[str, JointField]
) -> list[Compared]:
    """Every compared question, what is furthest apart first; each joint field learns what it grew out of."""
    sides = agreement.alignment.sides()
    first, second = answers_of(sides[Side.FIRST]), answers_of(sides[Side.SECOND])
    talked = set(agreement.talked_through.values_list("code", flat=True))
    rules = {question.code: question for question in form.in_use()}
    found = []
    for one in differences(form, first, second):
        question = rules[one.code]
        partner = rules.get(question.partner, question)
        values = first.get(question.code), second.get(partner.code)
        pair = _side_by_side(one, sides, (wordings.of(question), wordings.of(partner)), values, names)
        pair.joint, pair.talked_through = joint.get(one.code), one.code in talked
        if pair.joint:
            pair.joint.compared = pair
        found.append(pair)
    return found


def _side_by_side(
    one: Difference, sides: Any, wordings: tuple[Wording, Wording], values: tuple[Any, Any], names: Names
) -> Compared:
    mine, theirs = wordings
    question = mine.question
    return Compared(
        wording=mine,
        text=mine.text(Side.FIRST),
        second_text=theirs.text(Side.SECOND),
        verdict=one.verdict.value,
        first=Answered(sides[Side.FIRST].person, lines_of(mine, values[0], names)),
        second=Answered(sides[Side.SECOND].person, lines_of(theirs, values[1], names)),
        rows=_rows(one, mine, *values) if question.kind == Kind.MATRIX else [],
        is_set=question.compare == Compare.SET,
        **_set_lines(one, question, mine, names),
    )


def _rows(one: Difference, wording: Wording, first: Any, second: Any) -> list[ComparedRow]:
    said = {option.code: option.text for option in wording.axis(QuestionOption.Axis.OPTION)}
    return [
        ComparedRow(
            label=row.text,
            first=said.get((first or {}).get(row.code) or "", "–"),
            second=said.get((second or {}).get(row.code) or "", "–"),
            apart=row.code in one.rows_apart,
        )
        for row in wording.axis(QuestionOption.Axis.ROW)
    ]


def _set_lines(one: Difference, question: Question, wording: Wording, names: Names) -> dict[str, list[Line]]:
    if question.compare != Compare.SET:
        return {}
    wrap = (lambda key: [{"id": key}]) if question.kind == Kind.COMPETENCES else (lambda key: [key])
    parts = {"both": one.both, "only_first": one.only_first, "only_second": one.only_second}
    return {
        part: [line for key in keys for line in lines_of(wording, wrap(key), names)] for part, keys in parts.items()
    }
