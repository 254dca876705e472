"""The network map drawn in Python: a hundred units, dozens of themes and hundreds of meetings on one page."""

from collections.abc import Iterable, Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netvaerk.addresses import address
from secretariat.queries.network_map import AreaOnMap, Holder, NetworkMap, ThemeOnMap
from secretariat.queries.unit_ring import AreaOnRing, HeatRow, Meeting, UnitOnRing
from secretariat.rules.network_map import View, view_box
from secretariat.templatetags.lists import left_out, table

register = template.Library()
LONGEST_UNIT, LONGEST_TITLE = 26, 34
"""So many letters of a name have room in the picture."""
WIDEST = 6
"""A line between areas grows no wider than for so many themes that they share."""
MOST_MET = 3
MOST_MEETINGS = 60
"""So many pairs of units are listed on the page; the file holds them all."""


@register.simple_tag
def network_picture(page: NetworkMap) -> SafeString:
    """The ring of units, the themes inside it, and the lines between them. Numbers have a point in every language."""
    zoom = page.chosen.view.zoom
    classes = ["map__picture", *(["map__picture--full"] if not page.names_themes else [])]
    classes += [f"map__picture--x{zoom}"] if zoom > 1 else []
    says = _(
        "Units on a ring, and the network themes inside it with lines to the units they touch. "
        "The table below says the same."
    )
    parts = [
        '<circle class="map__ring" cx="0" cy="0" r="400"/>\n',
        *(f'<path class="map__{means}" d="{path}"/>' for means, path in page.lines().items() if path),
        *_units(page.ring.units.values(), page.touched, page.names_units),
        *([] if page.names_units else _areas(page.ring.areas)),
        *_themes(page.themes, str(round(17 / zoom, 1)), page.names_themes),
    ]
    return _framed(parts, says, page.chosen.view, classes)


def _framed(parts: Iterable[str], says: str, view: View, classes: Sequence[str] = ("map__picture",)) -> SafeString:
    """The picture in a frame that can be scrolled, with what it `says` in words. `parts` are safe already."""
    label, title, box = escape(_("Picture")), escape(_("The network map")), " ".join(map(str, view_box(view)))
    return SafeString(
        f'<div class="map__frame" tabindex="0" role="region" aria-label="{label}"><svg class="{" ".join(classes)}"'
        f' viewBox="{box}" role="group" aria-labelledby="map-title map-desc">\n<title id="map-title">{title}</title>\n'
        f'<desc id="map-desc">{escape(says)}</desc>\n{"".join(parts)}</svg></div>'
    )


def _units(units: Iterable[UnitOnRing], touched: set[int], named: bool) -> Iterable[str]:
    for one in units:
        how, radius = (" map__unit--touched", 7) if one.unit.pk in touched else ("", 4)
        name, words = escape(one.unit.name), ""
        if named:
            turn = f' transform="{one.turn}" dy="0.35em"' if one.turn else ""
            words = (
                f'<text x="{one.label.across}" y="{one.label.down}" text-anchor="{one.anchor}"{turn}>'
                f"{_short(one.unit.name, LONGEST_UNIT)}</text>"
            )
        yield (
            f'<g class="map__unit{how}"><title>{name}</title>'
            f'<circle cx="{one.place.across}" cy="{one.place.down}" r="{radius}"/>{words}</g>\n'
        )


def _areas(areas: Iterable[AreaOnRing]) -> Iterable[str]:
    for one in areas:
        yield (
            f'<text class="map__area" x="{one.label.across}" y="{one.label.down}" dy="0.35em"'
            f' text-anchor="{one.anchor}">{_short(one.unit.name, LONGEST_UNIT)}</text>'
        )


def _themes(themes: Iterable[ThemeOnMap], radius: str, named: bool) -> Iterable[str]:
    """Each a link to its page that says its title and who leads and co-drives it."""
    for one in themes:
        title, pair = escape(one.theme.title), " + ".join(escape(who.name) for who in _pair(one))
        at = f'x="{one.place.across}" y="{one.place.down}"'
        name = f'<text class="map__name" {at} dy="2.5em" text-anchor="middle">{_title(one)}</text>' if named else ""
        yield (
            f'<a class="map__theme" href="{address("theme", one.theme.pk)}" aria-label="{title}">'
            f"<title>{title}{f' · {pair}' if pair else ''}</title>"
            f'<circle cx="{one.place.across}" cy="{one.place.down}" r="{radius}"/>'
            f'<text class="map__number" {at} dy="0.35em" text-anchor="middle">{one.number}</text>'
            f"{name}</a>\n"
        )


def _title(one: ThemeOnMap) -> str:
    return _short(one.theme.title, LONGEST_TITLE)


def _pair(one: ThemeOnMap) -> list[Holder]:
    """Who leads, and who co-drives beside them."""
    return [who for who in (one.leader, one.co_driver) if who] if one.leader else []


def _short(words: str, most: int) -> str:
    return escape(words if len(words) <= most else Truncator(words).chars(most))


@register.simple_tag
def area_picture(areas: list[AreaOnMap]) -> SafeString:
    """The areas on a ring, each a link to its themes, with lines between those that share some."""
    says = _(
        "Areas on a ring, each with the number of network themes that touch it, and lines between areas that share "
        "themes: the wider, the more. The table below says the same."
    )
    return _framed([*_bridges(areas), *map(_area, areas)], says, View())


def _bridges(areas: list[AreaOnMap]) -> Iterable[str]:
    """A path for all lines of the same width."""
    lines: dict[int, list[str]] = {}
    for at, one in enumerate(areas):
        for other, number in one.shared.items():
            if other > at:
                start, end = one.area.place, areas[other].area.place
                line = f"M{start.across} {start.down}Q0 0 {end.across} {end.down}"
                lines.setdefault(min(number, WIDEST), []).append(line)
    for number in sorted(lines):
        yield f'<path class="map__bridge" stroke-width="{1.5 * number}" d="{"".join(lines[number])}"/>\n'


def _area(one: AreaOnMap) -> str:
    """A circle that grows with the themes, with their number in it and the name beside it."""
    place, name, radius = one.area.place, one.area.name, round(9 + 2.5 * one.themes**0.5, 1)
    here = f'x="{place.across}" y="{place.down}"'
    words = ngettext("%(area)s: %(number)s theme", "%(area)s: %(number)s themes", one.themes)
    said = escape(words % {"area": one.area.unit.name, "number": one.themes})
    return (
        f'<a class="map__theme" href="{escape(one.url)}" aria-label="{said}"><title>{said}</title>'
        f'<circle cx="{place.across}" cy="{place.down}" r="{radius}"/>'
        f'<text class="map__number" {here} dy="0.35em" text-anchor="middle">{one.themes}</text>'
        f'<text class="map__area" x="{name.across}" y="{name.down}" dy="0.35em" text-anchor="{one.area.name_anchor}">'
        f"{_short(one.area.unit.name, LONGEST_UNIT)}</text></a>\n"
    )


@register.simple_tag
def area_table(areas: list[AreaOnMap]) -> SafeString:
    """The areas of the picture, with those they share most themes with."""
    heads = [_("Area"), _("Themes"), _("Shares most with")]
    _area_head, themes, most = map(escape, heads)
    lines = [
        f'<tr><th scope="row"><a href="{escape(one.url)}">{escape(one.area.unit.name)}</a></th>'
        f'<td data-label="{themes}">{one.themes}</td>'
        f'<td data-label="{most}">{escape(_met(one))}</td></tr>\n'
        for one in areas
    ]
    return table('aria-labelledby="themes"', heads, lines)


def _met(one: AreaOnMap) -> str:
    return ", ".join(f"{name} ({number})" for name, number in one.meets[:MOST_MET])


@register.simple_tag
def map_table(themes: list[ThemeOnMap]) -> SafeString:
    """The themes of the picture, by their numbers."""
    heads = [_("Number"), _("Theme"), _("Network leader"), _("Co-driver"), _("Phase"), _("Units")]
    number, _theme, leader, co_driver, phase, units = map(escape, heads)
    lines = [
        f'<tr><td data-label="{number}">{one.number}</td>'
        f'<th scope="row"><a href="{address("theme", one.theme.pk)}">{escape(one.theme.title)}</a></th>'
        f'<td data-label="{leader}">{escape(one.leader.name) if one.leader else ""}</td>'
        f'<td data-label="{co_driver}">{escape(one.co_driver.name) if one.co_driver else ""}</td>'
        f'<td data-label="{phase}">{escape(one.phase)}</td>'
        f'<td data-label="{units}">{escape(one.unit_names)}</td></tr>\n'
        for one in themes
    ]
    return table('aria-labelledby="themes"', heads, lines)


@register.simple_tag
def heat_rows(rows: list[HeatRow]) -> SafeString:
    """A square for each two areas."""
    drawn = [
        f'<tr><th scope="row">{escape(row.name)}</th>'
        + "".join(f'<td class="heat--{shade}">{number}</td>' for number, shade in row.cells)
        + "</tr>"
        for row in rows
    ]
    return SafeString("".join(drawn))


@register.simple_tag
def meeting_rows(meetings: list[Meeting]) -> SafeString:
    """A row for each two units of the first of these, with how many themes they share now and shared a year before."""
    drawn = [
        f'<tr><th scope="row">{escape(one.first.name)} + {escape(one.second.name)}</th>'
        f"<td>{one.now}</td><td>{one.before}</td></tr>"
        for one in meetings[:MOST_MEETINGS]
    ]
    return SafeString("".join(drawn))


@register.simple_tag
def more_meetings(meetings: list[Meeting]) -> str:
    """What says that some are left out."""
    left = len(meetings) - MOST_MEETINGS
    return left_out(left) if left > 0 else ""
