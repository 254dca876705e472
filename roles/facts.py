"""What the rules of this floor ask about, loaded from the database."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery

from netvaerk.models import (
    Discovery,
    FormerPlacement,
    Handover,
    NetworkTheme,
    Person,
    PhaseProduct,
    Solution,
    SolutionTest,
    ThemeMove,
    ThemePhase,
    Track,
    ValueStatement,
)
from netvaerk.rules.phase_lists import PhaseStands, phase_stands
from netvaerk.rules.products import Product, all_is_decided, has_a_finding
from roles.models import ResourceRelease, RoleAssignment
from roles.rules.steps import ThemeFacts

Role = RoleAssignment.Role


def roles_held(theme: NetworkTheme) -> dict[str, int]:
    """Who holds each role today, as the person's number."""
    return dict(RoleAssignment.objects.current().filter(theme=theme).values_list("role", "person_id"))


@dataclass(frozen=True)
class Listed:
    """How much stands in each of a theme's lists."""

    discoveries: int
    tracks: int
    tracks_decided: int
    ideas: int
    ideas_in_order: int
    tests: int
    tests_over: int

    def of_product(self, code: str) -> int:
        """How much is listed of what the product of that code would tell in words."""
        by_code = {
            "seen": self.discoveries,
            "tracks": self.tracks,
            "choice": self.tracks_decided,
            "ideas": self.ideas,
            "priority": self.ideas_in_order,
            "backing": self.tests,
            "to_learn": self.tests,
            "result": self.tests_over,
            "next_step": self.tests_over,
        }
        return by_code.get(code, 0)


def listed_of(theme: NetworkTheme) -> Listed:
    """All the counts in one query."""
    ideas = Solution.objects.exclude(status=Solution.Status.DROPPED)
    over = SolutionTest.objects.filter(stage=SolutionTest.Stage.NEXT_STEP)
    counts = NetworkTheme.objects.filter(pk=theme.pk).values_list(
        _count(Discovery.objects.all()),
        _count(Track.objects.all()),
        _count(Track.objects.filter(chosen__isnull=False)),
        _count(ideas),
        _count(ideas.filter(priority__isnull=False)),
        _count(SolutionTest.objects.all(), theme="solution__theme"),
        _count(over, theme="solution__theme"),
    )
    return Listed(*(number or 0 for number in counts.get()))


def _count(rows: QuerySet, theme: str = "theme") -> Subquery:
    of_the_theme = rows.filter(**{theme: OuterRef("pk")}).order_by().values(theme)
    return Subquery(of_the_theme.annotate(number=Count("pk")).values("number"))


def phase_of(code: str) -> ThemePhase | None:
    """The phase that is to leave the product of that code behind."""
    return ThemePhase.objects.filter(products__code=code).first()


def stands(theme: NetworkTheme, phase: ThemePhase | None) -> PhaseStands:
    """How `phase` stands for `theme`; one that nobody knows any longer is ahead."""
    if phase is None:
        return PhaseStands.AHEAD
    closed = theme.closings.filter(phase=phase).exists()
    return phase_stands(phase.order, now=theme.phase.order if theme.phase else None, was_closed=closed)


def products_of(theme: NetworkTheme, listed: Listed | None = None) -> list[Product]:
    """Everything the phases are to leave behind, with what the theme has written of it, in the order of the phases."""
    listed = listed or listed_of(theme)
    texts = {one.product_id: one for one in theme.product_texts.all()}
    return [
        Product(
            code=one.code,
            phase=one.phase_id,
            is_needed=one.needed,
            is_decision=one.is_decision,
            text=texts[one.pk].text if one.pk in texts else "",
            decided=texts[one.pk].decided if one.pk in texts else None,
            is_listed=listed.of_product(one.code) > 0,
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


def with_day_of_move(releases: QuerySet) -> QuerySet:
    """Each with `moved_on`: when the person came from another leader; None where nothing tells."""
    moves = (
        FormerPlacement.objects.filter(person=OuterRef("person"))
        .exclude(personnel_leader=OuterRef("person__personnel_leader"))
        .order_by()
        .values("person")
        .annotate(last=Max("ended_on"))
    )
    return releases.annotate(moved_on=Subquery(moves.values("last")))
