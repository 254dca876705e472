"""The discoveries of a theme: written, rewritten, gathered under tracks and taken away by leader and co-driver."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.actions.themes import hold
from netvaerk.actions.versions import take_away, write_version
from netvaerk.audit import record
from netvaerk.models import Discovery, NetworkTheme, Person, Track, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.phase_lists import ListHindrance, hindrances_to_discover
from netvaerk.rules.reasons import uncleared
from roles.access import may_work_on, people_on


@transaction.atomic
def add_discovery(
    theme: NetworkTheme,
    *,
    way: str,
    place: str,
    seen_on: date,
    text: str,
    found_by: Person | None,
    by: Person,
    at: datetime,
) -> Discovery:
    """Write down what was seen. Raises Refused; the very same again, as by a double click, is the one there is."""
    hold(theme)
    _refuse(theme, text=text, seen_on=seen_on, found_by=found_by, by=by, at=at)
    words = {"way": way, "place": place, "seen_on": seen_on, "text": text, "found_by": found_by}
    there = theme.discoveries.filter(**words).first()
    if there:
        return there
    discovery = Discovery.objects.create(theme=theme, by=by, at=at, **words)
    record(Verb.CREATED, discovery, by=by, at=at)
    return discovery


@transaction.atomic
def change_discovery(
    discovery: Discovery,
    *,
    way: str,
    place: str,
    seen_on: date,
    text: str,
    found_by: Person | None,
    by: Person,
    at: datetime,
    shown: int,
) -> None:
    """Rewrite it, if it is still the version that was shown. Raises Refused."""
    hold(discovery.theme)
    stays = Discovery.objects.filter(pk=discovery.pk, found_by=found_by).exists()  # also one who has left the network
    _refuse(discovery.theme, text=text, seen_on=seen_on, found_by=None if stays else found_by, by=by, at=at)
    words: dict[str, Any] = {"way": way, "place": place, "seen_on": seen_on, "text": text, "found_by": found_by}
    if Discovery.objects.filter(pk=discovery.pk, **words).exists():
        return
    write_version(discovery, shown=shown, by=by, at=at, **words)
    record(Verb.CHANGED, discovery, by=by, at=at)


@transaction.atomic
def take_discovery_away(discovery: Discovery, *, by: Person, at: datetime, shown: int) -> None:
    """Delete it, if it is still the version that was shown. Raises Refused; one that is gone stays gone."""
    hold(discovery.theme)
    if not may_work_on(by, discovery.theme):
        raise Refused([ListHindrance.NOT_ON_THE_THEME])
    take_away(discovery, shown=shown, by=by, at=at)


@transaction.atomic
def gather_discoveries(
    theme: NetworkTheme, discoveries: Collection[Discovery], *, track: Track | None, by: Person, at: datetime
) -> int:
    """Put them under `track`, or under none; how many were moved. Raises Refused. The words of a discovery stay, so
    that whoever rewrites one meanwhile does not meet anybody."""
    hold(theme)
    hurdles = {
        ListHindrance.NOT_ON_THE_THEME: may_work_on(by, theme),
        ListHindrance.OTHER_TRACK: track is None or theme.tracks.filter(pk=track.pk).exists(),
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    wanted = theme.discoveries.filter(pk__in=[one.pk for one in discoveries])
    moved = [one for one in wanted if one.track_id != (track.pk if track else None)]
    Discovery.objects.filter(pk__in=[one.pk for one in moved]).update(track=track)
    if moved:
        record(Verb.CHANGED, track or theme, by=by, at=at)
    return len(moved)


def _refuse(
    theme: NetworkTheme, *, text: str, seen_on: date, found_by: Person | None, by: Person, at: datetime
) -> None:
    reasons = uncleared({ListHindrance.NOT_ON_THE_THEME: may_work_on(by, theme)})
    in_network = found_by is None or people_on(theme).filter(pk=found_by.pk).exists()
    reasons += hindrances_to_discover(text=text, seen_on=seen_on, today=localdate(at), in_network=in_network)
    if reasons:
        raise Refused(reasons)
