"""What is needed on a theme and what a person offers, read from the database as the rules know it."""

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from codriver.access import may_request_competences
from codriver.models import CoDriverNeed, CoDriverOffer, Pairing, TaskNeed
from codriver.rules.wishes import Need, NeedFacts, Offer
from netvaerk.models import NetworkTheme, Person
from netvaerk.rules.themes import TAKES_ROLES
from roles.access import Role
from roles.models import RoleAssignment

# The profiles beside the way of leading, which is told by the style.
PROFILES = ("subject_expert", "complements", "carries_into_line")


def version_of(row: CoDriverNeed | CoDriverOffer | None) -> int:
    """0 while nothing has been said."""
    return row.version if row else 0


def stored_need(theme: NetworkTheme) -> CoDriverNeed | None:
    return CoDriverNeed.objects.filter(theme=theme).select_related("discipline", "early_wish").first()


def stored_offer(person: Person) -> CoDriverOffer | None:
    return CoDriverOffer.objects.filter(person=person).select_related("discipline").first()


def need_of(theme: NetworkTheme, row: CoDriverNeed | None) -> Need:
    """What is said on the theme; `row` is what `stored_need` gave."""
    weights = dict(theme.competence_requests.values_list("competence_id", "weight"))
    if row is None:
        return Need(weights=weights)
    return Need(
        weights=weights,
        amounts=dict(TaskNeed.objects.filter(theme=theme).values_list("task_id", "amount")),
        profiles=frozenset(code for code in PROFILES if getattr(row, code)),
        style=row.style,
        discipline=row.discipline_id,
        little_known_units=frozenset(row.little_known_units.order_by().values_list("pk", flat=True)),
        hours_per_week=row.hours_per_week,
        early_wish=row.early_wish_id,
    )


def offer_of(person: Person, row: CoDriverOffer | None) -> Offer:
    """What the person offers; `row` is what `stored_offer` gave."""
    brought = person.competence_offers.values_list("competence_id", "wish", "level")
    competences = {competence: (wish, level) for competence, wish, level in brought}
    if row is None:
        return Offer(competences=competences)
    return Offer(
        competences=competences,
        tasks=frozenset(row.tasks.order_by().values_list("pk", flat=True)),
        known_units=frozenset(row.known_units.order_by().values_list("pk", flat=True)),
        discipline=row.discipline_id,
        style=row.style,
        themes=frozenset(row.themes.order_by().values_list("pk", flat=True)),
        hours_per_week=row.hours_per_week,
        free_from=row.free_from,
        free_until=row.free_until,
    )


def need_facts(theme: NetworkTheme, need: Need, *, by: Person, as_shown: bool) -> NeedFacts:
    led = RoleAssignment.objects.current().filter(theme=theme, role=Role.NETWORK_LEADER, person=need.early_wish)
    return NeedFacts(
        by_leader=may_request_competences(by, theme),
        theme_open=theme.status in TAKES_ROLES,
        paired=is_full(theme),
        as_shown=as_shown,
        asks_oneself=need.early_wish is not None and led.exists(),
    )


def is_full(theme: NetworkTheme) -> bool:
    """Whether a pair runs on every place of the theme."""
    return Pairing.objects.current().filter(theme=theme).count() >= settings.CO_DRIVERS_PER_THEME


def themes_without_co_driver() -> QuerySet:
    """Those that take a co-driver and have a place that nobody has or is offered."""
    live = Count("pairings", filter=Q(pairings__status__in=Pairing.LIVE))
    themes = NetworkTheme.objects.filter(status__in=TAKES_ROLES, co_driver_waiver="").annotate(live=live)
    return themes.filter(live__lt=settings.CO_DRIVERS_PER_THEME)
