"""The days that stand on the year wheel: rounds, decisions, themes, phases, study terms and events of a year, as far as
one reader may see them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from codriver.models import StudyModule
from codriver.models.diploma_catalogue import ModuleTerm
from netvaerk.addresses import address
from netvaerk.bilingual import column
from netvaerk.models import NetworkTheme, Person, PlannedPhase, ProposalRound
from netvaerk.models.prepared import ask, day_here, day_of, read
from netvaerk.models.rounds import half_year
from netvaerk.rules.rounds import next_round
from roles.models import RoleAssignment
from secretariat.models import TrainingEvent
from secretariat.queries.latest import closed_at
from secretariat.rules.year_wheel import Kind

LABELS = {
    Kind.ROUND: gettext_lazy("Proposals and decisions"),
    Kind.EVENT: gettext_lazy("Courses and events"),
    Kind.STUDY: gettext_lazy("The diploma"),
    Kind.THEME: gettext_lazy("Themes begin and end"),
    Kind.PHASE: gettext_lazy("Phases"),
}


class Entry(NamedTuple):
    """A day of the year: what it is, about what, and where to read on. `until` is the last day of a stretch; `theme`
    the number of the theme whose phase it is; `is_own` what nobody but the reader sees."""

    day: date
    kind: Kind
    words: str
    about: str
    url: str = ""
    until: date | None = None
    theme: int | None = None
    is_own: bool = False

    @property
    def label(self) -> str:
        return str(LABELS[self.kind])


def entries_of(person: Person, year: int, today: date) -> Iterator[Entry]:
    """What lies in `year`, and the phases that reach into it, in no order; six queries."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    yield from _rounds(person, first, last, today)
    yield from _themes(person, first, last)
    yield from _phases(person, first, last, today)
    yield from _terms(first, last)
    yield from _own_modules(person, first, last)
    yield from _events(first, last)


def _rounds(person: Person, first: date, last: date, today: date) -> Iterator[Entry]:
    """Rounds as planned, and the one that takes proposals today also where nobody has planned it yet."""
    known = [one.dates for one in read(ProposalRound.objects.all)]
    coming = [one for one in known if one.deadline_on >= today]
    rounds = known if coming else [*known, next_round(known, today)]
    desk = reverse("intake") if person.is_secretariat else ""
    for one in rounds:
        about = half_year(one)
        if first <= one.deadline_on <= last:
            way_in = reverse("propose_theme") if one.deadline_on >= today else ""
            yield Entry(one.deadline_on, Kind.ROUND, _("Last day for proposals"), about, desk or way_in)
        if first <= one.decides_on <= last:
            yield Entry(one.decides_on, Kind.ROUND, _("The executive forum decides"), about, desk or reverse("themes"))


def _themes(person: Person, first: date, last: date) -> Iterator[Entry]:
    """The period of a theme stands on its card, so that everybody sees it; of one that is closed the day it was."""
    begins, ends = _("The theme begins"), _("The theme is expected to end")
    found = ask(_periods, person.is_secretariat, values=(person.pk, first, last, *_moments(first, last)))
    for number, title, status, begins_on, ends_on, closed in found:
        url = address("theme", number)
        begun = day_of(begins_on)
        if begun and first <= begun <= last:
            yield Entry(begun, Kind.THEME, begins, title, url)
        is_over = status == NetworkTheme.Status.CLOSED
        over = (day_here(closed) if is_over else None) or day_of(ends_on)
        if over and first <= over <= last:
            yield Entry(over, Kind.THEME, _("The theme was closed") if is_over else ends, title, url)


def _periods(officer: bool, reader: int, first: date, last: date, opens: datetime, closes: datetime) -> QuerySet:
    statuses = (NetworkTheme.Status.APPROVED, *NetworkTheme.WITH_AN_INSIDE)
    themes = NetworkTheme.objects.visible_to(Person.standing_as(reader, officer=officer)).filter(status__in=statuses)
    within = Q(begins_on__range=(first, last)) | Q(ends_on__range=(first, last)) | Q(closed_at__range=(opens, closes))
    columns = ("pk", "title", "status", "begins_on", "ends_on", "closed_at")
    return themes.annotate(closed_at=closed_at()).filter(within).values_list(*columns)


def _phases(person: Person, first: date, last: date, today: date) -> Iterator[Entry]:
    """Planned phases are for those who look inside the theme."""
    words = _("Phase %(number)s: %(name)s")
    named = cache(lambda number, name: words % {"number": number, "name": name})
    if person.is_secretariat:
        found = ask(_planned, get_language(), values=(first, last))
    else:
        found = ask(_planned_of, get_language(), values=(first, last, person.pk, today))
    for theme, title, number, name, begins_on, ends_on in found:
        yield Entry(
            day=day_of(begins_on),
            kind=Kind.PHASE,
            words=named(number, name),
            about=title,
            url=address("plan", theme),
            until=day_of(ends_on),
            theme=theme,
        )


def _planned(language: str, first: date, last: date) -> QuerySet:
    inside = NetworkTheme.objects.filter(status__in=NetworkTheme.WITH_AN_INSIDE)
    planned = PlannedPhase.objects.filter(theme__in=inside.values("pk"), begins_on__lte=last, ends_on__gte=first)
    columns = ("theme", "theme__title", "phase__order", column("phase__name", language), "begins_on", "ends_on")
    return planned.order_by("theme__folded_title", "theme", "phase__order").values_list(*columns)


def _planned_of(language: str, first: date, last: date, reader: int, today: date) -> QuerySet:
    held = RoleAssignment.objects.reading().exercised_by(Person(pk=reader), today)
    return _planned(language, first, last).filter(theme__in=held.values("theme"))


def _terms(first: date, last: date) -> Iterator[Entry]:
    """The schools' terms; modules of one school with the same day stand together."""
    said = (_("Last day to apply"), _("Study begins"), _("Exam"))
    found: dict[tuple[date, str, str], list[str]] = {}
    for school, module, *days in ask(_offered, get_language(), values=(first, last)):
        for words, day in zip(said, _days_within(days, first, last), strict=True):
            if day:
                found.setdefault((day, words, school), []).append(module)
    url = reverse("diploma")
    for (day, words, school), modules in found.items():
        yield Entry(day, Kind.STUDY, words, f"{', '.join(modules)} · {school}", url)


def _offered(language: str, first: date, last: date) -> QuerySet:
    days = ("apply_by", "begins_on", "exam_on")
    terms = ModuleTerm.objects.filter(_any_within(days, first, last), module__is_active=True).order_by("module__order")
    return terms.values_list("school", column("module__name", language), *days)


def _own_modules(person: Person, first: date, last: date) -> Iterator[Entry]:
    """The days of one's own study, for its owner alone."""
    said = (_("Your deadline for the competence fund"), _("Your module begins"), _("Your exam"))
    for number, module, *days in ask(_studied, get_language(), values=(person.pk, first, last)):
        for words, day in zip(said, _days_within(days, first, last), strict=True):
            if day:
                yield Entry(day, Kind.STUDY, words, module, address("study_module", number), is_own=True)


def _studied(language: str, reader: int, first: date, last: date) -> QuerySet:
    days = ("fund_deadline", "begins_on", "exam_on")
    over = (StudyModule.Status.WITHDRAWN, StudyModule.Status.CREDITED, StudyModule.Status.NOT_NOW)
    mine = StudyModule.objects.filter(_any_within(days, first, last), study__person=reader, study__left_at=None)
    return mine.exclude(status__in=over).values_list("pk", column("module__name", language), *days)


def _any_within(days: tuple[str, ...], first: date, last: date) -> Q:
    return Q(*((f"{name}__range", (first, last)) for name in days), _connector=Q.OR)


def _days_within(days: list[Any], first: date, last: date) -> list[date | None]:
    """Those that lie outside, or are not set, as None."""
    known = [day_of(one) for one in days]
    return [day if day and first <= day <= last else None for day in known]


def _events(first: date, last: date) -> Iterator[Entry]:
    """What is published and not cancelled is for every employee."""
    labels = dict(TrainingEvent.Kind.choices)
    for number, title, kind, begins_at in ask(_published, values=_moments(first, last)):
        url = address("training_event", number)
        yield Entry(day_here(begins_at), Kind.EVENT, title, str(labels[kind]), url)


def _published(opens: datetime, closes: datetime) -> QuerySet:
    events = TrainingEvent.objects.published().filter(cancelled_at=None, begins_at__range=(opens, closes))
    return events.values_list("pk", "title", "kind", "begins_at")


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    """From the first moment of one day to the last of another, as the clock on the wall has them."""
    zone = get_current_timezone()
    begins = datetime.combine(first, time.min, zone)
    return begins, datetime.combine(last + timedelta(days=1), time.min, zone) - timedelta(microseconds=1)
