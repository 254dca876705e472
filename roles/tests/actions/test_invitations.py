"""Who can be invited, and what they answer."""

import pytest
from django.utils import timezone

from netvaerk.models import MeetingInvitation, NetworkParticipant, Verb
from netvaerk.rules.meetings import MeetingHindrance
from netvaerk.tests.factories import ParticipantFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.invitations import answer_invitation, those_to_invite
from roles.actions.meetings import cancel_meeting
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory, holder, led_network
from roles.tests.meetings import HOUR, NOW, SOON, outsiders_invitation, planned

pytestmark = pytest.mark.django_db
Role = RoleAssignment.Role


@pytest.fixture
def theme():
    return led_network()


@pytest.fixture
def invitation(theme):
    """The co-driver's."""
    return planned(theme).invitations.get(person=holder(theme, Role.CO_DRIVER))


def test_those_with_a_role_come_first_then_staff_then_outsiders_each_once(theme):
    outsider = theme.participants.get()
    staff = ParticipantFactory(theme=theme, person=PersonFactory())
    ParticipantFactory(theme=theme, person=holder(theme, Role.CO_DRIVER))
    ParticipantFactory(theme=theme, stage="contacted")
    ParticipantFactory(theme=theme, left_on=timezone.localdate())
    ParticipantFactory(theme=theme, person=PersonFactory(is_active=False))
    AssignmentFactory(theme=theme, role=Role.CO_DRIVER, ended_on=timezone.localdate())

    expected = [holder(theme, role).name for role in Role.values] + [staff.person.name, outsider.name]
    assert [one.name for one in those_to_invite(theme)] == expected


def test_who_has_no_e_mail_is_known(theme):
    NetworkParticipant.objects.update(email="")

    assert [one.gets_letters for one in those_to_invite(theme)] == [True, True, True, False]


def test_an_answer_may_be_changed_and_the_same_again_changes_nothing(invitation):
    person = invitation.person
    for says_yes in (True, True, False):
        answer_invitation(invitation, says_yes=says_yes, by=person, at=NOW)

    assert (invitation.answer, invitation.answered_at) == ("no", NOW)
    assert log_of(invitation)[1:] == [(Verb.ANSWERED, person, person)] * 2


def test_nobody_answers_for_somebody_else(invitation, theme):
    for by in (holder(theme), None):
        with refused(MeetingHindrance.NOT_INVITED):
            answer_invitation(invitation, says_yes=True, by=by, at=NOW)


def test_an_outsider_answers_without_an_account(theme):
    invitation = outsiders_invitation(planned(theme))
    answer_invitation(invitation, says_yes=True, by=None, at=NOW)

    assert invitation.answer == "yes"
    assert log_of(invitation)[1:] == [(Verb.ANSWERED, None, None)]


def test_an_outsider_who_has_left_does_not_answer(theme):
    invitation = outsiders_invitation(planned(theme))
    NetworkParticipant.objects.update(left_on=timezone.localdate())

    with refused(MeetingHindrance.NOT_INVITED):
        answer_invitation(MeetingInvitation.objects.get(pk=invitation.pk), says_yes=True, by=None, at=NOW)


def test_after_the_end_or_a_cancellation_nobody_answers(invitation, theme):
    with refused(MeetingHindrance.OVER):
        answer_invitation(invitation, says_yes=True, by=invitation.person, at=SOON + 2 * HOUR)
    cancel_meeting(invitation.meeting, by=holder(theme), at=NOW)

    with refused(MeetingHindrance.CANCELLED):
        answer_invitation(invitation, says_yes=True, by=invitation.person, at=NOW)
