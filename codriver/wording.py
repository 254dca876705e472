"""Values in words: what somebody answered, as lines a person reads, in the reader's language."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, localize
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from codriver.models import CoDriverTask, CompetenceOffer, CompetenceRequest, QuestionOption, TemplateQuestion
from codriver.rules.forms import Kind, Question
from codriver.rules.values import FEWEST_HOURS, LONGEST, MOST_HOURS, ValueProblem, as_date, as_hours
from netvaerk.models import Competence, OrgUnit
from netvaerk.rules.reasons import Reason, gettext_noop

EXAMPLE_HOURS = Decimal("2.5")


class PickProblem(Reason):
    TWICE = gettext_noop("You have chosen the same competence twice.")


LEVELS = {1: _("very little"), 2: _("a little"), 3: _("some"), 4: _("much"), 5: _("very much")}


@dataclass
class Names:
    """Names of competences, units and tasks by id, each read once for a page and only if asked for."""

    _competences: dict[int, str] | None = field(default=None)
    _units: dict[int, str] | None = field(default=None)
    _tasks: dict[int, str] | None = field(default=None)

    def competence(self, key: int) -> str:
        if self._competences is None:
            self._competences = {one.pk: one.name for one in Competence.objects.all()}
        return self._competences.get(key, "?")

    def unit(self, key: int) -> str:
        if self._units is None:
            self._units = dict(OrgUnit.objects.values_list("pk", "name"))
        return self._units.get(key, "?")

    def task(self, key: int) -> str:
        if self._tasks is None:
            self._tasks = {one.pk: one.name for one in CoDriverTask.objects.all()}
        return self._tasks.get(key, "?")


@dataclass(frozen=True)
class Line:
    """A line of an answer: its words, an optional label before them, and a level 1..5 to draw as dots."""

    text: str
    label: str = ""
    level: int = 0


def in_words(question: Question, words: TemplateQuestion | None, value: Any, names: Names) -> list[Line]:
    """The lines of an answer; none where nothing is said. `words` holds the texts of options and rows."""
    if not value:
        return []
    return WORDINGS[question.kind](question, words, value, names)


def texts_in(question: Question, value: Any) -> list[str]:
    """What is written in free words in an answer, as typed."""
    if question.kind == Kind.SCALE:
        return [value["note"]] if value and value.get("note") else []
    if question.kind == Kind.STEPS:
        return [step["step"] for step in (value or {}).values() if step.get("step")]
    return [value] if isinstance(value, str) and value else []


def problem_in_words(question: Question, value: Any, problem: Reason, names: Names) -> str:
    """What is wrong with an answer and how to mend it, with the number or the name it is about."""
    if problem is ValueProblem.TOO_LONG:
        excess = max(len(text) for text in texts_in(question, value)) - LONGEST[question.kind]
        shorten = ngettext("Shorten by %(excess)s character.", "Shorten by %(excess)s characters.", excess)
        return shorten % {"excess": localize(excess)}
    if problem is PickProblem.TWICE:
        chosen = [item["id"] for item in value]
        twice = next(key for key in chosen if chosen.count(key) > 1)
        return gettext("You have chosen “%(name)s” twice.") % {"name": names.competence(twice)}
    if problem is ValueProblem.NOT_HOURS:
        limits = {"fewest": localize(FEWEST_HOURS), "most": localize(MOST_HOURS), "example": localize(EXAMPLE_HOURS)}
        return gettext("Write from %(fewest)s to %(most)s hours a week, for example 3 or %(example)s.") % limits
    return gettext(str(problem))


def _texts(words: TemplateQuestion | None, axis: str) -> dict[str, str]:
    return {option.code: option.text for option in words.options.all() if option.axis == axis} if words else {}


def _text(question: Question, words: Any, value: str, names: Names) -> list[Line]:
    return [Line(value)]


def _scale(question: Question, words: Any, value: dict[str, Any], names: Names) -> list[Line]:
    level = value.get("level")
    lines = [Line(str(LEVELS[level]), level=level)] if level else []
    return lines + ([Line(value["note"])] if value.get("note") else [])


def _choice(question: Question, words: Any, value: str, names: Names) -> list[Line]:
    return [Line(_texts(words, QuestionOption.Axis.OPTION).get(value, value))]


def _choices(question: Question, words: Any, value: list[str], names: Names) -> list[Line]:
    texts = _texts(words, QuestionOption.Axis.OPTION)
    return [Line(texts.get(code, code)) for code in value]


def _competences(question: Question, words: Any, value: list[dict[str, Any]], names: Names) -> list[Line]:
    return [Line(names.competence(item["id"]), label=_how(item)) for item in value]


def _how(item: dict[str, Any]) -> str:
    if item.get("weight"):
        return str(CompetenceRequest.Weight(item["weight"]).label)
    return str(CompetenceOffer.Wish(item["wish"]).label) if item.get("wish") else ""


def _units(question: Question, words: Any, value: list[int], names: Names) -> list[Line]:
    return [Line(names.unit(key)) for key in value]


def _number(question: Question, words: Any, value: str, names: Names) -> list[Line]:
    return [Line(hours_in_words(value))]


def hours_in_words(value: Any) -> str:
    """ "2,5 timer om ugen" or "2.5 hours a week"."""
    hours = as_hours(str(value))
    if hours is None:
        return str(value)
    shown = localize(hours.normalize() if hours != hours.to_integral() else hours.to_integral())
    return ngettext("%(hours)s hour a week", "%(hours)s hours a week", 1 if hours == 1 else 2) % {"hours": shown}


def _dates(question: Question, words: Any, value: dict[str, str], names: Names) -> list[Line]:
    texts = _texts(words, QuestionOption.Axis.ROW)
    days: list[tuple[str, date | None]] = [(row, as_date(value.get(row, ""))) for row in question.rows]
    return [Line(date_format(day, "DATE_FORMAT"), label=texts.get(row, row)) for row, day in days if day]


def _matrix(question: Question, words: Any, value: dict[str, str], names: Names) -> list[Line]:
    rows, options = _texts(words, QuestionOption.Axis.ROW), _texts(words, QuestionOption.Axis.OPTION)
    return [
        Line(options.get(value[row], value[row]), label=rows.get(row, row)) for row in question.rows if value.get(row)
    ]


def _steps(question: Question, words: Any, value: dict[str, dict[str, Any]], names: Names) -> list[Line]:
    rows = _texts(words, QuestionOption.Axis.ROW)
    return [
        Line(step.get("step", ""), label=rows.get(row, row), level=step.get("weight") or 0)
        for row, step in ((row, value.get(row) or {}) for row in question.rows)
        if step.get("weight") or step.get("step")
    ]


WORDINGS = {
    Kind.LONG_TEXT: _text,
    Kind.SHORT_TEXT: _text,
    Kind.SCALE: _scale,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.COMPETENCES: _competences,
    Kind.UNITS: _units,
    Kind.NUMBER: _number,
    Kind.DATES: _dates,
    Kind.MATRIX: _matrix,
    Kind.STEPS: _steps,
    Kind.AUTOMATIC: _text,
}
