"""What a letter is: a template, its words and a link, in the reader's language. Never a reason, an answer, a note."""

from dataclasses import dataclass, field
from typing import Protocol

from django.conf import settings
from django.utils import translation

from netvaerk.mail.html import as_html
from netvaerk.mail.shipped import shipped
from netvaerk.mail.words import in_text
from netvaerk.rules.letter_texts import Source, Word, filled


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
    `address` is where it goes, if not to where the reader has their letters when it is sent. `source` is the text an
    officer has written for it; without one it says what is shipped."""

    name: str
    to: Addressee
    path: str
    words: dict[str, object] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    address: str = ""
    source: Source | None = None

    @property
    def link(self) -> str:
        return settings.SITE_URL + self.path

    def subject(self) -> str:
        """One line, whatever stands in a title: a line break in a header is refused by the mail library."""
        with translation.override(self.to.language):
            return " ".join(filled(self._source().subject, self._values(short=True)).split())

    def rendered(self) -> tuple[str, str, str]:
        """Subject, plain text and HTML in the reader's language."""
        subject, text = self.subject(), self.plain()
        with translation.override(self.to.language):
            return subject, text, as_html(subject, text, self.link, self.to.language)

    def plain(self) -> str:
        with translation.override(self.to.language):
            return filled(self._source().text, self._values())

    def _source(self) -> Source:
        return self.source or shipped(self.name, self.to.language)

    def _values(self, *, short: bool = False) -> dict[str, str]:
        """What stands for each name of a text, in the present language, which is the reader's."""
        values = {
            **in_text(self.words, short=short),
            "first_name": self.to.first_name,
            "link": self.link,
            "municipality": settings.MUNICIPALITY_NAME,
            "secretariat_email": settings.SECRETARIAT_EMAIL,
            "secretariat_phone": settings.SECRETARIAT_PHONE,
        }
        return {word.name_in(self.to.language): values.get(word.key, "") for word in Word}
