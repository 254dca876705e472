"""Discoveries, tracks, the order of ideas and tests as the database keeps them."""

import pytest
from django.utils import timezone

from netvaerk.models import PhaseClosing, ThemePhase
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import (
    DiscoveryFactory,
    PersonFactory,
    SolutionFactory,
    SolutionTestFactory,
    TrackFactory,
)

pytestmark = pytest.mark.django_db


def test_a_discovery_has_words():
    with refused_by("discovery_has_words"):
        DiscoveryFactory(text="")


def test_a_track_has_a_title():
    with refused_by("track_has_a_title"):
        TrackFactory(title="")


def test_a_track_is_chosen_or_left_at_a_closing():
    track = TrackFactory()
    phase, words = ThemePhase.objects.first(), {"by": PersonFactory(), "at": timezone.now()}
    closing = PhaseClosing.objects.create(theme=track.theme, phase=phase, decided="Ro", **words)

    with refused_by("track_is_decided_at_a_closing"):
        TrackFactory(chosen=True)
    with refused_by("track_is_decided_at_a_closing"):
        TrackFactory(closing=closing)


def test_no_two_ideas_have_the_same_place():
    first = SolutionFactory(priority=1)
    SolutionFactory(priority=1)
    SolutionFactory.create_batch(2, theme=first.theme)

    with refused_by("solution_priority_once_per_theme"):
        SolutionFactory(theme=first.theme, priority=1)


def test_what_is_dropped_has_no_place():
    with refused_by("solution_dropped_has_no_priority"):
        SolutionFactory(status="dropped", dropped_because="For dyrt", priority=1)


def test_an_idea_has_one_running_test_and_any_number_that_are_over():
    over = {"stage": "next_step", "outcome": "adjust", "found_reception": "Nej"}
    running = SolutionTestFactory()
    SolutionTestFactory.create_batch(2, solution=running.solution, **over)

    with refused_by("solution_has_one_running_test"):
        SolutionTestFactory(solution=running.solution, stage="analysis")


def test_a_test_asks_something():
    with refused_by("solution_test_asks_something"):
        SolutionTestFactory(ask_reception="")


def test_a_test_has_an_outcome_at_its_next_step_and_not_before():
    with refused_by("solution_test_has_an_outcome_at_its_next_step"):
        SolutionTestFactory(stage="next_step", found_reception="Ja")
    with refused_by("solution_test_has_an_outcome_at_its_next_step"):
        SolutionTestFactory(outcome="adopt")


def test_a_test_that_is_over_answers_what_it_asked():
    with refused_by("solution_test_answers_what_it_asked"):
        SolutionTestFactory(stage="next_step", outcome="adopt")


def test_a_test_that_was_stopped_says_why():
    with refused_by("solution_test_that_is_stopped_says_why"):
        SolutionTestFactory(stage="next_step", outcome="stop", found_reception="Nej")
