"""Where people stand on their path, read from what has happened: as facts for the rules, and as one SQL expression for
lists. A test holds the two together."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.timezone import localdate

from codriver.models import CoDriverCandidacy, DevelopmentPath, DiplomaStudy, LeadershipWish, Pairing, PracticeEvidence
from codriver.rules.path import PathFacts, Stage
from netvaerk.models import Person
from roles.models import RoleAssignment

HERE = OuterRef("pk")
STUDIES = DiplomaStudy.objects.open().filter(person=HERE)
FLAGS = {
    "has_co_driven": Exists(Pairing.objects.filter(co_driver=HERE, status__in=Pairing.BEGUN)),
    "has_practice": Exists(PracticeEvidence.objects.filter(pairing__co_driver=HERE)),
    "plans": Exists(PracticeEvidence.objects.confirmed().filter(pairing__co_driver=HERE, plans=True)),
    "composes": Exists(PracticeEvidence.objects.confirmed().filter(pairing__co_driver=HERE, composes=True)),
    "spars": Exists(PracticeEvidence.objects.confirmed().filter(pairing__co_driver=HERE, spars=True)),
    "is_ready": Exists(DevelopmentPath.objects.filter(person=HERE, ready_at__isnull=False)),
    "is_admitted": Exists(STUDIES.filter(admitted_on__isnull=False)),
    "has_modules": Exists(STUDIES.filter(admitted_on__isnull=False, began_on__isnull=False)),
    "has_diploma": Exists(DiplomaStudy.objects.verified().filter(person=HERE)),
    "is_paused": Exists(DevelopmentPath.objects.filter(person=HERE, paused_at__isnull=False)),
    "has_left": Exists(DevelopmentPath.objects.filter(person=HERE, left_at__isnull=False)),
    "has_led": Exists(
        RoleAssignment.objects.filter(
            person=HERE, role=RoleAssignment.Role.NETWORK_LEADER, began_on__gt=OuterRef("co_drove_from")
        )
    ),
}
KINDS = {"plan": "plans", "compose": "composes", "spar": "spars"}
SAID = LeadershipWish.objects.filter(person=HERE)


def on_the_path(people: QuerySet | None = None) -> QuerySet:
    """Those who have said that they would like to be a co-driver, or have been one, with all that the rules ask. Who
    led networks before they first co-drove walks the path as everybody else."""
    found = Person.objects.all() if people is None else people
    interested = CoDriverCandidacy.objects.shown_to_secretariat().filter(person=HERE)
    on_it = found.filter(Exists(interested) | FLAGS["has_co_driven"])
    begun = Pairing.objects.filter(co_driver=HERE, status__in=Pairing.BEGUN).order_by("began_on").values("began_on")
    return on_it.annotate(co_drove_from=Subquery(begun[:1])).annotate(
        **FLAGS, wish=Subquery(SAID.values("wish")[:1]), wish_said_at=Subquery(SAID.values("said_at")[:1])
    )


def facts_of(person: Any) -> PathFacts:
    """The facts of somebody read with `on_the_path`; no query."""
    known = {name: getattr(person, name) for name in FLAGS if name not in KINDS.values()}
    kinds = frozenset(kind for kind, flag in KINDS.items() if getattr(person, flag))
    return PathFacts(**known, kinds=kinds, wish=person.wish or "")


def wish_said_on(person: Any) -> date | None:
    """The day of the latest wish of somebody read with `on_the_path`; no query."""
    return localdate(person.wish_said_at) if person.wish_said_at else None


def with_stage(people: QuerySet) -> QuerySet:
    """`people`, read with `on_the_path`, with the stage as `stage`, told by the database as `stage()` tells it."""
    return people.annotate(
        stage=Case(
            When(Q(has_left=True), then=Value(Stage.LEFT.value)),
            When(Q(is_paused=True), then=Value(Stage.PAUSED.value)),
            When(Q(has_led=True), then=Value(Stage.NETWORK_LEADER.value)),
            When(Q(has_diploma=True), then=Value(Stage.DIPLOMA.value)),
            When(Q(has_modules=True), then=Value(Stage.STUDYING.value)),
            When(Q(is_admitted=True), then=Value(Stage.ADMITTED.value)),
            When(Q(is_ready=True), then=Value(Stage.READY.value)),
            When(Q(has_practice=True), then=Value(Stage.PRACTISING.value)),
            When(Q(has_co_driven=True), then=Value(Stage.CO_DRIVER.value)),
            default=Value(Stage.INTERESTED.value),
        )
    )
