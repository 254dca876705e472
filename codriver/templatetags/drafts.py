"""A draft drawn: its sections with their questions, and how far it has come, which every save tells anew."""

from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from codriver.queries.answering import AnsweringPage
from codriver.queries.fields import Field
from codriver.templatetags.questions import may_be_left_empty, question
from netvaerk.templatetags.ui import saved_at

register = template.Library()
ELSEWHERE = ' hx-swap-oob="true"'  # in the reply to a save, what stands elsewhere on the page


@register.simple_tag
def draft_questions(page: AnsweringPage, save_url: str) -> SafeString:
    """Every section with its questions."""
    url, drawn = escape(save_url), []
    for section in page.sections:
        code, optional = escape(section.code), f" {may_be_left_empty()}" if section.optional else ""
        questions = "".join(question(one, url) for one in section.fields)
        drawn.append(
            f'<section class="form-section" id="section-{code}" aria-labelledby="title-{code}">\n'
            f'<h2 id="title-{code}">{escape(section.title)}{optional}</h2>\n{questions}</section>\n'
        )
    return SafeString("".join(drawn))


@register.simple_tag
def draft_sections(page: AnsweringPage, *, elsewhere: bool = False) -> SafeString:
    """The sections as links, with how many of their questions are answered."""
    rows = "".join(
        f'<li><a href="#section-{escape(one.code)}"><span>{escape(one.title)}'
        f"{f' {may_be_left_empty()}' if one.optional else ''}</span>"
        f' <span class="sections__count">{one.answered}/{len(one.fields)}</span></a></li>\n'
        for one in page.sections
    )
    label, swap = escape(_("Sections of the form")), ELSEWHERE if elsewhere else ""
    return SafeString(f'<nav class="sections" id="sections" aria-label="{label}"{swap}>\n<ol>{rows}</ol>\n</nav>')


@register.simple_tag
def draft_progress(page: AnsweringPage, *, elsewhere: bool = False) -> SafeString:
    """How many are answered, what is missing with links, when it was saved."""
    count, swap = {"done": page.answered, "all": page.asked}, ELSEWHERE if elsewhere else ""
    label, told, short = _("Answered"), _("%(done)s of %(all)s answered") % count, _("%(done)s of %(all)s") % count
    return SafeString(
        f'<div class="progress-words" id="progress"{swap}>\n'
        f'<progress class="only-wide" max="{page.asked}" value="{page.answered}" aria-label="{escape(label)}">'
        "</progress>\n"
        f'<strong class="only-wide">{escape(told)}</strong>\n'
        f'<strong class="only-phone">{escape(short)}</strong>\n'
        f"{_missing(page.missing) if page.missing else ''}{saved_at(page.saved_at)}</div>"
    )


def _missing(fields: list[Field]) -> str:
    """On a wide screen the codes side by side, on a phone a list that opens."""
    told = [(escape(one.code), escape(one.text)) for one in fields]
    codes = "".join(
        f'<a href="#question-{code}" title="{text}">{code}<span class="visually-hidden">: {text}</span></a> '
        for code, text in told
    )
    label, number = escape(_("Missing:")), escape(_("Missing %(number)s") % {"number": len(fields)})
    return (
        f'<span class="missing only-wide">{label} {codes}</span>\n'
        f'<details class="drop missing only-phone"><summary>{number}</summary>'
        f'<ul class="missing__list">{missing_links(fields)}</ul></details>\n'
    )


@register.simple_tag
def missing_links(fields: list[Field]) -> SafeString:
    """Each question that lacks an answer, as a link to it."""
    rows = ((escape(one.code), escape(one.text)) for one in fields)
    return SafeString(
        "".join(
            f'<li><a href="#question-{code}"><span class="question-code">{code}</span> {text}</a></li>'
            for code, text in rows
        )
    )
