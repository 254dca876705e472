"""Asking somebody to take a role, with the soft gate of the diploma (S88, S89); and a role that changes hands, or
another personnel leader: what was agreed with the former ends (spec: change of network leader)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from codriver.actions.mandate import close_parted
from codriver.actions.pairing import close_pairing, withdraw_offer
from codriver.facts.diploma import has_diploma
from codriver.models import AlignmentResponse, ExpectationAlignment, Pairing
from codriver.rules.forms import Side
from codriver.rules.mandate import CO_DRIVER_PERSONNEL, PERSONNEL_LEADER
from netvaerk.models import NetworkTheme, Person
from roles.actions import assignments
from roles.models import RoleAssignment
from roles.rules.assignments import Ground, RoleHindrance

NEW_LEADER = gettext_noop("The theme has a new network leader")


@transaction.atomic
def appoint(theme: NetworkTheme, *, person: Person, role: str, waiver: str, by: Person, at: datetime) -> RoleAssignment:
    """Ask `person` to take `role` on `theme`. Anybody may be asked to lead; where the diploma lacks, `waiver` says why,
    and is kept with the role. Raises Refused."""
    return assignments.appoint(theme, person=person, role=role, by=by, at=at, ground=_ground(person, waiver))


@transaction.atomic
def hand_over(
    assignment: RoleAssignment, *, to: Person, note: str, waiver: str, by: Person, at: datetime
) -> RoleAssignment:
    """Ask `to` to take over a running role, under the same gate. Raises Refused."""
    return assignments.hand_over(assignment, to=to, note=note, by=by, at=at, ground=_ground(to, waiver))


def hindrances_to_ask(
    theme: NetworkTheme, *, person: Person, role: str, waiver: str, by: Person
) -> list[RoleHindrance]:
    """Everything against asking this person."""
    return assignments.hindrances_to_ask(theme, person=person, role=role, by=by, ground=_ground(person, waiver))


def hindrances_to_hand_over(
    assignment: RoleAssignment, *, to: Person, note: str, waiver: str, by: Person
) -> list[RoleHindrance]:
    """Everything against asking `to` to take over this role."""
    return assignments.hindrances_to_hand_over(assignment, to=to, note=note, by=by, ground=_ground(to, waiver))


def needs_waiver(person: Person, *, role: str) -> bool:
    """Whether asking this person to take the role takes a reason."""
    return not _ground(person, "").bears(role)


def _ground(person: Person, waiver: str) -> Ground:
    return Ground(has_diploma=has_diploma(person), waiver=waiver)


@transaction.atomic
def accept_role(assignment: RoleAssignment, *, by: Person, at: datetime) -> None:
    """Say yes to a role from today. If it changes who leads a theme, the pairs of the former leader end; the
    secretariat then offers the co-driver and the new leader to each other. Agreements with a former holder of the role
    are over. Raises Refused."""
    today = localdate(at)
    assignments.accept_role(assignment, by=by, on=today, at=at)
    if assignment.role == RoleAssignment.Role.NETWORK_LEADER:
        for pairing in Pairing.objects.current().filter(theme=assignment.theme).exclude(network_leader=by):
            close_pairing(pairing, by=by, on=today, reason=NEW_LEADER, at=at)
        offered = Pairing.objects.filter(theme=assignment.theme, status=Pairing.Status.OFFERED)
        for pairing in offered.exclude(network_leader=by):
            withdraw_offer(pairing, by=by, at=at)
    close_parted(ExpectationAlignment.objects.filter(theme=assignment.theme), by=by, at=at)


@transaction.atomic
def follow_the_line(*, by: Person | None, at: datetime) -> int:
    """Close what people have agreed with a personnel leader whom they no longer have; how many. Call it where somebody
    is placed anew."""
    of_today = Q(person=F("alignment__first_party__personnel_leader"))
    seconds = AlignmentResponse.objects.filter(alignment=OuterRef("pk"), side=Side.SECOND.value)
    of_leaders = ExpectationAlignment.objects.filter(kind__in=[PERSONNEL_LEADER, CO_DRIVER_PERSONNEL])
    return close_parted(of_leaders.filter(Exists(seconds.exclude(of_today))), by=by, at=at)
