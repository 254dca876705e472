"""The coming leaders: who is ready, and has said yes to being asked. By name and never by score."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery

from codriver.facts.path import on_the_path, with_stage
from codriver.models import LeadershipWish
from codriver.queries.path import LABELS
from codriver.rules.path import READY_TO_LEAD, Stage, Wish
from netvaerk.models import NetworkTheme, Person
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import RoleAssignment

LEADS = RoleAssignment.Role.NETWORK_LEADER


def coming_leaders() -> QuerySet:
    """Whose latest word is yes and whose stage is ready or further, with since when they have said so, what they wish
    to lead, and the themes they lead or are asked for; who has said so longest comes first."""
    said = LeadershipWish.objects.filter(person=OuterRef("pk"))
    after = LeadershipWish.objects.filter(person=OuterRef("person"), said_at__gt=OuterRef("said_at"))
    unbroken = said.filter(wish=Wish.YES.value).exclude(Exists(after.exclude(wish=Wish.YES.value)))
    leads = RoleAssignment.objects.open().filter(role=LEADS).select_related("theme").order_by("asked_at")
    ready = with_stage(on_the_path(Person.objects.employed())).filter(
        wish=Wish.YES.value, stage__in=[one.value for one in READY_TO_LEAD]
    )
    return (
        ready.annotate(
            willing_since=Subquery(unbroken.order_by("said_at", "pk").values("said_at")[:1]),
            wishes=Subquery(said.values("about")[:1]),
        )
        .select_related("unit")
        .prefetch_related(Prefetch("role_assignments", leads, to_attr="led"))
        .order_by("willing_since", "folded_name", "pk")
    )


@dataclass(frozen=True)
class ComingLeader:
    """`leads` and `asked` are themes; `is_asked` says whether the person is asked for the theme in question."""

    person: Any
    label: Any
    leads: list[NetworkTheme]
    asked: list[NetworkTheme]
    is_asked: bool


def coming_leader(person: Any, theme: NetworkTheme | None) -> ComingLeader:
    """A row of `coming_leaders`; no query."""
    asked = [one.theme for one in person.led if one.state == RoleAssignment.State.ASKED]
    leads = [one.theme for one in person.led if one.state == RoleAssignment.State.RUNNING]
    return ComingLeader(person, LABELS[Stage(person.stage)], leads, asked, theme in asked)


def themes_without_leader() -> QuerySet:
    """The themes that take roles and that nobody leads, the oldest first."""
    led = RoleAssignment.objects.current().filter(theme=OuterRef("pk"), role=LEADS)
    return NetworkTheme.objects.filter(~Exists(led), status__in=TAKES_ROLES).order_by("begins_on", "pk")
