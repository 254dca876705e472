"""A pair looks back: opened when it ends, written alone, read together when both have sent (spec: states of a pairing).

While nothing is sent it is the writer's alone, so the log names nobody for it. Whatever changes the words holds the row
of the closing first, so that two who send at once meet.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils.timezone import localdate

from codriver.letters import closings as letters
from codriver.models import ClosingWords, PairClosing, Pairing
from codriver.rules.closings import (
    ClosingHindrance,
    hindrances_to_take_back,
    hindrances_to_talk,
    hindrances_to_write,
)
from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused


def open_closing(pairing: Pairing, *, at: datetime) -> int:
    """Ask both of a pair whose theme is closing to look back, once; how many closings were opened. Call it in a
    transaction."""
    closing, new = _opened(pairing, at)
    if new:
        letters.look_back(closing)
    return int(new)


def end_closing(pairing: Pairing, *, at: datetime) -> None:
    """The pair has ended: from now on the days are counted, and the evaluation is asked for. The letter that tells of
    the end asks for both. Call it in a transaction."""
    _opened(pairing, at)
    PairClosing.objects.filter(pairing=pairing, ended_at=None).update(ended_at=at)


def _opened(pairing: Pairing, at: datetime) -> tuple[PairClosing, bool]:
    """The closing of a pair, and whether it is new."""
    closing, new = PairClosing.objects.get_or_create(pairing=pairing, defaults={"opened_at": at})
    if new:
        record(Verb.OPENED, closing, by=None, at=at)
    return closing, new


def open_closings(*, at: datetime) -> Run:
    """Open what is to be looked back on in pairs whose theme is closing; how many."""
    running = Pairing.objects.current().filter(theme__status=NetworkTheme.Status.CLOSING, closing=None)
    return each(running.with_people(), partial(open_closing, at=at), step="open_closings")


def _hold(closing: PairClosing) -> PairClosing:
    """The row as it is now, kept until the transaction ends, with its pair."""
    return PairClosing.objects.select_for_update(of=("self",)).with_people().get(pk=closing.pk)


def _words_of(closing: PairClosing, person: Person) -> ClosingWords | None:
    return ClosingWords.objects.filter(closing=closing, person=person).first()


def _refuse(reasons: list[ClosingHindrance]) -> None:
    if reasons:
        raise Refused(reasons)


def _held_to_write(closing: PairClosing, by: Person, at: datetime) -> tuple[PairClosing, ClosingWords | None]:
    held = _hold(closing)
    words = _words_of(held, by) if held.pairing.is_party(by) else None
    sent = words is not None and words.sent_at is not None
    open_today = held.is_open(localdate(at)) and held.forgotten_at is None
    _refuse(hindrances_to_write(of_the_two=held.pairing.is_party(by), open_today=open_today, sent=sent))
    return held, words


@transaction.atomic
def save_words(
    closing: PairClosing, *, answers: Mapping[str, str], shown: int, by: Person, at: datetime
) -> ClosingWords | None:
    """Keep what one has written so far, by the code of the question; None where nothing is written. `shown` is the
    version the form was made from, 0 for none. Raises Refused; the same again changes nothing."""
    held, words = _held_to_write(closing, by, at)
    known = {one.code for one in held.questions.talk}
    written = {code: text for code, text in answers.items() if code in known and text.strip()}
    if (words.answers if words else {}) == written:
        return words
    _refuse([ClosingHindrance.CHANGED_MEANWHILE] if (words.version if words else 0) != shown else [])
    if words is None:
        words = ClosingWords(closing=held, person=by, version=0)
    words.answers, words.version = written, words.version + 1
    words.save()
    record(Verb.CHANGED, words, by=None, at=at)
    return words


@transaction.atomic
def send_words(closing: PairClosing, *, answers: Mapping[str, str], shown: int, by: Person, at: datetime) -> None:
    """Save, and send to the other: both read both when both have sent. Raises Refused."""
    words = save_words(closing, answers=answers, shown=shown, by=by, at=at)
    if words is None or not words.answers:
        raise Refused([ClosingHindrance.NOTHING_WRITTEN])
    words.sent_at = at
    words.save(update_fields=["sent_at"])
    record(Verb.SENT, words, by=by, at=at)
    if _other_sent(words.closing, by):
        letters.read_together(words.closing)
    else:
        letters.other_has_sent(words.closing, words.closing.pairing.other(by))


def _other_sent(closing: PairClosing, person: Person) -> bool:
    return ClosingWords.objects.sent().filter(closing=closing).exclude(person=person).exists()


@transaction.atomic
def take_words_back(closing: PairClosing, *, by: Person, at: datetime) -> None:
    """Write on, as long as the other has not sent. Raises Refused."""
    held = _hold(closing)
    of_the_two = held.pairing.is_party(by)
    words = _words_of(held, by)
    sent = words is not None and words.sent_at is not None
    _refuse(hindrances_to_take_back(of_the_two=of_the_two, sent=sent, other_sent=_other_sent(held, by)))
    assert words is not None, "the rule has refused where nothing is sent"
    words.sent_at = None
    words.save(update_fields=["sent_at"])
    record(Verb.TOOK_BACK, words, by=by, at=at)


@transaction.atomic
def set_talk(closing: PairClosing, *, on: date, by: Person, at: datetime) -> None:
    """Say on which day the two talk; the other is told. Raises Refused; the same day again is no news."""
    held, today = _hold(closing), localdate(at)
    both = ClosingWords.objects.sent().filter(closing=held).count() > 1
    open_or_read = (held.is_open(today) or both) and held.forgotten_at is None
    _refuse(hindrances_to_talk(of_the_two=held.pairing.is_party(by), open_or_read=open_or_read, on=on, today=today))
    if held.talk_on == on:
        return
    held.talk_on = on
    held.save(update_fields=["talk_on"])
    record(Verb.CHANGED, held, by=by, at=at)
    letters.talk_is_set(held, held.pairing.other(by))
