"""Who may do what with roles, themes and released time: every person, every thing, every answer."""

from datetime import date

import pytest
from django.utils import timezone

from netvaerk.models import NetworkTheme, Person, ThemePhase
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from roles import access
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
Role, Status = RoleAssignment.Role, NetworkTheme.Status


@pytest.fixture
def led():
    """A running lead, in a phase, whose holder has a personnel leader."""
    theme = ThemeFactory(phase=ThemePhase.objects.first(), phase_began_on=date(2026, 3, 1))
    return AssignmentFactory(theme=theme, person=PersonFactory(personnel_leader=PersonFactory()))


def superuser(led):
    """Administers everything, is no officer, and leads a theme and staff of her own."""
    person = Person.objects.create_superuser("root@kommune.example", name="Root")
    AssignmentFactory(person=person)
    PersonFactory(personnel_leader=person)
    return person


EVERYBODY = {
    "network leader": lambda led: led.person,
    "co-driver": lambda led: AssignmentFactory(theme=led.theme, role=Role.CO_DRIVER).person,
    "reference leader": lambda led: AssignmentFactory(theme=led.theme, role=Role.REFERENCE_LEADER).person,
    "personnel leader": lambda led: led.person.personnel_leader,
    "former leader": lambda led: AssignmentFactory(theme=led.theme, ended_on=timezone.localdate()).person,
    "former co-driver": lambda led: (
        AssignmentFactory(theme=led.theme, role=Role.CO_DRIVER, ended_on=timezone.localdate()).person
    ),
    "asked to lead": lambda led: AssignmentFactory(theme=led.theme, began_on=None).person,
    "leader of another theme": lambda led: AssignmentFactory().person,
    "another personnel leader": lambda led: PersonFactory(personnel_leader=PersonFactory()).personnel_leader,
    "officer": lambda led: OfficerFactory(),
    "former officer": lambda led: OfficerFactory(is_active=False),
    "superuser": superuser,
}
OFFICER = {"officer"}
ANSWERS = {
    "may_appoint": (OFFICER, lambda person, led: access.may_appoint(person)),
    "may_move_theme": (OFFICER, lambda person, led: access.may_move_theme(person)),
    "may_describe_theme": (
        OFFICER | {"network leader", "co-driver"},
        lambda person, led: access.may_describe_theme(person, led.theme),
    ),
    "may_look_inside": (
        OFFICER | {"network leader", "co-driver", "reference leader"},
        lambda person, led: access.may_look_inside(person, led.theme),
    ),
    "may_work_on": ({"network leader", "co-driver"}, lambda person, led: access.may_work_on(person, led.theme)),
    "may_see_contacts": (
        OFFICER | {"network leader", "co-driver"},
        lambda person, led: access.may_see_contacts(person, led.theme),
    ),
    "may_close_phase": ({"network leader"}, lambda person, led: access.may_close_phase(person, led.theme)),
    "may_answer_role": ({"network leader"}, access.may_answer_role),
    "may_release_time": ({"personnel leader"}, lambda person, led: access.may_release_time(person, led.person)),
    "may_see_theme": (set(EVERYBODY), lambda person, led: access.may_see_theme(person, led.theme)),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("question", ANSWERS)
def test_around_a_theme(led, question, who):
    allowed, ask = ANSWERS[question]

    assert ask(EVERYBODY[who](led), led) == (who in allowed)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("may", [access.may_describe_theme, access.may_work_on, access.may_close_phase])
def test_nobody_rewrites_what_belongs_to_a_closed_theme(led, may, who):
    person = EVERYBODY[who](led)
    led.theme.status = Status.CLOSED
    led.theme.save()

    assert not may(person, led.theme)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize(("status", "readers"), [(Status.DRAFT, set()), (Status.DECLINED, OFFICER)])
def test_who_sees_what_is_not_chosen(led, who, status, readers):
    person = EVERYBODY[who](led)
    led.theme.status = status
    led.theme.save()

    assert access.may_see_theme(person, led.theme) == (who in readers)


def test_a_proposer_sees_her_own_draft(led):
    led.theme.status = Status.DRAFT
    led.theme.save()

    assert access.may_see_theme(led.theme.proposed_by, led.theme)


def test_nobody_releases_the_time_of_somebody_who_has_left(led):
    led.person.is_active = False

    assert not access.may_release_time(led.person.personnel_leader, led.person)


@pytest.mark.parametrize(
    ("dates", "holds"),
    [({}, True), ({"began_on": None}, False), ({"ended_on": timezone.localdate()}, False)],
    ids=["running", "asked", "ended"],
)
def test_who_holds_a_role(dates, holds):
    assignment = AssignmentFactory(**dates)

    assert access.holds(assignment.person, assignment.theme, Role.NETWORK_LEADER) == holds
    assert not access.holds(assignment.person, assignment.theme, Role.CO_DRIVER)
    assert not access.holds(assignment.person, AssignmentFactory().theme, Role.NETWORK_LEADER)
