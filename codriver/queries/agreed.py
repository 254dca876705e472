"""An agreed version as it is read, printed and compared with the one before."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from codriver.models import AlignmentAgreement, AlignmentReview, ExpectationAlignment
from codriver.queries.fields import OWN_SECTION, Wording, Wordings, lines_of
from codriver.rules.forms import AskedOf, Form, Kind, Question, Side
from codriver.wording import Line, Names, hours_in_words


@dataclass
class AgreedLine:
    """One point of the agreement, and what it said before if that was something else."""

    code: str
    text: str
    lines: list[Line]
    changed: bool = False
    before: list[Line] | None = None


@dataclass
class AgreedSection:
    title: str
    points: list[AgreedLine]


@dataclass
class AgreedPage:
    agreement: AlignmentAgreement
    sections: list[AgreedSection]
    parties: list[Any]
    approvals: list[Any]
    changes: int
    fingerprint: str


def agreed_page(agreement: AlignmentAgreement) -> AgreedPage:
    """The locked text in the reader's language, with what changed since the version before."""
    alignment = agreement.alignment
    content = agreement.text.content
    form, wordings, names = alignment.form(), Wordings(alignment), Names()
    former = alignment.agreements.agreed().filter(number=agreement.number - 1).select_related("text").first()
    before = former.text.joint if former else None
    points = [
        (wordings.of(question), _point(wordings.of(question), content, before, names))
        for question in _asked(form)
        if _value(question, content) or (before and before.get(question.code))
    ]
    return AgreedPage(
        agreement=agreement,
        sections=_in_sections(alignment, points),
        parties=list(alignment.sides().values()),
        approvals=list(agreement.approvals.filter(undone_at=None).select_related("person")),
        changes=sum(point.changed for _wording, point in points),
        fingerprint=agreement.text.fingerprint,
    )


@dataclass(frozen=True)
class Revisit:
    """An open revisit as one side meets it: who has said that nothing needs to change."""

    review: AlignmentReview
    said_unchanged: bool
    other_said_unchanged: bool


def open_revisit(agreement: AlignmentAgreement, side: Side) -> Revisit | None:
    review = agreement.reviews.filter(closed_at=None).select_related("asked_by").first()
    if review is None:
        return None
    return Revisit(review, bool(review.unchanged_at(side)), bool(review.unchanged_at(side.other)))


def _asked(form: Form) -> list[Question]:
    """Every question that can stand in an agreement, those hidden since then included: the text is what was agreed."""
    return [*form.questions, *form.own]


def _value(question: Question, content: dict[str, Any]) -> Any:
    if question.kind == Kind.AUTOMATIC:
        return content["released_hours"]
    return content["joint"].get(question.code)


def _point(wording: Wording, content: dict[str, Any], before: dict[str, Any] | None, names: Names) -> AgreedLine:
    question = wording.question
    value = _value(question, content)
    if question.kind == Kind.AUTOMATIC:
        return AgreedLine(question.code, wording.heading, [Line(hours_in_words(value))])
    asked_before = before is not None and question.asked_of != AskedOf.REVISIT
    changed = asked_before and before is not None and before.get(question.code) != value
    return AgreedLine(
        code=question.code,
        text=wording.heading,
        lines=lines_of(wording, value, names),
        changed=changed,
        before=lines_of(wording, before.get(question.code), names) if changed and before else None,
    )


def _in_sections(alignment: ExpectationAlignment, points: list[tuple[Wording, AgreedLine]]) -> list[AgreedSection]:
    sections: dict[str, AgreedSection] = {}
    for wording, point in points:
        section = alignment.catalogue.section_of.get(wording.question.code)
        code, title = (section.code, section.title) if section else (OWN_SECTION, _("Your own questions"))
        sections.setdefault(code, AgreedSection(title, [])).points.append(point)
    return list(sections.values())
