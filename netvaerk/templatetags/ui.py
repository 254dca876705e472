"""What templates need beyond Django's own: icons, Markdown, and reasons in the reader's language."""

import re
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache, lru_cache
from html import escape
from typing import Protocol

from django import template
from django.conf import settings
from django.template import Context
from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.utils.formats import time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, pgettext
from markdown_it import MarkdownIt

from netvaerk import frame
from netvaerk.dates import from_till
from netvaerk.menu import menu_for

register = template.Library()

ICONS = settings.BASE_DIR / "templates" / "ui" / "icons"
SPOKEN_SCHEMES = {"http", "https", "mailto"}
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
LARGEST_HEADING, SMALLEST_HEADING = 2, 6


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """The icon as inline SVG, hidden from screen readers: it always stands beside a word."""
    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8").strip()
    inner = drawing[drawing.index(">") + 1 :]
    return mark_safe(
        f'<svg class="icon" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" focusable="false">{inner}'
    )


SIGNS = {
    "agreed": "check-circle",
    "close": "circle-half",
    "talk": "chat",
    "waits": "hourglass",
    "wrong": "exclamation-triangle",
    "neutral": "",
}


@register.simple_tag
def status(means: str, word: str) -> SafeString:
    """A state: colour, sign and word together; `means` is one of SIGNS. In Python, as lists hold many."""
    return _status(means, str(word))


@lru_cache(maxsize=512)
def _status(means: str, word: str) -> SafeString:
    sign = SIGNS[means]
    return format_html(
        '<span class="status means-{}">{} <span>{}</span></span>', means, icon(sign) if sign else "", word
    )


class Tab(Protocol):
    label: str
    url: str
    is_here: bool


@register.simple_tag
def tab_row(tabs: Sequence[Tab]) -> SafeString:
    """Links to the pages of one thing; nothing for a single one. In Python, as a theme has ten on every page."""
    if len(tabs) < 2:
        return SafeString("")
    here = {True: ' aria-current="page"', False: ""}
    rows = "".join(f'<li><a href="{escape(one.url)}"{here[one.is_here]}>{escape(one.label)}</a></li> ' for one in tabs)
    label = escape(gettext("Pages of the theme"))
    return SafeString(f'<nav class="tabs" aria-label="{label}">\n<ul>{rows}</ul>\n</nav>')


class Step(Protocol):
    """`state` is "done", "current" or "next"; `note` may be empty."""

    number: int
    label: str
    state: str
    note: str


@register.simple_tag
def step_list(steps: Iterable[Step]) -> SafeString:
    """The steps of a way. In Python, as a theme has ten on its page."""
    check, word = icon("check"), escape(gettext("done"))
    done = f'<span class="visually-hidden"> ({word})</span>'
    rows = []
    for one in steps:
        is_done = one.state == "done"
        here = ' aria-current="step"' if one.state == "current" else ""
        note = f' <span class="steps__note">{escape(one.note)}</span>' if one.note else ""
        rows.append(
            f'<li class="steps__{one.state}"{here}>'
            f'<span class="steps__mark" aria-hidden="true">{check if is_done else one.number}</span> '
            f'<span class="steps__words"><span class="steps__label">{escape(one.label)}{done if is_done else ""}</span>'
            f"{note}</span></li>\n"
        )
    return SafeString("".join(rows))


@register.simple_tag
def text_part(title: str, text: str) -> SafeString:
    """A part of a card, left out while it is empty."""
    if not text:
        return SafeString("")
    words = linebreaksbr(text, autoescape=True)
    return SafeString(f'<section class="text-part"><h2>{escape(title)}</h2>\n<p>{words}</p></section>')


@register.simple_tag
def saved_at(at: datetime | None) -> SafeString:
    """When it was saved, empty before anything is. An autosave puts it anew, so it stands under an id of the page's."""
    words = ""
    if at:
        clock = time_format(localtime(at), pgettext("clock", "G:i"))
        told = gettext("Saved at %(time)s") % {"time": clock}
        words = f"{icon('check')} {escape(told)}"
    return SafeString(f'<p class="saved" role="status">{words}</p>')


@register.simple_tag
def always_same(part: str) -> SafeString:
    """A part that reads nothing of the page, put together once for each language."""
    return _put_together(part, get_language())


@cache
def _put_together(part: str, language: str) -> SafeString:
    return render_to_string(part)


@register.simple_tag
def options(choices: Iterable[tuple[object, str]], chosen: object) -> SafeString:
    """The options of a select, from values and words; some hold a hundred units. None chooses none."""
    marked = str(chosen)
    rows = ((str(value), escape(str(word))) for value, word in choices)
    return SafeString(
        "".join(
            f'<option value="{escape(value)}"{" selected" if value == marked else ""}>{word}</option>'
            for value, word in rows
        )
    )


@register.simple_tag(takes_context=True)
def menu(context: Context) -> SafeString:
    """The links of the menu, for the person who is logged in."""
    return menu_for(context["request"], context.get("address", ""))


@register.simple_tag(takes_context=True)
def person_menu(context: Context) -> SafeString:
    """What is the logged-in person's own."""
    return frame.person_menu(context["request"], context["user"], bool(context["sign_on"]))


@register.simple_tag(takes_context=True)
def find_box(context: Context) -> SafeString:
    """The box that finds, with what was looked for on the page that shows it."""
    found = context["request"].resolver_match
    return frame.find_box(context["words"] if found and found.url_name == "search" else "")


@register.simple_tag(takes_context=True)
def footer(context: Context) -> SafeString:
    """The foot of the page; what was typed is not opened again by a change of language, its page is."""
    request = context["request"]
    back = request.get_full_path() if request.method == "GET" else context.get("address") or "/"
    return frame.footer(request, context, context.get("office_words", ""), back)


@register.simple_block_tag
def kept(content: SafeString) -> SafeString:
    """With `as`, what stands between is put together once and shown in several places."""
    return content


@register.simple_tag
def page_key() -> str:
    """A key of this very page as it is open in one window, so that its saves are known from another window's."""
    return secrets.token_hex(8)


@register.filter
def markdown(text: str) -> SafeString:
    """Markdown as HTML. HTML in the text is shown as text; its largest headings become `h2`, under the page's `h1`."""
    writer = _writer()
    tokens = writer.parse(text)
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    largest = min((int(token.tag[1]) for token in headings), default=LARGEST_HEADING)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - largest + LARGEST_HEADING, SMALLEST_HEADING)}"
    return mark_safe(writer.renderer.render(tokens, writer.options, {}))


class Writer(MarkdownIt):
    """Links go to web and mail addresses, and to paths on this site; anything else stays text."""

    def validateLink(self, url: str) -> bool:
        scheme = SCHEME.match(url)
        if scheme:
            return scheme[1].lower() in SPOKEN_SCHEMES
        return not url.startswith("//")


@cache
def _writer() -> Writer:
    writer = Writer("commonmark", {"html": False})
    writer.enable("table").disable("image")
    return writer


@register.filter
def till(begins_at: datetime, ends_at: datetime) -> str:
    """From one moment to another of (mostly) the same day, as people say it."""
    return from_till(begins_at, ends_at)


@register.filter
def reason(value: object) -> str:
    """A reason, or any English sentence of ours, in the reader's language."""
    sentence = str(value)
    return gettext(sentence) if sentence else ""
