"""A request to the secretariat as the rules ask about it."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext

from codriver.models import Pairing
from netvaerk.models import NetworkTheme, Person
from roles.models import RoleAssignment
from secretariat.models import SupportRequest
from secretariat.rules.support import Standing, Status


def standing_of(request: SupportRequest, person: Person) -> Standing:
    """How `request` stands to `person`. An officer who is one no longer has nothing."""
    owner = request.owner
    return Standing(
        status=Status(request.status),
        is_asker=request.asker_id == person.pk,
        is_owner=request.owner_id == person.pk and person.is_secretariat,
        is_officer=person.is_secretariat,
        has_owner=owner is not None and owner.is_secretariat,
        is_confidential=request.is_confidential,
    )


@dataclass(frozen=True)
class Attachable:
    """Something a request can be about. `key` is what a form sends."""

    key: str
    label: str
    theme: NetworkTheme | None = None
    pairing: Pairing | None = None


def attachable(person: Person, *, theme: int | None, pairing: int | None) -> list[Attachable]:
    """The themes on which `person` has a role, their pairs, and where they came from, if they may see it; that first.

    `theme` and `pairing` are the numbers of where they came from."""
    themes = NetworkTheme.objects.visible_to(person)
    held = RoleAssignment.objects.current().exercised_by(person, localdate()).values("theme")
    pairs = Pairing.objects.visible_to(person).select_related("theme", "co_driver", "network_leader")
    mine = Pairing.objects.of(person).filter(status=Pairing.Status.ACTIVE).values("pk")
    found = [_pair(one, person) for one in pairs.filter(Q(pk__in=mine) | Q(pk=pairing or 0))]
    found += [
        Attachable(f"theme:{one.pk}", one.title, theme=one)
        for one in themes.filter(Q(pk__in=held) | Q(pk=theme or 0)).order_by("folded_title", "pk")
    ]
    first = f"pair:{pairing}" if pairing else f"theme:{theme}"
    return sorted(found, key=lambda one: one.key != first)


def _pair(pairing: Pairing, person: Person) -> Attachable:
    names = [one.first_name for one in (pairing.network_leader, pairing.co_driver) if one != person]
    words = {"names": " + ".join(names), "theme": pairing.theme.title}
    label = gettext("Your pair with %(names)s on “%(theme)s”") if len(names) == 1 else "%(names)s, “%(theme)s”"
    return Attachable(f"pair:{pairing.pk}", label % words, pairing=pairing)
