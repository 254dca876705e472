"""What the database refuses of solutions, their worth and their hand-over."""

from datetime import date

import pytest
from django.utils import timezone

from netvaerk.models import (
    FollowUp,
    ForumCheckpoint,
    Handover,
    NetworkTheme,
    NetworkTypeFrame,
    Solution,
    ValueStatement,
)
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import PersonFactory, SolutionFactory, ThemeFactory

pytestmark = pytest.mark.django_db
DAY, NOW = date(2026, 3, 1), timezone.now()


@pytest.mark.parametrize("without", ["owner", "taken_up_on"])
def test_what_is_taken_up_has_an_owner_and_a_day(without):
    taken_up = {"status": "taken_up", "owner": PersonFactory(), "taken_up_on": DAY}

    with refused_by("solution_taken_up_has_an_owner_and_a_day"):
        SolutionFactory(**(taken_up | {without: None}))


def test_an_idea_is_not_taken_up_yet():
    with refused_by("solution_has_a_day_once_taken_up"):
        SolutionFactory(taken_up_on=DAY)


@pytest.mark.parametrize("broken", [{"status": "dropped"}, {"dropped_because": "For dyrt"}])
def test_what_is_dropped_says_why_and_nothing_else_does(broken):
    with refused_by("solution_dropped_says_why"):
        SolutionFactory(**broken)


def followed_up(**fields):
    return FollowUp.objects.create(**({"solution": SolutionFactory(), "months": 3, "due_on": DAY} | fields))


def test_a_solution_is_followed_up_once_a_term():
    first = followed_up()

    with refused_by("follow_up_once_a_term"):
        followed_up(solution=first.solution)


@pytest.mark.parametrize("broken", [{"lives": "changed"}, {"done_at": NOW}])
def test_a_follow_up_that_is_done_says_how_and_by_whom(broken):
    with refused_by("follow_up_done_says_how_and_by_whom"):
        followed_up(**broken)


def valued(theme, **words):
    return ValueStatement.objects.create(theme=theme, moment="end", by=theme.proposed_by, at=NOW, **words)


def test_a_value_is_said_once_a_moment():
    theme = ThemeFactory()
    valued(theme, for_staff="Mere tid")

    with refused_by("value_stated_once_a_moment"):
        valued(theme, for_staff="Igen")


def test_a_value_has_words():
    with refused_by("value_has_words"):
        valued(ThemeFactory())


def handed_over(**fields):
    theme = ThemeFactory()
    return Handover.objects.create(theme=theme, asked_by=theme.proposed_by, asked_at=NOW, **fields)


def test_a_hand_over_says_what():
    with refused_by("handover_says_what"):
        handed_over(note="")


def test_a_hand_over_is_accepted_by_somebody():
    with refused_by("handover_is_accepted_by_somebody"):
        handed_over(note="Alt", accepted_at=NOW)


def test_a_checkpoint_says_what_the_forum_said():
    theme = ThemeFactory()

    with refused_by("checkpoint_says_what_the_forum_said"):
        ForumCheckpoint.objects.create(theme=theme, held_on=DAY, outcome="", noted_by=theme.proposed_by, noted_at=NOW)


@pytest.mark.parametrize(("status", "day"), [("paused", None), ("active", DAY)])
def test_a_pause_has_a_day_to_look_again_and_nothing_else_has(status, day):
    with refused_by("theme_paused_has_a_day_to_look_again"):
        ThemeFactory(status=status, pause_review_on=day)


def test_each_type_of_network_has_its_frame():
    assert {*NetworkTypeFrame.objects.values_list("network_type", flat=True)} == {*NetworkTheme.NetworkType.values}


def test_a_solution_is_known_by_its_title():
    assert str(Solution(title="Regnhaver")) == "Regnhaver"
