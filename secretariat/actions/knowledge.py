"""Writing, sending, publishing and keeping the texts that colleagues write for each other (S40).

What everybody reads is the version `published`; whatever is written after it changes nothing until it is published too.
Every change holds the text's row first.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from codriver.models import CoDriverTask
from netvaerk.audit import record
from netvaerk.models import Person, ThemePhase, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from secretariat.facts.knowledge import standing_of, stems_of, text_being_written
from secretariat.letters import knowledge as letters
from secretariat.models import KnowledgeItem, KnowledgeText
from secretariat.rules import knowledge as rules
from secretariat.rules.knowledge import ROLES, KnowledgeHindrance

Status = KnowledgeText.Status
WORDS = ("title_da", "summary_da", "body_da", "title_en", "summary_en", "body_en")


@dataclass(frozen=True)
class Written:
    """A text as somebody wrote it. `roles` are of ROLES; none means that it is for everybody."""

    kind: str
    title_da: str
    summary_da: str
    body_da: str
    title_en: str = ""
    summary_en: str = ""
    body_en: str = ""
    roles: Collection[str] = ()
    phases: Collection[ThemePhase] = ()
    tasks: Collection[CoDriverTask] = ()

    @classmethod
    def of(cls, text: KnowledgeText) -> "Written":
        """As it stands in a version."""
        words = {name: getattr(text, name) for name in ("kind", *WORDS)}
        return cls(**words, roles=text.roles, phases=list(text.phases.all()), tasks=list(text.tasks.all()))

    def put_into(self, text: KnowledgeText) -> None:
        for name in ("kind", *WORDS):
            setattr(text, name, getattr(self, name))
        for role in ROLES:
            setattr(text, f"for_{role}s", role in self.roles)
        for column, found in stems_of(text).items():
            setattr(text, column, found)
        text.save()
        text.phases.set(self.phases)
        text.tasks.set(self.tasks)

    def stands_in(self, text: KnowledgeText) -> bool:
        theirs = Written.of(text)
        same = all(getattr(self, name) == getattr(theirs, name) for name in ("kind", *WORDS))
        return same and all(
            set(getattr(self, one)) == set(getattr(theirs, one)) for one in ("roles", "phases", "tasks")
        )


def _hold(item: KnowledgeItem) -> KnowledgeItem:
    return KnowledgeItem.objects.select_for_update(of=("self",)).select_related("published").get(pk=item.pk)


def _refuse(reasons: Iterable[KnowledgeHindrance]) -> None:
    reasons = list(reasons)
    if reasons:
        raise Refused(reasons)


def _new_text(item: KnowledgeItem, *, by: Person | None, at: datetime) -> KnowledgeText:
    last = item.texts.order_by("-number").values_list("number", flat=True).first() or 0
    return KnowledgeText(item=item, number=last + 1, written_by=by, written_at=at)


def _open_text(item: KnowledgeItem) -> KnowledgeText:
    text = text_being_written(item)
    if text is None:
        raise Refused([KnowledgeHindrance.NO_DRAFT])
    return text


@transaction.atomic
def begin_item(written: Written, *, shows_author: bool = False, by: Person, at: datetime) -> KnowledgeItem:
    """A draft of a new text, which its writer alone reads until it is sent."""
    item = KnowledgeItem.objects.create(author=by, shows_author=shows_author, begun_at=at)
    written.put_into(_new_text(item, by=by, at=at))
    record(Verb.CREATED, item, by=by, at=at, about=by)
    return item


@transaction.atomic
def write_item(item: KnowledgeItem, written: Written, *, shown: int, by: Person, at: datetime) -> KnowledgeText:
    """Write the draft anew over the save that was shown, or begin a new version (`shown` is 0). Raises Refused; the
    same words again change nothing."""
    item = _hold(item)
    text = text_being_written(item)
    _refuse(rules.hindrances_to_write(standing_of(item, text, by)))
    if text and written.stands_in(text):
        return text
    stands = text.version if text else 0
    _refuse(uncleared({KnowledgeHindrance.CHANGED_MEANWHILE: stands == shown}))
    if text is None:
        text = _new_text(item, by=by, at=at)
    text.version = stands + 1
    text.written_at = at
    written.put_into(text)
    record(Verb.CHANGED, item, by=by, at=at, about=item.author)
    return text


@transaction.atomic
def send_item(item: KnowledgeItem, *, by: Person, at: datetime) -> None:
    """Give it to the secretariat to read. Raises Refused; sent twice is sent once."""
    item = _hold(item)
    text = text_being_written(item)
    if text and text.status == Status.SENT and text.written_by_id == by.pk:
        return
    _refuse(rules.hindrances_to_send(standing_of(item, text, by)))
    text = _open_text(item)
    text.status, text.sent_at, text.comment = Status.SENT, at, ""
    text.save()
    record(Verb.SENT, item, by=by, at=at, about=item.author)
    letters.sent(text)


@transaction.atomic
def return_item(item: KnowledgeItem, *, comment: str, shown: int, by: Person, at: datetime) -> None:
    """Back to the one who wrote it, with a comment. Raises Refused."""
    item = _hold(item)
    text = text_being_written(item)
    _refuse(rules.hindrances_to_return(standing_of(item, text, by), comment))
    text = _open_text(item)
    _refuse(uncleared({KnowledgeHindrance.NOT_WHAT_YOU_READ: text.version == shown}))
    text.status, text.returned_at, text.comment = Status.RETURNED, at, comment
    text.save()
    record(Verb.COMMENTED, item, by=by, at=at, about=item.author)
    letters.returned(text)


@transaction.atomic
def publish_item(item: KnowledgeItem, *, shown: int, by: Person, at: datetime) -> None:
    """Everybody reads this version from now on. `shown` is the save that was read. Raises Refused."""
    item = _hold(item)
    text = text_being_written(item)
    _refuse(rules.hindrances_to_publish(standing_of(item, text, by)))
    text = _open_text(item)
    _refuse(uncleared({KnowledgeHindrance.NOT_WHAT_YOU_READ: text.version == shown}))
    _publish(item, text, by=by, at=at)
    letters.published(text, by=by)


def _publish(item: KnowledgeItem, text: KnowledgeText, *, by: Person, at: datetime) -> None:
    text.status, text.published_at, text.published_by, text.comment = Status.PUBLISHED, at, by, ""
    text.save()
    item.published, item.looked_on, item.archived_at = text, localdate(at), None
    item.save()
    record(Verb.PUBLISHED, item, by=by, at=at, about=item.author)


@transaction.atomic
def drop_draft(item: KnowledgeItem, *, by: Person, at: datetime) -> bool:
    """Take away what is being written; whether anything of the text is left. Raises Refused."""
    item = _hold(item)
    text = text_being_written(item)
    _refuse(rules.hindrances_to_drop(standing_of(item, text, by)))
    record(Verb.DELETED, item, by=by, at=at, about=item.author)
    _open_text(item).delete()
    if item.published_id:
        return True
    item.delete()
    return False


def _hold_house(item: KnowledgeItem, by: Person) -> KnowledgeItem:
    item = _hold(item)
    published = item.published_id is not None
    _refuse(rules.hindrances_to_keep_house(is_officer=by.is_secretariat, is_published=published))
    return item


@transaction.atomic
def archive_item(item: KnowledgeItem, *, by: Person, at: datetime) -> None:
    """Nobody but its author and the secretariat finds it any more. Raises Refused; twice is once."""
    item = _hold_house(item, by)
    if item.archived_at is None:
        item.archived_at = at
        item.save()
        record(Verb.WITHDREW, item, by=by, at=at, about=item.author)


@transaction.atomic
def bring_back_item(item: KnowledgeItem, *, by: Person, at: datetime) -> None:
    """Out of the archive, as looked at today. Raises Refused; twice is once."""
    item = _hold_house(item, by)
    if item.archived_at:
        item.archived_at, item.looked_on = None, localdate(at)
        item.save()
        record(Verb.PUBLISHED, item, by=by, at=at, about=item.author)


@transaction.atomic
def confirm_item(item: KnowledgeItem, *, by: Person, at: datetime) -> None:
    """The secretariat has looked at it, and it holds as it stands. Raises Refused."""
    item = _hold_house(item, by)
    item.looked_on = localdate(at)
    item.save()
    record(Verb.CONFIRMED, item, by=by, at=at, about=item.author)


@transaction.atomic
def restore_text(item: KnowledgeItem, *, number: int, by: Person, at: datetime) -> None:
    """Publish an earlier version again, as a new one. Raises Refused; a draft that somebody writes stays a draft."""
    item = _hold_house(item, by)
    earlier = item.texts.once_published().exclude(pk=item.published_id).filter(number=number).first()
    if earlier is None:
        raise Refused([KnowledgeHindrance.NO_SUCH_VERSION])
    text = _new_text(item, by=by, at=at)
    text.status, text.published_at, text.published_by = Status.PUBLISHED, at, by
    Written.of(earlier).put_into(text)
    _publish(item, text, by=by, at=at)


@transaction.atomic
def name_author(item: KnowledgeItem, *, shows: bool, by: Person, at: datetime) -> None:
    """The author says whether their name is shown, at any time. Raises Refused."""
    item = _hold(item)
    _refuse(uncleared({KnowledgeHindrance.NOT_THE_AUTHOR: item.author_id == by.pk}))
    if item.shows_author != shows:
        item.shows_author = shows
        item.save()
        record(Verb.SHARED if shows else Verb.UNSHARED, item, by=by, at=at, about=by)
