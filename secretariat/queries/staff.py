"""My staff: who is away for network work, what waits for their leader, and what the leader has said to them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from codriver.models import ExpectationAlignment, Pairing
from codriver.queries.stages import with_standing
from codriver.rules.values import as_hours
from netvaerk.models import NetworkParticipant, NetworkTheme, Person
from roles.models import Encouragement, Nomination, ReleaseRequest, ResourceRelease, RoleAssignment
from roles.queries.releases import STATE_WORDS
from roles.rules.releases import State


@dataclass
class StaffRow:
    """What a personnel leader sees of one person: role, theme, period and hours, and nothing of the content. `wish` is
    what is asked for there and not answered yet."""

    person: Person
    theme: NetworkTheme
    role: str
    release: ResourceRelease | None
    state: State | None
    hours_agreed: Decimal | None
    wish: ReleaseRequest | None = None

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
    nominations: list[Nomination]
    encouragements: list[Encouragement]

    def shown(self) -> set[Person]:
        """Those of whom the page tells more than the name; a nomination is told to nobody by being read."""
        wishes = {one.person for one in (*self.asked, *self.countered, *self.inherited)}
        return wishes | {row.person for row in self.rows}


def staff_page(leader: Person, today: date) -> StaffPage:
    """A constant number of queries. `today` decides which time stands."""
    staff = list(Person.objects.employed().filter(personnel_leader=leader).select_related("unit"))
    granted = ResourceRelease.objects.granted(today).filter(person__in=staff).select_related("theme")
    releases = {(one.person_id, one.theme_id): one for one in granted}
    rows = _rows({one.pk: one for one in staff}, releases, today)
    busy = {row.person.pk for row in rows}
    wishes = ReleaseRequest.objects.open().filter(person__in=staff).select_related("person", "theme")
    open_wishes = list(wishes.order_by("asked_at"))
    by_key = {(one.person_id, one.theme_id): one for one in open_wishes}
    for row in rows:
        row.wish = by_key.get((row.person.pk, row.theme.pk))
    written = Nomination.objects.filter(nominated_by=leader, person__in=staff).select_related("person")
    sent = Encouragement.objects.sent_by(leader).filter(person__in=staff).select_related("person", "theme")
    return StaffPage(
        rows=rows,
        others=[person for person in staff if person.pk not in busy],
        asked=[one for one in open_wishes if one.status == ReleaseRequest.Status.ASKED],
        countered=[one for one in open_wishes if one.status == ReleaseRequest.Status.COUNTERED],
        inherited=_inherited(staff, list(releases.values()), leader),
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
    for assignment in assignments.order_by("began_on", "pk"):
        found[assignment.person_id, assignment.theme_id] = assignment.theme, assignment.get_role_display()
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
        )
        for key, (theme, role) in sorted(found.items(), key=lambda item: order[item[0][0]])
    ]


def _agreed_hours(staff: list[int]) -> dict[tuple[int, int], Decimal]:
    """Hours a week agreed by pairs in which one of `staff` co-drives, by person and theme."""
    pairs = Pairing.objects.current().filter(co_driver__in=staff)
    found: dict[tuple[int, int], Decimal] = {}
    for one in with_standing(ExpectationAlignment.objects.filter(pairing__in=pairs)):
        agreement: Any = next((a for a in one.agreements.all() if a.agreed_at and not a.superseded_at), None)
        if agreement and one.pairing:
            code = next((q.code for q in one.catalogue.questions if q.kind.value == "number"), "")
            hours = as_hours(agreement.text.joint.get(code, ""))
            if hours is not None:
                found[(one.pairing.co_driver_id, one.theme_id)] = hours
    return found
