"""The answer to being asked for a role."""

import pytest
from django.urls import reverse

from codriver.tests.factories import led_theme
from netvaerk.tests.views.pages import browser_of, goes_to
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    return AssignmentFactory(theme=led_theme(), role=RoleAssignment.Role.REFERENCE_LEADER, began_on=None)


def answer(person, assignment, **typed):
    return browser_of(person).post(reverse("answer_role", args=[assignment.pk]), typed)


def state(assignment):
    return RoleAssignment.objects.get(pk=assignment.pk).state.value


def test_a_yes_begins_the_role_and_leads_to_the_theme(asked):
    assert goes_to(answer(asked.person, asked, answer="yes"), reverse("theme", args=[asked.theme_id]))
    assert state(asked) == "running"


def test_a_no_leads_back_to_my_page(asked):
    assert goes_to(answer(asked.person, asked, answer="no"), reverse("my_page"))
    assert state(asked) == "declined"


@pytest.mark.parametrize("typed", [{}, {"answer": ""}, {"answer": "måske"}], ids=str)
def test_what_is_neither_yes_nor_no_is_no_answer(asked, typed):
    answer(asked.person, asked, **typed)

    assert state(asked) == "asked"


def test_answering_twice_changes_nothing(asked):
    answer(asked.person, asked, answer="yes")
    answer(asked.person, asked, answer="no")

    assert state(asked) == "running"


def test_somebody_asked_for_a_role_of_their_own_does_not_answer_for_another(asked):
    other = AssignmentFactory(theme=led_theme(), role=RoleAssignment.Role.REFERENCE_LEADER, began_on=None)

    assert answer(other.person, asked, answer="yes").status_code == 404
    assert state(asked) == "asked"


def test_a_role_that_somebody_took_meanwhile_is_refused_with_the_reason(asked):
    AssignmentFactory(theme=asked.theme, role=RoleAssignment.Role.REFERENCE_LEADER)
    browser = browser_of(asked.person)

    response = browser.post(reverse("answer_role", args=[asked.pk]), {"answer": "yes"}, follow=True)

    assert len([*response.context["messages"]]) == 1
    assert state(asked) == "asked"
