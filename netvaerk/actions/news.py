"""News by letter: what each person has chosen, and the weekly letter in which it is gathered."""

from datetime import datetime, time

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from netvaerk.actions.daily import Run, each
from netvaerk.mail import Letter, send_once
from netvaerk.mail.outbox import letter_of
from netvaerk.models import OutboxLetter, Person
from netvaerk.rules.letters import ABOUT, WEEKLY, About, week_begins


@transaction.atomic
def choose_news(person: Person, *, news: str) -> None:
    """Choose when news comes; a personal taste, so it is no event. Who wants none gets none of what was gathered."""
    Person.objects.filter(pk=person.pk).update(news=news)
    if news == Person.News.NONE:
        OutboxLetter.objects.held().filter(person=person).delete()


def send_weekly(*, at: datetime) -> Run:
    """One letter to each who has news from before this week's day; a day late, it takes the same."""
    day = week_begins(localdate(at), settings.NEWS_WEEKDAY)
    before = make_aware(datetime.combine(day, time.min))
    held = OutboxLetter.objects.held().filter(person=OuterRef("pk"), written_at__lt=before)
    readers = Person.objects.filter(Exists(held)).order_by("pk")
    return each(readers, lambda reader: _gather(reader, before=before, at=at), step="send_weekly")


def _gather(reader: Person, *, before: datetime, at: datetime) -> int:
    """How many letters went out: one, or none to who has left."""
    rows = OutboxLetter.objects.held().filter(person=reader, written_at__lt=before)
    held = list(rows.select_for_update().order_by("pk"))
    if not held:
        return 0
    words = {"number": len(held), "news": in_words(reader, held)}
    letter = Letter(WEEKLY, reader, reverse("my_letters"), words)
    sent = send_once(letter, occasion=f"news before {localdate(before):%Y-%m-%d}", at=at)
    rows.filter(pk__in=[one.pk for one in held]).update(
        status=OutboxLetter.Status.SENT, content=None, over_at=at, problem=""
    )
    return int(sent and reader.is_active)


def in_words(reader: Person, rows: list[OutboxLetter]) -> str:
    """What happened as lines of text in the reader's language, each thing once, under what it is about."""
    parts = []
    with translation.override(reader.language):
        for about in About:
            lines = dict.fromkeys(_line(reader, one) for one in rows if ABOUT.get(one.name) is about)
            if lines:
                parts.append("\n".join([_(about.value), *lines]))
    return "\n\n".join(parts)


def _line(reader: Person, row: OutboxLetter) -> str:
    row.person, row.language = reader, reader.language
    letter = letter_of(row)
    return f"- {letter.subject()}\n  {settings.SITE_URL}{letter.path}"
