"""A question on the page: its words, its value, and what the template needs to draw it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from codriver.forms.answers import PICKS, Typed
from codriver.models import ExpectationAlignment, OwnQuestion, QuestionOption, TemplateQuestion
from codriver.rules.forms import Kind, Question, Side
from codriver.rules.values import FEWEST_HOURS, LONGEST, MOST_HOURS, ValueProblem
from codriver.wording import Line, Names, in_words, problem_in_words, texts_in
from netvaerk.bilingual import column
from netvaerk.models import Competence, OrgUnit
from netvaerk.models.prepared import ask


@dataclass
class Wording:
    """The texts of one question as one reader sees them: the template's, or the pair's own words."""

    question: Question
    words: TemplateQuestion | None
    own: OwnQuestion | None = None

    def text(self, side: Side | None = None) -> str:
        return self.words.text_for(side) if self.words else self.own.text if self.own else ""

    @property
    def heading(self) -> str:
        """How the point is headed where it is no longer asked: in the agreement, and where the page points to it."""
        return (self.words.joint if self.words else "") or self.text()

    @property
    def help(self) -> str:
        return self.words.help if self.words else ""

    def axis(self, axis: str) -> list[QuestionOption]:
        return self.words.axes.get(axis, []) if self.words else []


class Wordings:
    """The texts of every question of an alignment, by code."""

    def __init__(self, alignment: ExpectationAlignment) -> None:
        self.catalogue = alignment.catalogue
        self.own = {question.code: question for question in alignment.own_questions.all()}

    def of(self, question: Question) -> Wording:
        return Wording(question, self.catalogue.texts.get(question.code), self.own.get(question.code))


OWN_SECTION = "X"
CHOSEN_WRONG = {ValueProblem.NOT_AN_OPTION, ValueProblem.NOT_ON_THE_SCALE}


@dataclass
class Field:
    """One question to be answered, in the state it is shown in. `theirs` is set where two saves met; `optional_alone`
    where a question may be left empty among others that may not."""

    wording: Wording
    text: str
    value: Any
    version: int
    problems: list[Any] = field(default_factory=list)
    missing: bool = False
    answered: bool = False
    needed: bool = True
    optional_alone: bool = False
    conflict: bool = False
    theirs: list[Line] = field(default_factory=list)
    pickers: "Pickers | None" = None

    @property
    def question(self) -> Question:
        return self.wording.question

    @property
    def code(self) -> str:
        return self.question.code

    @property
    def kind(self) -> str:
        return self.question.kind.value

    @property
    def chosen(self) -> list[Any]:
        return self.value or []

    @property
    def longest(self) -> int:
        return LONGEST.get(self.question.kind, 0)

    @property
    def lines(self) -> list[Line]:
        """The answer, to be read."""
        return lines_of(self.wording, self.value, Names())

    @property
    def problem(self) -> str:
        """The first thing that is wrong, in words."""
        return self.problem_words[0] if self.problems else ""

    @property
    def problem_words(self) -> list[str]:
        """Everything that is wrong, in words."""
        return [problem_in_words(self.question, self.value, problem, Names()) for problem in self.problems]

    @property
    def hours(self) -> tuple[Any, Any]:
        """The fewest and the most that can be written."""
        return FEWEST_HOURS, MOST_HOURS

    @property
    def options(self) -> list[QuestionOption]:
        return self.wording.axis(QuestionOption.Axis.OPTION)

    @property
    def is_group(self) -> bool:
        """Whether the answer is more than one input, so that it needs a legend instead of a label."""
        return self.question.kind not in (Kind.LONG_TEXT, Kind.SHORT_TEXT, Kind.NUMBER)

    def rows(self) -> Iterator[tuple[QuestionOption, Any]]:
        """Each row with its part of the value."""
        value = self.value or {}
        return ((row, value.get(row.code)) for row in self.wording.axis(QuestionOption.Axis.ROW))

    def picks(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Five rows of the competence picker, filled from the top."""
        chosen = list(self.value or [])
        return ((row, chosen[row - 1] if row <= len(chosen) else {}) for row in PICKS)


def _offered(name: str, group: str) -> QuerySet:
    return Competence.objects.offered_today().values_list("pk", name, group)


def _choosable() -> QuerySet:
    return OrgUnit.objects.choosable().values_list("pk", "name")


@dataclass
class Pickers:
    """The long lists that some questions choose from, read once for a page and only where a question needs them."""

    _competences: tuple[tuple[int, str, str], ...] | None = None
    _units: list[tuple[int, str]] | None = None

    @property
    def competences(self) -> tuple[tuple[int, str, str], ...]:
        """Number and name of each, and the name of its group, group by group."""
        if self._competences is None:
            self._competences = tuple(ask(_offered, column("name"), column("group__name")))
        return self._competences

    @property
    def units(self) -> list[tuple[int, str]]:
        """Number and name of each."""
        if self._units is None:
            self._units = ask(_choosable)
        return self._units


@dataclass(frozen=True)
class InWords:
    """A question and an answer to it, to be read."""

    text: str
    lines: list[Line]


def typed_in_words(alignment: ExpectationAlignment, typed: Typed, side: Side | None) -> InWords:
    """What was typed, as a person reads it. Of what is no answer to choose, the free words alone."""
    wording = Wordings(alignment).of(typed.question)
    if CHOSEN_WRONG & set(typed.problems):
        lines = [Line(text) for text in texts_in(typed.question, typed.value)]
    else:
        lines = lines_of(wording, typed.value, Names())
    return InWords(wording.text(side), lines)


def lines_of(wording: Wording, value: Any, names: Names) -> list[Line]:
    return in_words(wording.question, wording.words, value, names)
