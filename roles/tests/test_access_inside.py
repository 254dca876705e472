"""Who may do what with what a theme holds, who is asked by it, and in which of its states: every person, every answer."""

import pytest
from django.utils import timezone

from netvaerk.models import FollowUp, NetworkParticipant, NetworkTheme
from netvaerk.tests.factories import (
    InvitationFactory,
    MeetingFactory,
    OfficerFactory,
    ParticipantFactory,
    PersonFactory,
    SolutionFactory,
    SolutionTestFactory,
    ThemeNoteFactory,
    TrackFactory,
)
from roles import access, sparring_access
from roles.models import Nomination, RoleAssignment, SparringTopic
from roles.tests.factories import (
    AssignmentFactory,
    NeedFactory,
    NominationFactory,
    ReleaseFactory,
    RequestFactory,
    SparringFactory,
    StandInFactory,
    TopicFactory,
    holder,
)
from roles.tests.test_access import EVERYBODY, LEADERS, OFFICER, ON_THE_THEME, REFERENCE_LEADERS, led

__all__ = ["led"]
pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
Role, Status = RoleAssignment.Role, NetworkTheme.Status
PAIR = LEADERS | {"co-driver"}


def in_state(theme, status):
    theme.status = status
    theme.save()
    return theme


def employee_on(theme):
    return ParticipantFactory(theme=theme, person=PersonFactory())


THINGS = {
    "may_read_waiver": (OFFICER | {"network leader"}, lambda led: led),
    "may_see_solution": (set(EVERYBODY), lambda led: SolutionFactory(theme=led.theme)),
    "may_write_solution": (PAIR, lambda led: SolutionFactory(theme=led.theme)),
    "may_turn_solution": (LEADERS, lambda led: SolutionFactory(theme=led.theme)),
    "may_write_in_phase": (PAIR, lambda led: TrackFactory(theme=led.theme)),
    "may_see_test": (OFFICER | ON_THE_THEME, lambda led: SolutionTestFactory(solution__theme=led.theme)),
    "may_write_test": (PAIR, lambda led: SolutionTestFactory(solution__theme=led.theme)),
    "may_decide_on_test": (LEADERS, lambda led: SolutionTestFactory(solution__theme=led.theme)),
    "may_follow_up": (
        OFFICER | LEADERS | REFERENCE_LEADERS,
        lambda led: FollowUp(solution=SolutionFactory(theme=led.theme)),
    ),
    "may_write_note": (PAIR, lambda led: ThemeNoteFactory(theme=led.theme)),
    "may_see_participant": (OFFICER | ON_THE_THEME, lambda led: ParticipantFactory(theme=led.theme)),
    "may_work_on_participant": (PAIR, lambda led: ParticipantFactory(theme=led.theme)),
    "may_describe_participant": (
        {"network leader", "co-driver"},
        lambda led: ParticipantFactory(theme=led.theme),
    ),
    "may_delete_contacts": (
        OFFICER | {"network leader", "co-driver"},
        lambda led: ParticipantFactory(theme=led.theme),
    ),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("question", THINGS)
def test_around_what_a_theme_holds(led, question, who):
    allowed, thing = THINGS[question]

    assert getattr(access, question)(EVERYBODY[who](led), thing(led)) == (who in allowed)


@pytest.mark.parametrize("who", EVERYBODY)
def test_an_employee_who_takes_part_has_no_contacts_to_guard(led, who):
    person, colleague = EVERYBODY[who](led), employee_on(led.theme)

    assert access.may_describe_participant(person, colleague) == (who in PAIR)
    assert not access.may_delete_contacts(person, colleague)
    assert access.is_own_participation(colleague.person, colleague)
    assert not access.is_own_participation(person, colleague)


def test_the_owner_of_a_solution_follows_it_up():
    owner, other = SolutionFactory(owner=PersonFactory()), SolutionFactory(owner=PersonFactory())

    assert access.may_follow_up(owner.owner, FollowUp(solution=owner))
    assert not access.may_follow_up(other.owner, FollowUp(solution=owner))


OUTSIDE = {
    access.may_see_solutions: set(),
    sparring_access.may_open_sparring: set(),
    access.may_look_inside: set(),
    access.may_note_checkpoint: set(),
    access.may_see_contacts: set(),
    access.may_close_phase: set(),
    access.may_decide_on: set(),
    access.may_move_theme: OFFICER | LEADERS,
    access.may_see_next_step: OFFICER | LEADERS,
}
"""Of a theme that was chosen and has not begun, so that it has no inside yet."""


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("may", OUTSIDE, ids=lambda may: may.__name__)
def test_around_a_theme_that_has_not_begun(led, may, who):
    person = EVERYBODY[who](led)

    assert may(person, in_state(led.theme, Status.APPROVED)) == (who in OUTSIDE[may])


CLOSED = {
    access.may_look_inside: OFFICER | ON_THE_THEME,
    access.may_move_theme: set(),
    access.may_see_next_step: set(),
    access.may_decide_on: set(),
    access.may_close_phase: set(),
    access.may_accept_handover: set(),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("may", CLOSED, ids=lambda may: may.__name__)
def test_a_closed_theme_is_looked_at_and_moved_by_nobody(led, may, who):
    person = EVERYBODY[who](led)

    assert may(person, in_state(led.theme, Status.CLOSED)) == (who in CLOSED[may])


def test_a_theme_between_two_phases_has_none_to_close(led):
    assert access.may_close_phase(led.person, led.theme)
    led.theme.phase = None

    assert not access.may_close_phase(led.person, led.theme)


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_reference_leader_takes_over_what_a_network_hands_over(led, who):
    person = EVERYBODY[who](led)
    if who not in REFERENCE_LEADERS:
        AssignmentFactory(theme=led.theme, role=Role.REFERENCE_LEADER)

    assert access.may_accept_handover(person, in_state(led.theme, Status.CLOSING)) == (who in REFERENCE_LEADERS)


@pytest.mark.parametrize("who", [who for who in EVERYBODY if who not in REFERENCE_LEADERS])
def test_the_secretariat_takes_over_where_no_reference_leader_is(led, who):
    AssignmentFactory(role=Role.REFERENCE_LEADER)
    person = EVERYBODY[who](led)

    assert access.may_accept_handover(person, in_state(led.theme, Status.CLOSING)) == (who in OFFICER)


@pytest.mark.parametrize(
    ("acts_as", "may"),
    [([Role.NETWORK_LEADER], True), ([Role.CO_DRIVER], True), ([Role.REFERENCE_LEADER], False), ([], False)],
)
def test_a_page_that_has_read_the_roles_brings_them(acts_as, may):
    assert access.may_describe_theme(PersonFactory(), AssignmentFactory().theme, acts_as) == may


def test_who_is_invited_to_another_meeting_is_not_to_this_one(led):
    meeting, other = MeetingFactory(theme=led.theme), InvitationFactory(person=PersonFactory())
    InvitationFactory(meeting=meeting, person=PersonFactory())

    assert not access.is_invited(other.person, meeting)


@pytest.mark.parametrize(
    ("dates", "may"),
    [({}, True), ({"began_on": None}, False), ({"ended_on": timezone.localdate()}, False)],
    ids=["running", "asked", "ended"],
)
def test_one_stands_in_for_a_role_that_runs(dates, may):
    assignment = AssignmentFactory(**dates)

    assert access.may_name_stand_in(assignment.person, assignment) == may
    assert access.may_name_stand_in(OfficerFactory(), assignment) == may


def test_what_a_paused_or_closed_network_needs_of_its_reference_leader_waits(led):
    need, leader = NeedFactory(theme=led.theme), holder(led.theme, Role.REFERENCE_LEADER)
    assert access.may_answer_need(leader, need)
    in_state(led.theme, Status.CLOSED)

    assert not access.may_answer_need(leader, need)


def test_whoever_sees_one_sees_no_other_of_its_kind():
    """Each of them sees one of their own, so that a question that forgot which one is asked about would say yes."""
    request, release, nomination = RequestFactory(), ReleaseFactory(), NominationFactory()
    others = RequestFactory(), ReleaseFactory(), NominationFactory()
    asked = (access.may_see_request, access.may_see_release, access.may_see_nomination)

    for may, mine, other in zip(asked, (request, release, nomination), others, strict=True):
        assert may(mine.person, mine)
        assert not may(mine.person, other)


@pytest.mark.parametrize("who", EVERYBODY)
def test_that_others_lead_as_reference_leaders_says_nothing_of_oneself(led, who):
    StandInFactory(assignment=AssignmentFactory(role=Role.REFERENCE_LEADER))

    assert access.may_see_reference_themes(EVERYBODY[who](led)) == (who in REFERENCE_LEADERS)


def test_a_theme_that_is_over_makes_nobody_a_reference_leader():
    theme = AssignmentFactory(role=Role.REFERENCE_LEADER).theme
    leader = holder(theme, Role.REFERENCE_LEADER)
    assert access.may_see_reference_themes(leader)
    in_state(theme, Status.CLOSED)

    assert not access.may_see_reference_themes(leader)


def test_whose_time_one_may_ask_for(led):
    co_driver = holder(led.theme, Role.CO_DRIVER)
    AssignmentFactory(theme=led.theme, role=Role.REFERENCE_LEADER)
    AssignmentFactory(theme=led.theme, began_on=None)
    employee_on(AssignmentFactory().theme)
    taking_part = employee_on(led.theme).person
    ParticipantFactory(theme=led.theme, person=PersonFactory(), stage=NetworkParticipant.Stage.NO)
    ParticipantFactory(theme=led.theme, person=PersonFactory(), left_on=timezone.localdate())
    ParticipantFactory(theme=led.theme)

    assert set(access.whose_time_may_be_asked_for(led.person, led.theme)) == {led.person, co_driver, taking_part}
    assert list(access.whose_time_may_be_asked_for(co_driver, led.theme)) == [co_driver]
    everybody = access.whose_time_may_be_asked_for(OfficerFactory(), led.theme)
    assert everybody.count() == type(led.person).objects.filter(is_active=True).count()


def test_participants_are_seen_by_those_on_their_theme(led):
    inside, elsewhere = employee_on(led.theme), ParticipantFactory(theme=AssignmentFactory().theme)
    not_begun = ParticipantFactory(theme=in_state(AssignmentFactory(person=led.person).theme, Status.APPROVED))

    assert list(access.participants_seen_by(led.person)) == [inside]
    assert set(access.participants_seen_by(OfficerFactory())) == {inside, elsewhere}
    assert not_begun not in access.participants_seen_by(led.person)


def test_that_somebody_stands_in_lends_the_role_to_nobody_else(led):
    stands_in, stranger = StandInFactory(assignment=led).person, StandInFactory().person

    assert access.holds(stands_in, led.theme, Role.NETWORK_LEADER)
    assert not access.holds(stranger, led.theme, Role.NETWORK_LEADER)


@pytest.mark.parametrize(
    ("here", "elsewhere"),
    [(None, Role.CO_DRIVER), (Role.REFERENCE_LEADER, Role.CO_DRIVER), (None, None)],
    ids=["co-driver elsewhere", "reference leader here", "no role any more"],
)
def test_a_shared_topic_is_told_to_a_co_driver_of_that_theme_alone(here, elsewhere):
    topic, told = TopicFactory(), PersonFactory()
    theme = topic.relation.theme
    topic.shared_with.add(told)
    AssignmentFactory(theme=theme, role=Role.CO_DRIVER)
    if elsewhere:
        AssignmentFactory(person=told, role=elsewhere)
    if here:
        RoleAssignment.objects.filter(theme=theme, role=here).update(person=told)

    assert topic not in SparringTopic.objects.told(told)


def test_the_page_of_one_sparring_opens_no_other():
    relation, elsewhere = SparringFactory(), TopicFactory()
    co_driver = holder(elsewhere.relation.theme, Role.CO_DRIVER)
    elsewhere.shared_with.add(co_driver)
    former = elsewhere.relation.reference_leader
    RoleAssignment.objects.filter(person=former).update(ended_on=timezone.localdate())

    for person in (co_driver, former):
        assert sparring_access.may_open_sparring(person, elsewhere.relation.theme)
        assert not sparring_access.may_open_sparring(person, relation.theme)


def test_sparring_that_was_only_asked_for_opens_no_page_when_the_role_is_over():
    relation = SparringFactory(accepted_at=None)
    RoleAssignment.objects.filter(person=relation.network_leader).update(ended_on=timezone.localdate())

    assert not sparring_access.may_open_sparring(relation.network_leader, relation.theme)


def test_a_nomination_that_is_answered_is_open_no_more():
    waits, _answered = NominationFactory(), NominationFactory(accepted=True)

    assert list(Nomination.objects.open()) == [waits]


def test_a_solution_of_a_theme_without_an_inside_is_not_seen(led):
    solution = SolutionFactory(theme=led.theme)
    assert access.may_see_solution(led.person, solution)
    in_state(led.theme, Status.APPROVED)

    assert not access.may_see_solution(led.person, solution)
