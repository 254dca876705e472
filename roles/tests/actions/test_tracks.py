"""Tracks: written, taken away, and chosen or left when their phase is closed."""

import pytest
from django.utils import timezone

from netvaerk.models import ThemePhase, Track, Verb
from netvaerk.rules.phase_lists import ListHindrance
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import DiscoveryFactory, OfficerFactory, PersonFactory, SolutionFactory, TrackFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.plan import close_phase
from roles.actions.tracks import add_track, change_track, take_track_away
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WORDS = {"title": "Ro på legepladsen", "why": "Det går igen."}
DECIDED = {"decided": "Ro først", "reason": "", "alternatives": ""}


def in_phase(order):
    return led_theme("active", phase=ThemePhase.objects.get(order=order), phase_began_on=timezone.localdate())


def close(theme, onward, marks):
    to = ThemePhase.objects.get(order=onward)
    close_phase(theme, phase=theme.phase, onward=to, marks=marks, by=leader_of(theme), at=NOW, **DECIDED)


def test_a_track_is_written_once_also_by_a_double_click():
    theme = led_theme("active")
    co_driver = AssignmentFactory(theme=theme, role="co_driver").person
    track = add_track(theme, by=co_driver, at=NOW, **WORDS)

    assert add_track(theme, by=co_driver, at=NOW, **WORDS) == track
    assert log_of(track) == [(Verb.CREATED, co_driver, None)]


@pytest.mark.parametrize("who", [OfficerFactory, PersonFactory, lambda: AssignmentFactory().person])
def test_others_neither_write_nor_take_away(who):
    track, person = TrackFactory(theme=led_theme("active")), who()
    for act in (
        lambda: add_track(track.theme, by=person, at=NOW, **WORDS),
        lambda: change_track(track, by=person, at=NOW, shown=1, **WORDS),
        lambda: take_track_away(track, by=person, at=NOW, shown=1),
    ):
        with refused(ListHindrance.NOT_ON_THE_THEME):
            act()


def test_two_who_rewrite_a_track_meet():
    track = TrackFactory(theme=led_theme("active"))
    leader = leader_of(track.theme)
    for _again in range(2):
        change_track(track, by=leader, at=NOW, shown=1, **WORDS)
    with refused(ThemeHindrance.STALE):
        change_track(track, by=leader, at=NOW, shown=1, **(WORDS | {"title": "Fart"}))

    assert (track.version, log_of(track)) == (2, [(Verb.CHANGED, leader, None)])


def test_what_was_under_a_track_that_is_taken_away_stays():
    track = TrackFactory(theme=led_theme("active"))
    one, idea = DiscoveryFactory(theme=track.theme, track=track), SolutionFactory(theme=track.theme, track=track)
    with refused(ThemeHindrance.STALE):
        take_track_away(track, by=leader_of(track.theme), at=NOW, shown=0)
    for _again in range(2):
        take_track_away(track, by=leader_of(track.theme), at=NOW, shown=1)

    one.refresh_from_db()
    idea.refresh_from_db()
    assert (one.track, idea.track, Track.objects.count()) == (None, None, 0)


def test_a_track_that_is_gone_is_not_rewritten():
    track = TrackFactory(theme=led_theme("active"))
    Track.objects.all().delete()

    with refused(ListHindrance.OTHER_TRACK):
        change_track(track, by=leader_of(track.theme), at=NOW, shown=1, **WORDS)


def test_tracks_are_chosen_or_left_when_their_phase_is_closed():
    theme = in_phase(5)
    kept, left = TrackFactory.create_batch(2, theme=theme)
    close(theme, 6, {kept.pk: True, left.pk: False})

    kept.refresh_from_db()
    assert list(theme.tracks.values_list("chosen", flat=True)) == [True, False]
    assert kept.closing.decided == "Ro først"
    assert log_of(left) == [(Verb.MOVED, leader_of(theme), None)]


@pytest.mark.parametrize(("chosen", "reason"), [(None, ListHindrance.NOT_MARKED), (False, ListHindrance.NONE_CHOSEN)])
def test_who_goes_on_has_chosen_and_nothing_is_closed_before(chosen, reason):
    theme = in_phase(5)
    track = TrackFactory(theme=theme)
    with refused(reason):
        close(theme, 6, {} if chosen is None else {track.pk: chosen})

    theme.refresh_from_db()
    assert (theme.closings.count(), theme.phase.order) == (0, 5)


def test_a_track_of_another_theme_is_not_chosen():
    theme, other = in_phase(5), TrackFactory()

    with refused(ListHindrance.OTHER_TRACK):
        close(theme, 6, {other.pk: True})


def test_a_decided_track_stays_until_the_theme_goes_back_and_chooses_again():
    theme = in_phase(5)
    track = TrackFactory(theme=theme)
    close(theme, 6, {track.pk: True})
    for act in (change_track, take_track_away):
        words = WORDS if act is change_track else {}
        with refused(ListHindrance.DECIDED):
            act(track, by=leader_of(theme), at=NOW, shown=1, **words)
    close(theme, 5, None)
    change_track(track, by=leader_of(theme), at=NOW, shown=1, **WORDS)
    other = add_track(theme, title="Fart", why="", by=leader_of(theme), at=NOW)
    close(theme, 6, {track.pk: False, other.pk: True})

    assert dict(theme.tracks.values_list("title", "chosen")) == {WORDS["title"]: False, "Fart": True}
