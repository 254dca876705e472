"""Texts of colleagues for tests."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.actions.knowledge import Written, begin_item, publish_item, send_item
from secretariat.facts.knowledge import text_being_written
from secretariat.models import KnowledgeItem


def written(**changes: Any) -> Written:
    """A whole text in Danish, with `changes`."""
    whole = Written(
        kind="method",
        title_da="Gåture med borgerne",
        summary_da="Spørg, mens I går.",
        body_da="Gå en tur med hver af de fem, og spørg undervejs.",
    )
    return replace(whole, **changes)


def draft_item(by: Person | None = None, *, at: datetime | None = None, **changes: Any) -> KnowledgeItem:
    return begin_item(written(**changes), by=by or PersonFactory(), at=at or timezone.now())


def sent_item(by: Person | None = None, *, at: datetime | None = None, **changes: Any) -> KnowledgeItem:
    item = draft_item(by, at=at, **changes)
    send_item(item, by=item.author, at=at or timezone.now())
    return item


def published_item(by: Person | None = None, *, at: datetime | None = None, **changes: Any) -> KnowledgeItem:
    """What somebody wrote and an officer published."""
    item = sent_item(by, at=at, **changes)
    publish_item(item, shown=shown(item), by=OfficerFactory(), at=at or timezone.now())
    return KnowledgeItem.objects.with_text().get(pk=item.pk)


def shown(item: KnowledgeItem) -> int:
    """The save that a page shows."""
    text = text_being_written(item)
    return text.version if text else 0


def write_down(town: Any) -> None:
    """The employee has a text that everybody reads, one with the secretariat, and a draft; the other leader has the
    same."""
    for part in ("other_leader", "employee"):
        town.text, town.text_sent, town.text_draft = (
            make(town[part]) for make in (published_item, sent_item, draft_item)
        )
