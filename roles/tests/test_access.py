"""Who may do what with roles, themes and released time: every person, every thing, every answer."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from netvaerk.models import NetworkTheme, Person, ThemePhase
from netvaerk.tests.factories import InvitationFactory, MeetingFactory, OfficerFactory, PersonFactory, ThemeFactory
from roles import access, sparring_access
from roles.models import RoleAssignment
from roles.tests.factories import (
    AssignmentFactory,
    EncouragementFactory,
    NeedFactory,
    NominationFactory,
    ReleaseFactory,
    RequestFactory,
    SparringFactory,
    StandInFactory,
    TopicFactory,
    holder,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
Role, Status = RoleAssignment.Role, NetworkTheme.Status
TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def led():
    """A running lead, in a phase, whose holder has a personnel leader."""
    theme = ThemeFactory(phase=ThemePhase.objects.first(), phase_began_on=date(2026, 3, 1))
    return AssignmentFactory(theme=theme, person=PersonFactory(personnel_leader=PersonFactory()))


def standing_in(theme, role):
    """Somebody who stands in for the holder of `role`, and for a leader of another theme."""
    here = RoleAssignment.objects.filter(theme=theme, role=role).first() or AssignmentFactory(theme=theme, role=role)
    return StandInFactory(assignment=here, person=StandInFactory().person).person


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
    "leader's stand-in": lambda led: StandInFactory(assignment=led).person,
    "reference leader's stand-in": lambda led: standing_in(led.theme, Role.REFERENCE_LEADER),
    "former stand-in": lambda led: StandInFactory(assignment=led, ends_on=YESTERDAY).person,
    "stand-in of tomorrow": lambda led: StandInFactory(assignment=led, begins_on=TOMORROW).person,
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


LEADERS = {"network leader", "leader's stand-in"}
REFERENCE_LEADERS = {"reference leader", "reference leader's stand-in"}
ON_THE_THEME = LEADERS | REFERENCE_LEADERS | {"co-driver"}
ANSWERS = {
    "may_appoint": (OFFICER, lambda person, led: access.may_appoint(person)),
    "may_move_theme": (OFFICER | LEADERS, lambda person, led: access.may_move_theme(person, led.theme)),
    "may_see_next_step": (
        OFFICER | ON_THE_THEME,
        lambda person, led: access.may_see_next_step(person, led.theme),
    ),
    "may_decide_on": (LEADERS, lambda person, led: access.may_decide_on(person, led.theme)),
    "may_note_checkpoint": (OFFICER, lambda person, led: access.may_note_checkpoint(person, led.theme)),
    "may_accept_handover": (set(), lambda person, led: access.may_accept_handover(person, led.theme)),
    "may_see_solutions": (set(EVERYBODY), lambda person, led: access.may_see_solutions(person, led.theme)),
    "may_describe_theme": (
        OFFICER | LEADERS | {"co-driver"},
        lambda person, led: access.may_describe_theme(person, led.theme),
    ),
    "may_open_meeting": (
        OFFICER | ON_THE_THEME | {"another personnel leader"},
        lambda person, led: access.may_open_meeting(person, meeting_of(led, person)),
    ),
    "is_invited": (
        {"another personnel leader"},
        lambda person, led: access.is_invited(person, meeting_of(led, person)),
    ),
    "may_hold_meeting": (
        LEADERS | {"co-driver"},
        lambda person, led: access.may_hold_meeting(person, meeting_of(led, person)),
    ),
    "may_see_contacts": (
        OFFICER | {"network leader", "co-driver"},
        lambda person, led: access.may_see_contacts(person, led.theme),
    ),
    "may_look_inside": (OFFICER | ON_THE_THEME, lambda person, led: access.may_look_inside(person, led.theme)),
    "may_work_on": (LEADERS | {"co-driver"}, lambda person, led: access.may_work_on(person, led.theme)),
    "may_close_phase": (LEADERS, lambda person, led: access.may_close_phase(person, led.theme)),
    "may_answer_role": ({"network leader"}, access.may_answer_role),
    "may_release_time": ({"personnel leader"}, lambda person, led: access.may_release_time(person, led.person)),
    "may_ask_for_time": (
        OFFICER | LEADERS | {"co-driver"},
        lambda person, led: access.may_ask_for_time(person, led.theme),
    ),
    "may_nominate": ({"personnel leader"}, lambda person, led: access.may_nominate(person, led.person)),
    "may_encourage": ({"personnel leader"}, lambda person, led: access.may_encourage(person, led.person)),
    "may_see_nominations": (OFFICER, lambda person, led: access.may_see_nominations(person)),
    "may_see_theme": (set(EVERYBODY), lambda person, led: access.may_see_theme(person, led.theme)),
    "may_name_stand_in": (OFFICER | {"network leader"}, access.may_name_stand_in),
    "may_arrange_sparring": (
        {"network leader", "reference leader"},
        lambda person, led: sparring_access.may_arrange_sparring(person, led.theme),
    ),
    "may_note_talk": (
        LEADERS | REFERENCE_LEADERS,
        lambda person, led: sparring_access.may_note_talk(person, led.theme),
    ),
    "may_open_sparring": (
        OFFICER | LEADERS | REFERENCE_LEADERS,
        lambda person, led: sparring_access.may_open_sparring(person, led.theme),
    ),
    "may_tie_to_base": (ON_THE_THEME, lambda person, led: access.may_tie_to_base(person, led.theme)),
    "may_answer_need": (
        REFERENCE_LEADERS,
        lambda person, led: access.may_answer_need(person, NeedFactory(theme=led.theme)),
    ),
    "may_withdraw_need": (
        LEADERS | {"co-driver"},
        lambda person, led: access.may_withdraw_need(person, NeedFactory(theme=led.theme)),
    ),
    "may_end_stand_in": (
        OFFICER | {"network leader"},
        lambda person, led: access.may_end_stand_in(person, StandInFactory(assignment=led, begins_on=YESTERDAY)),
    ),
    "may_see_reference_themes": (
        REFERENCE_LEADERS,
        lambda person, led: access.may_see_reference_themes(person),
    ),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("question", ANSWERS)
def test_around_a_theme(led, question, who):
    allowed, ask = ANSWERS[question]

    assert ask(EVERYBODY[who](led), led) == (who in allowed)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize(
    "may",
    [
        access.may_describe_theme,
        access.may_work_on,
        access.may_close_phase,
        sparring_access.may_arrange_sparring,
        sparring_access.may_note_talk,
        access.may_tie_to_base,
        access.may_ask_for_time,
    ],
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


def test_asking_who_holds_a_role_is_one_question(led, django_assert_num_queries):
    for person in (led.person, StandInFactory(assignment=led).person, StandInFactory().person):
        with django_assert_num_queries(1):
            access.holds(person, led.theme, Role.NETWORK_LEADER)


TOPIC = {"may_settle_topic": "both", "may_share_topic": "network leader", "may_remove_topic": "author"}


@pytest.mark.parametrize("question", TOPIC)
@pytest.mark.parametrize("who", ["network_leader", "reference_leader", "stand-in", "other"])
def test_around_a_topic(question, who):
    relation = SparringFactory()
    topic = TopicFactory(relation=relation, by=relation.reference_leader)
    strangers = {
        "stand-in": lambda: standing_in(relation.theme, Role.NETWORK_LEADER),
        "other": lambda: TopicFactory().by,
    }
    person = strangers[who]() if who in strangers else getattr(relation, who)
    allowed = {
        "both": {"network_leader", "reference_leader"},
        "network leader": {"network_leader"},
        "author": {"reference_leader"},
    }

    assert getattr(sparring_access, question)(person, topic) == (who in allowed[TOPIC[question]])


def test_who_spars_no_longer_opens_the_page_while_the_list_is_kept():
    relation = SparringFactory(ended_on=TODAY)
    former, theme = relation.reference_leader, relation.theme
    RoleAssignment.objects.filter(person=former).update(ended_on=TODAY)
    assert sparring_access.may_open_sparring(former, theme)
    type(relation).objects.update(topics_deleted_at=timezone.now())

    assert not sparring_access.may_open_sparring(former, theme)


def test_a_co_driver_opens_the_page_for_a_topic_that_is_shared():
    topic = TopicFactory()
    co_driver = holder(topic.relation.theme, Role.CO_DRIVER)
    assert not sparring_access.may_open_sparring(co_driver, topic.relation.theme)
    topic.shared_with.add(co_driver)

    assert sparring_access.may_open_sparring(co_driver, topic.relation.theme)
