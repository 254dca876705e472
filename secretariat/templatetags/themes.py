"""Parts of a theme's page drawn in Python: who holds its roles, how its leader's mandate stands, and its history."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from html import escape

from django import template
from django.template.defaultfilters import capfirst
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.queries.mandate import Mandate, MandateLine, State
from netvaerk.addresses import address, page_address
from netvaerk.dates import day_in_words, from_till
from netvaerk.models import NetworkTheme, Person, ThemeMove
from netvaerk.templatetags.ui import icon
from roles.models import RoleAssignment, StandIn
from secretariat.queries.themes import ThemePage

register = template.Library()
Status = NetworkTheme.Status


@register.simple_tag
def holders(page: ThemePage) -> SafeString:
    """Who holds each role and since when, or held it until the theme was closed."""
    closed = page.theme.status == Status.CLOSED
    nobody = _("Nobody") if closed else _("Nobody yet")
    without = _("Runs without one") if page.theme.co_driver_waiver else nobody
    rows = (
        _holder(page.leader, _("Network leader"), nobody),
        _holder(page.co_driver, _("Co-driver"), without),
        _holder(page.reference_leader, _("Reference leader"), nobody),
    )
    return SafeString(f'<ul class="plain holders">{"".join(rows)}</ul>')


def _holder(one: RoleAssignment | None, role: str, nobody: str) -> str:
    role = escape(role)
    inside = _held(one, role) if one else f'<span class="holder__none">{escape(nobody)}</span>'
    return f'<li class="holder"><span class="holder__role">{role}</span> {inside}</li>\n'


def _held(one: RoleAssignment, role: str) -> str:
    began = day_in_words(one.began_on)
    ended = day_in_words(one.ended_on) if one.ended_on else ""
    when = f"{began} – {ended}" if ended else _("since %(when)s") % {"when": began}
    parts = [_person(one.person), f'<span class="sub">{escape(when)}</span>', *map(_stand_in, one.standing_in)]
    if one.may_name_stand_in:
        words = _("Change the stand-in") if one.standing_in else _("Name a stand-in")
        parts.append(
            f'<a class="sub" href="{address("name_stand_in", one.pk)}">{escape(words)}'
            f'<span class="visually-hidden">: {role}</span></a>'
        )
    return " ".join(parts)


def _person(person: Person) -> str:
    return (
        f'<span class="person"><span class="avatar" aria-hidden="true">{escape(person.initials)}</span> '
        f'<span class="person__words"><span class="person__name">{escape(person.name)}</span> '
        f'<span class="person__sub">{escape(person.title_and_unit)}</span></span></span>'
    )


def _stand_in(one: StandIn) -> str:
    words = _("Stand-in: %(name)s, %(from)s – %(until)s")
    return f"<span>{escape(words % {'name': one.person.name, **_period(one.begins_on, one.ends_on)})}</span>"


@register.simple_tag
def mandate_summary(mandate: Mandate, theme: NetworkTheme) -> SafeString:
    """The mandate in a line: what is in place, and who holds the ball."""
    dot = '<span class="mandate-summary__dot"> · </span>'
    parts = (f'<span class="mandate-summary__part">{_part(line)}</span>' for line in mandate.lines)
    link = _link("mandate", theme.pk, _("Mandate"))
    return SafeString(f'<p class="mandate-summary">{link}: {dot.join(parts)}</p>')


def _part(line: MandateLine) -> str:
    sign = {State.IN_PLACE: "check-circle", State.NOT_NEEDED: "check"}.get(line.state, "hourglass")
    return f"{icon(sign)} {escape(f'{line.name} {_how_it_stands(line)}')}"


def _how_it_stands(line: MandateLine) -> str:
    if line.state == State.IN_PLACE:
        return _("in place")
    if line.state == State.NOT_NEEDED:
        return _("not needed")
    if line.waits_for:
        return _("waits for %(names)s") % {"names": line.first_names}
    return {State.NOT_OPENED: _("not opened yet"), State.NOBODY: _("lacks somebody")}.get(line.state, _("is missing"))


@register.simple_tag
def theme_facts(page: ThemePage, reader: Person) -> SafeString:
    """What else there is to know, and where one goes on from here."""
    rows = (f"<div><dt>{escape(what)}</dt><dd>{said}</dd></div>\n" for what, said in _facts(page, reader))
    return SafeString(f'<dl class="facts">\n{"".join(rows)}</dl>')


def _facts(page: ThemePage, reader: Person) -> Iterator[tuple[str, str]]:
    """What each fact is about, and the fact, which is safe already."""
    theme, ahead = page.theme, page.next_meeting
    if ahead:
        when = escape(capfirst(from_till(ahead.begins_at, ahead.ends_at)))
        yield _("Next meeting"), f"{_link('meeting', ahead.pk, str(ahead))}<br>{when}"
    if page.may_read_proposal:
        yield _("Proposal"), _link("proposal", theme.pk, _("Read the proposal behind the theme"))
    if theme.network_type:
        yield _("Type of network"), escape(NetworkTheme.NetworkType(theme.network_type).label)
    if theme.begins_on:
        days = (day_in_words(one) if one else "" for one in (theme.begins_on, theme.ends_on))
        yield _("Period"), " – ".join(days)
    yield _("Units touched"), "<br>".join(map(escape, page.units))
    if theme.interface:
        yield _("Interface between units"), escape(theme.interface)
    if page.asks_for_effects:
        yield _("Three months later"), _link("effects_of_theme", theme.pk, _("What has come of it"))
    if reader.is_secretariat and theme.status != Status.DRAFT:
        yield _("Filing"), _link("filing", theme.pk, _("The record of the theme"))
    ask = escape(_("Ask the secretariat about the theme"))
    yield _("Help"), f'<a href="{page_address("ask_support")}?tema={theme.pk}">{ask}</a>'
    if page.may_ask_for_time:
        yield _("Time for network work"), _link("ask_for_time", theme.pk, _("See and ask for time"))


def _link(name: str, number: int, words: str) -> str:
    return f'<a href="{address(name, number)}">{escape(words)}</a>'


@register.simple_tag
def history(page: ThemePage) -> SafeString:
    """Who was asked, held a role and stood in, why somebody leads without the diploma, and the states of the theme."""
    role_of, state_of = cache(lambda role: RoleAssignment.Role(role).label), cache(lambda one: Status(one).label)
    lines = [
        *(
            _("%(role)s: %(name)s, asked on %(when)s")
            % {"role": role_of(one.role), "name": one.person.name, "when": day_in_words(localdate(one.asked_at))}
            for one in page.asked
        ),
        *(
            _("%(role)s: %(name)s, %(from)s – %(until)s")
            % {"role": role_of(one.role), "name": one.person.name, **_period(one.began_on, one.ended_on)}
            for one in page.history
        ),
        *(
            _("%(role)s: %(name)s stood in, %(from)s – %(until)s")
            % {"role": role_of(one.assignment.role), "name": one.person.name, **_period(one.begins_on, one.last_day)}
            for one in page.stand_ins
        ),
    ]
    rows = [*map(escape, lines), *map(_waived, page.waived)]
    rows += (escape(f"{state_of(one.status)}, {day_in_words(localdate(one.at))}, {_by(one)}") for one in page.moves)
    return SafeString(f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>")


def _period(begins_on: date, ends_on: date) -> dict[str, str]:
    return {"from": day_in_words(begins_on), "until": day_in_words(ends_on)}


def _waived(one: RoleAssignment) -> str:
    words = _("%(name)s was asked to lead without the diploma: %(reason)s")
    told = escape(words % {"name": one.person.name, "reason": one.diploma_waiver})
    seen_by = escape(_("Only the person and the secretariat see this line."))
    return f'{told} <span class="sub">{seen_by}</span>'


def _by(move: ThemeMove) -> str:
    return f"{move.by.name}: {move.reason}" if move.reason else move.by.name
