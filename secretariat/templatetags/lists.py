"""Long lists drawn in Python, a row in one sentence: in a template every word of every row is looked up again."""

from collections.abc import Callable
from functools import cache, lru_cache
from html import escape

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from codriver.queries.running_pairs import RunningPair
from codriver.templatetags.wording import standing_lines
from netvaerk.addresses import SOME_NUMBER, address
from netvaerk.dates import day_in_words
from netvaerk.frame import Part, with_holes
from netvaerk.models import NetworkTheme, Person
from netvaerk.templatetags.ui import status
from secretariat.queries.theme_list import Chosen, ThemeRow
from secretariat.queries.today.items import Waiting

register = template.Library()
Units = tuple[tuple[int, str], ...]


@register.simple_tag
def themes_top(chosen: Chosen, units: Units) -> SafeString:
    """Head and filters of the list of themes, with what the reader has chosen."""
    drawn = _themes_top(get_language() or "", chosen.status, chosen.kind, chosen.unit, units)
    return drawn.filled(words=chosen.words)


@lru_cache(maxsize=64)
def _themes_top(language: str, status: str, kind: str, unit: str, units: Units) -> Part:
    choices = {"statuses": NetworkTheme.Status.choices, "kinds": NetworkTheme.Kind.choices, "units": units}
    given = {"status": status, "kind": kind, "unit": unit, **choices}
    return with_holes("secretariat/_themes_top.html", given, "words")


def table(label: str, heads: list[str], rows: list[str]) -> SafeString:
    """A wide table, which becomes a stack of lines on a phone. `rows` are safe already, `heads` need not be."""
    columns = "".join(f'<th scope="col">{escape(word)}</th>' for word in heads)
    return SafeString(
        f'<div class="table-wrap" tabindex="0" role="region" {label}><table class="stacked" {label}>'
        f"<thead><tr>{columns}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def left_out(number: int) -> str:
    """What a page says of the rest of a list that is in the file alone."""
    words = ngettext(
        "and %(number)s more; the file below holds them all",
        "and %(number)s more; the file below holds them all",
        number,
    )
    return words % {"number": number}


@register.simple_tag
def themes_table(rows: list[ThemeRow]) -> SafeString:
    """The themes, each with its state, who leads and co-drives, its phase and its units."""
    heads = [_("Theme"), _("State"), _("Network leader"), _("Co-driver"), _("Phase"), _("Units")]
    _theme, state, leader, co_driver, phase, units = map(escape, heads)
    words = {value: escape(str(label)) for value, label in NetworkTheme.Status.choices}
    lines = [
        f'<tr><th scope="row"><a href="{address("theme", one.number)}">{escape(one.title)}</a></th>'
        f'<td data-label="{state}">{words[one.status]}</td>'
        f'<td data-label="{leader}">{escape(one.leader)}</td>'
        f'<td data-label="{co_driver}">{escape(one.co_driver)}</td>'
        f'<td data-label="{phase}">{escape(one.phase)}</td>'
        f'<td data-label="{units}">{escape(one.units)}</td></tr>\n'
        for one in rows
    ]
    return table(format_html('aria-label="{}"', _("Network themes")), heads, lines)


@register.simple_tag
def today_list(items: list[Waiting], whose: str, token: str) -> SafeString:
    """What waits, each thing with its days, what it is about and the three things an officer can do with it."""
    take, put_off, new, days = _("I take it"), _("Put it off"), _("new"), _words_for_days()
    hidden = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(str(token))}">'
    where = {kind: _acts_on(kind.value) for kind in {one.kind for one in items}}
    lines = []
    for one in items:
        about, (takes, arranges) = escape(one.about), where[one.kind]
        of_it = f'<span class="visually-hidden">: {about}</span>'
        sub = " · ".join(escape(str(word)) for word in (one.title, *one.facts))
        taking = (
            ""
            if one.taken_by
            else f'<form method="post" action="{takes.format(one.number)}">{hidden}'
            f'<button class="btn btn-link btn-sm" type="submit">{take}{of_it}</button></form>'
        )
        lines.append(
            f'<li class="today__item"><div class="today__days">{days(one.waited) if one.waited else new}</div>'
            f'<div class="today__words"><h2>{about}</h2><p class="sub">{sub}</p>{_taken(one, whose)}</div>'
            f'<div class="today__acts"><a class="btn btn-primary btn-sm" href="{escape(one.url)}">'
            f"{escape(str(one.button))}{of_it}</a> {taking} "
            f'<a class="btn btn-link btn-sm" href="{arranges.format(one.number)}">{put_off}{of_it}</a></div></li>\n'
        )
    return SafeString(f'<ol class="plain rows today">{"".join(lines)}</ol>')


def _words_for_days() -> Callable[[int], str]:
    """Says a number of days, each once."""
    return cache(lambda days: escape(ngettext("%(days)s day", "%(days)s days", days) % {"days": localize(days)}))


@cache
def _acts_on(kind: str) -> tuple[str, str]:
    """Where a thing of this kind is taken, and put off or given to somebody, with {} for its number."""
    names = ("take_today", "arrange_today")
    taken, arranged = (reverse(name, args=[kind, SOME_NUMBER]).replace(str(SOME_NUMBER), "{}") for name in names)
    return taken, arranged


def _taken(one: Waiting, whose: str) -> str:
    """Who has it, and until when it is put off where that is what the list shows."""
    if not (one.taken_by or one.postponed_until):
        return ""
    person = render_to_string("ui/_person.html", {"person": one.taken_by}) if one.taken_by else ""
    if whose != "postponed":
        return f"<p>{person}</p>"
    until = _("put off until %(when)s") % {"when": day_in_words(one.postponed_until)}
    return f'<p>{person} <span class="sub">{escape(until)}</span></p>'


@register.simple_tag
def pairs_table(rows: list[RunningPair], reader: Person) -> SafeString:
    """The running pairs, each with its theme, since when, how far its agreement has come, and who waits for whom."""
    heads = [_("Pair"), _("Theme"), _("Pair since"), _("How far"), _("Has waited")]
    _pair, theme, since, far, waited = map(escape, heads)
    help_needed, days = status("talk", _("Needs help")), _words_for_days()
    in_one_line = status("talk", _("In one line"))
    why = escape(_("One is the other's personnel leader, and nobody has written why it must be so."))
    today = escape(_("since today"))
    stage = standing_lines(reader)
    lines = []
    for one in rows:
        two = escape(f"{one.leader.name} + {one.co_driver.name}")
        stands = stage(one.standing) if one.standing else ""
        talk = f"{help_needed} " if one.needs_help else ""
        own_line = f'{in_one_line} <span class="sub">{why}</span>' if one.own_line_unexplained else ""
        waits = "" if one.waited is None else days(one.waited) if one.waited else today
        lines.append(
            f'<tr><th scope="row"><a href="{address("pairing", one.number)}">{two}</a></th>'
            f'<td data-label="{theme}">{escape(one.theme)}</td>'
            f'<td data-label="{since}">{day_in_words(one.began_on)}</td>'
            f'<td data-label="{far}"><div>{talk}{stands} {own_line}</div></td>'
            f'<td data-label="{waited}">{waits}</td></tr>\n'
        )
    return table('aria-labelledby="pairs"', heads, lines)
