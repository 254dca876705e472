"""Two people with the same meeting at the same moment: one consistent, explained state in the end."""

import pytest

from netvaerk.models import Meeting, MeetingInvitation, NetworkTheme, Verb
from netvaerk.rules.meetings import MeetingHindrance
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.outcomes import times
from roles.actions.invitations import answer_invitation
from roles.actions.meetings import cancel_meeting, change_meeting, plan_meeting
from roles.models import RoleAssignment
from roles.tests.factories import holder, led_network
from roles.tests.meetings import HOUR, NOW, SOON, outsiders_invitation, planned, written

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
Role = RoleAssignment.Role


def fresh(meeting):
    """A copy of its own, as another request loads it."""
    return Meeting.objects.select_related("theme").get(pk=meeting.pk)


@often
def test_a_double_click_plans_one_meeting():
    theme = led_network()
    leader, meeting = holder(theme), written(theme)
    answers = at_once(*[lambda: plan_meeting(NetworkTheme.objects.get(pk=theme.pk), meeting, by=leader, at=NOW)] * 2)

    assert answers[0] == answers[1] == theme.meetings.get()
    assert theme.meetings.get().invitations.count() == 4


@often
def test_leader_and_co_driver_changing_it_at_once():
    theme = led_network()
    meeting = planned(theme)
    people = [holder(theme), holder(theme, Role.CO_DRIVER)]
    answers = at_once(
        *(
            lambda one=one, hours=hours: change_meeting(
                fresh(meeting), written(theme, SOON + hours * HOUR), by=one, at=NOW, shown=1
            )
            for hours, one in enumerate(people, 1)
        )
    )

    assert sorted(map(str, answers)) == sorted(map(str, [None, [MeetingHindrance.STALE]]))
    assert (fresh(meeting).version, times(Verb.CHANGED, meeting)) == (2, 1)


@often
def test_an_answer_while_the_meeting_is_cancelled():
    theme = led_network()
    meeting = planned(theme)
    invitation, leader = outsiders_invitation(meeting), holder(theme)
    answers = at_once(
        lambda: answer_invitation(MeetingInvitation.objects.get(pk=invitation.pk), says_yes=True, by=None, at=NOW),
        lambda: cancel_meeting(fresh(meeting), by=leader, at=NOW),
    )

    invitation.refresh_from_db()
    assert answers[0] in (None, [MeetingHindrance.CANCELLED])
    assert (invitation.answer == "yes") == (answers[0] is None)
    assert fresh(meeting).state == "cancelled"
