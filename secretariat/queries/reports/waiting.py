"""Waiting times: from ready to paired, from offer to pair, and from pair to agreement, as medians."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Min, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codriver.models import AlignmentAgreement, CoDriverCandidacy, Pairing
from netvaerk.models.prepared import ask, day_here, day_of
from secretariat.queries.reports.parts import About, Asked, Line, Report, Year
from secretariat.rules.reports.spans import Span, days_between, median_days

Wait = tuple[int, date, date]
"""Who waited, by number, from one day to another."""
ABOUT = About(
    gettext_lazy("Waiting times"),
    gettext_lazy(
        "How long it takes to find a co-driver, and to agree. Each wait counts in the half-year in which it ended."
    ),
)


def waiting(asked: Asked) -> Report:
    """Three queries."""
    begun = [(pair, person, day_of(began), day_here(at)) for pair, person, began, at in ask(_begun)]
    offers = [(person, offered, began) for _pair, person, began, offered in begun]
    stretches = [
        (
            _("From ready to paired"),
            _(
                "From the day the personnel leader said yes to the day the pair began. Only the latest "
                "time somebody became ready is known."
            ),
            _ready_to_paired(begun),
        ),
        (
            _("From offer to pair"),
            _("From the day the two were offered each other to the day both had said yes."),
            offers,
        ),
        (
            _("From pair to agreement"),
            _("From the day the pair began to the day the two first agreed on their cooperation."),
            _paired_to_agreed(begun),
        ),
    ]
    lines = [line for name, means, waits in stretches for line in _of(asked, name, means, waits)]
    return Report(
        ABOUT,
        [asked.lines(_("Waits, in days"), *lines)],
    )


def _begun() -> QuerySet:
    begun = Pairing.objects.filter(status__in=Pairing.BEGUN).order_by("began_on", "pk")
    return begun.values_list("pk", "co_driver_id", "began_on", "offered_at")


def _ready() -> QuerySet:
    return CoDriverCandidacy.objects.filter(ready_at__isnull=False).values_list("person_id", "ready_at")


def _agreed() -> QuerySet:
    firsts = AlignmentAgreement.objects.filter(agreed_at__isnull=False, alignment__pairing__isnull=False)
    return firsts.order_by().values_list("alignment__pairing_id").annotate(first=Min("agreed_at"))


def _ready_to_paired(begun: Sequence[Any]) -> list[Wait]:
    days: dict[int, list[date]] = defaultdict(list)
    for _pair, person, began, _offered in begun:
        days[person].append(began)
    waits = []
    for person, at in ask(_ready):
        since = day_here(at)
        paired = next((day for day in days[person] if day >= since), None)
        if paired:
            waits.append((person, since, paired))
    return waits


def _paired_to_agreed(begun: Sequence[Any]) -> list[Wait]:
    agreed = dict(ask(_agreed))
    return [(person, began, day_here(agreed[pair])) for pair, person, began, _at in begun if pair in agreed]


def _of(asked: Asked, name: str, means: str, waits: list[Wait]) -> list[Line]:
    """How many waits ended, and the median."""

    def ended(span: Span) -> list[Wait]:
        return [one for one in waits if span.holds(one[2])]

    def middle(span: Span) -> Any:
        there = ended(span)
        lasted = [days_between(since, until) for _who, since, until in there]
        return asked.of(median_days(lasted), len({who for who, *_days in there}))

    number = _("%(stretch)s: how many") % {"stretch": name}
    return [
        asked.line(
            _("%(stretch)s: median") % {"stretch": name},
            _("%(stretch)s Half of them waited for a shorter time.") % {"stretch": means},
            middle,
            Year.UNSAID,
        ),
        asked.people_line(
            number, _("How many people the median is of."), lambda span: len({one[0] for one in ended(span)}), Year.SUM
        ),
    ]
