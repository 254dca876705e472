"""Putting a file beside what one has practised, and taking it away. Until the practice is asked about, the log names
nobody, as with the words."""

from datetime import datetime

from django.db import transaction

from codriver.actions.practice import held_piece, record_of
from codriver.models import PracticeEvidence, PracticeFile
from codriver.rules.practice import MOST_FILES, PracticeHindrance, Status, hindrances_to_file
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.files import Upload


@transaction.atomic
def add_file(evidence: PracticeEvidence, upload: Upload, *, by: Person, at: datetime) -> PracticeFile:
    """Put a file beside it. What the leader has before them is another version then, so that nobody confirms a file
    unseen. Raises Refused; the same file again is no second one."""
    row = held_piece(evidence)
    present = list(row.files.all())
    is_owner = by.pk == row.pairing.co_driver_id
    same = [one for one in present if one.size == len(upload.content) and bytes(one.content) == upload.content]
    if is_owner and same:
        return same[0]
    reasons = hindrances_to_file(is_owner=is_owner, status=Status(row.status), files=len(present))
    if reasons:
        raise Refused(reasons)
    place = min(set(range(1, MOST_FILES + 1)) - {one.place for one in present})
    words = {"name": upload.name, "kind": upload.kind.value, "size": len(upload.content), "content": upload.content}
    made = PracticeFile.objects.create(evidence=row, place=place, kept_at=at, kept_by=by, **words)
    PracticeEvidence.objects.filter(pk=row.pk).update(version=row.version + 1)
    record_of(Verb.CREATED, made, row, by=by, at=at)
    return made


@transaction.atomic
def delete_file(file: PracticeFile, *, by: Person, at: datetime) -> None:
    """Take it away for good, from what is confirmed too: its owner always may. Raises Refused; twice is once."""
    row = held_piece(file.evidence)
    if by.pk != row.pairing.co_driver_id:
        raise Refused([PracticeHindrance.NOT_YOURS])
    present = row.files.filter(pk=file.pk).first()
    if present is None:
        return
    record_of(Verb.DELETED, present, row, by=by, at=at)
    present.delete()
    if row.status != PracticeEvidence.Status.CONFIRMED:
        PracticeEvidence.objects.filter(pk=row.pk).update(version=row.version + 1)
