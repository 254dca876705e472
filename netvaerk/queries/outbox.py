"""Breve: what waits to be sent and what could not be, to whom and since when. Never what a letter says."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from netvaerk.models import OutboxLetter, Person
from netvaerk.rules.letters import ABOUT, About

SHOWN = 50


@dataclass
class Post:
    """One letter on the page. `person` is None for somebody without an account, who is not named."""

    pk: int
    about: About
    person: Person | None
    written_at: datetime
    tries: int
    try_at: datetime
    why: str
    can_be_sent_again: bool


@dataclass
class OutboxPage:
    """`failed` and `waiting` hold the newest; the numbers count all."""

    failed: list[Post]
    waiting: list[Post]
    number_failed: int
    number_waiting: int
    is_held_up: bool


def outbox_page(now: datetime | None = None, most: int | None = SHOWN) -> OutboxPage:
    """At most `most` of each, or all for None. Four queries. Held up: something has been due for longer than a worker
    that runs would let it wait."""
    now = now or timezone.now()
    rows = OutboxLetter.objects.select_related("person").defer("content")
    failed, waiting = rows.failed(), rows.on_their_way()
    return OutboxPage(
        failed=[_post(one) for one in failed.with_words_kept()[:most]],
        waiting=[_post(one) for one in waiting.order_by("written_at")[:most]],
        number_failed=failed.count(),
        number_waiting=waiting.count(),
        is_held_up=waiting.held_up(now).exists(),
    )


def _post(row: OutboxLetter) -> Post:
    here = row.person is None or row.person.is_active
    return Post(
        pk=row.pk,
        about=ABOUT.get(row.name, About.OTHER),
        person=row.person,
        written_at=row.written_at,
        tries=row.tries,
        try_at=row.try_at,
        why=row.get_problem_display() if row.problem else "",
        can_be_sent_again=here and getattr(row, "has_words", False),
    )


def gathered_for(person: Person) -> int:
    """How much news waits for somebody's next weekly letter."""
    return OutboxLetter.objects.held().filter(person=person).count()
