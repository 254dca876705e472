"""The succession picture for the secretariat: counts of people by stage, and the themes that will need a leader."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codriver.facts.path import on_the_path, with_stage
from codriver.queries.coming_leaders import LEADS, themes_without_leader
from codriver.queries.path import LABELS
from codriver.rules.path import WAY, Stage
from codriver.rules.succession import (
    ROUNDS,
    ByUnit,
    Column,
    Need,
    Seat,
    Walker,
    area_of,
    by_unit,
    columns,
    could_be_ready,
    moment_of,
)
from codriver.rules.succession_picture import Picture, picture
from netvaerk.documents.tables import Table
from netvaerk.models import NetworkTheme, OrgUnit, Person, ProposalRound
from netvaerk.models.rounds import half_year
from netvaerk.rules.rounds import RoundDates, coming_rounds, starts_to_come
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import ResourceRelease, RoleAssignment

Status = NetworkTheme.Status
SEATS = {
    Seat.EMPTY: gettext_lazy("Chosen or running without a network leader"),
    Seat.TIME_ENDS: gettext_lazy("The network leader's time ends before the theme does"),
    Seat.PROPOSED: gettext_lazy("Proposed, and may be chosen"),
    Seat.USUAL: gettext_lazy("Not proposed yet, up to what is usual in a round"),
}
NOT_CHOSEN = (Status.DRAFT, *NetworkTheme.AT_INTAKE, Status.DECLINED, Status.MERGED)
ROUND_AND_STATE = ("round__year", "round__season", "status")


@dataclass(frozen=True)
class Line:
    """A row of the table: what it counts, and a number for each moment. `key` names its colour in the picture."""

    key: str
    label: Any
    numbers: list[int]


@dataclass(frozen=True)
class ThemeInNeed:
    """From `day` on the theme needs a leader; `until` is the last day of the present one's time. `moment` is where it
    stands in the picture, None where that is beyond it."""

    theme: NetworkTheme
    seat: Seat
    day: date
    until: date | None = None
    moment: str | None = None


@dataclass(frozen=True)
class Succession:
    """`moments` are the words over the columns, today first."""

    moments: list[str]
    columns: list[Column]
    people: list[Line]
    seats: list[Line]
    themes: list[ThemeInNeed]
    units: ByUnit
    picture: Picture

    @property
    def is_empty(self) -> bool:
        """Whether nobody is on the path, and no theme needs anybody but what is usual."""
        return not self.people and not any(line.key != Seat.USUAL.value for line in self.seats)

    @property
    def last_moment(self) -> str:
        return self.moments[-1]

    @property
    def first_lacking(self) -> tuple[str, int] | None:
        """The first moment with seats that would stay empty, and how many."""
        found = zip(self.moments, self.columns, strict=True)
        return next(((moment, one.lacking) for moment, one in found if one.lacking), None)


def succession(today: date) -> Succession:
    """Everything on the page; six queries, however many people, rounds and themes there are."""
    rounds = coming_rounds([one.dates for one in ProposalRound.objects.all()], today, ROUNDS)
    moments, days = [_("Now"), *map(half_year, rounds)], [today, *(one.starts_on for one in rounds)]
    walkers = _walkers(today)
    themes = [*_without_leader(today), *_whose_time_ends(today)]
    needs = [*(Need(one.seat, one.day) for one in themes), *_starts(rounds)]
    found = columns(days, [walker for walker, _unit in walkers], needs)
    return Succession(
        moments=moments,
        columns=found,
        people=_lines([(one.value, LABELS[one], [col.people.get(one, 0) for col in found]) for one in reversed(WAY)]),
        seats=_lines([(one.value, SEATS[one], [col.seats.get(one, 0) for col in found]) for one in Seat]),
        themes=_placed(themes, moments, days),
        units=_by_unit(walkers, days[-1]),
        picture=picture(found, moments),
    )


def _lines(rows: Sequence[tuple[str, Any, list[int]]]) -> list[Line]:
    """The rows that count anything."""
    return [Line(*row) for row in rows if any(row[2])]


def _walkers(today: date) -> list[tuple[Walker, int | None]]:
    """All on the path who are employed, each with the unit. Who leads a theme past its last day leads it still."""
    led = RoleAssignment.objects.current().filter(person=OuterRef("pk"), role=LEADS).order_by().values("person")
    until = led.annotate(last=Max(Coalesce("theme__ends_on", Value(date.max)))).values("last")
    people = with_stage(on_the_path(Person.objects.employed())).annotate(leads_until=Subquery(until))
    return [
        (Walker(Stage(stage), wish or "", max(last, today) if last else None), unit)
        for stage, wish, last, unit in people.values_list("stage", "wish", "leads_until", "unit")
    ]


def _without_leader(today: date) -> list[ThemeInNeed]:
    """From today, or from the day that is planned for the start."""
    return [ThemeInNeed(one, Seat.EMPTY, max(today, one.begins_on or today)) for one in themes_without_leader()]


def _whose_time_ends(today: date) -> list[ThemeInNeed]:
    """Themes that go on when the time of who leads them has ended, the first one first."""
    leads = RoleAssignment.objects.current().filter(theme=OuterRef("theme"), person=OuterRef("person"), role=LEADS)
    goes_on = Q(theme__ends_on=None) | Q(theme__ends_on__gt=F("ended_on"))
    granted = ResourceRelease.objects.granted(today).filter(goes_on, Exists(leads), theme__status__in=TAKES_ROLES)
    return [
        ThemeInNeed(one.theme, Seat.TIME_ENDS, one.ended_on + timedelta(days=1), until=one.ended_on)
        for one in granted.select_related("theme").order_by("ended_on", "pk")
    ]


def _starts(rounds: Sequence[RoundDates]) -> list[Need]:
    """What is proposed in each of the rounds, and how many more are usual. A proposal that an earlier round has left
    undecided is decided in the first one."""
    known, first = {(one.year, one.season) for one in rounds}, (rounds[0].year, rounds[0].season)
    chosen, undecided = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    grouped = NetworkTheme.objects.filter(round__isnull=False).order_by().values(*ROUND_AND_STATE)
    for year, season, status, number in grouped.annotate(number=Count("pk")).values_list(*ROUND_AND_STATE, "number"):
        if status in NetworkTheme.AT_INTAKE:
            undecided[(year, season) if (year, season) in known else first] += number
        elif status not in NOT_CHOSEN:
            chosen[year, season] += number
    needs = []
    for one in rounds:
        key = one.year, one.season
        expected, usual = starts_to_come(chosen=chosen[key], undecided=undecided[key])
        needs += [Need(Seat.PROPOSED, one.starts_on)] * expected + [Need(Seat.USUAL, one.starts_on)] * usual
    return needs


def _placed(themes: Sequence[ThemeInNeed], moments: Sequence[str], days: Sequence[date]) -> list[ThemeInNeed]:
    found = []
    for one in themes:
        at = moment_of(one.day, days)
        if at is not None:
            found.append((at, ThemeInNeed(one.theme, one.seat, one.day, one.until, moments[at])))
    return [one for _at, one in sorted(found, key=lambda row: row[0])]


def _by_unit(walkers: Sequence[tuple[Walker, int | None]], last: date) -> ByUnit:
    """Where those work who could be ready at the last moment, by the areas right under the top."""
    units = {pk: (name, parent) for pk, name, parent in OrgUnit.objects.values_list("pk", "name", "parent")}
    parents = {pk: parent for pk, (_name, parent) in units.items()}
    ready = [unit for walker, unit in walkers if could_be_ready(walker, rounds_ahead=ROUNDS, day=last)]
    areas = Counter(units[area_of(unit, parents)][0] if unit else _("Without a unit") for unit in ready)
    return by_unit(areas)


def succession_tables(page: Succession) -> list[Table]:
    """The picture in numbers, the themes, and where people work."""
    people = [[_("Could be ready"), str(line.label), *line.numbers] for line in page.people]
    people.append([_("Could be ready"), _("In all"), *(one.ready for one in page.columns)])
    seats = [[_("Needs a leader"), str(line.label), *line.numbers] for line in page.seats]
    seats.append([_("Needs a leader"), _("In all until then"), *(one.needed for one in page.columns)])
    lacking = [[_("Would stay empty"), "", *(one.lacking for one in page.columns)]]
    themes = [[one.theme.title, str(SEATS[one.seat]), one.moment, one.until] for one in page.themes]
    units = [*page.units.named, *([(_("Other areas"), page.units.others)] if page.units.others else [])]
    return [
        Table(_("Leaders to come"), [_("What"), _("Which"), *page.moments], [*people, *seats, *lacking]),
        Table(_("Themes"), [_("Theme"), _("Why"), _("When"), _("The leader's time ends")], themes),
        Table(_("Where they work"), [_("Area"), _("How many")], units),
    ]
