"""The page of a theme: who leads, who co-drives, and what this reader may see of the agreements."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from codriver.facts.wishes import stored_need
from codriver.models import CoDriverNeed, Pairing
from codriver.queries.mandate import Mandate, mandate_on
from codriver.queries.running import standings_on
from codriver.queries.stages import Standing
from codriver.queries.wishes import Line, need_lines
from codriver.rules.closings import EFFECT_AFTER
from netvaerk.access import may_read_proposal
from netvaerk.dates import day_in_words
from netvaerk.models import Meeting, NetworkTheme, OrgUnit, Person, ThemeMove, ThemePhase
from netvaerk.models.prepared import ask, read
from netvaerk.rules.themes import TAKES_ROLES
from roles.access import TWO, has_an_inside, may_describe_theme, may_move_theme, may_name_stand_in, may_read_waiver
from roles.models import ResourceRelease, RoleAssignment, StandIn
from roles.models.releases import granted_on
from roles.queries.meetings import next_meeting
from roles.queries.participants import still_composes, who_is_missing
from roles.queries.tabs import Tab, tabs_of
from roles.sparring_access import may_open_sparring

Role = RoleAssignment.Role
PERIOD = ("assignment", "begins_on", "ends_on", "ended_on")
PLACED = ("person__name", "person__title", "person__unit__name", "person__personnel_leader__name")
HELD = (
    *("theme", "role", "asked_at", "declined_at", "began_on", "ended_on", "still_reads", "diploma_waiver"),
    *PLACED,
    "person__personnel_leader__is_active",
)
"""What the page shows of roles and of those who hold them; a whole person takes long to read."""


@dataclass(frozen=True)
class PhaseStep:
    """A phase of network work on the way of the theme."""

    number: int
    label: str
    state: str
    note: str


@dataclass
class ThemePage:
    theme: NetworkTheme
    held: list[RoleAssignment]
    history: list[RoleAssignment]
    asked: list[RoleAssignment]
    need: list[Line]
    early_wish: Person | None
    is_sought: bool
    standing: Standing | None
    mandate: Mandate | None
    pairing: Pairing | None
    in_pair: bool
    may_edit: bool
    may_request: bool
    may_pair: bool
    may_ask_for_time: bool
    may_read_proposal: bool
    tabs: list[Tab]
    may_start: bool
    moves: list[Any]
    stand_ins: list[StandIn]
    route: list[PhaseStep]
    units: list[str]
    next_meeting: Meeting | None
    missing: list[str]
    asks_for_effects: bool
    waived: list[RoleAssignment]

    @property
    def state(self) -> Any:
        return NetworkTheme.Status(self.theme.status).label

    @property
    def kind(self) -> Any:
        return NetworkTheme.Kind(self.theme.kind).label

    def holder(self, role: str) -> RoleAssignment | None:
        return next((one for one in self.held if one.role == role), None)

    @property
    def leader(self) -> RoleAssignment | None:
        return self.holder(Role.NETWORK_LEADER)

    @property
    def co_driver(self) -> RoleAssignment | None:
        return self.holder(Role.CO_DRIVER)

    @property
    def reference_leader(self) -> RoleAssignment | None:
        return self.holder(Role.REFERENCE_LEADER)

    def told_only_to(self, reader: Person) -> set[Person]:
        """Those about whom the page tells `reader` what not everybody sees: who is asked for a role, and how the
        agreements of other people stand."""
        asked = {one.person for one in self.asked}
        lines = (
            [one.parties.people for one in self.mandate.lines if one.standing and one.parties] if self.mandate else []
        )
        wished = {self.early_wish} if self.early_wish else set()
        return asked | wished | {person for people in lines if reader not in people for person in people}


def _held_now(assignments: list[RoleAssignment], person: Person, today: date) -> tuple[list[RoleAssignment], set[str]]:
    """The roles that run or ran to the end of the theme, each with who stands in; and which of them are `person`'s."""
    held = [one for one in assignments if one.state == RoleAssignment.State.RUNNING or one.still_reads]
    for one in held:
        _stand_in_for(one, person, today)
    return held, {one.role for one in held if _exercises(one, person, today)}


def theme_page(theme: NetworkTheme, person: Person, today: date) -> ThemePage:
    """The card for everybody; how the pair's agreement stands for those on the theme and the secretariat.

    While a co-driver is sought it says all that the leader needs; afterwards only the competences.
    """
    assignments = _assignments(theme, person, today)
    held, mine = _held_now(assignments, person, today)
    acts_as = {one.role for one in held if one.ended_on is None and _exercises(one, person, today)}
    phases = read(_phases) if theme.phase_id else []
    theme.phase = next((one for one in phases if one.pk == theme.phase_id), None)
    inside = bool(mine) or person.is_secretariat
    within = inside and has_an_inside(theme)
    standings = standings_on(theme, today) if inside else []
    paired = (one.alignment.pairing for one in standings)
    pairing = next((one for one in paired if one and one.status == Pairing.Status.ACTIVE), None)
    is_sought = sum(one.role == Role.CO_DRIVER for one in held) < settings.CO_DRIVERS_PER_THEME
    need = stored_need(theme) if is_sought else None
    return ThemePage(
        theme=theme,
        held=held,
        history=[one for one in assignments if one.state == RoleAssignment.State.ENDED],
        asked=[one for one in assignments if one.state == RoleAssignment.State.ASKED],
        need=[line for line in need_lines(theme, need, early_wish=False) if line.said],
        early_wish=_early_wish(need, person, mine),
        is_sought=is_sought,
        standing=next((one for one in standings if pairing and one.alignment.pairing_id == pairing.pk), None),
        mandate=_mandate(theme, person, held, standings) if inside and theme.is_running else None,
        pairing=pairing,
        in_pair=bool(pairing and pairing.is_party(person)),
        may_edit=may_describe_theme(person, theme, acts_as),
        may_request=theme.status in TAKES_ROLES and Role.NETWORK_LEADER in mine,
        may_pair=person.is_secretariat and theme.status in TAKES_ROLES,
        may_ask_for_time=theme.status in TAKES_ROLES
        and (person.is_secretariat or bool(mine & {Role.NETWORK_LEADER, Role.CO_DRIVER})),
        may_read_proposal=may_read_proposal(person, theme, behind=getattr(theme, "is_behind", None)),
        tabs=tabs_of(theme, here="theme", inside=within, spars=within and _spars(theme, person, mine)),
        may_start=theme.status == NetworkTheme.Status.APPROVED and may_move_theme(person, theme),
        moves=read(_moves, values=(theme.pk,)) if inside else [],
        stand_ins=[one for held in assignments for one in held.all_stand_ins if one.has_been(today)] if inside else [],
        route=_route(theme, phases),
        units=[name for (name,) in ask(_units, values=(theme.pk,))],
        next_meeting=next_meeting(theme, timezone.now()) if inside and theme.is_running else None,
        missing=who_is_missing(theme, phases) if inside and still_composes(theme) else [],
        asks_for_effects=within and _effects_are_asked(assignments, today),
        waived=[one for one in assignments if may_read_waiver(person, one) and one.diploma_waiver],
    )


def _effects_are_asked(assignments: list[RoleAssignment], today: date) -> bool:
    """Whether a pair ended so long ago that it is asked what has come of it."""
    ends = [one.ended_on for one in assignments if one.role == Role.CO_DRIVER and one.ended_on]
    return any(day + EFFECT_AFTER <= today for day in ends)


def _early_wish(need: CoDriverNeed | None, reader: Person, mine: set[str]) -> Person | None:
    """Whom the leader has talked with, for the leader, the secretariat and the one it is about."""
    wish = need.early_wish if need else None
    return wish if Role.NETWORK_LEADER in mine or reader.is_secretariat or reader == wish else None


def _assignments(theme: NetworkTheme, reader: Person, today: date) -> list[RoleAssignment]:
    """Who has, had or is asked for a role, as far as the reader may know, with all who stood in as `all_stand_ins` and
    the `granted_hours` a week of whom time is granted to. One query, and one where somebody stood in."""
    found = read(_roles, reader.is_secretariat, values=(theme.pk, reader.pk, today))
    known = {one.pk: one for one in found}
    for one in found:
        one.theme, one.all_stand_ins = theme, []
    for stand_in in read(_stand_ins, values=(theme.pk,)) if any(one.was_stood_in_for for one in found) else ():
        if held := known.get(stand_in.assignment_id):
            stand_in.assignment = held
            held.all_stand_ins.append(stand_in)
    return found


def _roles(officer: bool, theme: int, reader: int, today: date) -> QuerySet:
    person = Person.standing_as(reader, officer=officer)
    seen = RoleAssignment.objects.visible_to(person).with_waivers().filter(theme=theme)
    stood_in = StandIn.objects.filter(assignment=OuterRef("pk")).order_by()
    people = seen.select_related("person__unit", "person__personnel_leader").only(*HELD)
    granted = granted_on(today, "person__releases__") & Q(person__releases__theme=theme)  # one of a person on a theme
    people = people.annotate(granted=FilteredRelation("person__releases", condition=granted))
    known = people.annotate(was_stood_in_for=Exists(stood_in), granted_hours=F("granted__hours_per_week"))
    return known.order_by("began_on", "pk")


def _stand_ins(theme: int) -> QuerySet:
    return StandIn.objects.filter(assignment__theme=theme).select_related("person").only(*PERIOD, "person__name")


def _phases() -> QuerySet:
    return ThemePhase.objects.all()


def _units(theme: int) -> QuerySet:
    return OrgUnit.objects.filter(themes=theme).values_list("name")


def _live_pairings(theme: int) -> QuerySet:
    people = Pairing.objects.live().filter(theme=theme).select_related("co_driver", "network_leader")
    return people.only("status", "leader_says_yes", "co_driver_says_yes", "co_driver__name", "network_leader__name")


def _moves(theme: int) -> QuerySet:
    moves = ThemeMove.objects.filter(theme=theme).select_related("by")
    return moves.only("theme", "status", "at", "reason", "by__name")


def _mandate(
    theme: NetworkTheme,
    reader: Person,
    held: list[RoleAssignment],
    standings: list[Standing],
) -> Mandate | None:
    """How the leader's mandate stands. Who is offered as co-driver is asked only where there is none."""
    has_one = any(one.role == Role.CO_DRIVER for one in held)
    pairings = [] if has_one else read(_live_pairings, values=(theme.pk,))
    granted = [one for one in held if one.granted_hours]
    releases = [ResourceRelease(person_id=one.person_id, hours_per_week=one.granted_hours) for one in granted]
    return mandate_on(theme, reader, holders=held, standings=standings, pairings=pairings, releases=releases)


def _exercises(assignment: RoleAssignment, person: Person, today: date) -> bool:
    """Whether `person` holds the role, or stands in for its holder; read from what was loaded with it."""
    standing_in = (one for one in assignment.all_stand_ins if one.is_on(today))
    return person.pk in (assignment.person_id, *(one.person_id for one in standing_in))


def _spars(theme: NetworkTheme, person: Person, roles: set[str]) -> bool:
    """Whether the tab of sparring leads anywhere; the database is asked only where the roles do not tell."""
    return not roles.isdisjoint(TWO) or may_open_sparring(person, theme)


def _stand_in_for(assignment: RoleAssignment, reader: Person, today: date) -> None:
    """Say beside a holder who stands in: today to everybody, from a later day to those who may name somebody."""
    assignment.may_name_stand_in = may_name_stand_in(reader, assignment)
    assignment.standing_in = [
        one
        for one in assignment.all_stand_ins
        if one.is_on(today) or (assignment.may_name_stand_in and one.is_ahead(today))
    ]


def _route(theme: NetworkTheme, phases: list[ThemePhase]) -> list[PhaseStep]:
    """The phases of network work as steps, the theme's own marked; empty before the theme has one."""
    if not theme.phase:
        return []
    here, closed = theme.phase.order, theme.status == NetworkTheme.Status.CLOSED
    found = []
    for phase in phases:
        state = "done" if phase.order < here or closed else "current" if phase.order == here else "next"
        found.append(PhaseStep(phase.order, phase.name, state, _since(theme) if state == "current" else ""))
    return found


def _since(theme: NetworkTheme) -> str:
    return _("since %(when)s") % {"when": day_in_words(theme.phase_began_on)}
