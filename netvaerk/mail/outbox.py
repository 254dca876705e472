"""The outbox: letters are rows, written with the change they tell of; workers take them from there.

A worker claims a row before it sends, and the claim is an update that only one can make. It says afterwards what
became of the letter. If it falls over between the two, another takes the letter when the claim is over, and the letter
may then come twice: the one case in which it does, since the other way round it would be lost.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any, cast

import structlog
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F
from django.utils import timezone, translation
from django.utils.timezone import localdate

from netvaerk.mail.letter import Attachment, Letter, Outsider
from netvaerk.mail.words import packed, unpacked
from netvaerk.models import LetterText, OutboxLetter, Person
from netvaerk.rules.letter_texts import Source
from netvaerk.rules.letters import ANSWER_WITHIN, Choice, is_news
from netvaerk.rules.outbox import PERMANENT, Problem, next_try

logger = structlog.get_logger("netvaerk.mail")
Status = OutboxLetter.Status


def write(letters: Iterable[Letter]) -> list[OutboxLetter]:
    """A row each, in the transaction of whoever calls; none for who has left or wants no such news. The language, and
    the text an officer may have written, are those of the moment."""
    now = timezone.now()
    wanted = [one for one in letters if one.to.is_active and _choice(one) is not Choice.NONE]
    written = LetterText.objects.sources({one.name for one in wanted})
    return OutboxLetter.objects.bulk_create(_row(one, now, written.get((one.name, one.to.language))) for one in wanted)


def _choice(letter: Letter) -> Choice:
    """When its reader wants this letter. Somebody without an account has chosen nothing."""
    if isinstance(letter.to, Person) and is_news(letter.name):
        return Choice(letter.to.news)
    return Choice.AT_ONCE


def _row(letter: Letter, now: datetime, source: Source | None) -> OutboxLetter:
    to = letter.to
    with translation.override(to.language):
        content = {
            "words": packed({"due_on": localdate(now) + ANSWER_WITHIN, **letter.words}),
            "path": letter.path,
            "files": [[one.name, one.kind, one.content] for one in letter.attachments],
            "address": letter.address or ("" if to.pk else to.email),
            "name": "" if to.pk else to.name,
            "source": [source.subject, source.text] if source else None,
        }
    return OutboxLetter(
        name=letter.name, person_id=to.pk, language=to.language, content=content,
        status=Status.HELD if _choice(letter) is Choice.WEEKLY else Status.WAITING,
        written_at=now, since=now, try_at=now,
    )  # fmt: skip


def letter_of(row: OutboxLetter) -> Letter:
    """The letter as it was written; `row` still has its content."""
    content = cast(dict[str, Any], row.content)
    to = row.person or Outsider(content["name"], content["address"], row.language)
    if row.person:
        row.person.language = row.language
    files = tuple(Attachment(*one) for one in content["files"])
    source = Source(*content["source"]) if content.get("source") else None  # rows from before texts could be written
    return Letter(row.name, to, content["path"], unpacked(content["words"]), files, content["address"], source)


def deliver(keys: Iterable[int]) -> dict[datetime, list[int]]:
    """Send what is due of these letters over one connection. Returns which are tried again, by the minute."""
    relay, again, away, is_open = get_connection(), defaultdict(list), None, False
    for key in sorted(keys):
        row = claimed(key)
        if row is None:
            continue
        if not is_open:
            away, is_open = _opened(relay), True
        at = note(row, away or _sent(row, relay))
        if at:
            again[at.replace(second=0, microsecond=0) + timedelta(minutes=1)].append(key)
    relay.close()
    return dict(again)


def claimed(key: int) -> OutboxLetter | None:
    """The letter, if it is due and nobody else has it; it is the caller's then."""
    now = timezone.now()
    mine = OutboxLetter.objects.due(now).filter(pk=key)
    if not mine.update(status=Status.SENDING, claimed_at=now, tries=F("tries") + 1):
        return None
    return OutboxLetter.objects.select_related("person").get(pk=key)


def _opened(relay: Any) -> Problem | None:
    try:
        relay.open()
    except Exception as problem:  # no network, no such host, a login that is refused
        logger.error("relay_away", kind=type(problem).__name__)
        return Problem.RELAY_AWAY
    return None


def _sent(row: OutboxLetter, relay: Any) -> Problem | None:
    """Hand the letter to the relay; what went wrong, if anything. Nothing that goes wrong stops the next letter."""
    try:
        letter = letter_of(row)
        address = letter.address or letter.to.email
        if not (address and letter.to.is_active):
            return Problem.NO_ADDRESS
        subject, text, html = letter.rendered()
        message = EmailMultiAlternatives(subject, text, to=[address], connection=relay)
        message.attach_alternative(html, "text/html")
        for one in letter.attachments:
            message.attach(one.name, one.content, one.kind)
        message.send()
    except Exception as problem:  # whatever it is, the others must not wait until somebody has mended it
        logger.error("letter_not_sent", letter=row.name, to=row.person_id, kind=type(problem).__name__)
        return problem_of(problem)
    return None


def problem_of(error: Exception) -> Problem:
    """What a relay's answer, or what came before it, means for the letter."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _words in error.recipients.values()]
        return Problem.ADDRESS_REFUSED if all(code in PERMANENT for code in codes) else Problem.REFUSED_FOR_NOW
    if isinstance(error, SMTPDataError) and error.smtp_code in PERMANENT:
        return Problem.LETTER_REFUSED
    if isinstance(error, SMTPResponseException):
        return Problem.REFUSED_FOR_NOW
    if isinstance(error, SMTPException | OSError):
        return Problem.RELAY_AWAY
    return Problem.FAULT


def note(row: OutboxLetter, problem: Problem | None) -> datetime | None:
    """Write what became of a letter, if it is still this worker's; when it is tried again, if it is."""
    now = timezone.now()
    mine = OutboxLetter.objects.filter(pk=row.pk, status=Status.SENDING, claimed_at=row.claimed_at)
    if problem is None:
        mine.update(status=Status.SENT, over_at=now, content=None, problem="", claimed_at=None)
        return None
    at = next_try(problem, tries=row.tries, since=row.since, now=now)
    if at is None:
        mine.update(status=Status.FAILED, over_at=now, problem=problem.value, claimed_at=None)
        return None
    mine.update(status=Status.WAITING, try_at=at, problem=problem.value, claimed_at=None)
    return at
