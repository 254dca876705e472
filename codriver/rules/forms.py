"""What an alignment form asks of whom (spec: the complete form). Pure values; texts stay in the catalogue.

Two sides answer: FIRST and SECOND. In the co-driver's alignment the network leader is FIRST and the co-driver SECOND.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Side(str, Enum):
    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> "Side":
        return Side.SECOND if self is Side.FIRST else Side.FIRST


class Kind(str, Enum):
    """How a question is answered; the shape of its value stands in `codriver.rules.values`."""

    LONG_TEXT = "long_text"
    SHORT_TEXT = "short_text"
    SCALE = "scale"
    CHOICE = "choice"
    CHOICES = "choices"
    COMPETENCES = "competences"
    UNITS = "units"
    NUMBER = "number"
    DATES = "dates"
    MATRIX = "matrix"
    STEPS = "steps"
    AUTOMATIC = "automatic"


class AskedOf(str, Enum):
    BOTH = "both"
    FIRST = "first"
    SECOND = "second"
    JOINT = "joint"
    REVISIT = "revisit"


class Compare(str, Enum):
    NOTHING = "nothing"
    SIDE_BY_SIDE = "side_by_side"
    GAP = "gap"
    SET = "set"
    SAME = "same"
    NUMBER = "number"


@dataclass(frozen=True)
class Question:
    """One question as the rules see it. `partner` is the code it is compared with, where two questions face."""

    code: str
    kind: Kind
    asked_of: AskedOf
    compare: Compare = Compare.NOTHING
    short: bool = False
    joint_required: bool = False
    hideable: bool = True
    partner: str = ""
    most: int = 0
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def is_joint(self) -> bool:
        return self.asked_of in (AskedOf.JOINT, AskedOf.REVISIT)

    def is_asked_of(self, side: Side) -> bool:
        return self.asked_of == AskedOf.BOTH or self.asked_of.value == side.value

    @property
    def has_joint_answer(self) -> bool:
        """Whether the pair writes an answer of its own to it. Wishes for tasks meet in the agreed weights, competences
        in how they come into play; both are joint questions."""
        if self.is_joint:
            return self.kind != Kind.AUTOMATIC
        return self.asked_of == AskedOf.BOTH and self.compare not in (Compare.NOTHING, Compare.GAP, Compare.SET)


@dataclass(frozen=True)
class Form:
    """The questions of one alignment: the template's, in order, the pair's own, and which are hidden."""

    questions: tuple[Question, ...]
    full: bool = False
    hidden: frozenset[str] = frozenset()
    own: tuple[Question, ...] = field(default=())

    def in_use(self) -> list[Question]:
        """Everything the pair has before it, in the order of the form."""
        chosen = [
            question
            for question in self.questions
            if (self.full or question.short or question.asked_of == AskedOf.REVISIT)
            and question.code not in self.hidden
        ]
        return [*chosen, *(question for question in self.own if question.code not in self.hidden)]

    def asked_of(self, side: Side) -> list[Question]:
        return [question for question in self.in_use() if question.is_asked_of(side)]

    def joint(self, *, revisit: bool = False) -> list[Question]:
        """What the pair answers together; the three review questions only on a revisit."""
        return [
            question
            for question in self.in_use()
            if question.has_joint_answer and (revisit or question.asked_of != AskedOf.REVISIT)
        ]

    def compared(self) -> list[Question]:
        """What is placed side by side. Of two facing questions, the first side's stands for both."""
        return [
            question
            for question in self.in_use()
            if not question.is_joint
            and question.compare != Compare.NOTHING
            and not (question.partner and question.asked_of == AskedOf.SECOND)
        ]

    def get(self, code: str) -> Question | None:
        return next((question for question in self.in_use() if question.code == code), None)


def missing_answers(form: Form, side: Side, answers: Mapping[str, Any], empty: Collection[str]) -> list[str]:
    """Codes of the questions `side` must still answer before sending: those of the short form, and the pair's own.

    `empty` names the codes whose stored value says nothing.
    """
    own = {question.code for question in form.own}
    return [
        question.code
        for question in form.asked_of(side)
        if (question.short or question.code in own) and (question.code not in answers or question.code in empty)
    ]
