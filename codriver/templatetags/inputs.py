"""What one answers a question with, for each kind of question. In Python, since a page holds hundreds of controls."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from codriver.queries.fields import Field
from codriver.rules.forms import AskedOf, Kind
from codriver.templatetags.wording import decimal_sign
from netvaerk.templatetags.ui import options

CHECKED, INVALID = mark_safe(" checked"), mark_safe(' aria-invalid="true"')
NOTHING = mark_safe("")


def draw(field: Field, described_by: str) -> SafeString:
    """The control of `field`, named by its code; `described_by` are the ids of what explains it."""
    return DRAWN[field.question.kind](field, described_by)


def _when(holds: bool, words: SafeString) -> SafeString:
    return words if holds else NOTHING


def _said(value: Any) -> Any:
    return "" if value is None else value


def _long_text(field: Field, described_by: str) -> SafeString:
    return format_html(
        '<textarea class="form-control" id="{0}" name="{0}" rows="4" data-longest="{1}" aria-describedby="{2}"{3}>{4}'
        '</textarea>\n<p class="form-text">{5}</p>',
        field.code,
        field.longest,
        described_by,
        _when(bool(field.problems), INVALID),
        _said(field.value),
        _("At most %(longest)s characters.") % {"longest": localize(field.longest)},
    )


def _short_text(field: Field, described_by: str) -> SafeString:
    return format_html(
        '<input class="form-control" type="text" id="{0}" name="{0}" value="{1}" data-longest="{2}"'
        ' aria-describedby="{3}"{4}>',
        field.code,
        _said(field.value),
        field.longest,
        described_by,
        _when(bool(field.problems), INVALID),
    )


def _number(field: Field, described_by: str) -> SafeString:
    fewest, most = field.hours
    return format_html(
        '<div class="hours"><input class="form-control" type="text" inputmode="decimal" id="{0}" name="{0}" value="{1}"'
        ' maxlength="6" aria-describedby="{2}"{3}> <span>{4}</span></div>\n<p class="form-text">{5}</p>',
        field.code,
        decimal_sign(_said(field.value)),
        described_by,
        _when(bool(field.problems), INVALID),
        _("hours a week"),
        _("From %(fewest)s to %(most)s.") % {"fewest": localize(fewest), "most": localize(most)},
    )


def _scale(field: Field, described_by: str) -> SafeString:
    """Five steps from very little to very much, and a note."""
    value = field.value or {}
    steps = format_html_join(
        "",
        '<div class="scale-step"><input class="form-check-input" type="radio" id="{0}-level-{1}" name="{0}-level"'
        ' value="{1}"{2}> <label for="{0}-level-{1}"><span class="scale-number">{1}</span> {3}</label></div>',
        ((field.code, level, _when(value.get("level") == level, CHECKED), str(word)) for level, word in field.levels()),
    )
    return format_html(
        '<div class="scale">{0}</div>\n<label class="form-label note-label" for="{1}-note">{2}</label>'
        ' <textarea class="form-control grows" rows="1" id="{1}-note" name="{1}-note" data-longest="{3}">{4}'
        "</textarea>",
        steps,
        field.code,
        _("A few words, if you like"),
        field.longest,
        value.get("note") or "",
    )


def _ticks(type_of: str, name: str, choices: Iterable[tuple[Any, str]], chosen: list[Any]) -> SafeString:
    """Boxes or circles, one for each of `choices`, by code and words."""
    rows = ((type_of, name, code, _when(code in chosen, CHECKED), words) for code, words in choices)
    return format_html_join(
        "",
        '<div class="form-check"><input class="form-check-input" type="{0}" id="{1}-{2}" name="{1}" value="{2}"{3}>'
        ' <label class="form-check-label" for="{1}-{2}">{4}</label></div>',
        rows,
    )


def _choice(field: Field, described_by: str) -> SafeString:
    choices = ((one.code, one.text) for one in field.options)
    return format_html('<div class="choices">{}</div>', _ticks("radio", field.code, choices, [field.value]))


def _choices(field: Field, described_by: str) -> SafeString:
    choices = ((one.code, one.text) for one in field.options)
    return format_html('<div class="choices">{}</div>', _ticks("checkbox", field.code, choices, field.chosen))


def _units(field: Field, described_by: str) -> SafeString:
    units = field.pickers.units if field.pickers else []
    return format_html('<div class="choices columns">{}</div>', _ticks("checkbox", field.code, units, field.chosen))


def _matrix(field: Field, described_by: str) -> SafeString:
    """One choice in each row."""
    choices = [(one.code, one.text) for one in field.options]
    rows = ((row.text, _ticks("radio", f"{field.code}-{row.code}", choices, [value])) for row, value in field.rows())
    drawn = format_html_join(
        "",
        '<fieldset class="matrix-row"><legend>{}</legend> <div class="matrix-options">{}</div></fieldset>',
        rows,
    )
    return format_html('<div class="matrix">{}</div>', drawn)


def _dates(field: Field, described_by: str) -> SafeString:
    """A date in each row; of a joint answer, no earlier and no later than it may be."""
    bounds = format_html_join(
        "",
        ' {}="{}"',
        (
            (name, day.isoformat())
            for name, day in (("min", getattr(field, "earliest", None)), ("max", getattr(field, "latest", None)))
            if day
        ),
    )
    rows = format_html_join(
        "",
        '<div><label class="form-label" for="{0}-{1}">{2}</label>'
        ' <input class="form-control" type="date" id="{0}-{1}" name="{0}-{1}" value="{3}"{4}></div>',
        ((field.code, row.code, row.text, _said(value), bounds) for row, value in field.rows()),
    )
    return format_html('<div class="dates">{}</div>', rows)


def _steps(field: Field, described_by: str) -> SafeString:
    """A weight and a first step in each row."""
    levels = [(level, f"{level}: {word}") for level, word in field.levels()]
    rows = (
        (
            f"{field.code}-{row.code}",
            row.text,
            _("Weight"),
            options([("", _("Choose")), *levels], (value or {}).get("weight")),
            _("First step"),
            (value or {}).get("step") or "",
            field.longest,
        )
        for row, value in field.rows()
    )
    drawn = format_html_join(
        "",
        '<div class="steps-row"><p class="steps-title" id="{0}-title">{1}</p>'
        ' <div><label class="form-label" for="{0}-weight">{2}</label>'
        ' <select class="form-select" id="{0}-weight" name="{0}-weight" aria-describedby="{0}-title">{3}</select></div>'
        ' <div><label class="form-label" for="{0}-step">{4}</label>'
        ' <input class="form-control" type="text" id="{0}-step" name="{0}-step" value="{5}" data-longest="{6}"'
        ' aria-describedby="{0}-title"></div></div>',
        rows,
    )
    return format_html('<div class="steps-rows">{}</div>', drawn)


def _competences(field: Field, described_by: str) -> SafeString:
    """Up to five competences. The list of all of them is drawn once, and each row marks its own in it."""
    offered = _offered(field)
    second = _second_choice(field)
    rows = []
    for row, pick in field.picks():
        chosen, number = pick.get("id"), {"row": row}
        mine = offered.replace(f'value="{chosen}"', f'value="{chosen}" selected') if chosen else offered
        select = format_html(
            '<select class="form-select" name="{0}-{1}-id" id="{0}-{1}-id" aria-label="{2}">{3}</select>',
            field.code,
            row,
            _("Competence %(row)s") % number,
            mark_safe(mine),
        )
        rows.append((select, second(row, pick)))
    return format_html('<ol class="picks">{}</ol>', format_html_join("", '<li class="pick">{}{}</li>', rows))


def _offered(field: Field) -> SafeString:
    groups = field.pickers.competences if field.pickers else {}
    drawn = format_html_join(
        "",
        '<optgroup label="{}">{}</optgroup>',
        ((group, options(competences, None)) for group, competences in groups.items()),
    )
    return format_html('<option value="">{}</option>{}', _("Choose a competence"), drawn)


def _second_choice(field: Field) -> Callable[[int, dict[str, Any]], SafeString]:
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
        return lambda row, pick: NOTHING
    return lambda row, pick: format_html(
        ' <select class="form-select" name="{}-{}-{}" aria-label="{}">{}</select>',
        field.code,
        row,
        name,
        label % {"row": row},
        options(words, pick.get(name)),
    )


DRAWN: dict[Kind, Callable[[Field, str], SafeString]] = {
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
