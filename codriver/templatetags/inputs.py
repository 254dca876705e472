"""What one answers a question with, for each kind of question. In Python, since a page holds hundreds of controls."""

from collections.abc import Callable, Collection, Iterable
from functools import cache, lru_cache
from html import escape
from typing import Any

from django.utils.formats import localize
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from codriver.queries.fields import Field
from codriver.rules.forms import AskedOf, Kind
from codriver.rules.values import LEVELS
from codriver.templatetags.wording import decimal_sign
from codriver.wording import LEVELS as LEVEL_WORDS
from netvaerk.markup import marked
from netvaerk.templatetags.ui import options

CHECKED, INVALID = " checked", ' aria-invalid="true"'


def draw(field: Field, described_by: str) -> str:
    """The control of `field` as markup, named by its code; `described_by` are the ids of what explains it."""
    return DRAWN[field.question.kind](field, escape(field.code), described_by)


def _wrong(field: Field) -> str:
    return INVALID if field.problems else ""


def _long_text(field: Field, code: str, described_by: str) -> str:
    longest = field.longest
    return (
        f'<textarea class="form-control" id="{code}" name="{code}" rows="4" data-longest="{longest}"'
        f' aria-describedby="{described_by}"{_wrong(field)}>{marked(field.value)}</textarea>\n'
        f'<p class="form-text">{_at_most(longest, get_language())}</p>'
    )


@cache
def _at_most(longest: int, language: str | None) -> str:
    return escape(_("At most %(longest)s characters.") % {"longest": localize(longest)})


def _short_text(field: Field, code: str, described_by: str) -> str:
    return (
        f'<input class="form-control" type="text" id="{code}" name="{code}" value="{marked(field.value)}"'
        f' data-longest="{field.longest}" aria-describedby="{described_by}"{_wrong(field)}>'
    )


def _number(field: Field, code: str, described_by: str) -> str:
    fewest, most = field.hours
    value = "" if field.value is None else escape(decimal_sign(field.value))
    between = _("From %(fewest)s to %(most)s.") % {"fewest": localize(fewest), "most": localize(most)}
    unit = _("hours a week")
    return (
        f'<div class="hours"><input class="form-control" type="text" inputmode="decimal" id="{code}" name="{code}"'
        f' value="{value}" maxlength="6" aria-describedby="{described_by}"{_wrong(field)}>'
        f' <span>{escape(unit)}</span></div>\n<p class="form-text">{escape(between)}</p>'
    )


def _scale(field: Field, code: str, described_by: str) -> str:
    """Five steps from very little to very much, and a note."""
    value, note = field.value or {}, _("A few words, if you like")
    steps = "".join(
        f'<div class="scale-step"><input class="form-check-input" type="radio" id="{code}-level-{level}"'
        f' name="{code}-level" value="{level}"{CHECKED if value.get("level") == level else ""}>'
        f' <label for="{code}-level-{level}"><span class="scale-number">{level}</span> {word}</label></div>'
        for level, word in _levels(get_language())
    )
    return (
        f'<div class="scale">{steps}</div>\n<label class="form-label note-label" for="{code}-note">'
        f'{escape(note)}</label> <textarea class="form-control grows" rows="1"'
        f' id="{code}-note" name="{code}-note" data-longest="{field.longest}">{marked(value.get("note"))}</textarea>'
    )


@cache
def _levels(language: str | None) -> tuple[tuple[int, str], ...]:
    return tuple((level, escape(str(LEVEL_WORDS[level]))) for level in LEVELS)


def _ticks(type_of: str, name: str, choices: Iterable[tuple[Any, str]], chosen: Collection[Any]) -> str:
    """Boxes or circles, one for each of `choices`, by code and words."""
    return "".join(
        f'<div class="form-check"><input class="form-check-input" type="{type_of}" id="{name}-{code}" name="{name}"'
        f' value="{code}"{mark}> <label class="form-check-label" for="{name}-{code}">{escape(words)}</label></div>'
        for code, mark, words in ((escape(str(one)), CHECKED if one in chosen else "", words) for one, words in choices)
    )


def _choice(field: Field, code: str, described_by: str) -> str:
    choices = ((one.code, one.text) for one in field.options)
    return f'<div class="choices">{_ticks("radio", code, choices, [field.value])}</div>'


def _choices(field: Field, code: str, described_by: str) -> str:
    choices = ((one.code, one.text) for one in field.options)
    return f'<div class="choices">{_ticks("checkbox", code, choices, field.chosen)}</div>'


def _units(field: Field, code: str, described_by: str) -> str:
    units = field.pickers.units if field.pickers else []
    return f'<div class="choices columns">{_ticks("checkbox", code, units, field.chosen)}</div>'


def _matrix(field: Field, code: str, described_by: str) -> str:
    """One choice in each row."""
    choices = [(one.code, one.text) for one in field.options]
    rows = "".join(
        f'<fieldset class="matrix-row"><legend>{escape(row.text)}</legend> <div class="matrix-options">'
        f"{_ticks('radio', f'{code}-{escape(row.code)}', choices, [value])}</div></fieldset>"
        for row, value in field.rows()
    )
    return f'<div class="matrix">{rows}</div>'


def _dates(field: Field, code: str, described_by: str) -> str:
    """A date in each row; of a joint answer, no earlier and no later than it may be."""
    earliest, latest = getattr(field, "earliest", None), getattr(field, "latest", None)
    bounds = "".join(f' {name}="{day.isoformat()}"' for name, day in (("min", earliest), ("max", latest)) if day)
    rows = "".join(
        f'<div><label class="form-label" for="{name}">{escape(row.text)}</label>'
        f' <input class="form-control" type="date" id="{name}" name="{name}" value="{marked(value)}"{bounds}></div>'
        for name, row, value in ((f"{code}-{escape(row.code)}", row, value) for row, value in field.rows())
    )
    return f'<div class="dates">{rows}</div>'


def _steps(field: Field, code: str, described_by: str) -> str:
    """A weight and a first step in each row."""
    weights = [("", _("Choose")), *((level, f"{level}: {LEVEL_WORDS[level]}") for level in LEVELS)]
    rows = "".join(
        _step(f"{code}-{escape(row.code)}", row.text, value or {}, weights, field.longest)
        for row, value in field.rows()
    )
    return f'<div class="steps-rows">{rows}</div>'


def _step(name: str, title: str, value: dict[str, Any], weights: list[tuple[Any, str]], longest: int) -> str:
    weight, step = _("Weight"), _("First step")
    return (
        f'<div class="steps-row"><p class="steps-title" id="{name}-title">{escape(title)}</p>'
        f' <div><label class="form-label" for="{name}-weight">{escape(weight)}</label>'
        f' <select class="form-select" id="{name}-weight" name="{name}-weight" aria-describedby="{name}-title">'
        f"{options(weights, value.get('weight'))}</select></div>"
        f' <div><label class="form-label" for="{name}-step">{escape(step)}</label>'
        f' <input class="form-control" type="text" id="{name}-step" name="{name}-step"'
        f' value="{marked(value.get("step"))}" data-longest="{longest}" aria-describedby="{name}-title"></div></div>'
    )


def _competences(field: Field, code: str, described_by: str) -> str:
    """Up to five competences. The list of all of them is drawn once, and each row marks its own in it."""
    offered = _offered(field.pickers.competences if field.pickers else (), _("Choose a competence"))
    second = _second_choice(field, code)
    label = _("Competence %(row)s")
    rows = []
    for row, pick in field.picks():
        chosen, name = pick.get("id"), f"{code}-{row}-id"
        mine = offered.replace(f'value="{chosen}"', f'value="{chosen}" selected') if chosen else offered
        rows.append(
            f'<li class="pick"><select class="form-select" name="{name}" id="{name}"'
            f' aria-label="{escape(label % {"row": row})}">{mine}</select>{second(row, pick)}</li>'
        )
    return f'<ol class="picks">{"".join(rows)}</ol>'


@lru_cache(maxsize=8)
def _offered(competences: tuple[tuple[int, str, str], ...], nothing_chosen: str) -> str:
    """The options of all of them, group by group as they come. They change a few times a year."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for number, name, group in competences:
        groups.setdefault(group, []).append((number, name))
    drawn = "".join(
        f'<optgroup label="{escape(group)}">{options(rows, None)}</optgroup>' for group, rows in groups.items()
    )
    return f'<option value="">{escape(nothing_chosen)}</option>{drawn}'


def _second_choice(field: Field, code: str) -> Callable[[int, dict[str, Any]], str]:
    """What is said of a competence beside its name: how much it matters, or whether one would like to."""
    if field.question.asked_of == AskedOf.FIRST:
        name, label = "weight", _("How much competence %(row)s matters")
        words = [
            ("", _("How much does it matter?")),
            (1, _("Useful")),
            (2, _("Important")),
            (3, _("Decisive")),
        ]
    elif field.question.asked_of == AskedOf.SECOND:
        name, label = "wish", _("How it is with competence %(row)s")
        words = [
            ("", _("Can you, and would you like to?")),
            ("want", _("I can and would like to")),
            ("can", _("I can")),
            ("learn", _("I would like to learn it")),
        ]
    else:
        return lambda row, pick: ""
    return lambda row, pick: (
        f' <select class="form-select" name="{code}-{row}-{name}" aria-label="{escape(label % {"row": row})}">'
        f"{options(words, pick.get(name))}</select>"
    )


DRAWN: dict[Kind, Callable[[Field, str, str], str]] = {
    Kind.LONG_TEXT: _long_text,
    Kind.SHORT_TEXT: _short_text,
    Kind.SCALE: _scale,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.COMPETENCES: _competences,
    Kind.UNITS: _units,
    Kind.NUMBER: _number,
    Kind.DATES: _dates,
    Kind.MATRIX: _matrix,
    Kind.STEPS: _steps,
}
