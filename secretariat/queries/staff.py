"""My staff: who is away for network work, what waits for their leader, and what the leader has said to them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from codriver.facts.agreements import agreed_hours
from codriver.models import CoDriverCandidacy, ExpectationAlignment
from codriver.queries.stages import with_standing
from codriver.rules.mandate import CO_DRIVER_PERSONNEL, PERSONNEL_LEADER
from netvaerk.models import NetworkParticipant, NetworkTheme, Person
from roles.models import Encouragement, Nomination, ReleaseRequest, ResourceRelease, RoleAssignment
from roles.queries.releases import STATE_WORDS
from roles.rules.releases import State

Role = RoleAssignment.Role
KIND_OF_ROLE = {Role.NETWORK_LEADER.value: PERSONNEL_LEADER, Role.CO_DRIVER.value: CO_DRIVER_PERSONNEL}
"""Which agreement with the own personnel leader belongs to a role."""


@dataclass
class StaffRow:
    """What a personnel leader sees of one person: role, theme, period and hours, and nothing of the content. `wish` is
    what is asked for there and not answered yet; `kind` and `agreement` are of the agreement between the two."""

    person: Person
    theme: NetworkTheme
    role: str
    release: ResourceRelease | None
    state: State | None
    hours_agreed: Decimal | None
    kind: str = ""
    agreement: ExpectationAlignment | None = None
    wish: ReleaseRequest | None = None

    @property
    def may_open(self) -> bool:
        """Whether there is an agreement between the two to open: not for a reference leader, and on a running theme."""
        return bool(self.kind) and self.agreement is None and self.theme.is_running

    @property
    def hours_differ(self) -> bool:
        released = self.release.hours_per_week if self.release else Decimal(0)
        return self.hours_agreed is not None and self.hours_agreed > released

    @property
    def to_notice(self) -> tuple[str, str] | None:
        """Means and word where the time ends: soon, or because it was taken back."""
        if self.state not in (State.EXPIRING, State.TAKEN_BACK):
            return None
        means, word = STATE_WORDS[self.state]
        return means, str(word)


@dataclass
class StaffPage:
    rows: list[StaffRow]
    others: list[Person]
    asked: list[ReleaseRequest]
    countered: list[ReleaseRequest]
    inherited: list[ResourceRelease]
    candidates: list[CoDriverCandidacy]
    nominations: list[Nomination]
    encouragements: list[Encouragement]

    def shown(self) -> set[Person]:
        """Those of whom the page tells more than the name; a nomination is told to nobody by being read."""
        wishes = {one.person for one in (*self.asked, *self.countered, *self.inherited, *self.candidates)}
        return wishes | {row.person for row in self.rows}


def staff_page(leader: Person, today: date) -> StaffPage:
    """A constant number of queries. `today` decides which time stands."""
    staff = list(Person.objects.employed().filter(personnel_leader=leader).select_related("unit"))
    granted = ResourceRelease.objects.granted(today).filter(person__in=staff).select_related("theme")
    releases = {(one.person_id, one.theme_id): one for one in granted}
    rows = _rows({one.pk: one for one in staff}, releases, today)
    agreements = _own_agreements(leader)
    busy = {row.person.pk for row in rows}
    wishes = ReleaseRequest.objects.open().filter(person__in=staff).select_related("person", "theme")
    open_wishes = list(wishes.order_by("asked_at"))
    by_key = {(one.person_id, one.theme_id): one for one in open_wishes}
    for row in rows:
        key = row.person.pk, row.theme.pk
        row.wish, row.agreement = by_key.get(key), agreements.get((*key, row.kind))
    written = Nomination.objects.filter(nominated_by=leader, person__in=staff).select_related("person")
    sent = Encouragement.objects.sent_by(leader).filter(person__in=staff).select_related("person", "theme")
    return StaffPage(
        rows=rows,
        others=[person for person in staff if person.pk not in busy],
        asked=[one for one in open_wishes if one.status == ReleaseRequest.Status.ASKED],
        countered=[one for one in open_wishes if one.status == ReleaseRequest.Status.COUNTERED],
        inherited=_inherited(staff, list(releases.values()), leader),
        candidates=list(
            CoDriverCandidacy.objects.awaiting(leader).select_related("person").order_by("asked_leader_at")
        ),
        nominations=list(written),
        encouragements=list(sent),
    )


def _inherited(staff: list[Person], releases: list[ResourceRelease], leader: Person) -> list[ResourceRelease]:
    people = {one.pk: one for one in staff}
    found = [one for one in releases if leader.pk not in (one.approved_by_id, one.confirmed_by_id)]
    for one in found:
        one.person = people[one.person_id]
    return sorted(found, key=lambda one: one.pk)


def _rows(staff: dict[int, Person], releases: dict[tuple[int, int], ResourceRelease], today: date) -> list[StaffRow]:
    """A row for each person on each theme: by role, as participant, or with time and neither."""
    assignments = RoleAssignment.objects.current().filter(person__in=staff).select_related("theme")
    participants = NetworkParticipant.objects.taking_part().filter(person__in=staff).select_related("theme")
    found: dict[tuple[int, int], tuple[NetworkTheme, str]] = {}
    kinds: dict[tuple[int, int], str] = {}
    for assignment in assignments.order_by("began_on", "pk"):
        key = assignment.person_id, assignment.theme_id
        found[key] = assignment.theme, assignment.get_role_display()
        kinds[key] = KIND_OF_ROLE.get(assignment.role, "")
    for one in participants.filter(theme__status__in=NetworkTheme.RUNNING):
        found.setdefault((one.person_id, one.theme_id), (one.theme, _("Participant")))
    for key, release in releases.items():
        found.setdefault(key, (release.theme, ""))
    agreed = _agreed_hours(list(staff))
    order = {pk: place for place, pk in enumerate(staff)}
    return [
        StaffRow(
            person=staff[key[0]],
            theme=theme,
            role=role,
            release=releases.get(key),
            state=releases[key].state(today) if key in releases else None,
            hours_agreed=agreed.get(key),
            kind=kinds.get(key, ""),
        )
        for key, (theme, role) in sorted(found.items(), key=lambda item: order[item[0][0]])
    ]


def _agreed_hours(staff: list[int]) -> dict[tuple[int, int], Decimal]:
    """The most hours a week that an agreement in force names for one of `staff`, by person and theme."""
    found: dict[tuple[int, int], Decimal] = {}
    theirs = ExpectationAlignment.objects.running().filter(responses__person__in=staff).distinct()
    for one in with_standing(theirs):
        agreement: Any = next((a for a in one.agreements.all() if a.agreed_at and not a.superseded_at), None)
        person, hours = one.whose_hours(), agreed_hours(agreement) if agreement else None
        if person and hours is not None:
            key = (person.pk, one.theme_id)
            found[key] = max(hours, found.get(key, hours))
    return found


def _own_agreements(leader: Person) -> dict[tuple[int, int, str], ExpectationAlignment]:
    """The running agreements with this personnel leader, by person, theme and kind."""
    running = ExpectationAlignment.objects.of(leader).running().filter(kind__in=KIND_OF_ROLE.values())
    return {(one.first_party_id, one.theme_id, one.kind): one for one in running}
