"""What pairs, candidates and students leave behind, and what of it is kept no longer (duties: retention).

Each `old_...` gives the rows whose time was up at a moment or earlier, and each `forget_...` deletes for real. What
figures need stays: that there was a pair, an agreement, a study, and when.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from codriver.models import (
    AgreedText,
    AlignmentAgreement,
    AlignmentReview,
    Answer,
    Approval,
    CoDriverCandidacy,
    CoDriverOffer,
    CompetenceOffer,
    CompetenceRating,
    DevelopmentPath,
    DiplomaPaper,
    DiplomaStudy,
    ExamAttempt,
    ExpectationAlignment,
    JointEdit,
    LeadershipWish,
    MirrorRequest,
    Pairing,
    PairingRun,
    PairingTalk,
    PracticeEvidence,
    Pulse,
    RoomEntry,
    RoomStep,
    StudyModule,
    TalkedThrough,
    WillingToTalk,
)
from codriver.rules import kept
from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.database import unsealed
from netvaerk.models import Person, Verb

PAIRING_REASONS = ("exception_reason", "again_reason", "leader_reason", "co_driver_reason", "end_reason")
PROFILE = (CompetenceOffer, CoDriverOffer, WillingToTalk, LeadershipWish, DevelopmentPath)


def of_them(model: type[models.Model], key: str) -> Exists:
    """Whether anything of `model` hangs on a row by `key`."""
    return Exists(model._base_manager.filter(**{key: OuterRef("pk")}))


def delete_of(row: models.Model, tables: dict[type[models.Model], str], *, at: datetime) -> int:
    """Delete what of `tables` hangs on `row`, each by its key, and say so in the log. 1, for one row emptied."""
    with transaction.atomic():
        for model, key in tables.items():
            model._base_manager.filter(**{key: row.pk}).delete()
        record(Verb.DELETED, row, by=None, at=at)
    return 1


def emptied(rows: QuerySet, tables: dict[type[models.Model], str], *, at: datetime, step: str) -> Run:
    return each(rows, partial(delete_of, tables=tables, at=at), step=step)


# --- agreements ---------------------------------------------------------------------------------------------------

WORK: dict[type[models.Model], str] = {
    Answer: "response__alignment",
    JointEdit: "agreement__alignment",
    TalkedThrough: "agreement__alignment",
}


def old_answers(before: datetime) -> QuerySet:
    """Alignments closed at `before` or earlier that keep what led to their agreement."""
    left = of_them(Answer, "response__alignment") | of_them(JointEdit, "agreement__alignment")
    agreed = ExpectationAlignment.objects.exclude(outcome=ExpectationAlignment.Outcome.VOID)
    return agreed.filter(left, closed_at__lte=before)


def forget_answers(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete answers and drafts of the joint text half a year after an agreement is over; the agreed text stays."""
    return emptied(old_answers(before or kept.ANSWERS_KEPT.shipped(at)), WORK, at=at, step="forget_answers")


def old_agreements(before: datetime) -> QuerySet:
    left = of_them(AlignmentAgreement, "alignment")
    return ExpectationAlignment.objects.filter(left, closed_at__lte=before)


def forget_agreements(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete agreed texts two years after they are over, in every version."""
    old = old_agreements(before or kept.AGREEMENTS_KEPT.shipped(at))
    return each(old, partial(forget_agreement, at=at), step="forget_agreements")


def forget_agreement(alignment: ExpectationAlignment, *, at: datetime) -> int:
    """Delete all that two wrote and agreed. That there was an alignment stays, and when it was first agreed."""
    first = alignment.agreements.agreed().order_by("number").values_list("agreed_at", flat=True).first()
    with transaction.atomic():
        if first:
            ExpectationAlignment.objects.filter(pk=alignment.pk).update(first_agreed_at=first)
        with unsealed():
            AgreedText.objects.filter(agreement__alignment=alignment).delete()
        for model in (Approval, AlignmentReview):
            model._base_manager.filter(agreement__alignment=alignment).delete()
        Answer.objects.filter(response__alignment=alignment).delete()
        alignment.agreements.all().delete()
        alignment.own_questions.all().delete()
        record(Verb.DELETED, alignment, by=None, at=at)
    return 1


# --- the pair -----------------------------------------------------------------------------------------------------

ROOM: dict[type[models.Model], str] = {RoomEntry: "pairing", RoomStep: "pairing"}
TALKS: dict[type[models.Model], str] = {PairingTalk: "pairing", Pulse: "pairing"}
PRACTICE: dict[type[models.Model], str] = {PracticeEvidence: "pairing"}
RATINGS: dict[type[models.Model], str] = {CompetenceRating: "pairing", MirrorRequest: "pairing"}


def ended_with(tables: dict[type[models.Model], str]) -> Callable[[datetime], QuerySet]:
    """Pairs that ended on the day of a moment or earlier, and on which something of `tables` hangs."""

    def old(before: datetime) -> QuerySet:
        left = Q()
        for model, key in tables.items():
            left |= Q(of_them(model, key))
        return Pairing.objects.filter(left, status=Pairing.Status.ENDED, ended_on__lte=localdate(before))

    return old


old_rooms = ended_with(ROOM)
old_practice = ended_with(PRACTICE)
old_ratings = ended_with(RATINGS)


def forget_rooms(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete what stands in a pair's room three months after the pair ended."""
    return emptied(old_rooms(before or kept.ROOMS_KEPT.shipped(at)), ROOM, at=at, step="forget_rooms")


def forget_practice(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete practice, with its files, two years after the pair ended."""
    return emptied(old_practice(before or kept.PRACTICE_KEPT.shipped(at)), PRACTICE, at=at, step="forget_practice")


def forget_ratings(*, at: datetime, before: datetime | None = None) -> Run:
    return emptied(old_ratings(before or kept.RATINGS_KEPT.shipped(at)), RATINGS, at=at, step="forget_ratings")


def old_talks(before: datetime) -> QuerySet:
    """Pairs and offers that were over at `before` or earlier, of which talks, pulses or reasons are kept."""
    left = Q(of_them(PairingTalk, "pairing")) | Q(of_them(Pulse, "pairing"))
    for name in PAIRING_REASONS:
        left |= ~Q(**{name: ""})
    never = Q(status__in=[Pairing.Status.DECLINED, Pairing.Status.WITHDRAWN], offered_at__lte=before)
    ended = Q(status=Pairing.Status.ENDED, ended_on__lte=localdate(before))
    return Pairing.objects.filter(left).filter(never | ended)


def forget_talks(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete how it went in a pair, and why it came about or ended, a year after it was over."""
    return each(old_talks(before or kept.TALKS_KEPT.shipped(at)), partial(forget_talks_of, at=at), step="forget_talks")


def forget_talks_of(pairing: Pairing, *, at: datetime) -> int:
    Pairing.objects.filter(pk=pairing.pk).update(**dict.fromkeys(PAIRING_REASONS, ""))
    return delete_of(pairing, TALKS, at=at)


# --- candidates, runs, studies ------------------------------------------------------------------------------------


def old_candidacies(before: datetime) -> QuerySet:
    """Withdrawn, or not now, and untouched since `before`; what is to be asked about again is not old."""
    status = CoDriverCandidacy.Status
    touched = CoDriverCandidacy.objects.annotate(touched_at=Coalesce("closed_at", "answered_at", "began_at"))
    waits = Q(status=status.NOT_NOW, ask_again_on__gt=localdate(before))
    return touched.filter(status__in=[status.WITHDRAWN, status.NOT_NOW], touched_at__lte=before).exclude(waits)


def forget_candidacies(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete candidacies that came to nothing, a year after."""

    def forget(candidacy: CoDriverCandidacy) -> int:
        record(Verb.DELETED, candidacy, by=None, at=at)
        candidacy.delete()
        return 1

    return each(old_candidacies(before or kept.CANDIDACIES_KEPT.shipped(at)), forget, step="forget_candidacies")


def old_runs(before: datetime) -> QuerySet:
    return PairingRun.objects.filter(made_at__lte=before)


def forget_runs(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete how a pool was paired two years after; the pairs that came of it stay."""

    def forget(run: PairingRun) -> int:
        record(Verb.DELETED, run, by=None, at=at)
        run.delete()
        return 1

    return each(old_runs(before or kept.RUNS_KEPT.shipped(at)), forget, step="forget_runs")


def old_studies(before: datetime) -> QuerySet:
    """Studies of people who left the municipality on the day of `before` or earlier."""
    return DiplomaStudy.objects.filter(person__left_on__lte=localdate(before), forgotten_at=None)


def forget_studies(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete grades, reasons and papers a year after the student left; what was studied and paid stays, for figures."""
    return each(
        old_studies(before or kept.STUDIES_KEPT.shipped(at)), partial(forget_study, at=at), step="forget_studies"
    )


def forget_study(study: DiplomaStudy, *, at: datetime) -> int:
    with transaction.atomic():
        ExamAttempt.objects.filter(study_module__study=study).delete()
        StudyModule.objects.filter(study=study).update(not_now_reason="", credited_by="", school="")
        DiplomaPaper.objects.filter(study=study).delete()
        DiplomaStudy.objects.filter(pk=study.pk).update(forgotten_at=at)
        record(Verb.DELETED, study, by=None, at=at)
    return 1


def old_profiles(before: datetime) -> QuerySet:
    """People who left on the day of `before` or earlier, and of whom it is kept what they offered and wished."""
    left = Q()
    for model in PROFILE:
        left |= Q(of_them(model, "person"))
    return Person.objects.filter(left, left_on__lte=localdate(before))


def forget_profiles(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete what somebody offered and wished a year after they left."""
    tables: dict[type[models.Model], str] = dict.fromkeys(PROFILE, "person")
    return emptied(old_profiles(before or kept.PROFILES_KEPT.shipped(at)), tables, at=at, step="forget_profiles")
