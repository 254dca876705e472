"""A question of an agreement, drawn: its words, who sees the answer, what it is answered with, and what is wrong.

In Python, since a form holds fifteen of them and more, and a template included for each costs more than all it shows.
"""

from functools import cache
from html import escape
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from codriver.queries.fields import Field
from codriver.rules.forms import Kind
from codriver.templatetags.inputs import draw
from netvaerk.markup import marked
from netvaerk.templatetags.ui import icon

register = template.Library()
ALERT = ' role="alert"'


def may_be_left_empty() -> str:
    """What can be sent without an answer says so."""
    return _may_be_left_empty(get_language())


@cache
def _may_be_left_empty(language: str | None) -> str:
    words = _("may be left empty")
    return f'<span class="field__optional">({escape(words)})</span>'


def question(field: Field, save_url: str) -> str:
    """A question that one answers alone. Who sees the answers is said in full once, over the form. `save_url` is markup
    already."""
    words, who_sees = _asked(field, optional=field.optional_alone), _only_you(get_language())
    return _drawn(field, save_url, words, who_sees, help_text=field.wording.help, state=_own_state(field))


@register.simple_tag
def joint_question(
    field: Any, save_url: str, page: Any, who_sees: str, *, under_comparison: bool = False, headed: bool = False
) -> SafeString:
    """A question that two answer together: where it stands already (`under_comparison`), and as the agreement heads the
    point (`headed`)."""
    if under_comparison:
        point = _("What you agree on")
        words = f'{escape(point)}<span class="visually-hidden">: {escape(field.text)}</span>'
    else:
        words = escape(field.wording.heading) if headed else _asked(field)
    help_text = "" if under_comparison else field.wording.help
    told = f"{icon('people')} {marked(_who_sees_hours(page) if field.question.kind == Kind.NUMBER else who_sees)}"
    drawn = _drawn(field, escape(save_url), words, told, help_text=help_text, state=joint_state(field, page))
    return SafeString(drawn)


def _asked(field: Field, optional: bool = False) -> str:
    more = f" {may_be_left_empty()}" if optional else ""
    return f'<span class="question-code">{escape(field.code)}</span> {escape(field.text)}{more}'


@cache
def _only_you(language: str | None) -> str:
    who, until = escape(_("Only you")), escape(_("until you have both sent"))
    return f'{icon("lock")} <span>{who}<span class="visually-hidden"> {until}</span></span>'


def _who_sees_hours(page: Any) -> str:
    if page.alignment.pairing_id:
        return _(
            "Only the two of you see this. When you have both approved, the personnel leader sees the hours and the"
            " period."
        )
    return _(
        "Only the two of you see this. When you have both approved, those on the theme and the secretariat see whether"
        " more is agreed than released, but not the hours."
    )


def _drawn(field: Field, save_url: str, words: str, who_sees: str, *, help_text: str, state: str) -> str:
    """A label, or a legend where the answer is more than one input; help and who sees it before the answer, what is
    wrong beside it. All but `help_text` is markup."""
    code = escape(field.code)
    described_by = f"sees-{code} help-{code} state-{code}" if help_text else f"sees-{code} state-{code}"
    helped = f'<p class="form-text" id="help-{code}">{escape(help_text)}</p>\n' if help_text else ""
    inside = (
        f'{helped}<p class="who-sees" id="sees-{code}">{who_sees}</p>\n<div class="answer-inputs">{state}\n'
        f"{draw(field, described_by)}</div>"
    )
    saves = (
        f'<div class="question" id="question-{code}" data-saves hx-post="{save_url}" hx-vals=\'{{"only": "{code}"}}\''
        ' hx-trigger="change, input delay:1500ms, again" hx-target="find .question-state" hx-swap="outerHTML"'
        ' hx-sync="closest form:queue all">'
    )
    if field.is_group:
        legend = f'<legend class="question-text">{words}</legend>'
        return f'{saves}<fieldset aria-describedby="{described_by}">{legend}\n{inside}</fieldset></div>\n'
    return f'{saves}<label class="question-text" for="{code}">{words}</label>\n{inside}</div>\n'


@register.simple_tag
def state(field: Field, *, just_saved: bool = False, autosaved: bool = False) -> SafeString:
    """What is wrong with an answer of one alone, the other text where two saves met, and the version it is based on."""
    return SafeString(_own_state(field, just_saved=just_saved, autosaved=autosaved))


def _own_state(field: Field, *, just_saved: bool = False, autosaved: bool = False) -> str:
    wrong = _problems(field, ALERT if autosaved else "") + _conflict(field, joint=False)
    return _state(field, _hidden(field, "version", field.version) + wrong, just_saved)


@register.simple_tag
def joint_state(field: Any, page: Any, *, just_saved: bool = False) -> SafeString:
    """The same of an answer that two write together, with who changed it last."""
    parts = [
        _hidden(field, "version", field.version),
        _hidden(field, "loaded", field.loaded),
        _problems(field, ""),
        _conflict(field, joint=True),
        "" if field.conflict else _changed_by(field, page),
    ]
    return SafeString(_state(field, "".join(parts), just_saved))


def _state(field: Field, parts: str, just_saved: bool) -> str:
    word = _("Saved")
    saved = f'<p class="saved" role="status">{icon("check")} {escape(word)}</p>' if just_saved else ""
    return f'<div class="question-state" id="state-{escape(field.code)}">{parts}{saved}</div>'


def _hidden(field: Field, name: str, value: object) -> str:
    return f'<input type="hidden" name="{escape(field.code)}-{name}" value="{escape(str(value))}">'


def _problems(field: Field, role: str) -> str:
    if not field.problems:
        return ""
    sign = icon("exclamation-triangle")
    wrong = "".join(
        f'<p class="invalid-feedback d-block">{sign} {marked(problem)}</p>' for problem in field.problem_words
    )
    return f'<div id="problem-{escape(field.code)}"{role}>{wrong}</div>'


def _conflict(field: Field, *, joint: bool) -> str:
    """Two saves met, which is rare enough for a template."""
    if not field.conflict:
        return ""
    return render_to_string("codriver/_two_saves_met.html", {"field": field, "joint": joint})


def _changed_by(field: Any, page: Any) -> str:
    if field.edited_by:
        when = {"name": field.edited_by.first_name, "when": date_format(localtime(field.edited_at), "DATETIME_FORMAT")}
        words = _("Changed by %(name)s, %(when)s") % when
    elif not field.version:
        return ""
    elif page.former:
        words = _("From version %(number)s.") % {"number": page.former.number}
    else:
        words = _("You both answered this, so it is filled in.")
    return f'<p class="changed-by">{escape(words)}</p>'
