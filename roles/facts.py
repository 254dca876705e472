"""What the rules of this floor ask about, loaded from the database."""

from datetime import date

from netvaerk.models import Handover, NetworkTheme, Person, Solution, ThemeMove, ValueStatement
from roles.models import ResourceRelease, RoleAssignment
from roles.rules.steps import ThemeFacts

Role = RoleAssignment.Role


def roles_held(theme: NetworkTheme) -> dict[str, int]:
    """Who holds each role today, as the person's number."""
    return dict(RoleAssignment.objects.current().filter(theme=theme).values_list("role", "person_id"))


def theme_facts(theme: NetworkTheme, today: date) -> ThemeFacts:
    """Everything the steps of a theme ask about."""
    held = roles_held(theme)
    leader = held.get(Role.NETWORK_LEADER)
    solutions = list(theme.solutions.exclude(status=Solution.Status.DROPPED).values_list("owner", flat=True))
    handover = Handover.objects.filter(theme=theme).first()
    return ThemeFacts(
        network_type=theme.network_type,
        has_leader=leader is not None,
        has_reference_leader=Role.REFERENCE_LEADER in held,
        has_co_driver=Role.CO_DRIVER in held,
        waived=bool(theme.co_driver_waiver),
        leader_has_time=ResourceRelease.objects.granted(today).filter(theme=theme, person=leader).exists(),
        has_plan=theme.plan.exists(),
        solutions=len(solutions),
        solutions_without_owner=sum(owner is None for owner in solutions),
        closing_asked=handover is not None,
        value_said=theme.values.filter(moment=ValueStatement.Moment.END).exists(),
        evaluation_decided=True,
        handed_over=handover is not None and handover.accepted_at is not None,
    )


def came_from(theme: NetworkTheme) -> str:
    """The state a paused theme had before; empty for others."""
    if theme.status != NetworkTheme.Status.PAUSED:
        return ""
    before = ThemeMove.objects.filter(theme=theme).exclude(status=NetworkTheme.Status.PAUSED)
    return before.values_list("status", flat=True).first() or NetworkTheme.Status.ACTIVE


def leaders_of(people: list[Person]) -> list[Person]:
    """The personnel leaders of `people`, each once."""
    found = (one.personnel_leader for one in people)
    return list(dict.fromkeys(leader for leader in found if leader is not None))
