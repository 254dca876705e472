"""How far an alignment has come and who holds the ball: one answer for lists, pages and the secretariat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import Enum
from typing import Any, Protocol

from django.db.models import Exists, OuterRef, Prefetch
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from codriver.facts.agreements import agreed_review_dates
from codriver.models import (
    AlignmentAgreement,
    AlignmentReview,
    Answer,
    Approval,
    ExpectationAlignment,
)
from codriver.models.alignments import ExpectationAlignmentQuerySet
from codriver.rules.reviews import needs_help
from netvaerk.models import Person

OF_TEMPLATE = ("kind", "version", "published_at", "name_da", "name_en")
"""What is told of the questions a pair answers."""


class Stage(str, Enum):
    """The states of an alignment (spec), each derived from what is stored."""

    NOT_STARTED = "not_started"
    DRAFTING = "drafting"
    ONE_SENT = "one_sent"
    WRITING = "writing"
    ONE_APPROVED = "one_approved"
    AGREED = "agreed"
    DUE = "due"
    SUPERSEDED = "superseded"
    VOID = "void"


WORDS = {
    Stage.NOT_STARTED: _("Not started"),
    Stage.DRAFTING: _("Being answered"),
    Stage.ONE_SENT: _("One has sent"),
    Stage.WRITING: _("The agreement is being written"),
    Stage.ONE_APPROVED: _("One has approved"),
    Stage.AGREED: _("Approved by both"),
    Stage.DUE: _("To be revisited"),
    Stage.SUPERSEDED: _("Replaced"),
    Stage.VOID: _("Lapsed"),
}


class Named(Protocol):
    """A person, or what a list tells of one."""

    pk: int
    name: str


class Party(Protocol):
    """An `AlignmentResponse`, or what a list reads of one."""

    side: str
    person: Any
    sent_at: datetime | None


class Course(Protocol):
    """An `ExpectationAlignment`, or what a list reads of one, with whether anything is answered."""

    opened_at: datetime
    closed_at: datetime | None
    outcome: str
    begun: bool


class Review(Protocol):
    """An `AlignmentReview`, or what a list reads of one."""

    opened_at: datetime
    first_unchanged_at: datetime | None
    second_unchanged_at: datetime | None


class Version(Protocol):
    """An `AlignmentAgreement`, or what a list reads of one, with the approvals that stand and the revisits that are
    open."""

    opened_at: datetime
    agreed_at: datetime | None
    superseded_at: datetime | None
    standing: list[Any]
    open_reviews: list[Any]


@dataclass
class Standing:
    """Where one alignment stands. `waits_for` are those who hold the ball, for `waited` days since it last moved."""

    alignment: Course
    stage: Stage
    waits_for: list[Named]
    waited: int | None
    in_force: Version | None
    review: Review | None
    needs_help: bool

    @property
    def words(self) -> Any:
        return WORDS[self.stage]

    def waits_for_me(self, person: Person) -> bool:
        return person.pk in {one.pk for one in self.waits_for}

    @property
    def next_review(self) -> date | None:
        """The next day on which the pair has agreed to look at the agreement again: a date, and none of the text."""
        days = agreed_review_dates(self.in_force) if self.in_force else []
        return next((day for day in days if day >= localdate()), None)

    @property
    def agreed_on(self) -> date | None:
        return localdate(self.in_force.agreed_at) if self.in_force and self.in_force.agreed_at else None


def with_standing(alignments: ExpectationAlignmentQuerySet) -> ExpectationAlignmentQuerySet:
    """Each with what `standing` reads and a page shows, in a constant number of queries."""
    return with_course(alignments.with_parties())


def has_begun(alignment: str) -> Exists:
    """Whether anything is answered in the alignment whose number the query has as `alignment`."""
    return Exists(Answer.objects.filter(response__alignment=OuterRef(alignment)))


def with_course(alignments: ExpectationAlignmentQuerySet) -> ExpectationAlignmentQuerySet:
    """Each with what `standing` reads beside the two parties."""
    return alignments.annotate(begun=has_begun("pk")).prefetch_related(
        Prefetch("agreements", AlignmentAgreement.objects.select_related("text")),
        Prefetch("agreements__approvals", Approval.objects.filter(undone_at=None), to_attr="standing"),
        Prefetch("agreements__reviews", AlignmentReview.objects.filter(closed_at=None), to_attr="open_reviews"),
    )


def standing(alignment: ExpectationAlignment, today: date) -> Standing:
    """Derive the stage of an alignment read by `with_standing`."""
    return standing_of(alignment, list(alignment.responses.all()), list(alignment.agreements.all()), today)


def standing_of(
    alignment: Course,
    responses: Sequence[Party],
    agreements: Sequence[Version],
    today: date,
    here: tzinfo | None = None,
) -> Standing:
    """The same of what has been read: both parties, and the versions with `standing` and `open_reviews`. A long list
    says `here`, the time zone in which days begin: to look it up takes longer than all else."""
    in_force = next((one for one in agreements if one.agreed_at and not one.superseded_at), None)
    written = next((one for one in agreements if not one.agreed_at), None)
    review = next(iter(in_force.open_reviews), None) if in_force else None
    stage, waits_for = _stage(alignment, responses, in_force, written, review)
    moved_on = localdate(_last_moved(alignment, responses, written, review), here) if waits_for else None
    quiet = stage in (Stage.NOT_STARTED, Stage.DRAFTING, Stage.ONE_SENT, Stage.WRITING, Stage.ONE_APPROVED)
    return Standing(
        alignment=alignment,
        stage=stage,
        waits_for=waits_for,
        waited=(today - moved_on).days if moved_on else None,
        in_force=in_force,
        review=review,
        needs_help=quiet and in_force is None and needs_help(localdate(alignment.opened_at, here), today),
    )


def _last_moved(
    alignment: Course, responses: Sequence[Party], written: Version | None, review: Review | None
) -> datetime:
    """The last step that both can see: opened, sent, approved, said to go on unchanged."""
    if written:
        moments = [written.opened_at, *(approval.approved_at for approval in written.standing)]
    elif review:
        moments = [review.opened_at, review.first_unchanged_at, review.second_unchanged_at]
    else:
        moments = [alignment.opened_at, *(response.sent_at for response in responses)]
    return max(moment for moment in moments if moment)


def _stage(
    alignment: Course,
    responses: Sequence[Party],
    in_force: Version | None,
    written: Version | None,
    review: Review | None,
) -> tuple[Stage, list[Any]]:
    everyone = [response.person for response in responses]
    if alignment.closed_at:
        return Stage(alignment.outcome), []
    if written:
        approved = {approval.side for approval in written.standing}
        waiting = [response.person for response in responses if response.side not in approved]
        return (Stage.ONE_APPROVED, waiting) if approved else (Stage.WRITING, everyone)
    if in_force:
        if review is None:
            return Stage.AGREED, []
        silent = [one.person for one in responses if not getattr(review, f"{one.side}_unchanged_at")]
        return Stage.DUE, silent
    unsent = [response.person for response in responses if not response.sent_at]
    if len(unsent) < len(responses):
        return Stage.ONE_SENT, unsent
    return (Stage.DRAFTING if alignment.begun else Stage.NOT_STARTED), unsent
