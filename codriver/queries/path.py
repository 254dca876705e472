"""The pages of the path: one's own, and the secretariat's view of all who walk it, by stage and never by score."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codriver.facts.path import facts_of, on_the_path, wish_said_on, with_stage
from codriver.models import LeadershipWish, Pairing
from codriver.rules.path import (
    READY_TO_LEAD,
    WAY,
    Ball,
    NextStep,
    PathFacts,
    Stage,
    Wish,
    hindrances_to_ready,
    is_asked_for_wish,
    next_step,
    stage,
)
from netvaerk.models import Person

LABELS = {
    Stage.INTERESTED: gettext_lazy("Interested"),
    Stage.CO_DRIVER: gettext_lazy("Co-driver"),
    Stage.PRACTISING: gettext_lazy("Practice is gathered"),
    Stage.READY: gettext_lazy("Ready for the diploma"),
    Stage.ADMITTED: gettext_lazy("Admitted"),
    Stage.STUDYING: gettext_lazy("Studying"),
    Stage.DIPLOMA: gettext_lazy("Diploma"),
    Stage.NETWORK_LEADER: gettext_lazy("Network leader"),
    Stage.PAUSED: gettext_lazy("Paused"),
    Stage.LEFT: gettext_lazy("Left the path"),
}
MEANS = {Stage.DIPLOMA: "agreed", Stage.PAUSED: "waits", Stage.LEFT: "neutral", Stage.NETWORK_LEADER: "agreed"}


@dataclass(frozen=True)
class Step:
    number: int
    label: Any
    state: str
    note: str


def steps_to(facts: PathFacts) -> list[Step]:
    """All stages of the way, done, current and to come. Who pauses or has left sees how far they came."""
    reached = WAY.index(_furthest(facts))
    return [
        Step(place + 1, LABELS[one], "done" if place < reached else "current" if place == reached else "next", "")
        for place, one in enumerate(WAY)
    ]


def _furthest(facts: PathFacts) -> Stage:
    return stage(PathFacts(**{**vars(facts), "is_paused": False, "has_left": False}))


@dataclass
class MyPath:
    """One's own way. `asked` is whether it is time to say again what one wishes."""

    steps: list[Step]
    stage: Stage
    label: Any
    next: NextStep
    wish: LeadershipWish | None
    asked: bool
    is_stopped: bool
    pairings: list[Pairing]

    @property
    def is_coming_leader(self) -> bool:
        """Whether one stands among those whom the secretariat may ask to lead."""
        return self.wish is not None and self.wish.wish == Wish.YES.value and self.stage in READY_TO_LEAD

    @property
    def waits_for_secretariat(self) -> bool:
        return self.next.ball == Ball.SECRETARIAT


def my_path(person: Person, today: date) -> MyPath | None:
    """None for who has not begun; a constant number of queries, however long the way has been."""
    walker = on_the_path(Person.objects.filter(pk=person.pk)).first()
    if walker is None:
        return None
    facts = facts_of(walker)
    stands = stage(facts)
    begun = Pairing.objects.filter(co_driver=person, status__in=Pairing.BEGUN).with_people()
    return MyPath(
        steps=steps_to(facts),
        stage=stands,
        label=LABELS[stands],
        next=next_step(facts),
        wish=LeadershipWish.objects.filter(person=person).first(),
        asked=is_asked_for_wish(facts, said_on=wish_said_on(walker), today=today),
        is_stopped=stands in (Stage.PAUSED, Stage.LEFT),
        pairings=list(begun.order_by("-began_on", "-pk")),
    )


@dataclass(frozen=True)
class Walker:
    person: Person
    label: Any
    means: str
    next: NextStep
    ball: str
    may_note_ready: bool


def walkers(only: str = "") -> QuerySet:
    """All who are on the path and employed, the furthest first; `only` is a stage."""
    order = {one.value: place for place, one in enumerate(reversed(tuple(Stage)))}
    people = with_stage(on_the_path(Person.objects.employed())).select_related("unit")
    if only:
        people = people.filter(stage=only)
    place = Case(*(When(stage=one, then=Value(at)) for one, at in order.items()), output_field=IntegerField())
    return people.order_by(place, "folded_name", "pk")


def row_of(walker: Any) -> Walker:
    """A person read with `walkers`; no query."""
    facts = facts_of(walker)
    stands, step = stage(facts), next_step(facts)
    balls = {Ball.OWNER: walker.first_name, Ball.SECRETARIAT: _("the secretariat"), Ball.NOBODY: ""}
    may_note = stands == Stage.PRACTISING and not hindrances_to_ready(facts, by_secretariat=True)
    return Walker(walker, LABELS[stands], MEANS.get(stands, "neutral"), step, balls[step.ball], may_note)


def counts() -> list[tuple[str, Any, int]]:
    """How many stand at each stage: (stage, its words, how many), the stages with nobody left out."""
    found = Counter(with_stage(on_the_path(Person.objects.employed())).values_list("stage", flat=True))
    return [(one.value, LABELS[one], found[one.value]) for one in Stage if one.value in found]
