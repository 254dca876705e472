"""The mandate of a theme's leader: what is in place, what is missing, and who holds the ball."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codriver.access import may_see_hours, reads_agreed_hours
from codriver.facts.mandate import Parties, holders_of, key_of, mandate_facts, parties_today
from codriver.models import AlignmentAgreement, ExpectationAlignment, Pairing
from codriver.queries.hours import HoursTable, hours_tables
from codriver.queries.running import standings_on
from codriver.queries.stages import Standing
from codriver.rules.mandate import (
    CO_DRIVER,
    CO_DRIVER_PERSONNEL,
    OPENED_BY_HAND,
    PERSONNEL_LEADER,
    REFERENCE_LEADER,
    MandateFacts,
    Missing,
    missing_for_mandate,
)
from netvaerk.models import NetworkTheme, Person
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import ResourceRelease, RoleAssignment
from roles.models.assignments import CURRENT
from roles.queries.tabs import Tab, tabs_of
from roles.sparring_access import may_open_sparring

HOURS = "hours"
Role = RoleAssignment.Role


class State(str, Enum):
    """How one line of the mandate stands."""

    IN_PLACE = "in_place"
    UNDER_WAY = "under_way"
    NOT_OPENED = "not_opened"
    OFFERED = "offered"
    NOBODY = "nobody"
    NOT_NEEDED = "not_needed"
    LACKING = "lacking"


TITLES = {
    CO_DRIVER: gettext_lazy("Agreement with the co-driver"),
    REFERENCE_LEADER: gettext_lazy("Agreement with the reference leader"),
    PERSONNEL_LEADER: gettext_lazy("Agreement with the personnel leader"),
    HOURS: gettext_lazy("The network leader's time"),
    CO_DRIVER_PERSONNEL: gettext_lazy("The co-driver's agreement with own personnel leader"),
}
NAMES = {
    CO_DRIVER: gettext_lazy("co-driver"),
    REFERENCE_LEADER: gettext_lazy("reference leader"),
    PERSONNEL_LEADER: gettext_lazy("personnel leader"),
    HOURS: gettext_lazy("time"),
}


@dataclass(frozen=True)
class Step:
    """The one button of a line. One that opens an agreement is posted, with the kind and whose it is."""

    label: str
    url: str
    opens: Parties | None = None
    waits_for_reader: bool = False


@dataclass
class MandateLine:
    """An agreement, or the leader's time: its state, between whom, and whom it waits for."""

    kind: str
    state: State
    parties: Parties | None = None
    standing: Standing | None = None
    waits_for: list[Person] = field(default_factory=list)
    offer: Pairing | None = None
    step: Step | None = None

    @property
    def title(self) -> Any:
        return TITLES[self.kind]

    @property
    def name(self) -> Any:
        return NAMES[self.kind]

    @property
    def first_names(self) -> str:
        return " + ".join(one.first_name for one in self.waits_for)


@dataclass
class Mandate:
    """The lines that make up the mandate, and those beside it: the co-driver's own agreement."""

    facts: MandateFacts
    lines: list[MandateLine]
    beside: list[MandateLine]

    @property
    def missing(self) -> list[Missing]:
        return missing_for_mandate(self.facts)


def mandate_on(
    theme: NetworkTheme,
    reader: Person,
    *,
    holders: list[RoleAssignment],
    standings: Iterable[Standing],
    pairings: list[Pairing],
    releases: list[ResourceRelease],
) -> Mandate | None:
    """How the mandate stands, of what has been read: roles with leaders, alignments, live pairings, and releases that
    stand today. None where nobody leads the theme, or it is over."""
    found = {key_of(one.alignment): one for one in standings}
    parties = parties_today(holders)
    if theme.status not in TAKES_ROLES or not any(one.kind == PERSONNEL_LEADER for one in parties):
        return None
    facts = mandate_facts(theme, parties, _in_force(list(found.values())), releases)
    lines = [_line(one, found.get(one.key), facts) for one in parties]
    if not any(one.kind == CO_DRIVER for one in parties):
        lines.insert(0, _without_co_driver(facts, pairings, reader))
    theirs = [one for one in lines if one.kind == CO_DRIVER_PERSONNEL]
    own = [one for one in lines if one.kind != CO_DRIVER_PERSONNEL]
    return Mandate(facts, [*own, _time(facts, parties)], theirs)


def _line(parties: Parties, stands: Standing | None, facts: MandateFacts) -> MandateLine:
    if stands:
        state = State.IN_PLACE if stands.in_force else State.UNDER_WAY
        return MandateLine(parties.kind, state, parties, stands, stands.waits_for)
    if parties.kind == REFERENCE_LEADER and not facts.needs_reference_leader:
        return MandateLine(parties.kind, State.NOT_NEEDED, parties)
    return MandateLine(parties.kind, State.NOT_OPENED if parties.second else State.NOBODY, parties)


def _without_co_driver(facts: MandateFacts, pairings: list[Pairing], reader: Person) -> MandateLine:
    """A theme without a co-driver: one is offered, if the reader may know; or it may be without; or one is missing."""
    offer = next((one for one in pairings if reader.is_secretariat or one.is_party(reader)), None)
    if offer:
        return MandateLine(CO_DRIVER, State.OFFERED, waits_for=offer.waits_for, offer=offer)
    return MandateLine(CO_DRIVER, State.NOBODY if facts.needs_co_driver else State.NOT_NEEDED)


def _time(facts: MandateFacts, parties: list[Parties]) -> MandateLine:
    mine = next(one for one in parties if one.kind == PERSONNEL_LEADER)
    if Missing.HOURS not in missing_for_mandate(facts):
        return MandateLine(HOURS, State.IN_PLACE, mine)
    return MandateLine(HOURS, State.LACKING, mine, waits_for=[mine.second] if mine.second else [])


@dataclass
class MandatePage:
    mandate: Mandate | None
    hours: list[HoursTable]
    sees_hours: bool
    reads_hours: bool
    for_secretariat: bool
    people: list[Person]
    tabs: list[Tab]

    @property
    def lines(self) -> list[MandateLine]:
        return [*self.mandate.lines, *self.mandate.beside] if self.mandate else []


def mandate_page(theme: NetworkTheme, reader: Person, today: date) -> MandatePage:
    """The whole page in a constant number of queries. The reference leader sees who holds the ball, and no hours."""
    holders, standings = holders_of(theme), standings_on(theme, today)
    sees = may_see_hours(reader, theme)
    plan = list(theme.plan.select_related("phase").order_by("phase__order"))
    since = min([today, *(one.begins_on for one in plan)])
    releases = list(ResourceRelease.objects.granted(since).filter(theme=theme))
    mandate = mandate_on(
        theme,
        reader,
        holders=holders,
        standings=standings,
        pairings=list(Pairing.objects.live().filter(theme=theme).with_people()),
        releases=[one for one in releases if one.ended_on >= today],
    )
    for line in [*mandate.lines, *mandate.beside] if mandate else []:
        line.step = _step(theme, line, reader)
    return MandatePage(
        mandate=mandate,
        hours=hours_tables(holders, plan, _in_force(standings), releases, reader=reader, today=today) if sees else [],
        sees_hours=sees,
        reads_hours=any(
            one.kind == PERSONNEL_LEADER and one.standing and reads_agreed_hours(reader, one.standing.alignment)
            for one in (mandate.lines if mandate else [])
        ),
        for_secretariat=reader.is_secretariat,
        people=[one for line in parties_today(holders) for one in line.people],
        tabs=tabs_of(theme, here="mandate", inside=True, spars=may_open_sparring(reader, theme)),
    )


def _in_force(standings: list[Standing]) -> list[AlignmentAgreement]:
    return [one.in_force for one in standings if one.in_force]


def _step(theme: NetworkTheme, line: MandateLine, reader: Person) -> Step | None:
    """The one button for this reader, if there is anything for them to do."""
    if line.standing:
        return _step_on(line.standing, reader)
    if line.state == State.OFFERED and line.offer:
        mine = reader in line.waits_for
        return Step(_("See the offer"), reverse("pairing", args=[line.offer.pk]), waits_for_reader=mine)
    if line.state == State.NOT_OPENED and line.kind in OPENED_BY_HAND and theme.is_running and line.parties:
        may = reader.is_secretariat or reader in line.parties.people
        url = reverse("open_agreement", args=[theme.pk])
        return Step(_("Open the agreement"), url, opens=line.parties) if may else None
    if line.state == State.NOBODY and reader.is_secretariat and theme.status in TAKES_ROLES:
        return _find_somebody(theme, line)
    return None


def _step_on(stands: Standing, reader: Person) -> Step | None:
    """To the agreement for its two; for an officer to the pair, or to a text that both share."""
    alignment = stands.alignment
    if alignment.side_of(reader):
        url = reverse("alignment", args=[alignment.pk])
        return Step(_("Go to the agreement"), url, waits_for_reader=stands.waits_for_me(reader))
    if reader.is_secretariat and alignment.pairing_id:
        return Step(_("Go to the pairing"), reverse("pairing", args=[alignment.pairing_id]))
    if stands.in_force and reads_agreed_hours(reader, alignment):
        return Step(_("Read the agreement"), reverse("agreement", args=[stands.in_force.pk]))
    return None


def _find_somebody(theme: NetworkTheme, line: MandateLine) -> Step | None:
    if line.kind == CO_DRIVER:
        return Step(_("Find a co-driver"), reverse("choose_co_driver", args=[theme.pk]))
    if line.kind == REFERENCE_LEADER:
        url = reverse("admin:roles_roleassignment_add") + f"?theme={theme.pk}&role={REFERENCE_LEADER}"
        return Step(_("Appoint a reference leader"), url)
    if line.parties:
        return Step(_("Name a personnel leader"), reverse("admin:netvaerk_person_change", args=[line.parties.first.pk]))
    return None


def led_without_an_agreement(
    holders: Iterable[RoleAssignment], opened: Iterable[ExpectationAlignment]
) -> list[NetworkTheme]:
    """Starting and active themes where an agreement could be opened and nobody has. `holders` are who holds a role
    `beside` their leader, `opened` the running alignments of which the leader is a party."""
    by_theme: dict[NetworkTheme, list[RoleAssignment]] = {}
    for one in sorted(holders, key=lambda one: (one.theme_id, one.pk)):
        by_theme.setdefault(one.theme, []).append(one)
    keys = {(one.theme_id, one.kind) for one in opened}
    return [theme for theme, held in by_theme.items() if _lacks_one(theme, held, keys)]


def beside(leader: int) -> Q:
    """A condition on roles: whoever holds one today on the starting and active themes that `leader` leads, who too."""
    statuses = [NetworkTheme.Status.STARTING, NetworkTheme.Status.ACTIVE]
    led = RoleAssignment.objects.current().filter(person=leader, role=Role.NETWORK_LEADER, theme__status__in=statuses)
    return CURRENT & Q(theme__in=led.values("theme"))


def _lacks_one(theme: NetworkTheme, held: list[RoleAssignment], opened: set[tuple[int, str]]) -> bool:
    learning = theme.network_type == NetworkTheme.NetworkType.LEARNING
    wanted = (PERSONNEL_LEADER,) if learning else (REFERENCE_LEADER, PERSONNEL_LEADER)
    return any(one.second and one.kind in wanted and (theme.pk, one.kind) not in opened for one in parties_today(held))
