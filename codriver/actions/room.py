"""Writing in a pair's room, sharing and opening what is shared (S52-S54, S66, S67).

The log says that something shared was written, shared, read or deleted. Of what is private it says nothing of anybody:
by nobody and about nobody, as of a reflection.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from codriver.facts.room import room_facts
from codriver.models import Pairing, RoomEntry
from codriver.rules.room import Kind, RoomHindrance, hindrances_to_entry, hindrances_to_writing, kept_words
from netvaerk.actions.versions import write_version
from netvaerk.audit import record
from netvaerk.models import Meeting, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import Reason

DOUBLE_CLICK = timedelta(minutes=10)
"""Within this the same words again are the entry there is; later they are written anew."""


def hold_room(pairing: Pairing) -> Pairing:
    """The pair as it is now, kept until the transaction ends: whatever changes its room queues at this row."""
    return Pairing.objects.select_for_update().get(pk=pairing.pk)


def judge(reasons: list[Reason]) -> None:
    """Raise Refused for any reason."""
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def write_entry(
    pairing: Pairing,
    *,
    kind: str,
    words: Mapping[str, str],
    meeting: Meeting | None = None,
    share: bool = False,
    by: Person,
    at: datetime,
) -> RoomEntry:
    """Write an entry: private, unless `share` says that it was written to be read by both. Raises Refused. The same
    words again, as by a double click, are the entry there is."""
    pairing = hold_room(pairing)
    judge([*hindrances_to_writing(room_facts(pairing, by))])
    judge([*_hindrances(pairing, kind, words, meeting)])
    kept = kept_words(Kind(kind), words)
    entry = _newest(pairing, kind, by, at)
    if entry is None or (entry.words, entry.meeting) != (kept, meeting):
        entry = RoomEntry.objects.create(
            pairing=pairing, author=by, kind=kind, words=kept, meeting=meeting, written_at=at
        )
        record(Verb.CREATED, entry, by=None, at=at)
    if share:
        _share(entry, by=by, at=at)
    return entry


def _newest(pairing: Pairing, kind: str, by: Person, at: datetime) -> RoomEntry | None:
    """What `by` wrote a moment ago, if it is of this kind."""
    mine = RoomEntry.objects.filter(pairing=pairing, author=by, written_at__gt=at - DOUBLE_CLICK)
    newest = mine.select_related("meeting").first()
    return newest if newest and newest.kind == kind else None


def _hindrances(pairing: Pairing, kind: str, words: Mapping[str, str], meeting: Meeting | None) -> list[RoomHindrance]:
    theirs = meeting is not None and meeting.theme_id == pairing.theme_id
    return hindrances_to_entry(Kind(kind), words, has_meeting=meeting is not None, meeting_is_theirs=theirs)


@transaction.atomic
def change_entry(
    entry: RoomEntry,
    *,
    words: Mapping[str, str],
    meeting: Meeting | None = None,
    by: Person,
    at: datetime,
    shown: int,
) -> None:
    """Rewrite one's own entry, if it is still the version that was shown, and as visible as it was. Raises Refused."""
    pairing = hold_room(entry.pairing)
    judge([*hindrances_to_writing(room_facts(pairing, by))])
    entry = _own(entry, by)
    judge([*_hindrances(pairing, entry.kind, words, meeting)])
    kept = kept_words(Kind(entry.kind), words)
    if (entry.words, entry.meeting) == (kept, meeting):
        return
    _as_shown(entry, shown)
    write_version(entry, shown=shown, words=kept, meeting=meeting, changed_at=at)
    record(Verb.CHANGED, entry, by=by if entry.shared_at else None, at=at)


def _own(entry: RoomEntry, by: Person) -> RoomEntry:
    """The entry as it stands, if `by` wrote it. Raises Refused, also when it is gone."""
    stored = RoomEntry.objects.filter(pk=entry.pk, author=by).select_related("meeting").first()
    if stored is None:
        raise Refused([RoomHindrance.NOT_YOURS])
    return stored


def _as_shown(entry: RoomEntry, shown: int) -> None:
    """Raise Refused if the text or who sees it is no longer what was shown."""
    if entry.version != shown:
        raise Refused([RoomHindrance.CHANGED_MEANWHILE])


@transaction.atomic
def share_entry(entry: RoomEntry, *, by: Person, at: datetime, shown: int) -> None:
    """Let the other open an entry, exactly as it was shown. Raises Refused; twice is once."""
    judge([*hindrances_to_writing(room_facts(hold_room(entry.pairing), by))])
    entry = _own(entry, by)
    if entry.shared_at is None:
        _as_shown(entry, shown)
    _share(entry, by=by, at=at)


def _share(entry: RoomEntry, *, by: Person, at: datetime) -> None:
    if entry.shared_at is None:
        write_version(entry, shown=entry.version, shared_at=at)
        record(Verb.SHARED, entry, by=by, at=at)


@transaction.atomic
def unshare_entry(entry: RoomEntry, *, by: Person, at: datetime) -> None:
    """Make an entry private again that the other has not opened. Raises Refused; twice is once."""
    hold_room(entry.pairing)
    entry = _own(entry, by)
    if entry.shared_at is None:
        return
    unread = RoomEntry.objects.filter(pk=entry.pk, shared_at__isnull=False, read_at=None)
    if not unread.update(shared_at=None, version=entry.version + 1):
        raise Refused([RoomHindrance.READ_ALREADY])
    record(Verb.UNSHARED, entry, by=by, at=at)


@transaction.atomic
def open_shared(pairing: Pairing, *, by: Person, at: datetime) -> int:
    """Open what the other has shared: from now on it stays readable to both; how many there were. Raises Refused."""
    pairing = hold_room(pairing)
    judge([one for one in hindrances_to_writing(room_facts(pairing, by)) if one is not RoomHindrance.OVER])
    waiting = list(RoomEntry.objects.waiting_for(by).filter(pairing=pairing).defer("words").select_related("author"))
    RoomEntry.objects.filter(pk__in=[one.pk for one in waiting], shared_at__isnull=False, read_at=None).update(
        read_at=at
    )
    for one in waiting:
        record(Verb.READ, one, by=by, at=at, about=one.author)
    return len(waiting)


@transaction.atomic
def delete_entry(entry: RoomEntry, *, by: Person, at: datetime, shown: int) -> None:
    """Delete one's own entry, for both, if it is still the version that was shown; also when the pair has ended. Raises
    Refused; one that is gone stays gone."""
    hold_room(entry.pairing)
    stored = RoomEntry.objects.filter(pk=entry.pk).first()
    if stored is None:
        return
    if stored.author_id != by.pk:
        raise Refused([RoomHindrance.NOT_YOURS])
    _as_shown(stored, shown)
    record(Verb.DELETED, stored, by=by if stored.shared_at else None, at=at)
    stored.delete()
