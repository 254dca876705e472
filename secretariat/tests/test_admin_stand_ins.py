"""The secretariat names who stands in, and ends it early; a refusal stands beside its field."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.models import StandIn
from roles.tests.factories import AssignmentFactory, StandInFactory
from roles.tests.themes import led_theme

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ADD = "admin:roles_standin_add"
CHANGE = "admin:roles_standin_change"


@pytest.fixture
def officer():
    return browser_of(OfficerFactory())


@pytest.fixture
def role():
    return led_theme("active").role_assignments.get(role="network_leader")


def name(browser, role, person, **typed):
    days = {"begins_on": str(TODAY), "ends_on": str(TODAY + timedelta(days=14)), "note": "Mødet den 3. står fast."}
    return browser.post(reverse(ADD), {"assignment": role.pk, "person": person.pk, **days, **typed})


def test_an_officer_names_somebody_for_a_period(officer, role):
    person = PersonFactory()

    assert name(officer, role, person).status_code == 302
    stand_in = StandIn.objects.get()
    assert (stand_in.person, stand_in.assignment, stand_in.note) == (person, role, "Mødet den 3. står fast.")


@pytest.mark.parametrize(
    ("case", "beside"),
    [
        ("the holder", ["person"]),
        ("has a role", ["person"]),
        ("yesterday", ["begins_on"]),
        ("too long", ["ends_on"]),
        ("taken", ["begins_on"]),
        ("ended role", ["assignment"]),
    ],
)
def test_what_is_refused_is_said_beside_the_field_and_nothing_is_written(officer, role, case, beside):
    person, typed = PersonFactory(), {}
    if case == "the holder":
        person = role.person
    if case == "has a role":
        AssignmentFactory(theme=role.theme, person=person, role="co_driver")
    if case == "yesterday":
        typed = {"begins_on": str(TODAY - timedelta(days=1))}
    if case == "too long":
        typed = {"ends_on": str(TODAY + timedelta(days=300))}
    if case == "taken":
        StandInFactory(assignment=role)
    if case == "ended role":
        role = AssignmentFactory(theme=role.theme, role="co_driver", ended_on=TODAY)
    before = StandIn.objects.count()

    response = name(officer, role, person, **typed)
    assert (response.status_code, [*response.context["adminform"].form.errors]) == (200, beside)
    assert StandIn.objects.count() == before


def test_an_officer_ends_it_early_and_what_is_over_is_only_read(officer):
    one = StandInFactory()
    address = reverse(CHANGE, args=[one.pk])

    assert officer.post(address, {}).status_code == 302
    assert StandIn.objects.get().ended_on is None
    assert officer.post(address, {"end_now": "on"}).status_code == 302
    assert StandIn.objects.get().ended_on == TODAY
    assert officer.post(address, {"end_now": "on"}).status_code == 403


def test_an_administrator_reads_who_stands_in_and_not_the_note():
    one = StandInFactory(note="Ring til Bo først")
    root = browser_of(PersonFactory(is_staff=True, is_superuser=True))

    shown = page(root.get(reverse(CHANGE, args=[one.pk])))
    assert (one.person.name in shown, "Ring til Bo først" in shown) == (True, False)
    assert name(root, one.assignment, PersonFactory()).status_code == 403
