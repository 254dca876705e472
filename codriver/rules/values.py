"""What an answer may look like, one shape for each kind of question. Values are what JSON can hold.

long_text, short_text  a string, at most 1500 and 200 characters
scale                  {"level": 1..5, "note": string}
choice                 the code of an option
choices                a list of option codes, in the order of the form
competences            a list of {"id": number, "weight": 1..3, "wish": "can" | "want" | "learn"}
units                  a sorted list of unit numbers
number                 a decimal as a string with a point, 0.5 to 37
dates                  {row: "2026-03-01"}
matrix                 {row: option code}
steps                  {row: {"weight": 1..5, "step": string}}
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from codriver.rules.forms import Kind, Question
from netvaerk.rules.reasons import Reason, gettext_noop

LONGEST = {Kind.LONG_TEXT: 1500, Kind.SHORT_TEXT: 200, Kind.SCALE: 200, Kind.STEPS: 200}
LEVELS = (1, 2, 3, 4, 5)
WEIGHTS = (1, 2, 3)
WISHES = ("can", "want", "learn")
FEWEST_HOURS, MOST_HOURS = Decimal("0.5"), Decimal(37)
HOURS = re.compile(r"[0-9]{1,3}(\.[0-9]{0,3})?|\.[0-9]{1,3}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ValueProblem(Reason):
    TOO_LONG = gettext_noop("Make the text shorter.")
    NOT_ON_THE_SCALE = gettext_noop("Choose one of the five steps.")
    NOT_AN_OPTION = gettext_noop("Choose one of the answers in the list.")
    TOO_MANY = gettext_noop("Choose fewer: this is for what matters most.")
    NOT_HOURS = gettext_noop("Write how many hours a week, for example 3 or 2.5.")
    NOT_A_DATE = gettext_noop("Choose a date.")


def is_empty(question: Question, value: Any) -> bool:
    """Whether `value` says nothing; of a matrix or dates, every row must be filled before it counts."""
    if question.kind == Kind.SCALE:
        return not (value and value.get("level"))
    if question.kind in (Kind.MATRIX, Kind.DATES):
        return not value or any(not value.get(row) for row in question.rows)
    if question.kind == Kind.STEPS:
        return not value or any(not (value.get(row) or {}).get("weight") for row in question.rows)
    if isinstance(value, str):
        return not value.strip()
    return not value


def problems_with(question: Question, value: Any) -> list[ValueProblem]:
    """What is wrong with `value`; an empty answer is never wrong, only missing."""
    check = CHECKS.get(question.kind)
    return check(question, value) if value and check else []


def _text(question: Question, value: str) -> list[ValueProblem]:
    return [ValueProblem.TOO_LONG] if len(value) > LONGEST[question.kind] else []


def _scale(question: Question, value: Mapping[str, Any]) -> list[ValueProblem]:
    problems = [] if value.get("level") in (None, *LEVELS) else [ValueProblem.NOT_ON_THE_SCALE]
    return problems + _text(question, value.get("note", ""))


def _choice(question: Question, value: str) -> list[ValueProblem]:
    return [] if value in question.options else [ValueProblem.NOT_AN_OPTION]


def _choices(question: Question, value: list[str]) -> list[ValueProblem]:
    return [] if set(value) <= set(question.options) else [ValueProblem.NOT_AN_OPTION]


def _competences(question: Question, value: list[Mapping[str, Any]]) -> list[ValueProblem]:
    known = all(item.get("weight", 1) in WEIGHTS and item.get("wish", "can") in WISHES for item in value)
    few = not question.most or len(value) <= question.most
    return ([] if known else [ValueProblem.NOT_AN_OPTION]) + ([] if few else [ValueProblem.TOO_MANY])


def _number(question: Question, value: str) -> list[ValueProblem]:
    hours = as_hours(value)
    return [] if hours is not None and FEWEST_HOURS <= hours <= MOST_HOURS else [ValueProblem.NOT_HOURS]


def as_hours(value: Any) -> Decimal | None:
    """The hours a number answer holds, or None if it is none."""
    return Decimal(value) if isinstance(value, str) and HOURS.fullmatch(value) else None


def hours_as_stored(typed: str) -> str:
    """One way of writing the same hours: "02,50" and "2.5" become "2.5". What is no hours stays as it was typed."""
    hours = as_hours(typed.replace(",", "."))
    return typed if hours is None else f"{hours.normalize():f}"


def _dates(question: Question, value: Mapping[str, str]) -> list[ValueProblem]:
    return [] if all(as_date(day) for day in value.values() if day) else [ValueProblem.NOT_A_DATE]


def as_date(value: Any) -> date | None:
    """The day, written as a date input sends it and in no other way; so the text that is stored is the day's own."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and DAY.fullmatch(value) else None
    except ValueError:
        return None


def _matrix(question: Question, value: Mapping[str, str]) -> list[ValueProblem]:
    known = set(value) <= set(question.rows) and {option for option in value.values() if option} <= set(
        question.options
    )
    return [] if known else [ValueProblem.NOT_AN_OPTION]


def _steps(question: Question, value: Mapping[str, Mapping[str, Any]]) -> list[ValueProblem]:
    known = all(step.get("weight") in (None, *LEVELS) for step in value.values()) and set(value) <= set(question.rows)
    short = all(len(step.get("step", "")) <= LONGEST[Kind.STEPS] for step in value.values())
    return ([] if known else [ValueProblem.NOT_ON_THE_SCALE]) + ([] if short else [ValueProblem.TOO_LONG])


CHECKS: dict[Kind, Callable[[Question, Any], list[ValueProblem]]] = {
    Kind.LONG_TEXT: _text,
    Kind.SHORT_TEXT: _text,
    Kind.SCALE: _scale,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.COMPETENCES: _competences,
    Kind.NUMBER: _number,
    Kind.DATES: _dates,
    Kind.MATRIX: _matrix,
    Kind.STEPS: _steps,
}
