"""Every report by the name in its address, and what is asked of it for a half-year or a year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netvaerk.models import NetworkTheme
from netvaerk.models.prepared import ask, day_of
from secretariat.queries.network_map import half_in_words
from secretariat.queries.reports import (
    competences,
    diploma,
    flags,
    glance,
    hours,
    interfaces,
    involvement,
    pipeline,
    training,
    value,
    waiting,
)
from secretariat.queries.reports.parts import About, Asked, Report
from secretariat.rules.network_map import HalfYear, half_years
from secretariat.rules.reports.spans import Span, halves_of, span_of


@dataclass(frozen=True)
class Known:
    """A report that can be asked for; of today alone if it `stands_today`, and in no year if it is not `yearly`."""

    about: About
    read: Callable[[Asked], Report]
    stands_today: bool = False
    yearly: bool = True


REPORTS = {
    "netvaerksorganisationen": Known(glance.ABOUT, glance.glance),
    "snitflader": Known(interfaces.ABOUT, interfaces.interfaces),
    "roede-flag": Known(flags.ABOUT, flags.flags, yearly=False),
    "kompetencer": Known(competences.ABOUT, competences.competences, stands_today=True, yearly=False),
    "vejen": Known(pipeline.ABOUT, pipeline.pipeline),
    "inddragelse": Known(involvement.ABOUT, involvement.involvement),
    "vaerdi": Known(value.ABOUT, value.value),
    "frigivet-tid": Known(hours.ABOUT, hours.hours),
    "ventetider": Known(waiting.ABOUT, waiting.waiting),
    "diplom": Known(diploma.ABOUT, diploma.diploma),
    "kurser": Known(training.ABOUT, training.training),
}
"""By the name in the address. What is missing, and which competences are rare, stands in no yearly report: it is for
those who can do something today."""


def for_half(half: HalfYear, today: date, *, merges: bool) -> Asked:
    """A half-year beside the same one a year before."""
    span = span_of(half, today)
    return Asked(
        headings=(half_in_words(half), half_in_words(half.before())),
        spans=(span, span_of(half.before(), today)),
        main=span,
        whole=span,
        today=today,
        merges=merges,
    )


def for_year(year: int, today: date) -> Asked:
    """The halves of a year and their sum, as anybody may read it."""
    halves = halves_of(year, today)
    spans = tuple(span_of(half, today) for half in halves)
    return Asked(
        headings=(*(half_in_words(half) for half in halves), _year_in_words(year, spans[-1].last)),
        spans=spans,
        main=spans[-1],
        whole=Span(spans[0].first, spans[-1].last),
        today=today,
        merges=True,
        sums=True,
    )


def yearly_report(asked: Asked) -> list[Report]:
    """A constant number of queries. Tables of what happened in half a year are left out, for they would not add up."""
    found = [one.read(asked) for one in REPORTS.values() if one.yearly]
    return [Report(one.about, [part for part in one.parts if not part.rests]) for one in found]


def known_halves(today: date) -> list[HalfYear]:
    """Every half-year in which a theme ran, the newest first."""
    begun = ask(_first_beginning)
    return half_years(min([*(day_of(day) for (day,) in begun), today]), today)


def _first_beginning() -> QuerySet:
    begun = NetworkTheme.objects.filter(status__in=NetworkTheme.WITH_AN_INSIDE, begins_on__isnull=False)
    return begun.order_by("begins_on").values_list("begins_on")[:1]


def known_years(halves: list[HalfYear]) -> list[int]:
    return sorted({one.year for one in halves}, reverse=True)


def choices_of(halves: list[HalfYear]) -> list[tuple[str, str]]:
    return [(one.key, half_in_words(one)) for one in halves]


def _year_in_words(year: int, until: date) -> str:
    """The heading of the column that sums a year up, which says so where the year is not over."""
    over = until == date(year, 12, 31)
    return (_("The year %(year)s") if over else _("%(year)s so far")) % {"year": year}


def stretch_in_words(asked: Asked) -> str:
    """From when to when the figures go."""
    days = {"first": date_format(asked.whole.first), "last": date_format(asked.whole.last)}
    return _("From %(first)s to %(last)s.") % days
