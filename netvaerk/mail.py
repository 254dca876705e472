"""Letters: what waits and a link, in the reader's language, plain text and HTML. Never a reason, an answer, a note."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, Protocol

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from netvaerk.models import SentLetter

logger = structlog.get_logger("netvaerk.mail")


class Addressee(Protocol):
    """Whom a letter can be written to: an employee, or somebody from outside."""

    @property
    def pk(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def is_active(self) -> bool: ...


@dataclass(frozen=True)
class Outsider:
    """Somebody without an account: a name, where the letter goes, and the language it is in."""

    name: str
    email: str
    language: str = settings.LANGUAGE_CODE
    pk: None = None

    @property
    def first_name(self) -> str:
        """The whole name: of somebody from outside one does not know which part is for whom."""
        return self.name

    @property
    def is_active(self) -> bool:
        return bool(self.email)


@dataclass(frozen=True)
class Attachment:
    """A file with a letter; `kind` is its media type, with parameters where a reader's program asks for them."""

    name: str
    kind: str
    content: str


@dataclass(frozen=True)
class Letter:
    """A letter to one person. `name` is its template under `templates/mail/`; `path` is where its link goes."""

    name: str
    to: Addressee
    path: str
    words: dict[str, object] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()

    def rendered(self) -> tuple[str, str, str]:
        """Subject, plain text and HTML in the reader's language."""
        with translation.override(self.to.language):
            context = {
                **self.words,
                "person": self.to,
                "link": settings.SITE_URL + self.path,
                "municipality": settings.MUNICIPALITY_NAME,
                "secretariat_email": settings.SECRETARIAT_EMAIL,
                "secretariat_phone": settings.SECRETARIAT_PHONE,
                "language": self.to.language,
            }
            # One line, whatever stands in a title: a line break in a header is refused by the mail library.
            subject = " ".join(render_to_string(f"mail/{self.name}_subject.txt", context).split())
            text = render_to_string(f"mail/{self.name}.txt", context)
            html = render_to_string("mail/letter.html", {**context, "subject": subject, "text": text})
        return subject, text, html


def send_on_commit(letter: Letter) -> None:
    """Send when the change it tells of is safely written; not at all if that is rolled back."""
    transaction.on_commit(partial(send, letter))


def send_once(letter: Letter, *, occasion: str, at: datetime | None = None) -> bool:
    """Send unless this employee had a letter on this occasion before; the row is written first, so twice is once."""
    _row, new = SentLetter.objects.get_or_create(
        person=letter.to, occasion=occasion, defaults={"sent_at": at or timezone.now()}
    )
    if new:
        send_on_commit(letter)
    return new


def send_together(letters: Sequence[Letter]) -> None:
    """Hand several letters to the relay over one connection. A relay that is away is asked once, not once a letter."""
    relay = get_connection()
    try:
        relay.open()
    except Exception as problem:
        logger.error("letters_not_sent", letters=[one.name for one in letters], kind=type(problem).__name__)
        return
    try:
        for letter in letters:
            send(letter, relay)
    finally:
        relay.close()


def send(letter: Letter, relay: Any = None) -> None:
    """Hand the letter to the relay. One that cannot be sent is logged, and never breaks what the letter tells of:
    that is written already, and the daily run has more letters to send."""
    if not letter.to.is_active:
        return
    subject, text, html = letter.rendered()
    message = EmailMultiAlternatives(subject, text, to=[letter.to.email], connection=relay)
    message.attach_alternative(html, "text/html")
    for one in letter.attachments:
        message.attach(one.name, one.content, one.kind)
    try:
        message.send()
    except Exception as problem:  # a relay that is away, an address or a header that it refuses
        logger.error("letter_not_sent", letter=letter.name, to=letter.to.pk, kind=type(problem).__name__)
