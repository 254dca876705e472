"""A question of an agreement, drawn: its words, who sees the answer, what it is answered with, and what is wrong.

In Python, since a form holds fifteen of them and more, and a template included for each costs more than all it shows.
"""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from codriver.queries.fields import Field
from codriver.rules.forms import Kind
from codriver.templatetags.inputs import draw
from netvaerk.templatetags.ui import icon

register = template.Library()
NOTHING, ALERT = mark_safe(""), mark_safe(' role="alert"')


@register.simple_tag
def may_be_left_empty() -> SafeString:
    """What can be sent without an answer says so."""
    return format_html('<span class="field__optional">({})</span>', _("may be left empty"))


@register.simple_tag
def question(field: Field, save_url: str, *, optional: bool = False) -> SafeString:
    """A question that one answers alone. Who sees the answers is said in full once, over the form."""
    words = _asked(field, optional)
    return _drawn(field, save_url, words, _only_you(), help_text=field.wording.help, state=state(field))


@register.simple_tag
def joint_question(
    field: Any, save_url: str, page: Any, who_sees: str, *, under_comparison: bool = False, headed: bool = False
) -> SafeString:
    """A question that two answer together: where it stands already (`under_comparison`), and as the agreement heads the
    point (`headed`)."""
    if under_comparison:
        words = format_html('{}<span class="visually-hidden">: {}</span>', _("What you agree on"), field.text)
    else:
        words = format_html("{}", field.wording.heading) if headed else _asked(field)
    help_text = "" if under_comparison else field.wording.help
    told = format_html(
        "{} {}", icon("people"), _who_sees_hours(page) if field.question.kind == Kind.NUMBER else who_sees
    )
    return _drawn(field, save_url, words, told, help_text=help_text, state=joint_state(field, page))


def _asked(field: Field, optional: bool = False) -> SafeString:
    more = format_html(" {}", may_be_left_empty()) if optional else ""
    return format_html('<span class="question-code">{}</span> {}{}', field.code, field.text, more)


def _only_you() -> SafeString:
    return format_html(
        '{} <span>{}<span class="visually-hidden"> {}</span></span>',
        icon("lock"),
        _("Only you"),
        _("until you have both sent"),
    )


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


def _drawn(
    field: Field, save_url: str, words: SafeString, who_sees: SafeString, *, help_text: str, state: SafeString
) -> SafeString:
    """A label, or a legend where the answer is more than one input; help and who sees it before the answer, what is
    wrong beside it."""
    code = field.code
    described_by = f"sees-{code} help-{code} state-{code}" if help_text else f"sees-{code} state-{code}"
    inside = format_html(
        '{}<p class="who-sees" id="sees-{}">{}</p>\n<div class="answer-inputs">{}\n{}</div>',
        format_html('<p class="form-text" id="help-{}">{}</p>\n', code, help_text) if help_text else "",
        code,
        who_sees,
        state,
        draw(field, described_by),
    )
    frame = GROUP if field.is_group else SINGLE
    return format_html(frame, code, save_url, described_by, words, inside)


SAVES = (
    '<div class="question" id="question-{0}" data-saves hx-post="{1}" hx-vals=\'{{"only": "{0}"}}\''
    ' hx-trigger="change, input delay:1500ms, again" hx-target="find .question-state" hx-swap="outerHTML"'
    ' hx-sync="closest form:queue all">'
)
GROUP = SAVES + '<fieldset aria-describedby="{2}"><legend class="question-text">{3}</legend>\n{4}</fieldset></div>\n'
SINGLE = SAVES + '<label class="question-text" for="{0}">{3}</label>\n{4}</div>\n'


@register.simple_tag
def state(field: Field, *, just_saved: bool = False, autosaved: bool = False) -> SafeString:
    """What is wrong with an answer of one alone, the other text where two saves met, and the version it is based on."""
    parts = [_hidden(field, "version", field.version), _problems(field, ALERT if autosaved else NOTHING)]
    return _state(field, [*parts, _conflict(field, joint=False)], just_saved)


@register.simple_tag
def joint_state(field: Any, page: Any, *, just_saved: bool = False) -> SafeString:
    """The same of an answer that two write together, with who changed it last."""
    parts = [
        _hidden(field, "version", field.version),
        _hidden(field, "loaded", field.loaded),
        _problems(field, NOTHING),
        _conflict(field, joint=True),
        NOTHING if field.conflict else _changed_by(field, page),
    ]
    return _state(field, parts, just_saved)


def _state(field: Field, parts: list[SafeString], just_saved: bool) -> SafeString:
    saved = (
        format_html('<p class="saved" role="status">{} {}</p>', icon("check"), _("Saved")) if just_saved else NOTHING
    )
    return format_html(
        '<div class="question-state" id="state-{}">{}{}</div>', field.code, mark_safe("".join(parts)), saved
    )


def _hidden(field: Field, name: str, value: object) -> SafeString:
    return format_html('<input type="hidden" name="{}-{}" value="{}">', field.code, name, value)


def _problems(field: Field, role: SafeString) -> SafeString:
    if not field.problems:
        return NOTHING
    wrong = format_html_join(
        "",
        '<p class="invalid-feedback d-block">{} {}</p>',
        ((icon("exclamation-triangle"), problem) for problem in field.problem_words),
    )
    return format_html('<div id="problem-{}"{}>{}</div>', field.code, role, wrong)


def _conflict(field: Field, *, joint: bool) -> SafeString:
    """Two saves met, which is rare enough for a template."""
    if not field.conflict:
        return NOTHING
    return render_to_string("codriver/_two_saves_met.html", {"field": field, "joint": joint})


def _changed_by(field: Any, page: Any) -> SafeString:
    if field.edited_by:
        when = {"name": field.edited_by.first_name, "when": date_format(localtime(field.edited_at), "DATETIME_FORMAT")}
        words = _("Changed by %(name)s, %(when)s") % when
    elif not field.version:
        return NOTHING
    elif page.former:
        words = _("From version %(number)s.") % {"number": page.former.number}
    else:
        words = _("You both answered this, so it is filled in.")
    return format_html('<p class="changed-by">{}</p>', words)
