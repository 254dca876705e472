"""Letters: what waits and a link. They are written to the outbox with the change they tell of; a worker sends them."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from netvaerk.mail.letter import Addressee, Attachment, Letter, Outsider
from netvaerk.mail.outbox import write
from netvaerk.mail.tasks import hand_over
from netvaerk.models import OutboxLetter, SentLetter

__all__ = ["Addressee", "Attachment", "Letter", "Outsider", "send_on_commit", "send_once", "send_together"]


def send_on_commit(letter: Letter) -> None:
    """Write the letter with the change it tells of, and hand it to the worker once that is stored; if the change is
    rolled back, the letter is too."""
    send_together([letter])


def send_once(letter: Letter, *, occasion: str, at: datetime | None = None) -> bool:
    """Send unless this employee had a letter on this occasion before; the row is written first, so twice is once."""
    _row, new = SentLetter.objects.get_or_create(
        person=letter.to, occasion=occasion, defaults={"sent_at": at or timezone.now()}
    )
    if new:
        send_on_commit(letter)
    return new


def send_together(letters: Iterable[Letter]) -> None:
    """The same for several, which go to the relay over one connection."""
    hand_over([row.pk for row in write(letters) if row.status == OutboxLetter.Status.WAITING])
