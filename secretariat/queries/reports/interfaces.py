"""Interfaces (S8, S29): which areas share themes, and where nobody has begun."""

from datetime import date
from functools import cache

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from codriver.models import Pairing
from netvaerk.models.prepared import ask, day_of
from secretariat.queries.reports.parts import About, Asked, Cells, Report, Rows, Year, lasts_beyond
from secretariat.queries.themes_ever import ran_in, themes_ever, units_of_themes
from secretariat.queries.unit_ring import HeatRow, UnitRing, unit_ring
from secretariat.rules.network_map import bridges
from secretariat.rules.reports.figures import Row
from secretariat.rules.reports.spans import Span

MOST_AREAS, MOST_PAIRS = 12, 20
"""So many areas fit into a square that can be read, on paper too; and so many pairs are shown where there are more."""
ABOUT = About(
    gettext_lazy("Interfaces between units"),
    gettext_lazy("Where units work together on themes, and where nobody has begun."),
)


def interfaces(asked: Asked) -> Report:
    """Four queries."""
    ring, touched = unit_ring(), units_of_themes()
    themes = [(one, ring.standing_for(touched.get(one.pk, ()))) for one in themes_ever()]

    @cache
    def running(span: Span) -> list[tuple[int, ...]]:
        return [shown for one, shown in themes if ran_in(one, span)]

    heat = ring.heat(running(asked.whole))

    return Report(
        ABOUT,
        [
            asked.lines(
                _("Meetings of units"),
                asked.line(
                    _("Units that meet"),
                    _("Each two units that at least one of the themes that ran is about."),
                    lambda span: len(bridges(running(span))),
                    Year.WHOLE,
                ),
                asked.line(
                    _("Themes within one unit"),
                    _("Themes that ran and touch one unit only. A network theme is meant to touch two or more."),
                    lambda span: sum(len(one) < 2 for one in running(span)),
                    Year.WHOLE,
                ),
            ),
            *_areas(heat),
            _pairs(asked, ring),
        ],
        [(reverse("network_map"), _("See the network map"))],
    )


def _areas(heat: list[HeatRow]) -> list[Rows]:
    """Every area against every area and those that share nothing; of more than can be read in a square, those that
    share most."""
    if len(heat) > MOST_AREAS:
        return [_sharing_most(heat)]
    return [
        Rows(
            _("Areas, by the number of themes they share"),
            [_("Area"), *(row.name for row in heat)],
            [Cells(row.name, [number for number, _shade in row.cells]) for row in heat],
            means=_(
                "Each square says how many themes that ran touch both areas; an area meets itself where a theme "
                "touches two of its units."
            ),
            shaded=True,
        ),
        Rows(
            _("Areas that share no theme"),
            [_("Area"), _("Other area")],
            [Cells(one, [other]) for one, other, number in _each_two(heat) if not number],
            means=_("A place to look for the next theme. None is shown where every area shares one with every other."),
        ),
    ]


def _sharing_most(heat: list[HeatRow]) -> Rows:
    found = sorted(_each_two(heat), key=lambda one: -one[2])[:MOST_PAIRS]
    return Rows(
        _("Areas that share most themes"),
        [_("Area"), _("Other area"), _("Themes")],
        [Cells(one, [other, number]) for one, other, number in found if number],
        means=_("The twenty pairs of areas that share most of the themes that ran. The network map shows them all."),
        bar=1,
    )


def _each_two(heat: list[HeatRow]) -> list[tuple[str, str, int]]:
    """Each two areas with how many themes they share."""
    return [
        (one.name, heat[other].name, one.cells[other][0])
        for at, one in enumerate(heat)
        for other in range(at + 1, len(heat))
    ]


def _pairs(asked: Asked, ring: UnitRing) -> Rows:
    """How far apart the two of each pair sit (S78), on the last day."""
    apart: dict[str, set[int]] = {"area": set(), "unit": set(), "same": set()}
    for began, ended, *two, one, other in ask(_begun, values=(asked.main.last,)):
        if asked.main.stands_at_end(day_of(began), day_of(ended)):
            apart[_distance(ring, one, other)] |= set(two)
    words = {
        "area": _("In two areas"),
        "unit": _("In two units of one area"),
        "same": _("In the same unit, or one of them in none"),
    }
    rows = [Row(words[key], (frozenset(people),)) for key, people in apart.items()]
    cells, total = asked.laid_together(rows, _rest, _("In all"))
    return Rows(
        _("Where the two of a pair sit"),
        [_("The two sit"), _("People")],
        cells,
        means=_("People in pairs on the last day, by whether the two come from different parts of the organisation."),
        total=total,
        bar=0,
    )


def _begun(over_after: date) -> QuerySet:
    return Pairing.objects.filter(lasts_beyond(over_after), status__in=Pairing.BEGUN).values_list(
        "began_on", "ended_on", "network_leader_id", "co_driver_id", "network_leader__unit_id", "co_driver__unit_id"
    )


def _distance(ring: UnitRing, one: int | None, other: int | None) -> str:
    first, second = ring.stands_for.get(one or 0), ring.stands_for.get(other or 0)
    if first not in ring.units or second not in ring.units or first == second:
        return "same"
    return "unit" if ring.units[first].area.pk == ring.units[second].area.pk else "area"


def _rest(number: int) -> str:
    return ngettext("%(number)s other", "%(number)s laid together", number) % {"number": number}
