"""What a letter is: a template, its words and a link, in the reader's language. Never a reason, an answer, a note."""

from dataclasses import dataclass, field
from typing import Protocol

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation


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
    """A letter to one person. `name` is its template under `templates/mail/`; `path` is where its link goes.
    `address` is where it goes, if not to where the reader has their letters when it is sent."""

    name: str
    to: Addressee
    path: str
    words: dict[str, object] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    address: str = ""

    def _context(self) -> dict[str, object]:
        return {
            **self.words,
            "person": self.to,
            "link": settings.SITE_URL + self.path,
            "municipality": settings.MUNICIPALITY_NAME,
            "secretariat_email": settings.SECRETARIAT_EMAIL,
            "secretariat_phone": settings.SECRETARIAT_PHONE,
            "language": self.to.language,
        }

    def subject(self) -> str:
        """One line, whatever stands in a title: a line break in a header is refused by the mail library."""
        with translation.override(self.to.language):
            return " ".join(render_to_string(f"mail/{self.name}_subject.txt", self._context()).split())

    def rendered(self) -> tuple[str, str, str]:
        """Subject, plain text and HTML in the reader's language."""
        subject, context = self.subject(), self._context()
        with translation.override(self.to.language):
            text = render_to_string(f"mail/{self.name}.txt", context)
            html = render_to_string("mail/letter.html", {**context, "subject": subject, "text": text})
        return subject, text, html
