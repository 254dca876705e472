"""What a theme's way to its end puts on Min side, and for whom."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import FollowUp, Handover
from netvaerk.tests.factories import OfficerFactory, PersonFactory, SolutionFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme
from secretariat.queries.my_page import open_roles_of
from secretariat.queries.theme_tasks import theme_tasks
from secretariat.queries.traces import traces_of

pytestmark = pytest.mark.django_db
TODAY, NOW = timezone.localdate(), timezone.now()


def titles(person):
    return [task.title for task in theme_tasks(person, TODAY, traces_of(person), open_roles_of(person)[0])]


@pytest.mark.parametrize(("days", "tasks"), [(0, ["Se på pausen igen"]), (-1, ["Se på pausen igen"]), (1, [])])
def test_the_leader_looks_at_a_pause_again_when_its_day_has_come(days, tasks):
    theme = led_theme("paused", pause_review_on=TODAY + timedelta(days=days))

    assert titles(leader_of(theme)) == tasks
    assert titles(AssignmentFactory().person) == []


def test_the_reference_leader_accepts_and_then_the_secretariat_closes():
    theme, officer = led_theme("closing"), OfficerFactory()
    reference = theme.role_assignments.get(role="reference_leader").person
    assert titles(reference) == []
    handover = Handover.objects.create(theme=theme, note="Alt", asked_by=leader_of(theme), asked_at=NOW)
    assert (titles(reference), titles(officer)) == (["Modtag overleveringen til basis"], [])
    Handover.objects.filter(pk=handover.pk).update(accepted_by=reference, accepted_at=NOW)

    assert (titles(reference), titles(officer)) == ([], ["Afslut temaet"])


def test_the_owner_follows_a_solution_up_when_it_is_due():
    owner = PersonFactory()
    one = SolutionFactory(owner=owner)
    for months, days in ((3, 0), (6, 90)):
        FollowUp.objects.create(solution=one, months=months, due_on=TODAY + timedelta(days=days))

    assert titles(owner) == ["Fortæl, hvordan det går med løsningen"]
    assert titles(SolutionFactory(owner=PersonFactory()).owner) == []


@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False)])
def test_a_task_whose_day_has_passed_is_marked_as_late(days, late):
    theme = led_theme("paused", pause_review_on=TODAY + timedelta(days=days))

    text = page(browser_of(leader_of(theme)).get(reverse("my_page")))

    assert "Se på pausen igen" in text
    assert ("Over fristen" in text) == late
