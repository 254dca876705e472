"""The secretariat's own texts of letters. A letter that is written already keeps the text it was written with."""

from datetime import datetime

from django.db import IntegrityError, transaction

from netvaerk.access import may_write_letters
from netvaerk.audit import record
from netvaerk.mail.shipped import shipped
from netvaerk.models import LetterText, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.letter_texts import (
    Source,
    TextHindrance,
    hindrances_in_subject,
    hindrances_in_text,
    must_hold,
    words_of,
)


def write_text(
    name: str, language: str, *, subject: str, text: str, shown: int, by: Person, at: datetime
) -> LetterText | None:
    """Give a letter another text in one language; `shown` is the version that was read, 0 for the shipped one that was
    never changed. What says the same as before writes nothing, and what says the same as the shipped text goes back
    to it. Raises Refused."""
    own, original = _tidy(subject, text), shipped(name, language)
    known, musts = words_of(original, language), must_hold(original, language)
    reasons = [
        *hindrances_in_subject(own.subject, known, language),
        *hindrances_in_text(own.text, known, musts, language),
    ]
    if reasons:
        raise Refused(reasons)
    return _write(name, language, Source("", "") if own == original else own, shown=shown, by=by, at=at)


def back_to_shipped(name: str, language: str, *, shown: int, by: Person, at: datetime) -> LetterText | None:
    """Let the letter say what is shipped again. Raises Refused."""
    return _write(name, language, Source("", ""), shown=shown, by=by, at=at)


def _tidy(subject: str, text: str) -> Source:
    lines = (line.rstrip() for line in text.splitlines())
    return Source(subject.strip(), "\n".join(lines).strip() + "\n" if text.strip() else "")


@transaction.atomic
def _write(name: str, language: str, source: Source, *, shown: int, by: Person, at: datetime) -> LetterText | None:
    """The new version, or the standing one if it says the same. Of two who write on the same version, one is refused:
    the second by what stands, or, in the same moment, by the database."""
    if not may_write_letters(by):
        raise Refused([TextHindrance.NOT_SECRETARIAT])
    standing = LetterText.objects.filter(name=name, language=language).order_by("-version").first()
    if (standing.version if standing else 0) != shown:
        raise Refused([TextHindrance.STALE])
    if (standing.subject, standing.text) == (source.subject, source.text) if standing else not source.text:
        return standing
    try:
        with transaction.atomic():
            version = LetterText.objects.create(
                name=name, language=language, version=shown + 1, subject=source.subject, text=source.text,
                written_by=by, written_at=at,
            )  # fmt: skip
    except IntegrityError as collision:
        raise Refused([TextHindrance.STALE]) from collision
    record(Verb.CHANGED, version, by=by, at=at)
    return version
