"""The tracks of a theme: written by leader and co-driver, chosen or left by the leader when their phase is closed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from netvaerk.actions.themes import hold
from netvaerk.actions.versions import take_away, write_version
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, PhaseClosing, ThemePhase, Track, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.phase_lists import ListHindrance, hindrances_to_choose, hindrances_to_write_track
from netvaerk.rules.reasons import uncleared
from roles.access import may_work_on
from roles.facts import phase_of, stands

PHASE_OF_TRACKS = "tracks"  # the product that their phase leaves behind


@transaction.atomic
def add_track(theme: NetworkTheme, *, title: str, why: str, by: Person, at: datetime) -> Track:
    """Write down a track. Raises Refused; the very same again, as by a double click, is the one there is."""
    hold(theme)
    _refuse(theme, title=title, is_decided=False, by=by)
    there = theme.tracks.filter(title=title, why=why).first()
    if there:
        return there
    track = Track.objects.create(theme=theme, title=title, why=why, by=by, at=at)
    record(Verb.CREATED, track, by=by, at=at)
    return track


@transaction.atomic
def change_track(track: Track, *, title: str, why: str, by: Person, at: datetime, shown: int) -> None:
    """Rewrite it, if it is still the version that was shown. Raises Refused."""
    hold(track.theme)
    stored = Track.objects.filter(pk=track.pk).first()
    if stored is None:
        raise Refused([ListHindrance.OTHER_TRACK])
    _refuse(track.theme, title=title, is_decided=stored.is_decided, by=by)
    if (stored.title, stored.why) == (title, why):
        return
    write_version(track, shown=shown, title=title, why=why, by=by, at=at)
    record(Verb.CHANGED, track, by=by, at=at)


@transaction.atomic
def take_track_away(track: Track, *, by: Person, at: datetime, shown: int) -> None:
    """Delete it, if it is still the version that was shown; its discoveries and ideas stay and have no track. Raises
    Refused; one that is gone stays gone."""
    hold(track.theme)
    stored = Track.objects.filter(pk=track.pk).first()
    if stored is None and may_work_on(by, track.theme):
        return
    _refuse(track.theme, title=track.title, is_decided=bool(stored and stored.is_decided), by=by)
    take_away(track, shown=shown, by=by, at=at)


def _refuse(theme: NetworkTheme, *, title: str, is_decided: bool, by: Person) -> None:
    reasons = uncleared({ListHindrance.NOT_ON_THE_THEME: may_work_on(by, theme)})
    where = stands(theme, phase_of(PHASE_OF_TRACKS))
    reasons += hindrances_to_write_track(title=title, is_decided=is_decided, stands=where)
    if reasons:
        raise Refused(reasons)


def choose_tracks(
    closing: PhaseClosing, marks: Mapping[int, bool], *, onward: ThemePhase, by: Person, at: datetime
) -> None:
    """Mark the tracks, by their number, as chosen or left by the words of `closing`; part of closing their phase, which
    holds the theme. What was marked before is marked anew. Raises Refused."""
    tracks = {one.pk: one for one in closing.theme.tracks.all()}
    reasons = hindrances_to_choose(tracks, marks, goes_on=onward.order > closing.phase.order)
    if reasons:
        raise Refused(reasons)
    for number, chosen in marks.items():
        Track.objects.filter(pk=number).update(chosen=chosen, closing=closing)
        record(Verb.MOVED, tracks[number], by=by, at=at)
