"""Discoveries: written, rewritten, gathered under tracks and taken away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netvaerk.models import Discovery, Verb
from netvaerk.rules.phase_lists import ListHindrance
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import (
    DiscoveryFactory,
    OfficerFactory,
    ParticipantFactory,
    PersonFactory,
    TrackFactory,
)
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.discoveries import (
    add_discovery,
    change_discovery,
    gather_discoveries,
    take_discovery_away,
)
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
WORDS = {"way": "interview", "place": "Legepladsen", "seen_on": TODAY, "text": "Ingen satte sig.", "found_by": None}


def test_a_discovery_is_written_once_also_by_a_double_click():
    theme = led_theme("active")
    co_driver = AssignmentFactory(theme=theme, role="co_driver").person
    words = WORDS | {"found_by": ParticipantFactory(theme=theme, person=PersonFactory()).person}
    one = add_discovery(theme, by=co_driver, at=NOW, **words)

    assert add_discovery(theme, by=co_driver, at=NOW, **words) == one
    assert (theme.discoveries.count(), log_of(one)) == (1, [(Verb.CREATED, co_driver, None)])


@pytest.mark.parametrize("who", [OfficerFactory, PersonFactory, lambda: AssignmentFactory().person])
def test_others_neither_write_nor_gather_nor_take_away(who):
    one, person = DiscoveryFactory(theme=led_theme("active")), who()
    for act in (
        lambda: add_discovery(one.theme, by=person, at=NOW, **WORDS),
        lambda: change_discovery(one, by=person, at=NOW, shown=1, **WORDS),
        lambda: take_discovery_away(one, by=person, at=NOW, shown=1),
        lambda: gather_discoveries(one.theme, [one], track=None, by=person, at=NOW),
    ):
        with refused(ListHindrance.NOT_ON_THE_THEME):
            act()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"seen_on": TODAY + timedelta(days=1)}, ListHindrance.DAY_TO_COME),
        ({"text": " "}, ListHindrance.NO_WORDS),
    ],
)
def test_what_cannot_be_is_refused(change, reason):
    theme = led_theme("active")

    with refused(reason):
        add_discovery(theme, by=leader_of(theme), at=NOW, **(WORDS | change))


def test_who_found_it_is_of_the_network_and_stays_named_after_leaving_it():
    theme = led_theme("active")
    with refused(ListHindrance.NOT_IN_THE_NETWORK):
        add_discovery(theme, by=leader_of(theme), at=NOW, **(WORDS | {"found_by": PersonFactory()}))
    gone = DiscoveryFactory(theme=theme, found_by=PersonFactory())
    change_discovery(gone, by=leader_of(theme), at=NOW, shown=1, **(WORDS | {"found_by": gone.found_by}))

    assert gone.text == WORDS["text"]


def test_two_who_rewrite_a_discovery_meet():
    one = DiscoveryFactory(theme=led_theme("active"))
    leader = leader_of(one.theme)
    for _again in range(2):
        change_discovery(one, by=leader, at=NOW, shown=1, **WORDS)
    with refused(ThemeHindrance.STALE):
        change_discovery(one, by=leader, at=NOW, shown=1, **(WORDS | {"place": "Torvet"}))

    assert (one.version, log_of(one)) == (2, [(Verb.CHANGED, leader, None)])


def test_a_discovery_is_taken_away_as_it_was_read():
    one = DiscoveryFactory(theme=led_theme("active"))
    leader = leader_of(one.theme)
    with refused(ThemeHindrance.STALE):
        take_discovery_away(one, by=leader, at=NOW, shown=0)
    for _again in range(2):
        take_discovery_away(one, by=leader, at=NOW, shown=1)

    assert not Discovery.objects.exists()
    assert log_of(one) == [(Verb.DELETED, leader, None)]


def test_discoveries_are_gathered_under_a_track_and_taken_out_again():
    track = TrackFactory(theme=led_theme("active"))
    some = DiscoveryFactory.create_batch(2, theme=track.theme)
    leader = leader_of(track.theme)
    moved = [gather_discoveries(track.theme, some, track=to, by=leader, at=NOW) for to in (track, track, None)]

    assert moved == [2, 0, 2]
    assert log_of(track) == [(Verb.CHANGED, leader, None)]


def test_a_theme_gathers_its_own_under_its_own():
    theme, other = led_theme("active"), TrackFactory()
    stranger = DiscoveryFactory()
    with refused(ListHindrance.OTHER_TRACK):
        gather_discoveries(theme, [], track=other, by=leader_of(theme), at=NOW)

    own = TrackFactory(theme=theme)
    assert gather_discoveries(theme, [stranger], track=own, by=leader_of(theme), at=NOW) == 0
