"""Between network and base: the needs of a theme with its tie, and all themes of one reference leader on one page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from netvaerk.models import NetworkTheme, Person, PlannedPhase
from netvaerk.rules.themes import TAKES_ROLES
from roles.access import Role, holds, may_tie_to_base, may_work_on
from roles.models import BaseLink, ReferenceNeed, RoleAssignment, SparringRelation
from roles.queries.sparring import span_now
from roles.queries.tabs import Tab, tabs_of
from roles.sparring_access import may_open_sparring


@dataclass
class NeedsPage:
    """`anchor` is the reference leader's role: where the theme is anchored, which makes no unit its owner (S32)."""

    waiting: list[ReferenceNeed]
    over: list[ReferenceNeed]
    link: BaseLink | None
    anchor: RoleAssignment | None
    may_need: bool
    may_answer: bool
    may_tie: bool
    tabs: list[Tab]


def needs_page(theme: NetworkTheme, person: Person) -> NeedsPage:
    needs = list(theme.reference_needs.select_related("written_by", "answered_by"))
    anchors = RoleAssignment.objects.reading().filter(theme=theme, role=Role.REFERENCE_LEADER)
    spars = may_open_sparring(person, theme)
    return NeedsPage(
        waiting=[one for one in needs if one.is_waiting],
        over=[one for one in needs if not one.is_waiting],
        link=BaseLink.objects.filter(theme=theme).select_related("changed_by").first(),
        anchor=anchors.select_related("person__unit").first(),
        may_need=may_work_on(person, theme),
        may_answer=theme.is_running and holds(person, theme, Role.REFERENCE_LEADER),
        may_tie=may_tie_to_base(person, theme),
        tabs=tabs_of(theme, here="reference_needs", inside=True, spars=spars),
    )


@dataclass
class ReferenceTheme:
    """One theme as its reference leader meets it. `milestone` is the phase it is in with its planned days, and
    `stands_in_for` is who holds the role, where the reader does not."""

    theme: NetworkTheme
    milestone: PlannedPhase | None
    is_late: bool
    leader: Person | None
    sparring: SparringRelation | None
    needs: list[ReferenceNeed]
    stands_in_for: Person | None


def reference_themes(person: Person, today: date) -> list[ReferenceTheme]:
    """The themes of a reference leader that are chosen and not over, those with needs first; constant queries."""
    held = RoleAssignment.objects.current().exercised_by(person, today)
    held = held.filter(role=Role.REFERENCE_LEADER, theme__status__in=TAKES_ROLES)
    leaders = RoleAssignment.objects.current().filter(role=Role.NETWORK_LEADER).select_related("person")
    assignments = held.select_related("person", "theme__phase").prefetch_related(
        "theme__plan",
        Prefetch("theme__role_assignments", leaders, to_attr="leaders"),
        Prefetch("theme__sparring", SparringRelation.objects.open(), to_attr="open_sparring"),
        Prefetch("theme__reference_needs", ReferenceNeed.objects.waiting(), to_attr="needs"),
    )
    rows = [_row(one, person, today) for one in assignments.order_by("theme__folded_title", "pk")]
    return sorted(rows, key=lambda row: not row.needs)


def _row(assignment: RoleAssignment, person: Person, today: date) -> ReferenceTheme:
    theme = assignment.theme
    milestone = span_now(theme, list(theme.plan.all()))
    return ReferenceTheme(
        theme=theme,
        milestone=milestone,
        is_late=milestone is not None and milestone.ends_on < today,
        leader=theme.leaders[0].person if theme.leaders else None,
        sparring=theme.open_sparring[0] if theme.open_sparring else None,
        needs=theme.needs,
        stands_in_for=assignment.person if assignment.person_id != person.pk else None,
    )
