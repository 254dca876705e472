"""The school's diploma on its way to the secretariat's eyes. It is kept only until it is verified, or for some days."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from codriver.facts.diploma import missing_today
from codriver.letters import diploma as letters
from codriver.models import DiplomaPaper, DiplomaStudy
from codriver.rules.diploma import hindrances_to_paper
from codriver.rules.kept import PAPERS_KEPT
from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.files import Upload
from roles.actions.releases import hold


def _judge(study: DiplomaStudy, by: Person) -> None:
    """Hold the owner's row and read the study as it is now. Raises Refused."""
    hold(study.person)
    study.refresh_from_db()
    reasons = hindrances_to_paper(
        is_owner=by.pk == study.person_id, left=study.left_at is not None, verified=study.verified_at is not None
    )
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def hand_in_paper(study: DiplomaStudy, *, upload: Upload, by: Person, at: datetime) -> None:
    """Show the secretariat the school's diploma, instead of one handed in before. Raises Refused, with what the diploma
    still takes; the same file again is no news."""
    _judge(study, by)
    missing = missing_today(study)
    if missing:
        raise Refused(missing)
    present = DiplomaPaper.objects.filter(study=study).first()
    if present and bytes(present.content) == upload.content:
        return
    drop_paper(study, by=by, at=at)
    words = {"name": upload.name, "kind": upload.kind.value, "size": len(upload.content), "content": upload.content}
    made = DiplomaPaper.objects.create(study=study, kept_at=at, kept_by=by, **words)
    record(Verb.SENT, made, by=by, at=at, about=by)
    letters.diploma_to_verify(study)


@transaction.atomic
def take_paper_back(study: DiplomaStudy, *, by: Person, at: datetime) -> None:
    """Delete what one handed in. Raises Refused; twice is once."""
    _judge(study, by)
    drop_paper(study, by=by, at=at)


def drop_paper(study: DiplomaStudy, *, by: Person | None, at: datetime) -> int:
    """Delete the paper of a study whose owner's row is held; how many there were."""
    dropped = 0
    for paper in DiplomaPaper.objects.filter(study=study):
        record(Verb.DELETED, paper, by=by, at=at, about=study.person)
        paper.delete()
        dropped += 1
    return dropped


def with_old_papers(before: datetime) -> QuerySet:
    """Studies whose paper was handed in at `before` or earlier."""
    return DiplomaStudy.objects.filter(paper__kept_at__lte=before)


def forget_papers(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete the papers that nobody verified in their days, and tell their owners; how many."""
    before = before or PAPERS_KEPT.shipped(at)
    old = with_old_papers(before).select_related("person")
    return each(old, partial(_forget, at=at, before=before), step="forget_papers")


@transaction.atomic
def _forget(study: DiplomaStudy, *, at: datetime, before: datetime) -> int:
    hold(study.person)
    if not DiplomaPaper.objects.filter(study=study, kept_at__lte=before).exists():
        return 0
    if study.person.is_active:
        letters.paper_forgotten(study)
    return drop_paper(study, by=None, at=at)
