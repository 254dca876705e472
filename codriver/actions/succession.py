"""A role changes hands, or somebody gets another personnel leader: what was agreed with the former ends (spec: change
of network leader)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from codriver.actions.mandate import close_parted
from codriver.actions.pairing import close_pairing, withdraw_offer
from codriver.models import AlignmentResponse, ExpectationAlignment, Pairing
from codriver.rules.forms import Side
from codriver.rules.mandate import CO_DRIVER_PERSONNEL, PERSONNEL_LEADER
from netvaerk.models import Person
from roles.actions import assignments
from roles.models import RoleAssignment

NEW_LEADER = gettext_noop("The theme has a new network leader")


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
