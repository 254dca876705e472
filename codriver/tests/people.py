"""Everybody around one pair, and their likes elsewhere: whoever is an outsider owns one of the same kind."""

from collections.abc import Callable

from django.utils import timezone

from codriver.actions.pairing import end_pairing
from codriver.models import Pairing
from codriver.tests.factories import running_pair
from netvaerk.models import NetworkTheme, Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

Role = RoleAssignment.Role


def pair_with_a_past() -> Pairing:
    """A running pair whose theme had another co-driver before, and whose co-driver has a personnel leader."""
    former = running_pair()
    end_pairing(former, by=OfficerFactory(), on=timezone.localdate(), reason="Genmatch", at=timezone.now())
    return running_pair(former.theme, PersonFactory(personnel_leader=PersonFactory()))


def holder(theme: NetworkTheme, role: str) -> Person:
    """Who holds a role on the theme today."""
    return RoleAssignment.objects.current().get(theme=theme, role=role).person


def reference_leader(pairing: Pairing) -> Person:
    return AssignmentFactory(theme=pairing.theme, role=Role.REFERENCE_LEADER).person


def former_leader(pairing: Pairing) -> Person:
    return AssignmentFactory(theme=pairing.theme, ended_on=timezone.localdate()).person


def former_co_driver(pairing: Pairing) -> Person:
    return Pairing.objects.filter(theme=pairing.theme, status=Pairing.Status.ENDED).get().co_driver


def superuser(pairing: Pairing) -> Person:
    """Administers everything, is no officer, and leads a pair of her own."""
    person = Person.objects.create_superuser("root@kommune.example", name="Root")
    running_pair(AssignmentFactory(person=person).theme)
    return person


EVERYBODY: dict[str, Callable[[Pairing], Person]] = {
    "network leader": lambda pairing: pairing.network_leader,
    "co-driver": lambda pairing: pairing.co_driver,
    "reference leader": reference_leader,
    "personnel leader": lambda pairing: pairing.co_driver.personnel_leader,
    "former leader": former_leader,
    "former co-driver": former_co_driver,
    "leader of another pair": lambda pairing: running_pair().network_leader,
    "co-driver of another pair": lambda pairing: running_pair().co_driver,
    "officer": lambda pairing: OfficerFactory(),
    "former officer": lambda pairing: OfficerFactory(is_active=False),
    "superuser": superuser,
}
PAIR = {"network leader", "co-driver"}
