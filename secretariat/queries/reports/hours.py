"""Released hours by unit (S26): how much time the line gives to network work."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from netvaerk.models import OrgUnit
from roles.models import ResourceRelease
from secretariat.queries.reports.parts import About, Asked, Lines, Report, Rows, Year
from secretariat.rules.network_map import shown_units
from secretariat.rules.reports.figures import Row
from secretariat.rules.reports.spans import Span

ABOUT = About(
    gettext_lazy("Released hours by unit"),
    gettext_lazy("How much time personnel leaders have released for network work."),
)


def hours(asked: Asked) -> Report:
    """Two queries."""
    found = list(
        ResourceRelease.objects.filter(withdrawn_on=None).values_list(
            "person_id", "person__unit_id", "hours_per_week", "began_on", "ended_on"
        )
    )
    return Report(
        ABOUT,
        [_lines(asked, found), _by_unit(asked, found)],
    )


def _there(found: list[Any], span: Span) -> list[Any]:
    """What holds on the last day; a release holds on the day it ends, too."""
    return [one for one in found if one[3] <= span.last <= one[4]]


def _lines(asked: Asked, found: list[Any]) -> Lines:
    def at_end(span: Span) -> Any:
        there = _there(found, span)
        return asked.of(sum((one[2] for one in there), Decimal(0)), len({one[0] for one in there}))

    def over(span: Span) -> Any:
        there = [one for one in found if span.meets(one[3], one[4])]
        given = sum((one[2] * span.weeks_of(one[3], one[4]) for one in there), Decimal(0))
        return asked.of(round(given), len({one[0] for one in there}))

    return asked.lines(
        _("Released time"),
        asked.people_line(
            _("People with released time"),
            _("Employees who have time released on the last day, for one theme or more."),
            lambda span: len({one[0] for one in _there(found, span)}),
        ),
        asked.line(_("Hours a week"), _("What is released to them in all, on the last day."), at_end),
        asked.line(
            _("Hours over the whole stretch"),
            _(
                "The hours a week, times the weeks for which they are released. Hours that are spent are "
                "counted nowhere."
            ),
            over,
            Year.SUM,
        ),
    )


def _by_unit(asked: Asked, found: list[Any]) -> Rows:
    units = {pk: (parent, name) for pk, parent, name in OrgUnit.objects.values_list("pk", "parent_id", "name")}
    stands_for = shown_units({pk: parent for pk, (parent, _name) in units.items()})
    people: dict[str, set[int]] = defaultdict(set)
    given: dict[str, Decimal] = defaultdict(Decimal)
    for person, unit, per_week, *_days in _there(found, asked.main):
        name = units[stands_for[unit]][1] if unit else _("Without a unit")
        people[name].add(person)
        given[name] += per_week
    order = sorted(people, key=lambda name: (-given[name], name))
    rows = [Row(name, (frozenset(people[name]),), (given[name],)) for name in order]
    cells, total = asked.laid_together(rows, _other_units, _("In all"))
    return Rows(
        _("Released hours by unit, on the last day"),
        [_("Unit"), _("People"), _("Hours a week")],
        cells,
        means=_("By the unit that each person belongs to today, down to the third level of the organisation."),
        total=total,
        bar=1,
    )


def _other_units(number: int) -> str:
    return ngettext("%(number)s unit", "%(number)s units together", number) % {"number": number}
