"""How far two sealed answers are apart (spec: rules of the alignment form). Text is only set side by side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from codriver.rules.forms import Compare, Form, Kind, Question
from codriver.rules.values import as_hours, is_empty

HOURS_APART = Decimal(1)
SHARE_APART = Decimal("0.25")


class Verdict(str, Enum):
    """In the order in which a pair talks: what is far apart first."""

    TALK = "talk"
    CLOSE = "close"
    SIDE_BY_SIDE = "side_by_side"
    AGREED = "agreed"


ORDER = list(Verdict)


@dataclass(frozen=True)
class Difference:
    """What the comparison of one question found. `gap` sorts within a verdict, largest first; it is never shown.

    Sets are told apart as `both`, `only_first` and `only_second`; a matrix names the rows that differ.
    """

    code: str
    verdict: Verdict
    gap: float = 0
    both: tuple[Any, ...] = ()
    only_first: tuple[Any, ...] = ()
    only_second: tuple[Any, ...] = ()
    rows_apart: tuple[str, ...] = ()


def difference(question: Question, first: Any, second: Any) -> Difference:
    """Compare two answers to one question. Where a side has not answered, the pair talks about it."""
    if question.compare == Compare.SIDE_BY_SIDE:
        return Difference(question.code, Verdict.SIDE_BY_SIDE)
    silent = is_empty(question, first), is_empty(question, second)
    if all(silent):
        return Difference(question.code, Verdict.AGREED)
    if any(silent) and question.compare != Compare.SET:
        return Difference(question.code, Verdict.TALK)
    return COMPARISONS[question.compare](question, first, second)


def _gap(question: Question, first: Mapping[str, Any], second: Mapping[str, Any]) -> Difference:
    """0 steps apart is agreed, 1 is close, 2 and more is to be talked about."""
    steps = abs(first["level"] - second["level"])
    verdict = Verdict.AGREED if steps == 0 else Verdict.CLOSE if steps == 1 else Verdict.TALK
    return Difference(question.code, verdict, gap=steps)


def _number(question: Question, first: str, second: str) -> Difference:
    """More than an hour apart, or more than a quarter of the larger number, is to be talked about."""
    one, other = as_hours(first) or Decimal(0), as_hours(second) or Decimal(0)
    apart = abs(one - other)
    if apart == 0:
        return Difference(question.code, Verdict.AGREED)
    far = apart > HOURS_APART or apart > SHARE_APART * max(one, other)
    return Difference(question.code, Verdict.TALK if far else Verdict.CLOSE, gap=float(apart))


def _same(question: Question, first: Any, second: Any) -> Difference:
    """The same or not, and of a matrix each row: no choice is nearer to one than to another."""
    if question.kind == Kind.MATRIX:
        apart = tuple(row for row in question.rows if first.get(row) != second.get(row))
        return Difference(question.code, Verdict.TALK if apart else Verdict.AGREED, gap=len(apart), rows_apart=apart)
    return Difference(question.code, Verdict.AGREED if first == second else Verdict.TALK, gap=int(first != second))


def _set(question: Question, first: Any, second: Any) -> Difference:
    """What both name, what only one names. To be talked about: something asked for that is not offered; or, where both
    are asked the same, that they have nothing in common."""
    one, other = _members(first), _members(second)
    both = tuple(item for item in one if item in other)
    only_first = tuple(item for item in one if item not in other)
    only_second = tuple(item for item in other if item not in one)
    apart = bool(only_first) if question.partner else not both
    verdict = Verdict.AGREED if not only_first and not only_second else Verdict.TALK if apart else Verdict.CLOSE
    return Difference(question.code, verdict, len(only_first) + len(only_second) / 100, both, only_first, only_second)


def _members(value: Any) -> list[Any]:
    return [item["id"] if isinstance(item, Mapping) else item for item in value or []]


COMPARISONS: dict[Compare, Callable[[Question, Any, Any], Difference]] = {
    Compare.GAP: _gap,
    Compare.NUMBER: _number,
    Compare.SAME: _same,
    Compare.SET: _set,
}


def differences(form: Form, first: Mapping[str, Any], second: Mapping[str, Any]) -> list[Difference]:
    """Every compared question of the form, largest difference first; the form's order decides between equals."""
    found = [
        difference(question, first.get(question.code), second.get(question.partner or question.code))
        for question in form.compared()
    ]
    return sorted(found, key=lambda one: (ORDER.index(one.verdict), -one.gap))


def equal_answer(question: Question, first: Any, second: Any) -> Any:
    """The answer both gave, to begin the joint one with; None where they differ or one is silent."""
    if is_empty(question, first) or is_empty(question, second):
        return None
    if question.kind == Kind.NUMBER:
        return first if as_hours(first) == as_hours(second) else None
    return first if first == second else None
