"""The year wheel drawn in Python, for a year may hold hundreds of days: its months as lists, and the wheel itself."""

from collections.abc import Callable, Iterable
from functools import cache
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from netvaerk.dates import day_in_words
from netvaerk.templatetags.ui import icon
from secretariat.queries.year import Bundle, MonthRow, ShownArc, ShownMark, Wheel
from secretariat.queries.year_entries import Entry
from secretariat.rules.year_wheel import Kind
from secretariat.templatetags.lists import left_out

register = template.Library()
Drawn = Callable[[Entry], str]


def _sign(kind: Kind) -> str:
    return (
        f'<svg class="sign sign--{kind.value}" viewBox="-14 -14 28 28" aria-hidden="true" focusable="false">'
        f'<use href="#shape-{kind.value}"/></svg>'
    )


@register.simple_tag
def year_months(rows: Iterable[MonthRow]) -> SafeString:
    """The months, each with its days, and with what stands together folded away."""
    entry = _entries()
    return SafeString("".join(_month(row, entry) for row in rows))


def _month(row: MonthRow, entry: Drawn) -> str:
    head = f'<h3 id="m{row.number}">{escape(capfirst(row.name))}</h3>\n'
    single = _list(row.entries, 0, entry) if row.entries else ""
    bundles = "".join(_bundle(one, entry) for one in row.bundles)
    return f'<section class="year__month" aria-labelledby="m{row.number}">\n{head}{single}{bundles}</section>\n'


def _bundle(bundle: Bundle, entry: Drawn) -> str:
    return (
        f'<details class="year__bundle">\n<summary>{_sign(bundle.kind)} {escape(bundle.words)}</summary>\n'
        f"{_list(bundle.shown, bundle.left_out, entry)}</details>\n"
    )


def _list(entries: Iterable[Entry], rest: int, entry: Drawn) -> str:
    drawn = [entry(one) for one in entries]
    if rest:
        drawn.append(f'<li class="sub">{escape(left_out(rest))}</li>\n')
    return f'<ul class="plain rows">\n{"".join(drawn)}</ul>\n'


def _entries() -> Drawn:
    """Draws a day of the list; the words of each date are made once."""
    until_words, alone = _("until %(when)s"), escape(_("seen by you alone"))
    signs = {kind: _sign(kind) for kind in Kind}
    own = f' <span class="sub">{icon("lock")} {alone}</span>'
    until = cache(lambda day: f" · {escape(until_words % {'when': day_in_words(day)})}" if day else "")
    short = cache(lambda day: escape(day_in_words(day, "j. M").lower()))

    def drawn(one: Entry) -> str:
        words = escape(one.words)
        linked = f'<a href="{escape(one.url)}">{words}</a>' if one.url else words
        about = f"{escape(one.about)}{until(one.until)}"
        return (
            f'<li class="year__entry">\n<span class="year__day">{short(one.day)}</span>\n{signs[one.kind]}\n'
            f'<span>{linked}{own if one.is_own else ""}\n<span class="year__about">{about}</span></span>\n</li>\n'
        )

    return drawn


@register.simple_tag
def wheel_picture(wheel: Wheel, year: int) -> SafeString:
    """The wheel of the year; the list beside it says the same. Numbers have a point in every language."""
    title = escape(_("The year wheel %(year)s") % {"year": year})
    says = escape(
        _(
            "January begins at the top, and the year runs with the clock. From the rim to the middle: proposals and "
            "decisions, courses and events, the diploma, themes that begin and end, and phases. The list says the same."
        )
    )
    lanes = "".join(f'<circle class="wheel__lane" r="{radius}"/>' for radius in (250, 217, 184, 151))
    months = "".join(
        f'<path class="wheel__spoke" d="M{one.inner.x} {one.inner.y}L{one.outer.x} {one.outer.y}"/>'
        f'<text class="wheel__month" x="{one.words.x}" y="{one.words.y}" dy="0.35em" text-anchor="middle">'
        f"{escape(name)}</text>"
        for one, name in wheel.months
    )
    today = wheel.today
    line = f'<path class="wheel__today" d="M0 0L{today.x} {today.y}"/>\n' if today else ""
    return SafeString(
        '<svg class="wheel" viewBox="-326 -314 652 628" role="group" aria-labelledby="wheel-title wheel-desc">\n'
        f'<title id="wheel-title">{title}</title>\n<desc id="wheel-desc">{says}</desc>\n'
        f'<circle class="wheel__rim" r="274"/>\n{lanes}\n{months}\n'
        f"{''.join(map(_arc, wheel.arcs))}{line}{''.join(map(_mark, wheel.marks))}"
        f'<circle class="wheel__hub" r="44"/>'
        f'<text class="wheel__year" dy="0.35em" text-anchor="middle">{year}</text>\n</svg>'
    )


def _arc(one: ShownArc) -> str:
    words, now, bow = escape(one.words), " wheel__arc--now" if one.is_now else "", one.arc
    return (
        f'<a class="wheel__arc{now}" href="{escape(one.url)}" aria-label="{words}"><title>{words}</title>\n'
        f'<path d="M{bow.start.x} {bow.start.y}A{bow.radius} {bow.radius} 0 {int(bow.large)} 1'
        f' {bow.end.x} {bow.end.y}"/></a>\n'
    )


def _mark(one: ShownMark) -> str:
    words = escape(one.words)
    number = f'<text class="wheel__number" dy="0.35em" text-anchor="middle">{one.number}</text>'
    return (
        f'<a class="wheel__mark sign--{one.kind.value}" href="{escape(one.url)}" aria-label="{words}">'
        f'<title>{words}</title>\n<g transform="translate({one.at.x} {one.at.y})"><use href="#shape-{one.kind.value}"/>'
        f"{number if one.number > 1 else ''}</g></a>\n"
    )
