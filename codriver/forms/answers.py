"""Reading what was typed: alignment answers of every kind, and the small forms around agreements."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from codriver.rules.agreements import Shown
from codriver.rules.forms import Kind, Question
from codriver.rules.saves import Packet
from codriver.rules.untouched import mark_of
from codriver.rules.values import ValueProblem, hours_as_stored, problems_with
from codriver.wording import PickProblem
from netvaerk.models import Competence, OrgUnit
from netvaerk.typed import whole_number

PICKS = range(1, 6)
"""How many competences can be picked in one answer."""


@dataclass(frozen=True)
class Typed:
    """One answer as it came in: its value in the shape the rules know, the packet it came in, and what is wrong.

    `loaded` is the mark of what the page showed in the field when it was loaded, empty if the page did not say;
    `in_conflict` the mark of the words that stood there when another text was set beside them.
    """

    question: Question
    value: Any
    packet: Packet
    problems: list[Any] = field(default_factory=list)
    loaded: str = ""
    in_conflict: str = ""

    @property
    def is_untouched(self) -> bool:
        return self.loaded == mark_of(self.value)

    @property
    def awaits_a_choice(self) -> bool:
        """Whether these are the very words that met another text, so that leaving the field chooses nothing."""
        return self.in_conflict == mark_of(self.value)


def read_answer(question: Question, data: QueryDict) -> Typed:
    """Read one answer from a form. Field names begin with the question's code; see the templates of the fields."""
    value = READERS[question.kind](question, data)
    return Typed(
        question=question,
        value=value,
        packet=Packet(
            based_on=_whole_number(data.get(f"{question.code}-version")),
            page_key=data.get("page_key", "")[:40],
            sequence=_whole_number(data.get("sequence")),
        ),
        problems=problems_with(question, value) or unknown_choices(question, value) or picked_twice(question, value),
        loaded=data.get(f"{question.code}-loaded", "")[:16],
        in_conflict=data.get(f"{question.code}-conflict", "")[:16],
    )


def unknown_choices(question: Question, value: Any) -> list[ValueProblem]:
    """Competences and units are chosen from the house's own lists, which the rules do not know."""
    if question.kind == Kind.COMPETENCES:
        known, chosen = Competence.objects.all(), [item["id"] for item in value]
    elif question.kind == Kind.UNITS:
        known, chosen = OrgUnit.objects.all(), value
    else:
        return []
    found = known.filter(pk__in=chosen).count() if chosen else 0
    return [] if found == len(set(chosen)) else [ValueProblem.NOT_AN_OPTION]


def picked_twice(question: Question, value: Any) -> list[PickProblem]:
    chosen = [item["id"] for item in value] if question.kind == Kind.COMPETENCES else []
    return [PickProblem.TWICE] if len(chosen) > len(set(chosen)) else []


def read_answers(questions: list[Question], data: QueryDict) -> dict[str, Typed]:
    """Read those of `questions` that the form held; of an autosave, which names itself in `only`, that one alone. The
    one named in `theirs` is left as it is stored: of two texts, that one was chosen."""
    only, theirs = data.get("only"), data.get("theirs")
    asked = [one for one in questions if only in (None, one.code) and one.code != theirs]
    return read_whole_form(asked, data)


def read_whole_form(questions: list[Question], data: QueryDict) -> dict[str, Typed]:
    """Read those of `questions` that the form held, also the ones that an autosave only carries along."""
    return {question.code: read_answer(question, data) for question in questions if f"{question.code}-version" in data}


def _whole_number(text: str | None) -> int:
    return whole_number(text) or 0


def _words(data: QueryDict, name: str) -> str:
    return data.get(name, "").replace("\r\n", "\n").strip()


def _text(question: Question, data: QueryDict) -> str:
    return _words(data, question.code)


def _scale(question: Question, data: QueryDict) -> dict[str, Any]:
    return {
        "level": _whole_number(data.get(f"{question.code}-level")) or None,
        "note": _words(data, f"{question.code}-note"),
    }


def _choices(question: Question, data: QueryDict) -> list[str]:
    ticked = data.getlist(question.code)
    return [option for option in question.options if option in ticked] + [
        one for one in ticked if one not in question.options
    ]


def _competences(question: Question, data: QueryDict) -> list[dict[str, Any]]:
    """The rows that name a competence, in the order typed; also one that is named twice, so that it can be said."""
    picked: list[dict[str, Any]] = []
    for row in PICKS:
        competence = _whole_number(data.get(f"{question.code}-{row}-id"))
        if competence:
            weight = _whole_number(data.get(f"{question.code}-{row}-weight"))
            wish = data.get(f"{question.code}-{row}-wish")
            picked.append(
                {
                    "id": competence,
                    **({"weight": weight} if weight else {}),
                    **({"wish": wish} if wish else {}),
                }
            )
    return picked


def _units(question: Question, data: QueryDict) -> list[int]:
    return sorted({_whole_number(unit) for unit in data.getlist(question.code)} - {0})


def _number(question: Question, data: QueryDict) -> str:
    """Hours with a Danish comma or an English point, as typed by people; "2,50" and "2.5" are the same hours."""
    return hours_as_stored(data.get(question.code, "").strip())


def _rows(question: Question, data: QueryDict) -> dict[str, str]:
    return {row: data.get(f"{question.code}-{row}", "") for row in question.rows}


def _steps(question: Question, data: QueryDict) -> dict[str, dict[str, Any]]:
    return {
        row: {
            "weight": _whole_number(data.get(f"{question.code}-{row}-weight")) or None,
            "step": _words(data, f"{question.code}-{row}-step"),
        }
        for row in question.rows
    }


READERS = {
    Kind.LONG_TEXT: _text,
    Kind.SHORT_TEXT: _text,
    Kind.SCALE: _scale,
    Kind.CHOICE: _text,
    Kind.CHOICES: _choices,
    Kind.COMPETENCES: _competences,
    Kind.UNITS: _units,
    Kind.NUMBER: _number,
    Kind.DATES: _rows,
    Kind.MATRIX: _rows,
    Kind.STEPS: _steps,
}


class ApprovalForm(forms.Form):
    """What was shown when the button was pressed."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    fingerprint = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)

    def shown(self) -> Shown:
        return Shown(self.cleaned_data["revision"], self.cleaned_data["fingerprint"])


class OwnQuestionForm(forms.Form):
    text = forms.CharField(
        label=_("Your own question"),
        max_length=300,
        help_text=_("You both answer it, each alone. At most 300 characters."),
        error_messages={"required": _("Write the question you would like you both to answer.")},
    )
