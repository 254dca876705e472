"""Every running pair with how far its agreement has come, for lists: two queries, put into words once, that read the
values a list shows, and neither people nor themes as a whole."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone

from codriver.facts.agreements import AsStored
from codriver.facts.pairing import same_line
from codriver.models import AlignmentAgreement, AlignmentReview, Approval, Pairing
from codriver.queries.running import STEPS, by_side, each_once, with_steps
from codriver.queries.stages import Standing, has_begun, standing_of
from codriver.rules.forms import Side
from netvaerk.models.prepared import ask, day_of, moment_of


class OneOfTwo(NamedTuple):
    """A person in a pair."""

    pk: int
    name: str
    personnel_leader_id: int | None


class Party(NamedTuple):
    side: str
    person: OneOfTwo
    sent_at: datetime | None


class Course(NamedTuple):
    """When an alignment was opened and closed, and whether anything is answered in it."""

    opened_at: datetime
    closed_at: datetime | None
    outcome: str
    begun: bool


@dataclass
class Version(AsStored):
    """A version of an agreement, with the approval and the revisit that a row of the query has beside it; then with all
    that stand."""

    pk: int
    pairing: int
    opened_at: datetime
    agreed_at: datetime | None
    superseded_at: datetime | None
    approved_side: str | None
    approved_at: datetime | None
    review_pk: int | None
    review_opened_at: datetime | None
    first_unchanged_at: datetime | None
    second_unchanged_at: datetime | None
    standing: list[Approval] = field(default_factory=list)
    open_reviews: list[AlignmentReview] = field(default_factory=list)


@dataclass(frozen=True)
class RunningPair:
    """A pair as lists show it. Of one whose alignment begins or ends between two queries nothing is told."""

    number: int
    theme: str
    leader: OneOfTwo
    co_driver: OneOfTwo
    began_on: date
    exception_reason: str
    standing: Standing | None

    @property
    def own_line_unexplained(self) -> bool:
        """Whether one has become the other's personnel leader, and nobody has written why the pair must be so."""
        return same_line(self.leader, self.co_driver) and not self.exception_reason

    @property
    def needs_help(self) -> bool:
        return self.standing is not None and self.standing.needs_help

    @property
    def waited(self) -> int | None:
        """For how many days one of the two has held the ball; None where nobody does."""
        return self.standing.waited if self.standing else None


def running_pairs(today: date) -> list[RunningPair]:
    """The pair that began first first."""
    versions: dict[int, list[Version]] = defaultdict(list)
    for one in each_once(map(_version, ask(_versions))):
        versions[one.pairing].append(one)
    here = get_current_timezone()
    return [_pair(row, versions, today, here) for row in ask(_pairs)]


def _pair(row: tuple[Any, ...], versions: dict[int, list[Version]], today: date, here: tzinfo) -> RunningPair:
    number, theme, began_on, exception_reason = row[:4]
    leader, co_driver = OneOfTwo(*row[4:7]), OneOfTwo(*row[7:10])
    people = {leader.pk: leader, co_driver.pk: co_driver}
    opened_at, closed_at, outcome, begun, *sent = row[10:]
    standing = None
    if opened_at:
        course = Course(moment_of(opened_at), moment_of(closed_at), outcome, begun)
        parties = [
            Party(side.value, people[person], moment_of(sent_at))
            for side, person, sent_at in zip(Side, sent[::2], sent[1::2], strict=True)
        ]
        standing = standing_of(course, parties, versions[number], today, here)
    return RunningPair(number, theme, leader, co_driver, day_of(began_on), exception_reason, standing)


def _pairs() -> QuerySet:
    people = [
        f"{one}__{name}" for one in ("network_leader", "co_driver") for name in ("pk", "name", "personnel_leader")
    ]
    running = Pairing.objects.current().annotate(begun=has_begun("alignment"), **by_side("alignment__responses"))
    return running.order_by("began_on", "offered_at", "pk").values_list(
        *("pk", "theme__title", "began_on", "exception_reason", *people),
        *("alignment__opened_at", "alignment__closed_at", "alignment__outcome", "begun"),
        *(f"{side.value}__{name}" for side in Side for name in ("person", "sent_at")),
    )


def _version(row: tuple[Any, ...]) -> Version:
    """A row of `_versions`, whose columns are the fields of a version in their order."""
    template, published_at, sealed, pk, pairing, opened_at, agreed_at, superseded_at, side, approved_at, *review = row
    stored = (template, moment_of(published_at), sealed, pk, pairing)
    own = map(moment_of, (opened_at, agreed_at, superseded_at))
    return Version(*stored, *own, side, moment_of(approved_at), review[0], *map(moment_of, review[1:]))


def _versions() -> QuerySet:
    running = AlignmentAgreement.objects.filter(alignment__pairing__status=Pairing.Status.ACTIVE)
    return with_steps(running).values_list(
        *("alignment__template", "alignment__template__published_at", "text__content"),
        *("pk", "alignment__pairing", "opened_at", "agreed_at", "superseded_at"),
        *STEPS,
    )
