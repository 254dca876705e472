"""The order of the ideas: when their phase is closed, and after."""

import pytest
from django.utils import timezone

from netvaerk.models import ThemePhase, Verb
from netvaerk.rules.phase_lists import ListHindrance
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory, SolutionFactory, TrackFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.ideas import order_of, prioritise_ideas
from roles.actions.plan import close_phase
from roles.actions.solutions import add_solution, describe_solution, turn_solution
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DECIDED = {"decided": "To idéer", "reason": "", "alternatives": ""}


@pytest.fixture
def ideas():
    theme = led_theme("active", phase=ThemePhase.objects.get(order=7), phase_began_on=timezone.localdate())
    return SolutionFactory.create_batch(3, theme=theme)


def put(ideas, *order, shown=(), by=None):
    theme = ideas[0].theme
    numbers = [one.pk for one in order]
    prioritise_ideas(theme, numbers, by=by or leader_of(theme), at=NOW, shown=[one.pk for one in shown])


def test_ideas_are_put_in_order_and_in_another_one(ideas):
    first, second, third = ideas
    put(ideas, third, first)
    put(ideas, first, third, second, shown=[third, first])

    assert order_of(first.theme) == [first.pk, third.pk, second.pk]
    assert log_of(first.theme) == [(Verb.CHANGED, leader_of(first.theme), None)] * 2


def test_the_same_order_again_changes_nothing(ideas):
    for _again in range(2):
        put(ideas, ideas[1])

    assert len(log_of(ideas[0].theme)) == 1


def test_two_who_put_them_in_order_meet(ideas):
    put(ideas, ideas[1])

    with refused(ThemeHindrance.STALE):
        put(ideas, ideas[2])


@pytest.mark.parametrize("who", ["co_driver", "reference_leader", "officer"])
def test_the_leader_alone_puts_them_in_order(ideas, who):
    theme = ideas[0].theme
    person = {
        "co_driver": lambda: AssignmentFactory(theme=theme, role="co_driver").person,
        "reference_leader": lambda: theme.role_assignments.get(role="reference_leader").person,
        "officer": OfficerFactory,
    }[who]()

    with refused(ListHindrance.NOT_THE_LEADER):
        put(ideas, ideas[0], by=person)


@pytest.mark.parametrize("order", [4, 6])
def test_no_idea_has_a_place_before_its_phase_is_closed(ideas, order):
    type(ideas[0].theme).objects.update(phase=ThemePhase.objects.get(order=order))

    with refused(ListHindrance.PHASE_IS_OPEN):
        put(ideas, ideas[0])


def test_an_idea_of_another_theme_has_no_place(ideas):
    with refused(ListHindrance.OTHER_IDEAS):
        put(ideas, SolutionFactory())


@pytest.mark.parametrize(("onward", "places"), [(7, [1]), (4, [1])], ids=["onward", "back"])
def test_closing_the_phase_puts_the_ideas_in_order(ideas, onward, places):
    theme = ideas[0].theme
    type(theme).objects.update(phase=ThemePhase.objects.get(order=6))
    theme.refresh_from_db()
    to = ThemePhase.objects.get(order=onward)
    close_phase(theme, phase=theme.phase, onward=to, order=[ideas[2].pk], by=leader_of(theme), at=NOW, **DECIDED)

    assert order_of(theme) == [ideas[2].pk]


def test_what_is_dropped_loses_its_place(ideas):
    put(ideas, ideas[0], ideas[1])
    turn_solution(ideas[0], to="dropped", reason="For dyrt.", by=leader_of(ideas[0].theme), at=NOW, shown=1)

    assert order_of(ideas[0].theme) == [ideas[1].pk]


def test_an_idea_answers_a_track_of_its_own_theme(ideas):
    theme, words = ideas[0].theme, {"title": "Bænke", "description": "", "owner": None}
    track = TrackFactory(theme=theme)
    idea = add_solution(theme, track=track, by=leader_of(theme), at=NOW, **words)
    assert idea.track == track

    with refused(ListHindrance.OTHER_TRACK):
        describe_solution(idea, track=TrackFactory(), by=leader_of(theme), at=NOW, shown=1, **words)
