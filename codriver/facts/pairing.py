"""What the rules of pairing ask about, read from the database."""

from typing import Any, Protocol

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q

from codriver.models import (
    CompetenceOffer,
    Pairing,
)
from codriver.rules.pairing.offers import BeginFacts, OfferFacts
from netvaerk.models import NetworkTheme, Person
from netvaerk.rules.themes import TAKES_ROLES
from roles.access import Role
from roles.models import RoleAssignment


def leader_of(theme: NetworkTheme) -> Person | None:
    held = RoleAssignment.objects.current().filter(theme=theme, role=Role.NETWORK_LEADER).select_related("person__unit")
    return next((assignment.person for assignment in held), None)


class Led(Protocol):
    """A person, or what a list reads of one."""

    @property
    def pk(self) -> int: ...
    @property
    def personnel_leader_id(self) -> int | None: ...


def same_line(one: Led, other: Led) -> bool:
    """Whether one is the other's personnel leader."""
    return other.pk == one.personnel_leader_id or one.pk == other.personnel_leader_id


def free_seat(theme: NetworkTheme) -> int | None:
    """The lowest free place for a co-driver on the theme, or None."""
    taken = set(Pairing.objects.live().filter(theme=theme).values_list("seat", flat=True))
    return next((seat for seat in range(1, settings.CO_DRIVERS_PER_THEME + 1) if seat not in taken), None)


def offer_facts(
    theme: NetworkTheme, person: Person, *, by: Person, exception_reason: str = "", again_reason: str = ""
) -> OfferFacts:
    leader = leader_of(theme)
    return OfferFacts(
        by_secretariat=by.is_secretariat,
        oneself=leader == person,
        employed=person.is_active,
        has_leader=leader is not None,
        theme_open=theme.status in TAKES_ROLES,
        other_role=RoleAssignment.objects.open().filter(theme=theme, person=person).exists(),
        theme_free=free_seat(theme) is not None,
        person_free=not Pairing.objects.live().filter(co_driver=person).exists(),
        own_line=leader is not None and same_line(leader, person),
        exception_reason=exception_reason,
        did_not_work=leader is not None and Pairing.objects.did_not_work().between(leader, person).exists(),
        again_reason=again_reason,
    )


def begin_facts(pairing: Pairing) -> BeginFacts:
    """How it stands today with what the offer was made on."""
    theme, leader, co_driver = pairing.theme, pairing.network_leader, pairing.co_driver
    return BeginFacts(
        employed=leader.is_active and co_driver.is_active,
        theme_open=theme.status in TAKES_ROLES,
        other_role=RoleAssignment.objects.open().filter(theme=theme, person=co_driver).exists(),
        leads=leader_of(theme) == leader,
        own_line=same_line(leader, co_driver),
        exception_reason=pairing.exception_reason,
    )


def candidates(theme: NetworkTheme, words: str) -> Any:
    """Employed people who could be asked, by name, title or unit: not the leader, nobody who co-drives already.

    Each with `wished`: the offers of what the leader asked for that the person would like; who has any stands first.
    """
    taken = Pairing.objects.live().values("co_driver")
    on_theme = RoleAssignment.objects.open().filter(theme=theme).values("person")
    people = Person.objects.employed().exclude(Q(pk__in=taken) | Q(pk__in=on_theme))
    wished = CompetenceOffer.objects.wished().filter(competence__in=theme.competence_requests.values("competence"))
    return (
        people.named(words)
        .select_related("unit")
        .prefetch_related(Prefetch("competence_offers", wished.select_related("competence"), to_attr="wished"))
        .order_by(Exists(wished.filter(person=OuterRef("pk"))).desc(), "folded_name", "pk")
    )
