"""What keeps a template from being published: it never changes after that, and pairs must get to an agreement on it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from codriver.rules.forms import AskedOf, Compare, Kind, Question
from netvaerk.rules.reasons import Reason, gettext_noop

CODE = re.compile(r"[A-WYZ][0-9]{1,3}")
"""Codes are also names of form fields, and X with a number is a question of a pair's own."""

COMPARED_AS = {
    Compare.SIDE_BY_SIDE: (Kind.LONG_TEXT, Kind.SHORT_TEXT),
    Compare.GAP: (Kind.SCALE,),
    Compare.SET: (Kind.CHOICES, Kind.COMPETENCES, Kind.UNITS),
    Compare.SAME: (Kind.CHOICE, Kind.MATRIX),
    Compare.NUMBER: (Kind.NUMBER,),
    Compare.NOTHING: tuple(Kind),
}
HAS_OPTIONS = (Kind.CHOICE, Kind.CHOICES, Kind.MATRIX)
HAS_ROWS = (Kind.DATES, Kind.MATRIX, Kind.STEPS)
OPPOSITE = {AskedOf.FIRST: AskedOf.SECOND, AskedOf.SECOND: AskedOf.FIRST}


class TemplateHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat changes templates.")
    DRAFT_EXISTS = gettext_noop("There is a draft already. Go on with that one, or delete it.")
    PUBLISHED = gettext_noop("This version is published and no longer changes. Copy it to a new version instead.")
    EMPTY = gettext_noop("A template needs at least one question that both parties answer together.")
    HOURS = gettext_noop(
        "A template needs exactly one question about hours a week: in the short form, not to be hidden, and with a "
        "joint answer that the agreement needs. The agreement with the reference leader has none."
    )
    REVIEW_DATES = gettext_noop(
        "A template needs exactly one question about review dates: in the short form, not to be hidden, and with a "
        "joint answer that the agreement needs."
    )
    CODE = gettext_noop("A code is a capital letter and a number, such as A1. X belongs to the pair's own questions.")
    CODE_TWICE = gettext_noop("Two questions have the same code. Give each its own.")
    COMPARE = gettext_noop("This kind of answer cannot be compared in that way. Choose another way, or none.")
    PARTNER = gettext_noop(
        "What one party is asked alone is compared with a question of the same kind and with the same answers that the "
        "other party is asked, in the same form. Each must name the other."
    )
    OPTIONS = gettext_noop("The question needs answers to choose from.")
    ROWS = gettext_noop("The question needs rows to fill in.")
    AUTOMATIC = gettext_noop("What the system fills in belongs to both together: let it be asked of both together.")


def hindrances_to_publishing(
    questions: Sequence[Question], *, about_hours: bool = True
) -> dict[TemplateHindrance, list[str]]:
    """Everything against it, each with the codes of the questions it is about; an empty mapping means yes.

    `questions` are all of the template's, also two with one code. An agreement that is not about anybody's time asks
    for no hours.
    """
    together = any(question.asked_of == AskedOf.JOINT for question in questions)
    whole: dict[TemplateHindrance, list[str]] = {} if together else {TemplateHindrance.EMPTY: []}
    counted = {
        TemplateHindrance.HOURS: (Kind.NUMBER, int(about_hours)),
        TemplateHindrance.REVIEW_DATES: (Kind.DATES, 1),
    }
    for reason, (kind, number) in counted.items():
        found = [question for question in questions if question.kind == kind]
        if len(found) != number or not all(_is_in_every_agreement(one) for one in found):
            whole[reason] = [question.code for question in found]
    return {**whole, **{reason: codes for reason, codes in _faults(questions).items() if codes}}


def _is_in_every_agreement(question: Question) -> bool:
    return question.has_joint_answer and question.joint_required and question.short and not question.hideable


def _faults(questions: Sequence[Question]) -> dict[TemplateHindrance, list[str]]:
    """The codes of the questions that each single fault is found in."""
    known = {question.code: question for question in questions}
    fits = {
        TemplateHindrance.CODE: lambda one: CODE.fullmatch(one.code),
        TemplateHindrance.COMPARE: lambda one: one.is_joint or one.kind in COMPARED_AS[one.compare],
        TemplateHindrance.PARTNER: lambda one: _faces(one, known),
        TemplateHindrance.OPTIONS: lambda one: one.options or one.kind not in HAS_OPTIONS,
        TemplateHindrance.ROWS: lambda one: one.rows or one.kind not in HAS_ROWS,
        TemplateHindrance.AUTOMATIC: lambda one: one.is_joint or one.kind != Kind.AUTOMATIC,
    }
    twice = [code for code, times in Counter(question.code for question in questions).items() if times > 1]
    found = {reason: [one.code for one in questions if not fit(one)] for reason, fit in fits.items()}
    return {TemplateHindrance.CODE_TWICE: twice, **found}


def _faces(question: Question, known: Mapping[str, Question]) -> bool:
    """Whether a question asked of one side alone, if it is compared, meets its like on the other side."""
    if not question.partner:
        return question.asked_of not in OPPOSITE or question.compare == Compare.NOTHING
    partner = known.get(question.partner)
    return (
        partner is not None
        and partner.partner == question.code
        and partner.asked_of == OPPOSITE.get(question.asked_of)
        and _likeness(partner) == _likeness(question)
    )


def _likeness(question: Question) -> tuple[object, ...]:
    """What must be alike for two questions to be compared, whichever form the pair takes."""
    return question.kind, question.compare, question.short, question.options, question.rows
