"""A theme that is closed: its roles have ended, and whoever held one to the end reads what lies inside, and nobody else."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.leaving import leave
from netvaerk.actions.people import employ_again
from netvaerk.tests.views.pages import browser_of, page
from roles.actions.steps import move_theme
from roles.models import RoleAssignment
from secretariat.tests.secrets import about_the_theme

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite"), pytest.mark.usefixtures("pages_alone")]
STAGES = ("ended",)
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
INSIDE = ("plan", "phase_work", "participants", "meetings", "solutions", "theme_notes", "reference_needs", "sparring",
          "mandate")  # fmt: skip
READERS = ("leader", "reference", "co_driver", "former", "personnel", "officer", "employee")
"""Those whose reading has to do with the roles of the theme, and one who stands outside, for all who do."""


@pytest.fixture
def town(towns):
    return towns["ended"]


def close(town):
    move_theme(town.theme, to="closed", by=town["officer"], at=NOW, reason="Opgaven er løst.")


def close_as_before(town):
    """The state alone, as when roles ran on."""
    type(town.theme).objects.filter(pk=town.theme.pk).update(status="closed")


def opened(town, part):
    browser, things = browser_of(town[part]), about_the_theme(town, among=lambda route: bool(route.keys))
    return {address for address in things if browser.get(address).status_code == 200}


def acts_on(town):
    """Pages that do nothing but act for a role that runs."""
    roles = RoleAssignment.objects.filter(theme=town.theme)
    return {
        reverse("request_competences", args=[town.theme.pk]),
        *(reverse("name_stand_in", args=[one.pk]) for one in roles),
    }


@pytest.mark.parametrize("part", READERS)
def test_who_reads_what_when_the_roles_have_ended_is_who_read_it_when_they_ran_on(town, part):
    close_as_before(town)
    before = opened(town, part)
    type(town.theme).objects.filter(pk=town.theme.pk).update(status="active")
    close(town)

    assert opened(town, part) == before - acts_on(town)


@pytest.mark.parametrize("name", INSIDE)
def test_both_leaders_open_what_lies_inside(town, name):
    close(town)
    keys = {"pk": town.theme.pk} | ({"order": 3} if name == "phase_work" else {})

    answers = [
        browser_of(town[part]).get(reverse(name, kwargs=keys)).status_code
        for part in ("leader", "reference", "co_driver", "employee")
    ]

    assert answers == ([200] * 4 if name == "solutions" else [200, 200, 403, 403])


def test_the_card_says_who_led_it_and_until_when(town):
    close(town)
    card = page(browser_of(town["employee"]).get(reverse("theme", args=[town.theme.pk])))

    assert card.index(town["leader"].name) < card.index(town["reference"].name)


def test_who_comes_back_to_the_municipality_reads_no_more_than_anybody(town):
    close(town)
    leave(town["leader"], by=town["officer"], at=NOW)
    town["leader"].refresh_from_db()
    employ_again(town["leader"], by=town["officer"], at=NOW)

    assert not RoleAssignment.objects.filter(person=town["leader"], still_reads=True).exists()
    assert browser_of(town["leader"]).get(reverse("plan", args=[town.theme.pk])).status_code == 403
