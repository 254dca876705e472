"""Who may do what with roles, themes and released time: every person, every thing, every answer."""

from datetime import date

import pytest
from django.utils import timezone

from netvaerk.models import NetworkTheme, Person, ThemePhase
from netvaerk.tests.factories import InvitationFactory, MeetingFactory, OfficerFactory, PersonFactory, ThemeFactory
from roles import access
from roles.models import RoleAssignment
from roles.tests.factories import (
    AssignmentFactory,
    EncouragementFactory,
    NominationFactory,
    ReleaseFactory,
    RequestFactory,
)

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


def meeting_of(led, person):
    """A meeting of the theme. Who leads other staff is invited; everybody else was, and is invited to another one."""
    meeting = MeetingFactory(theme=led.theme)
    invited = person.is_personnel_leader and not person.is_superuser and person != led.person.personnel_leader
    InvitationFactory(meeting=meeting, person=person, withdrawn_at=None if invited else timezone.now())
    InvitationFactory(person=person)
    return meeting


ANSWERS = {
    "may_appoint": (OFFICER, lambda person, led: access.may_appoint(person)),
    "may_move_theme": (OFFICER | {"network leader"}, lambda person, led: access.may_move_theme(person, led.theme)),
    "may_see_next_step": (
        OFFICER | {"network leader", "co-driver", "reference leader"},
        lambda person, led: access.may_see_next_step(person, led.theme),
    ),
    "may_decide_on": ({"network leader"}, lambda person, led: access.may_decide_on(person, led.theme)),
    "may_note_checkpoint": (OFFICER, lambda person, led: access.may_note_checkpoint(person, led.theme)),
    "may_accept_handover": (set(), lambda person, led: access.may_accept_handover(person, led.theme)),
    "may_see_solutions": (set(EVERYBODY), lambda person, led: access.may_see_solutions(person, led.theme)),
    "may_describe_theme": (
        OFFICER | {"network leader", "co-driver"},
        lambda person, led: access.may_describe_theme(person, led.theme),
    ),
    "may_open_meeting": (
        OFFICER | {"network leader", "co-driver", "reference leader", "another personnel leader"},
        lambda person, led: access.may_open_meeting(person, meeting_of(led, person)),
    ),
    "is_invited": (
        {"another personnel leader"},
        lambda person, led: access.is_invited(person, meeting_of(led, person)),
    ),
    "may_hold_meeting": (
        {"network leader", "co-driver"},
        lambda person, led: access.may_hold_meeting(person, meeting_of(led, person)),
    ),
    "may_see_contacts": (
        OFFICER | {"network leader", "co-driver"},
        lambda person, led: access.may_see_contacts(person, led.theme),
    ),
    "may_look_inside": (
        OFFICER | {"network leader", "co-driver", "reference leader"},
        lambda person, led: access.may_look_inside(person, led.theme),
    ),
    "may_work_on": ({"network leader", "co-driver"}, lambda person, led: access.may_work_on(person, led.theme)),
    "may_close_phase": ({"network leader"}, lambda person, led: access.may_close_phase(person, led.theme)),
    "may_answer_role": ({"network leader"}, access.may_answer_role),
    "may_release_time": ({"personnel leader"}, lambda person, led: access.may_release_time(person, led.person)),
    "may_ask_for_time": (
        OFFICER | {"network leader", "co-driver"},
        lambda person, led: access.may_ask_for_time(person, led.theme),
    ),
    "may_nominate": ({"personnel leader"}, lambda person, led: access.may_nominate(person, led.person)),
    "may_encourage": ({"personnel leader"}, lambda person, led: access.may_encourage(person, led.person)),
    "may_see_nominations": (OFFICER, lambda person, led: access.may_see_nominations(person)),
    "may_see_theme": (set(EVERYBODY), lambda person, led: access.may_see_theme(person, led.theme)),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("question", ANSWERS)
def test_around_a_theme(led, question, who):
    allowed, ask = ANSWERS[question]

    assert ask(EVERYBODY[who](led), led) == (who in allowed)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize(
    "may", [access.may_describe_theme, access.may_work_on, access.may_close_phase, access.may_ask_for_time]
)
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


def asked_for(led):
    """A wish for the leader's time, asked by the co-driver's like: an officer."""
    return RequestFactory(theme=led.theme, person=led.person, asked_by=OfficerFactory())


ABOUT_A_WISH = {
    "may_see_request": OFFICER | {"network leader", "personnel leader", "co-driver"},
    "may_answer_time": {"personnel leader"},
    "may_answer_counter": {"network leader"},
    "may_withdraw_time_request": OFFICER | {"network leader"},
    "may_read_reason": OFFICER | {"network leader", "personnel leader"},
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("question", ABOUT_A_WISH)
def test_around_a_wish_for_time(led, question, who):
    request = asked_for(led)

    assert getattr(access, question)(EVERYBODY[who](led), request) == (who in ABOUT_A_WISH[question])


def test_who_asked_withdraws():
    request = RequestFactory()

    assert access.may_withdraw_time_request(request.asked_by, request)
    assert not access.may_withdraw_time_request(RequestFactory().asked_by, request)


ABOUT_TIME = {
    "may_see_release": OFFICER | {"network leader", "personnel leader", "co-driver"},
    "may_manage_release": {"personnel leader"},
    "may_read_reason": OFFICER | {"network leader", "personnel leader"},
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("question", ABOUT_TIME)
def test_around_released_time(led, question, who):
    release = ReleaseFactory(theme=led.theme, person=led.person)

    assert getattr(access, question)(EVERYBODY[who](led), release) == (who in ABOUT_TIME[question])


ABOUT_A_NOMINATION = {
    "may_see_nomination": {"network leader", "personnel leader"},
    "may_answer_nomination": {"network leader"},
    "may_withdraw_nomination": {"personnel leader"},
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("question", ABOUT_A_NOMINATION)
def test_around_a_nomination(led, question, who):
    nomination = NominationFactory(person=led.person)

    assert getattr(access, question)(EVERYBODY[who](led), nomination) == (who in ABOUT_A_NOMINATION[question])


@pytest.mark.parametrize("who", EVERYBODY)
def test_an_encouragement_is_put_away_by_its_reader(led, who):
    one = EncouragementFactory(person=led.person)

    assert access.may_put_away(EVERYBODY[who](led), one) == (who == "network leader")
