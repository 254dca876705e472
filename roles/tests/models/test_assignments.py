"""Roles on themes as the database keeps them: constraints, states from dates, and who sees what."""

from datetime import date

import pytest
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
Role, State = RoleAssignment.Role, RoleAssignment.State
DAY = date(2026, 3, 1)


def test_a_role_has_one_holder_at_a_time():
    held = AssignmentFactory()

    with refused_by("role_one_holder_at_a_time"):
        AssignmentFactory(theme=held.theme)


@pytest.mark.parametrize(
    "other",
    [{"ended_on": DAY}, {"began_on": None}, {"role": Role.REFERENCE_LEADER}],
    ids=["former", "asked", "other role"],
)
def test_a_role_has_room_beside(other):
    held = AssignmentFactory()
    AssignmentFactory(theme=held.theme, **other)

    assert RoleAssignment.objects.filter(theme=held.theme).count() == 2


@pytest.mark.parametrize("began_on", [DAY, None], ids=["running", "asked"])
def test_a_person_has_one_role_on_a_theme(began_on):
    held = AssignmentFactory(began_on=began_on)

    with refused_by("role_one_for_a_person_on_a_theme"):
        AssignmentFactory(theme=held.theme, person=held.person, role=Role.REFERENCE_LEADER)


def test_who_said_no_may_be_asked_again():
    said_no = AssignmentFactory(began_on=None, declined_at=timezone.now())
    AssignmentFactory(theme=said_no.theme, person=said_no.person)

    assert RoleAssignment.objects.filter(person=said_no.person).count() == 2


def test_a_role_ends_after_it_begins():
    with refused_by("role_ends_after_it_begins"):
        AssignmentFactory(began_on=date(2026, 3, 2), ended_on=date(2026, 3, 1))


def test_a_reason_without_the_diploma_is_of_a_network_leader():
    with refused_by("role_waiver_is_of_a_network_leader"):
        AssignmentFactory(role=Role.REFERENCE_LEADER, diploma_waiver="Har ledt før")


def test_a_list_of_roles_leaves_the_reasons_closed():
    AssignmentFactory(diploma_waiver="Har ledt før")

    assert "diploma_waiver" in RoleAssignment.objects.get().get_deferred_fields()
    assert RoleAssignment.objects.with_waivers().get().diploma_waiver == "Har ledt før"


def test_a_role_is_not_both_declined_and_begun():
    with refused_by("role_is_not_both_declined_and_begun"):
        AssignmentFactory(declined_at=timezone.now())


@pytest.mark.parametrize(("role", "seat"), [(Role.NETWORK_LEADER, 2), (Role.CO_DRIVER, 3), (Role.CO_DRIVER, 0)])
def test_only_co_drivers_have_a_second_place(role, seat):
    with refused_by("role_second_place_is_for_co_drivers"):
        AssignmentFactory(role=role, seat=seat)


STATES = {
    State.ASKED: {"began_on": None},
    State.RUNNING: {"began_on": DAY},
    State.DECLINED: {"began_on": None, "declined_at": timezone.now()},
    State.WITHDRAWN: {"began_on": None, "ended_on": DAY},
    State.ENDED: {"began_on": DAY, "ended_on": DAY},
}


@pytest.mark.parametrize("state", State)
def test_the_state_follows_from_the_dates(state):
    assert AssignmentFactory.build(theme=None, person=None, asked_by=None, **STATES[state]).state == state


@pytest.mark.parametrize(
    ("question", "states"),
    [("current", {State.RUNNING}), ("unanswered", {State.ASKED}), ("open", {State.ASKED, State.RUNNING})],
)
def test_which_rows(question, states):
    for dates in STATES.values():
        AssignmentFactory(**dates)

    assert {one.state for one in getattr(RoleAssignment.objects, question)()} == states


@pytest.mark.parametrize("state", State)
def test_which_are_in_a_state(state):
    for dates in STATES.values():
        AssignmentFactory(**dates)

    assert [one.state for one in RoleAssignment.objects.in_state(state)] == [state]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("reader", ["the one asked", "leader of another theme", "officer", "superuser"])
def test_who_sees_a_role(state, reader):
    assignment = AssignmentFactory(**STATES[state])
    readers = {
        "the one asked": lambda: assignment.person,
        "leader of another theme": lambda: AssignmentFactory().person,
        "officer": OfficerFactory,
        "superuser": lambda: Person.objects.create_superuser("root@kommune.example", name="Root"),
    }
    knows_all = reader in ("the one asked", "officer")

    seen = RoleAssignment.objects.visible_to(readers[reader]()).filter(pk=assignment.pk).exists()

    assert seen == (knows_all or state in (State.RUNNING, State.ENDED))


def test_what_somebody_is_asked_waits_for_them_alone():
    person, theme = PersonFactory(), ThemeFactory()
    asked = AssignmentFactory(person=person, theme=theme, began_on=None)
    AssignmentFactory(person=person)
    AssignmentFactory(theme=theme, began_on=None, role=Role.REFERENCE_LEADER)

    assert list(RoleAssignment.objects.asked_of(person)) == [asked]


@pytest.mark.parametrize("dates", [{}, {"began_on": None}, {"began_on": None, "ended_on": DAY}])
def test_only_a_role_that_ran_and_ended_reads_on(dates):
    with refused_by("role_reads_on_when_it_has_ended"):
        AssignmentFactory(still_reads=True, **dates)


@pytest.mark.parametrize(
    ("dates", "reads"),
    [
        ({}, True),
        ({"ended_on": DAY, "still_reads": True}, True),
        ({"ended_on": DAY}, False),
        ({"began_on": None}, False),
    ],
    ids=["running", "held to the end", "ended before", "asked"],
)
def test_a_role_that_runs_or_was_held_to_the_end_counts_for_reading(dates, reads):
    AssignmentFactory(**dates)

    assert RoleAssignment.objects.reading().exists() == reads
