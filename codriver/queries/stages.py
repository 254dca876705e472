"""How far an alignment has come and who holds the ball: one answer for lists, pages and the secretariat."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from codriver.facts.agreements import agreed_review_dates
from codriver.models import (
    AlignmentAgreement,
    AlignmentResponse,
    AlignmentReview,
    Answer,
    Approval,
    ExpectationAlignment,
    Pairing,
)
from codriver.models.alignments import ExpectationAlignmentQuerySet
from codriver.rules.reviews import needs_help
from netvaerk.models import Person
from netvaerk.models.prepared import read

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


@dataclass
class Standing:
    """Where one alignment stands. `waits_for` are those who hold the ball, for `waited` days since it last moved."""

    alignment: ExpectationAlignment
    stage: Stage
    waits_for: list[Person]
    waited: int | None
    in_force: AlignmentAgreement | None
    review: AlignmentReview | None
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


def standings_of(pairings: list[Pairing], today: date) -> dict[int, Standing]:
    """How far each of `pairings` has come with its agreement, by the pairing's number. They are those that run, with
    their people.

    Five queries, put into words once, that read dates and who, and no person twice. Of a pair that begins or ends
    between two of them nothing is told."""
    people = {one.pk: one for pairing in pairings for one in (pairing.network_leader, pairing.co_driver)}
    here = {one.pk for one in pairings}
    known = {one.pk: one for one in read(_alignments) if one.pairing_id in here}
    responses: dict[int, list[AlignmentResponse]] = defaultdict(list)
    for response in read(_responses):
        if response.alignment_id in known:
            response.person = people[response.person_id]
            responses[response.alignment_id].append(response)
    agreements = _agreements_of(known)
    return {
        one.pairing_id: standing_of(one, responses[key], agreements[key], today)
        for key, one in known.items()
        if key in responses
    }


def _agreements_of(known: dict[int, ExpectationAlignment]) -> dict[int, list[AlignmentAgreement]]:
    """The versions of each alignment, with the approvals that stand and the revisits that are open."""
    found: dict[int, list[AlignmentAgreement]] = defaultdict(list)
    versions = {one.pk: one for one in read(_versions) if one.alignment_id in known}
    for one in versions.values():
        one.alignment, one.standing, one.open_reviews = known[one.alignment_id], [], []
        found[one.alignment_id].append(one)
    for approval in read(_approvals) if versions else []:
        if approval.agreement_id in versions:
            versions[approval.agreement_id].standing.append(approval)
    for review in read(_reviews) if versions else []:
        if review.agreement_id in versions:
            versions[review.agreement_id].open_reviews.append(review)
    return found


def _alignments() -> QuerySet:
    told = ("pairing_id", "kind", "opened_at", "closed_at", "outcome")
    running = ExpectationAlignment.objects.filter(pairing__status=Pairing.Status.ACTIVE).annotate(begun=has_begun("pk"))
    return running.select_related("template").only(*told, *(f"template__{name}" for name in OF_TEMPLATE))


def _responses() -> QuerySet:
    running = AlignmentResponse.objects.filter(alignment__pairing__status=Pairing.Status.ACTIVE)
    return running.only("alignment_id", "side", "person_id", "sent_at")


def _versions() -> QuerySet:
    running = AlignmentAgreement.objects.filter(alignment__pairing__status=Pairing.Status.ACTIVE)
    return running.select_related("text").only(
        "alignment_id", "opened_at", "agreed_at", "superseded_at", "text__content"
    )


def _approvals() -> QuerySet:
    return Approval.objects.filter(undone_at=None, agreement__alignment__pairing__status=Pairing.Status.ACTIVE)


def _reviews() -> QuerySet:
    return AlignmentReview.objects.filter(closed_at=None, agreement__alignment__pairing__status=Pairing.Status.ACTIVE)


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
    alignment: ExpectationAlignment,
    responses: list[AlignmentResponse],
    agreements: list[AlignmentAgreement],
    today: date,
) -> Standing:
    """The same of what has been read: both parties, and the versions with `standing` and `open_reviews`."""
    in_force = next((one for one in agreements if one.agreed_at and not one.superseded_at), None)
    written = next((one for one in agreements if not one.agreed_at), None)
    review = next(iter(in_force.open_reviews), None) if in_force else None
    stage, waits_for = _stage(alignment, responses, in_force, written, review)
    quiet = stage in (Stage.NOT_STARTED, Stage.DRAFTING, Stage.ONE_SENT, Stage.WRITING, Stage.ONE_APPROVED)
    return Standing(
        alignment=alignment,
        stage=stage,
        waits_for=waits_for,
        waited=(today - _last_moved(alignment, responses, written, review)).days if waits_for else None,
        in_force=in_force,
        review=review,
        needs_help=quiet and in_force is None and needs_help(localdate(alignment.opened_at), today),
    )


def _last_moved(alignment: ExpectationAlignment, responses: list[AlignmentResponse], written: Any, review: Any) -> date:
    """The day of the last step that both can see: opened, sent, approved, said to go on unchanged."""
    if written:
        moments = [written.opened_at, *(approval.approved_at for approval in written.standing)]
    elif review:
        moments = [review.opened_at, review.first_unchanged_at, review.second_unchanged_at]
    else:
        moments = [alignment.opened_at, *(response.sent_at for response in responses)]
    return localdate(max(moment for moment in moments if moment))


def _stage(
    alignment: ExpectationAlignment, responses: list[AlignmentResponse], in_force: Any, written: Any, review: Any
) -> tuple[Stage, list[Person]]:
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
