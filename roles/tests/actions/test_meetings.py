"""Planning, changing and cancelling a meeting, and noting what came of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core import mail

from netvaerk.models import Meeting, NetworkTheme, Verb
from netvaerk.rules.meetings import MeetingHindrance, StepWritten
from netvaerk.tests.factories import OfficerFactory, ParticipantFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused, times
from roles.actions.meetings import cancel_meeting, change_meeting, hold_meeting, plan_meeting, steps_of
from roles.actions.steps import move_theme
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory, holder, led_network
from roles.tests.meetings import HOUR, NOW, SOON, keys, planned, written

pytestmark = pytest.mark.django_db
Role = RoleAssignment.Role
OVER = NOW - timedelta(days=2)


@pytest.fixture
def theme():
    return led_network()


@pytest.fixture
def post(django_capture_on_commit_callbacks):
    """What the block's changes put into the post: addressee and subject's first word."""

    def sent(action, *args, **kwargs):
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            action(*args, **kwargs)
        return sorted((one.to[0], one.subject.split(":")[0]) for one in mail.outbox[before:])

    return sent


def addresses(theme):
    staff = [one.person.email for one in theme.role_assignments.current()]
    return sorted([*staff, *theme.participants.values_list("email", flat=True)])


@pytest.mark.parametrize("role", [Role.NETWORK_LEADER, Role.CO_DRIVER])
def test_leader_and_co_driver_plan_alike(theme, role):
    person = holder(theme, role)
    meeting = plan_meeting(theme, written(theme), by=person, at=NOW)

    assert (meeting.state, meeting.planned_by, keys(meeting.invitations.all())) == (
        "planned", person, written(theme).invited
    )  # fmt: skip
    assert log_of(meeting) == [(Verb.CREATED, person, None)]
    assert [log_of(one) for one in meeting.invitations.all()] == [
        [(Verb.INVITED, person, one.person)] for one in meeting.invitations.all()
    ]


def test_who_plans_comes(theme):
    meeting = planned(theme)

    assert [one.person for one in meeting.invitations.filter(answer="yes")] == [holder(theme)]


@pytest.mark.parametrize("who", ["reference leader", "officer", "leader of another theme", "participant"])
def test_nobody_else_plans_changes_cancels_or_holds(theme, who):
    meeting = planned(theme, begins_at=OVER)
    person = {
        "reference leader": lambda: holder(theme, Role.REFERENCE_LEADER),
        "officer": OfficerFactory,
        "leader of another theme": lambda: AssignmentFactory().person,
        "participant": lambda: ParticipantFactory(theme=theme, person=PersonFactory()).person,
    }[who]()

    with refused(MeetingHindrance.NOT_ON_THE_THEME):
        plan_meeting(theme, written(theme), by=person, at=NOW)
    with refused(MeetingHindrance.NOT_ON_THE_THEME):
        change_meeting(meeting, written(theme), by=person, at=NOW, shown=1)
    with refused(MeetingHindrance.NOT_ON_THE_THEME):
        cancel_meeting(meeting, by=person, at=NOW)
    with refused(MeetingHindrance.NOT_ON_THE_THEME):
        hold_meeting(meeting, outcome="To spor", steps=[], by=person, at=NOW, shown=1)


def test_no_meeting_is_planned_on_a_theme_that_has_closed_meanwhile(theme):
    leader, meeting = holder(theme), written(theme)
    NetworkTheme.objects.update(status="closed")

    with refused(MeetingHindrance.NOT_ON_THE_THEME):
        plan_meeting(theme, meeting, by=leader, at=NOW)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"ends_at": SOON}, MeetingHindrance.ENDS_BEFORE_IT_BEGINS),
        ({"invited": frozenset()}, MeetingHindrance.NOBODY_INVITED),
        ({"invited": frozenset(["person-0"])}, MeetingHindrance.NOT_IN_THE_NETWORK),
    ],
)
def test_what_cannot_be_planned(theme, fields, reason):
    with refused(reason):
        planned(theme, **fields)


def test_planning_the_same_twice_gives_one_meeting(theme, post):
    first = planned(theme)

    assert post(planned, theme) == []
    assert list(Meeting.objects.all()) == [first]


def test_another_meeting_of_the_same_kind_and_time_is_no_second_try(theme):
    planned(theme)

    with refused(MeetingHindrance.PLANNED_ALREADY):
        planned(theme, agenda="Noget andet")


def test_everybody_invited_gets_a_letter(theme, post):
    assert post(planned, theme) == [(one, "Invitation") for one in addresses(theme)]


def test_nobody_gets_a_letter_about_a_meeting_that_is_over(theme, post):
    assert post(planned, theme, begins_at=OVER) == []


def test_who_has_no_e_mail_gets_no_letter(theme, post):
    before = addresses(theme)
    ParticipantFactory(theme=theme, email="", phone="12345678")

    assert [one for one, _word in post(planned, theme)] == before


def test_a_change_is_told_to_all_and_keeps_their_answers(theme, post):
    meeting = planned(theme)
    meeting.invitations.update(answer="no", answered_at=NOW)
    new = written(theme, place="Rådhuset")

    told = post(change_meeting, meeting, new, by=holder(theme), at=NOW, shown=1)
    assert told == [(one, "Ændret") for one in addresses(theme)]
    assert (meeting.place, meeting.version, meeting.invitations.filter(answer="no").count()) == ("Rådhuset", 2, 4)
    assert times(Verb.CHANGED, meeting) == 1


def test_a_new_time_asks_everybody_but_the_mover_again(theme):
    meeting = planned(theme)
    meeting.invitations.update(answer="yes", answered_at=NOW)
    change_meeting(meeting, written(theme, SOON + HOUR), by=holder(theme), at=NOW, shown=1)

    assert [one.person for one in meeting.invitations.filter(answer="yes")] == [holder(theme)]


def test_saving_it_as_it_is_changes_nothing(theme, post):
    meeting = planned(theme)

    assert post(change_meeting, meeting, written(theme), by=holder(theme), at=NOW, shown=1) == []
    assert (meeting.version, times(Verb.CHANGED, meeting)) == (1, 0)


def test_who_comes_to_the_list_and_who_goes_is_told_and_nobody_else(theme, post):
    meeting, outsider = planned(theme), theme.participants.get()
    newcomer = ParticipantFactory(theme=theme)
    new = replace(written(theme), invited=written(theme).invited - {f"participant-{outsider.pk}"})

    told = post(change_meeting, meeting, new, by=holder(theme), at=NOW, shown=1)
    assert told == sorted([(newcomer.email, "Invitation"), (outsider.email, "Du behøver ikke komme")])
    assert keys(meeting.invitations.standing()) == new.invited
    assert times(Verb.WITHDREW, meeting.invitations.get(participant=outsider)) == 1


def test_who_is_invited_again_answers_anew(theme, post):
    meeting, everybody = planned(theme), written(theme)
    meeting.invitations.filter(person=None).update(answer="yes", answered_at=NOW)
    fewer = replace(everybody, invited=frozenset(one for one in everybody.invited if "person" in one))
    change_meeting(meeting, fewer, by=holder(theme), at=NOW, shown=1)

    assert len(post(change_meeting, meeting, everybody, by=holder(theme), at=NOW, shown=2)) == 1
    again = meeting.invitations.get(person=None)
    assert (again.withdrawn_at, again.answer) == (None, "")


def test_a_meeting_that_somebody_has_changed_is_not_overwritten(theme):
    meeting = planned(theme)
    change_meeting(meeting, written(theme, place="Rådhuset"), by=holder(theme), at=NOW, shown=1)

    with refused(MeetingHindrance.STALE):
        change_meeting(meeting, written(theme, place="Skolen"), by=holder(theme), at=NOW, shown=1)


def test_a_meeting_is_not_moved_onto_its_twin(theme):
    planned(theme)
    other = planned(theme, SOON + HOUR)

    with refused(MeetingHindrance.PLANNED_ALREADY):
        change_meeting(other, written(theme), by=holder(theme), at=NOW, shown=1)


def test_a_cancelled_meeting_is_told_once_and_stays(theme, post):
    meeting = planned(theme)

    assert post(cancel_meeting, meeting, by=holder(theme), at=NOW) == [(one, "Aflyst") for one in addresses(theme)]
    assert post(cancel_meeting, meeting, by=holder(theme), at=NOW) == []
    assert (meeting.state, times(Verb.CANCELLED, meeting)) == ("cancelled", 1)
    with refused(MeetingHindrance.CANCELLED):
        change_meeting(meeting, written(theme), by=holder(theme), at=NOW, shown=2)
    assert planned(theme).pk != meeting.pk


def step(meeting, what="Ring til skolen"):
    return StepWritten(what, meeting.invitations.first().pk, date(2026, 4, 1))


def test_what_came_of_a_meeting_is_noted_and_told_nobody(theme, post):
    meeting = planned(theme, begins_at=OVER)
    note = {"outcome": "To spor", "steps": [step(meeting)], "by": holder(theme, Role.CO_DRIVER), "at": NOW}

    assert post(hold_meeting, meeting, **note, shown=1) == []
    assert (meeting.state, meeting.outcome, steps_of(meeting)) == ("held", "To spor", [step(meeting)])
    hold_meeting(meeting, **note, shown=2)
    assert (times(Verb.HELD, meeting), times(Verb.CHANGED, meeting)) == (1, 0)


def test_what_was_noted_may_be_mended(theme):
    meeting, leader = planned(theme, begins_at=OVER), holder(theme)
    hold_meeting(meeting, outcome="To spor", steps=[step(meeting)], by=leader, at=NOW, shown=1)
    hold_meeting(meeting, outcome="Tre spor", steps=[step(meeting, "Skriv")], by=leader, at=NOW + HOUR, shown=2)

    assert (meeting.outcome, meeting.held_at, steps_of(meeting)) == ("Tre spor", NOW, [step(meeting, "Skriv")])
    assert (times(Verb.HELD, meeting), times(Verb.CHANGED, meeting)) == (1, 1)
    with refused(MeetingHindrance.STALE):
        hold_meeting(meeting, outcome="Fire spor", steps=[], by=leader, at=NOW, shown=2)


def test_a_step_is_for_somebody_who_was_invited(theme):
    meeting, other = planned(theme, begins_at=OVER), planned(led_network(), begins_at=OVER)

    with refused(MeetingHindrance.HALF_A_STEP):
        hold_meeting(meeting, outcome="To spor", steps=[step(other)], by=holder(theme), at=NOW, shown=1)


def test_a_meeting_to_come_has_come_to_nothing_yet(theme):
    meeting = planned(theme)

    with refused(MeetingHindrance.NOT_BEGUN):
        hold_meeting(meeting, outcome="To spor", steps=[], by=holder(theme), at=NOW, shown=1)


def test_a_held_meeting_is_not_cancelled(theme):
    meeting = planned(theme, begins_at=OVER)
    hold_meeting(meeting, outcome="To spor", steps=[], by=holder(theme), at=NOW, shown=1)

    with refused(MeetingHindrance.HELD):
        cancel_meeting(meeting, by=holder(theme), at=NOW)


def close(theme):
    theme.role_assignments.filter(role=Role.CO_DRIVER).update(ended_on=NOW.date())
    move_theme(theme, to="closed", by=OfficerFactory(), at=NOW, reason="Opgaven er løst")


def test_what_lies_ahead_of_a_closed_theme_is_cancelled_and_everybody_told_also_those_from_outside(theme, post):
    meeting = planned(theme)
    invited = addresses(theme)
    sent = post(close, theme)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.version) == ("cancelled", 2)
    assert [one[0] for one in sent if one[1] == "Aflyst"] == invited
    assert not meeting.invitations.exclude(withdrawn_at=None).exists()


def test_a_closed_theme_leaves_what_has_begun_what_was_held_and_what_was_cancelled(theme, post):
    begun = planned(theme, begins_at=NOW - HOUR)
    cancelled = planned(theme)
    cancel_meeting(cancelled, by=holder(theme), at=NOW - HOUR)
    sent = post(close, theme)

    begun.refresh_from_db()
    cancelled.refresh_from_db()
    assert (begun.state, cancelled.cancelled_at, cancelled.version) == ("planned", NOW - HOUR, 2)
    assert [one for one in sent if one[1] == "Aflyst"] == []


def test_a_pause_keeps_the_meetings(theme, post):
    meeting = planned(theme)
    sent = post(move_theme, theme, to="paused", by=holder(theme), at=NOW, reason="Ferie", review_on=NOW.date())

    meeting.refresh_from_db()
    assert (meeting.state, [one for one in sent if one[1] == "Aflyst"]) == ("planned", [])
