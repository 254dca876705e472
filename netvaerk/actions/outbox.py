"""What time drives in the outbox, and what the secretariat does with a letter that could not be sent."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from netvaerk.actions.daily import Run
from netvaerk.audit import record
from netvaerk.mail.tasks import deliver_letters, hand_over
from netvaerk.models import OutboxLetter, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.kept import LETTERS_KEPT
from netvaerk.rules.outbox import WORDS_KEPT, OutboxHindrance, hindrances_to_send_again

Status = OutboxLetter.Status
TOGETHER = 100
LEFT = timedelta(minutes=10)
"""What has been due for so long, no worker is about to take."""


def send_what_waits(*, at: datetime) -> Run:
    """Hand over what is due and was left: by a process that fell over, or by a worker that cannot wait itself."""
    keys = list(OutboxLetter.objects.due(at - LEFT).order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), TOGETHER):
        deliver_letters.enqueue(keys[first : first + TOGETHER])
    return Run(done=len(keys))


def old_letters(before: datetime) -> QuerySet:
    """Letters that were sent or given up at `before` or earlier."""
    return OutboxLetter.objects.filter(over_at__lte=before)


@transaction.atomic
def forget_letters(*, at: datetime, before: datetime | None = None) -> Run:
    """Empty what could not be sent and is too old to send, and delete the facts of old letters."""
    before = before or LETTERS_KEPT.shipped(at)
    failed = OutboxLetter.objects.failed()
    failed.filter(over_at__lte=at - WORDS_KEPT, content__isnull=False).update(content=None)
    gone, _kinds = old_letters(before).delete()
    DBTaskResult.objects.filter(finished_at__lte=before).delete()
    return Run(done=gone)


@transaction.atomic
def send_again(letter: OutboxLetter, *, by: Person, at: datetime) -> None:
    """Try a letter that was given up from the beginning, to the address its reader has now. Raises Refused."""
    held = OutboxLetter.objects.select_for_update(of=("self",)).select_related("person").get(pk=letter.pk)
    hindrances = hindrances_to_send_again(
        is_failed=held.status == Status.FAILED,
        has_words=held.content is not None,
        reader_is_here=held.person is None or held.person.is_active,
    )
    if hindrances:
        raise Refused(hindrances)
    failed = OutboxLetter.objects.failed().filter(pk=held.pk)
    if not failed.update(status=Status.WAITING, problem="", tries=0, since=at, try_at=at, over_at=None):
        raise Refused([OutboxHindrance.NOT_FAILED])
    record(Verb.SENT, held, by=by, at=at, about=held.person)
    hand_over([held.pk])
