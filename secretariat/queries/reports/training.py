"""Courses and events (S35): what was held, and who came."""

from collections import Counter, defaultdict
from typing import Any

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from secretariat.models import Enrolment, TrainingEvent
from secretariat.queries.reports.parts import About, Asked, Lines, Report, Rows, Year
from secretariat.rules.reports.figures import Row
from secretariat.rules.reports.spans import Span
from secretariat.rules.training import Status

ABOUT = About(
    gettext_lazy("Courses and events"),
    gettext_lazy("What the secretariat has held for those in the networks, and how many came."),
)


def training(asked: Asked) -> Report:
    """Two queries."""
    events = TrainingEvent.objects.published().filter(cancelled_at=None, ends_at__lte=now())
    held = [
        (pk, kind, seats, localdate(at))
        for pk, kind, seats, at in events.values_list("pk", "kind", "seats", "begins_at")
    ]
    came = Enrolment.objects.filter(status__in=(Status.ATTENDED, Status.NO_SHOW))
    people: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for event, person, status in came.values_list("event_id", "person_id", "status"):
        people[event].append((person, status))
    return Report(
        ABOUT,
        [_lines(asked, held, people), _by_kind(asked, held, people)],
    )


def _who(held: list[Any], people: dict[int, list[tuple[int, str]]], span: Span, status: str) -> list[int]:
    return [
        person
        for event, _kind, _seats, day in held
        if span.holds(day)
        for person, found in people[event]
        if found == status
    ]


def _lines(asked: Asked, held: list[Any], people: dict[int, list[tuple[int, str]]]) -> Lines:
    def came(span: Span) -> list[int]:
        return _who(held, people, span, Status.ATTENDED)

    return asked.lines(
        _("Held"),
        asked.line(
            _("Events held"),
            _("Courses and events that were published, were not cancelled and are over."),
            lambda span: sum(span.holds(one[3]) for one in held),
            Year.SUM,
        ),
        asked.people_line(
            _("People who came"),
            _("Employees noted as there at one of them or more. Each counts once in a half-year."),
            lambda span: len(set(came(span))),
            Year.SUM,
        ),
        asked.line(
            _("Seats used"),
            _("How many times somebody came, however often the same one did."),
            lambda span: asked.of(len(came(span)), len(set(came(span)))),
            Year.SUM,
        ),
    )


def _by_kind(asked: Asked, held: list[Any], people: dict[int, list[tuple[int, str]]]) -> Rows:
    there = [one for one in held if asked.main.holds(one[3])]
    events, seats = Counter(one[1] for one in there), Counter()
    for _event, kind, number, _day in there:
        seats[kind] += number
    rows = [
        Row(
            str(kind.label),
            tuple(
                frozenset(_who([one for one in there if one[1] == kind], people, asked.main, status))
                for status in (Status.ATTENDED, Status.NO_SHOW)
            ),
        )
        for kind in TrainingEvent.Kind
        if events[kind]
    ]
    cells, total = asked.laid_together(rows, _other_kinds, _("In all"))
    return Rows(
        _("Who came, by kind of event"),
        [_("Kind"), _("People who came"), _("People who did not come")],
        cells,
        means=_("Each person counts once for a kind, and those who signed off count nowhere."),
        total=total,
        bar=0,
        rests=True,
    )


def _other_kinds(number: int) -> str:
    return ngettext("%(number)s kind", "%(number)s kinds together", number) % {"number": number}
