"""The year wheel: rounds, decisions, themes, phases, study terms and events of a year, as far as one reader may see
them; as a drawing, and as a list by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from codriver.models import StudyModule
from codriver.models.diploma_catalogue import ModuleTerm
from netvaerk.models import NetworkTheme, Person, PlannedPhase, ProposalRound, ThemeMove
from netvaerk.models.rounds import half_year
from netvaerk.rules.rounds import next_round
from netvaerk.typed import whole_number
from roles.models import RoleAssignment
from secretariat.models import TrainingEvent
from secretariat.rules.year_wheel import RIM, Arc, Kind, Month, Point, arc, gather, months, place, rings

FIRST_YEAR, YEARS_AHEAD = 2000, 5
MANY = 6
"""More than so many of one kind in a month stand together, to be opened."""
MOST_SHOWN = 60
"""So many of them are listed on the page; the file holds them all."""
LABELS = {
    Kind.ROUND: gettext_lazy("Proposals and decisions"),
    Kind.EVENT: gettext_lazy("Courses and events"),
    Kind.STUDY: gettext_lazy("The diploma"),
    Kind.THEME: gettext_lazy("Themes begin and end"),
    Kind.PHASE: gettext_lazy("Phases"),
}


@dataclass(frozen=True)
class Entry:
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


@dataclass
class Bundle:
    """Many of one kind in one month."""

    kind: Kind
    entries: list[Entry]

    @property
    def shown(self) -> list[Entry]:
        return self.entries[:MOST_SHOWN]

    @property
    def left_out(self) -> int:
        return len(self.entries) - len(self.shown)

    @property
    def words(self) -> str:
        number = len(self.entries)
        said = {
            Kind.ROUND: ngettext("%(number)s day of a round", "%(number)s days of rounds", number),
            Kind.EVENT: ngettext("%(number)s course or event", "%(number)s courses and events", number),
            Kind.STUDY: ngettext("%(number)s day of the diploma", "%(number)s days of the diploma", number),
            Kind.THEME: ngettext("%(number)s theme begins or ends", "%(number)s themes begin or end", number),
            Kind.PHASE: ngettext("%(number)s phase begins", "%(number)s phases begin", number),
        }
        return said[self.kind] % {"number": number}


@dataclass
class MonthRow:
    """A month of the list: single entries by day, and after them what stands together."""

    first: date
    entries: list[Entry]
    bundles: list[Bundle]
    is_over: bool

    @property
    def name(self) -> str:
        return date_format(self.first, "F")

    @property
    def number(self) -> int:
        return self.first.month


@dataclass
class ShownMark:
    """A mark of the wheel: what it says, and where it leads; `number` is how many days it stands for."""

    at: Point
    kind: Kind
    words: str
    url: str
    number: int


@dataclass
class ShownArc:
    arc: Arc
    words: str
    url: str
    is_now: bool


@dataclass
class Wheel:
    months: list[tuple[Month, str]]
    marks: list[ShownMark]
    arcs: list[ShownArc]
    today: Point | None
    kinds: list[tuple[Kind, str]]


@dataclass
class YearPage:
    year: int
    kind: Kind | None
    rows: list[MonthRow]
    wheel: Wheel
    before: int | None
    after: int | None
    is_this_year: bool

    @property
    def is_empty(self) -> bool:
        return not self.rows

    @property
    def past(self) -> list[MonthRow]:
        """The months of this year that are over; another year is shown whole."""
        return [row for row in self.rows if row.is_over and self.is_this_year]

    @property
    def ahead(self) -> list[MonthRow]:
        return [row for row in self.rows if not (row.is_over and self.is_this_year)]

    @property
    def entries(self) -> list[Entry]:
        every = [one for row in self.rows for one in (*row.entries, *(each for b in row.bundles for each in b.entries))]
        return sorted(every, key=_order)


def chosen_year(typed: str | None, today: date) -> int:
    """The year of an address; what is no year near enough means this one."""
    year = whole_number(typed)
    return year if year is not None and FIRST_YEAR <= year <= today.year + YEARS_AHEAD else today.year


def chosen_kind(typed: str | None) -> Kind | None:
    return next((kind for kind in Kind if kind.value == typed), None)


def year_page(person: Person, year: int, kind: Kind | None, today: date) -> YearPage:
    """At most seven queries, whatever the year holds."""
    every = sorted(_everything(person, year, today), key=_order)
    found = [one for one in every if kind in (None, one.kind)]
    within = [one for one in found if one.day.year == year]
    return YearPage(
        year=year,
        kind=kind,
        rows=_rows(within, today),
        wheel=_wheel(found, within, year, today),
        before=year - 1 if year > FIRST_YEAR else None,
        after=year + 1 if year < today.year + YEARS_AHEAD else None,
        is_this_year=year == today.year,
    )


def _order(entry: Entry) -> tuple[Any, ...]:
    return (entry.day, list(Kind).index(entry.kind), entry.about, entry.words)


def _everything(person: Person, year: int, today: date) -> Iterator[Entry]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    yield from _rounds(person, first, last, today)
    yield from _themes(person, first, last)
    yield from _phases(person, first, last, today)
    yield from _terms(first, last)
    yield from _own_modules(person, first, last)
    yield from _events(first, last)


def _rounds(person: Person, first: date, last: date, today: date) -> Iterator[Entry]:
    """Rounds as planned, and the one that takes proposals today also where nobody has planned it yet."""
    known = [one.dates for one in ProposalRound.objects.all()]
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
    closed = ThemeMove.objects.filter(theme=OuterRef("pk"), status=NetworkTheme.Status.CLOSED).order_by()
    statuses = (NetworkTheme.Status.APPROVED, *NetworkTheme.WITH_AN_INSIDE)
    themes = NetworkTheme.objects.visible_to(person).filter(status__in=statuses)
    themes = themes.annotate(closed_at=Subquery(closed.values("theme").annotate(last=Max("at")).values("last")))
    begins, ends = Q(begins_on__range=(first, last)), Q(ends_on__range=(first, last))
    for one in themes.filter(begins | ends | Q(closed_at__range=_moments(first, last))):
        url = reverse("theme", args=[one.pk])
        if one.begins_on and first <= one.begins_on <= last:
            yield Entry(one.begins_on, Kind.THEME, _("The theme begins"), one.title, url)
        is_over = one.status == NetworkTheme.Status.CLOSED
        over = localdate(one.closed_at) if is_over and one.closed_at else one.ends_on
        if over and first <= over <= last:
            words = _("The theme was closed") if is_over else _("The theme is expected to end")
            yield Entry(over, Kind.THEME, words, one.title, url)


def _phases(person: Person, first: date, last: date, today: date) -> Iterator[Entry]:
    """Planned phases are for those who look inside the theme."""
    planned = PlannedPhase.objects.filter(theme__in=_inside(person, today), begins_on__lte=last, ends_on__gte=first)
    ways: dict[int, str] = {}
    for one in planned.select_related("theme", "phase").order_by("theme__folded_title", "theme", "phase__order"):
        if one.theme_id not in ways:
            ways[one.theme_id] = reverse("plan", args=[one.theme_id])
        yield Entry(
            day=one.begins_on,
            kind=Kind.PHASE,
            words=_("Phase %(number)s: %(name)s") % {"number": one.phase.order, "name": one.phase.name},
            about=one.theme.title,
            url=ways[one.theme_id],
            until=one.ends_on,
            theme=one.theme_id,
        )


def _inside(person: Person, today: date) -> QuerySet:
    """The themes that `person` may look inside."""
    themes = NetworkTheme.objects.filter(status__in=NetworkTheme.WITH_AN_INSIDE)
    if person.is_secretariat:
        return themes.values("pk")
    held = RoleAssignment.objects.reading().exercised_by(person, today)
    return themes.filter(pk__in=held.values("theme")).values("pk")


def _terms(first: date, last: date) -> Iterator[Entry]:
    """The schools' terms; modules of one school with the same day stand together."""
    days = Q(apply_by__range=(first, last)) | Q(begins_on__range=(first, last)) | Q(exam_on__range=(first, last))
    terms = ModuleTerm.objects.filter(days, module__is_active=True).select_related("module").order_by("module__order")
    said = {"apply_by": _("Last day to apply"), "begins_on": _("Study begins"), "exam_on": _("Exam")}
    found: dict[tuple[date, str, str], list[str]] = {}
    for one in terms:
        for name in said:
            day = getattr(one, name)
            if day and first <= day <= last:
                found.setdefault((day, name, one.school), []).append(one.module.name)
    url = reverse("diploma")
    for (day, name, school), modules in found.items():
        yield Entry(day, Kind.STUDY, said[name], f"{', '.join(modules)} · {school}", url)


def _own_modules(person: Person, first: date, last: date) -> Iterator[Entry]:
    """The days of one's own study, for its owner alone."""
    said = {"fund_deadline": _("Your deadline for the competence fund"), "begins_on": _("Your module begins")}
    said["exam_on"] = _("Your exam")
    days = Q()
    for name in said:
        days |= Q(**{f"{name}__range": (first, last)})
    over = (StudyModule.Status.WITHDRAWN, StudyModule.Status.CREDITED, StudyModule.Status.NOT_NOW)
    mine = StudyModule.objects.filter(days, study__person=person, study__left_at=None).exclude(status__in=over)
    for one in mine.select_related("module"):
        for name, words in said.items():
            day = getattr(one, name)
            if day and first <= day <= last:
                url = reverse("study_module", args=[one.pk])
                yield Entry(day, Kind.STUDY, words, one.module.name, url, is_own=True)


def _events(first: date, last: date) -> Iterator[Entry]:
    """What is published and not cancelled is for every employee."""
    events = TrainingEvent.objects.published().filter(cancelled_at=None, begins_at__range=_moments(first, last))
    for one in events:
        url = reverse("training_event", args=[one.pk])
        yield Entry(localdate(one.begins_at), Kind.EVENT, one.title, one.get_kind_display(), url)


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    """From the first moment of one day to the last of another, as the clock on the wall has them."""
    zone = get_current_timezone()
    begins = datetime.combine(first, time.min, zone)
    return begins, datetime.combine(last + timedelta(days=1), time.min, zone) - timedelta(microseconds=1)


def _rows(entries: list[Entry], today: date) -> list[MonthRow]:
    rows = []
    for number, group in groupby(entries, key=lambda one: one.day.month):
        found = list(group)
        bundles = [Bundle(kind, [one for one in found if one.kind == kind]) for kind in Kind]
        bundles = [one for one in bundles if len(one.entries) > MANY]
        together = {one.kind for one in bundles}
        first = found[0].day.replace(month=number, day=1)
        is_over = (first.year, number) < (today.year, today.month)
        rows.append(MonthRow(first, [one for one in found if one.kind not in together], bundles, is_over))
    return rows


def _wheel(found: list[Entry], within: list[Entry], year: int, today: date) -> Wheel:
    ring = rings([one.theme for one in found if one.theme is not None])
    arcs = [shown for one in found if one.theme in ring and (shown := _arc(one, ring[one.theme], year, today))]
    marks = []
    for kind in Kind:
        days = [one for one in within if one.kind == kind]
        if kind is not Kind.PHASE or not ring:
            marks += [_mark([days[one] for one in mark.members], mark.at) for mark in gather(_days(days), kind, year)]
    shown = {one.kind for one in found}
    return Wheel(
        months=[(one, date_format(date(year, one.number, 1), "F")[:3].lower()) for one in months(year)],
        marks=marks,
        arcs=arcs,
        today=place(today, RIM) if today.year == year else None,
        kinds=[(kind, str(label)) for kind, label in LABELS.items() if kind in shown],
    )


def _days(entries: list[Entry]) -> list[date]:
    return [one.day for one in entries]


def _mark(entries: list[Entry], at: Point) -> ShownMark:
    """One day leads to its page; several lead to their month in the list."""
    first = entries[0]
    lines = [f"{date_format(one.day, 'j. F')}: {one.words} · {one.about}" for one in entries[:MANY]]
    if len(entries) > MANY:
        more = len(entries) - MANY
        lines.append(ngettext("and %(number)s more", "and %(number)s more", more) % {"number": more})
    url = first.url if len(entries) == 1 and first.url else f"#m{first.day.month}"
    return ShownMark(at, first.kind, "\n".join(lines), url, len(entries))


def _arc(entry: Entry, radius: float, year: int, today: date) -> ShownArc | None:
    found = arc(entry.day, entry.until or entry.day, radius, year)
    if found is None:
        return None
    words = f"{entry.about} · {entry.words}"
    return ShownArc(found, words, entry.url, is_now=entry.day <= today <= (entry.until or entry.day))
