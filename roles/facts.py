"""What the rules of this floor ask about, loaded from the database."""

from datetime import date

from netvaerk.models import Handover, NetworkTheme, Person, PhaseProduct, Solution, ThemeMove, ValueStatement
from netvaerk.rules.products import Product, all_is_decided, has_a_finding
from roles.models import ResourceRelease, RoleAssignment
from roles.rules.steps import ThemeFacts

Role = RoleAssignment.Role


def roles_held(theme: NetworkTheme) -> dict[str, int]:
    """Who holds each role today, as the person's number."""
    return dict(RoleAssignment.objects.current().filter(theme=theme).values_list("role", "person_id"))


def products_of(theme: NetworkTheme) -> list[Product]:
    """Everything the phases are to leave behind, with what the theme has written of it, in the order of the phases."""
    texts = {one.product_id: one for one in theme.product_texts.all()}
    return [
        Product(
            code=one.code,
            phase=one.phase_id,
            is_needed=one.needed,
            is_decision=one.is_decision,
            text=texts[one.pk].text if one.pk in texts else "",
            decided=texts[one.pk].decided if one.pk in texts else None,
        )
        for one in PhaseProduct.objects.all()
    ]


def theme_facts(theme: NetworkTheme, today: date) -> ThemeFacts:
    """Everything the steps of a theme ask about."""
    held = roles_held(theme)
    leader = held.get(Role.NETWORK_LEADER)
    solutions = list(theme.solutions.exclude(status=Solution.Status.DROPPED).values_list("owner", flat=True))
    products = products_of(theme)
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
        has_other_finding=has_a_finding(products),
        closing_asked=handover is not None,
        value_said=theme.values.filter(moment=ValueStatement.Moment.END).exists(),
        evaluation_decided=all_is_decided(products),
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
