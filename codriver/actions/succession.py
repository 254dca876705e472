"""A new network leader takes over: the former leader's pairing ends with the role (spec: change of network leader)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from codriver.actions.pairing import close_pairing, withdraw_offer
from codriver.models import Pairing
from netvaerk.models import Person
from roles.actions import assignments
from roles.models import RoleAssignment

NEW_LEADER = gettext_noop("The theme has a new network leader")


@transaction.atomic
def accept_role(assignment: RoleAssignment, *, by: Person, at: datetime) -> None:
    """Say yes to a role from today. If it changes who leads a theme, the pairs of the former leader end; the
    secretariat then offers the co-driver and the new leader to each other. Raises Refused."""
    today = localdate(at)
    assignments.accept_role(assignment, by=by, on=today, at=at)
    if assignment.role != RoleAssignment.Role.NETWORK_LEADER:
        return
    for pairing in Pairing.objects.current().filter(theme=assignment.theme).exclude(network_leader=by):
        close_pairing(pairing, by=by, on=today, reason=NEW_LEADER, at=at)
    offered = Pairing.objects.filter(theme=assignment.theme, status=Pairing.Status.OFFERED)
    for pairing in offered.exclude(network_leader=by):
        withdraw_offer(pairing, by=by, at=at)
