"""Asking, accepting, declining, handing over and ending roles."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import NetworkTheme, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of, refused, times
from roles.actions.assignments import (
    FILLED,
    accept_role,
    appoint,
    begin_co_driving,
    decline_role,
    end_co_driving,
    end_every_role_of,
    end_role,
    hand_over,
)
from roles.models import RoleAssignment
from roles.rules.assignments import Ground, RoleHindrance
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
Role, State = RoleAssignment.Role, RoleAssignment.State
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DIPLOMA = Ground(has_diploma=True)


@pytest.fixture
def officer():
    return OfficerFactory()


@pytest.fixture
def asked():
    return AssignmentFactory(began_on=None)


def state_of(assignment):
    return RoleAssignment.objects.get(pk=assignment.pk).state


def test_who_is_appointed_is_asked_and_has_not_begun(officer):
    person, theme = PersonFactory(), ThemeFactory()
    assignment = appoint(theme, person=person, role=Role.NETWORK_LEADER, by=officer, at=NOW, ground=DIPLOMA)

    assert (state_of(assignment), assignment.person, assignment.asked_by) == (State.ASKED, person, officer)
    assert log_of(assignment) == [(Verb.APPOINTED, officer, person)]


APPOINTMENTS = {
    RoleHindrance.NOT_SECRETARIAT: lambda: {"by": AssignmentFactory().person},
    RoleHindrance.PAIRING_FIRST: lambda: {"role": Role.CO_DRIVER},
    RoleHindrance.NOT_EMPLOYED: lambda: {"person": PersonFactory(is_active=False)},
    RoleHindrance.THEME_TAKES_NO_ROLES: lambda: {"theme": ThemeFactory(status=NetworkTheme.Status.CLOSED)},
    RoleHindrance.ROLE_IS_HELD: lambda: {"theme": AssignmentFactory().theme},
    RoleHindrance.ASKED_ALREADY: lambda: (lambda one: {"theme": one.theme, "person": one.person})(
        AssignmentFactory(began_on=None)
    ),
    RoleHindrance.HOLDS_ANOTHER: lambda: (lambda one: {"theme": one.theme, "person": one.person})(
        AssignmentFactory(role=Role.REFERENCE_LEADER)
    ),
    RoleHindrance.NO_WAIVER: lambda: {"ground": Ground(waiver="  ")},
}


@pytest.mark.parametrize("reason", APPOINTMENTS, ids=lambda reason: reason.name)
def test_an_appointment_is_refused(officer, reason):
    facts = {"theme": ThemeFactory(), "person": PersonFactory(), "role": Role.NETWORK_LEADER, "by": officer}
    facts |= APPOINTMENTS[reason]()
    before = RoleAssignment.objects.count()

    with refused(reason):
        appoint(facts.pop("theme"), at=NOW, **{"ground": DIPLOMA, **facts})

    assert RoleAssignment.objects.count() == before


def test_a_role_begins_with_a_yes(asked):
    accept_role(asked, by=asked.person, on=TODAY, at=NOW)
    asked.refresh_from_db()

    assert (asked.state, asked.began_on) == (State.RUNNING, TODAY)
    assert log_of(asked) == [(Verb.ACCEPTED, asked.person, asked.person)]


def test_a_no_is_kept(asked):
    decline_role(asked, by=asked.person, at=NOW)

    assert state_of(asked) == State.DECLINED
    assert log_of(asked) == [(Verb.DECLINED, asked.person, asked.person)]


def yes(assignment, by):
    accept_role(assignment, by=by, on=TODAY, at=NOW)


def no(assignment, by):
    decline_role(assignment, by=by, at=NOW)


@pytest.mark.parametrize("answer", [yes, no])
def test_only_the_one_asked_answers(asked, answer):
    rival = AssignmentFactory(began_on=None, theme=asked.theme).person

    with refused(RoleHindrance.NOT_YOURS):
        answer(asked, rival)

    assert state_of(asked) == State.ASKED


@pytest.mark.parametrize("again", [yes, no])
@pytest.mark.parametrize("answer", [yes, no])
def test_a_question_is_answered_once(asked, answer, again):
    answer(asked, asked.person)
    state = state_of(asked)

    with refused(RoleHindrance.ANSWERED_ALREADY):
        again(asked, asked.person)

    assert state_of(asked) == state


def test_who_has_left_cannot_answer():
    asked = AssignmentFactory(began_on=None, person__is_active=False)

    with refused(RoleHindrance.NOT_EMPLOYED):
        yes(asked, asked.person)


def test_of_two_asked_the_first_yes_takes_the_role_and_lets_the_other_go(asked):
    other = AssignmentFactory(began_on=None, theme=asked.theme)
    yes(asked, asked.person)

    other.refresh_from_db()
    assert (state_of(asked), other.state, other.end_reason) == (State.RUNNING, State.WITHDRAWN, FILLED)
    assert log_of(other) == [(Verb.ENDED, asked.person, other.person)]


@pytest.mark.parametrize("answer", [yes, no])
def test_who_was_let_go_is_told_so_in_words_for_them(asked, answer):
    other = AssignmentFactory(began_on=None, theme=asked.theme)
    yes(asked, asked.person)

    with refused(RoleHindrance.NO_LONGER_OPEN):
        answer(other, other.person)


def test_who_was_let_go_gets_a_letter(asked, django_capture_on_commit_callbacks):
    other = AssignmentFactory(began_on=None, theme=asked.theme)

    with django_capture_on_commit_callbacks(execute=True):
        yes(asked, asked.person)

    assert [letter.to for letter in mail.outbox] == [[asked.asked_by.email], [other.person.email]]


def test_a_yes_leaves_other_roles_and_themes_alone(asked):
    others = [
        AssignmentFactory(began_on=None),
        AssignmentFactory(began_on=None, theme=asked.theme, role="reference_leader"),
    ]
    yes(asked, asked.person)

    assert [state_of(one) for one in others] == [State.ASKED, State.ASKED]


def test_a_role_that_was_filled_otherwise_meanwhile_is_no_longer_open(asked):
    AssignmentFactory(theme=asked.theme)

    with refused(RoleHindrance.NO_LONGER_OPEN):
        yes(asked, asked.person)


def test_a_role_changes_hands_when_the_next_one_says_yes(officer):
    former, heir = AssignmentFactory(), PersonFactory()
    new = hand_over(former, to=heir, note="Ring til skolen", by=officer, at=NOW, ground=DIPLOMA)
    between = state_of(former), state_of(new)
    yes(new, heir)

    assert between == (State.RUNNING, State.ASKED)
    assert (state_of(former), state_of(new)) == (State.ENDED, State.RUNNING)


def test_the_hand_over_note_is_kept_with_both(officer):
    former, heir = AssignmentFactory(), PersonFactory()
    new = hand_over(former, to=heir, note="Ring til skolen", by=officer, at=NOW, ground=DIPLOMA)
    yes(new, heir)
    former.refresh_from_db()

    assert (former.ended_on, former.handover_note, new.handover_note) == (TODAY, "Ring til skolen", "Ring til skolen")
    assert log_of(former) == [(Verb.ENDED, heir, former.person)]


@pytest.mark.parametrize(
    ("ground", "role", "kept"),
    [
        (Ground(waiver=" Har ledt netværk før. "), Role.NETWORK_LEADER, "Har ledt netværk før."),
        (Ground(has_diploma=True, waiver="Unødvendig"), Role.NETWORK_LEADER, ""),
        (Ground(waiver="Unødvendig"), Role.REFERENCE_LEADER, ""),
    ],
    ids=["no diploma", "diploma", "another role"],
)
def test_the_reason_to_lead_without_the_diploma_is_kept_with_the_role(officer, ground, role, kept):
    asked = appoint(ThemeFactory(), person=PersonFactory(), role=role, by=officer, at=NOW, ground=ground)
    accept_role(asked, by=asked.person, on=TODAY, at=NOW)
    end_role(asked, by=officer, on=TODAY, reason="Færdig", at=NOW)

    assert RoleAssignment.objects.get(pk=asked.pk).diploma_waiver == kept


def test_a_hand_over_to_somebody_without_the_diploma_says_why(officer):
    former, heir = AssignmentFactory(), PersonFactory()
    with refused(RoleHindrance.NO_WAIVER):
        hand_over(former, to=heir, note="Ring", by=officer, at=NOW)

    new = hand_over(former, to=heir, note="Ring", by=officer, at=NOW, ground=Ground(waiver="Kender temaet"))

    assert new.diploma_waiver == "Kender temaet"


def test_a_hand_over_that_is_declined_leaves_the_role_where_it_is(officer):
    former, heir = AssignmentFactory(), PersonFactory()
    no(hand_over(former, to=heir, note="Ring", by=officer, at=NOW, ground=DIPLOMA), heir)

    assert state_of(former) == State.RUNNING


def test_a_role_that_ended_before_the_heir_said_yes_is_not_ended_again(officer):
    former, heir = AssignmentFactory(), PersonFactory()
    new = hand_over(former, to=heir, note="Ring", by=officer, at=NOW, ground=DIPLOMA)
    end_every_role_of(former.person, by=officer, on=TODAY, reason="Rejst", at=NOW)
    yes(new, heir)

    assert times(Verb.ENDED, former) == 1


@pytest.mark.parametrize(
    ("fields", "note", "reason"),
    [
        ({}, "  ", RoleHindrance.NO_HANDOVER_NOTE),
        ({"ended_on": TODAY}, "Ring", RoleHindrance.NOT_RUNNING),
        ({"began_on": None}, "Ring", RoleHindrance.NOT_RUNNING),
    ],
    ids=["no note", "ended", "not begun"],
)
def test_a_hand_over_is_refused(officer, fields, note, reason):
    former = AssignmentFactory(**fields)

    with refused(reason):
        hand_over(former, to=PersonFactory(), note=note, by=officer, at=NOW, ground=DIPLOMA)


def test_a_leader_cannot_hand_over_by_herself():
    former = AssignmentFactory()

    with refused(RoleHindrance.NOT_SECRETARIAT):
        hand_over(former, to=PersonFactory(), note="Ring", by=former.person, at=NOW, ground=DIPLOMA)


def ended(assignment, officer, *, on=TODAY, reason="Færdig"):
    end_role(assignment, by=officer, on=on, reason=reason, at=NOW)


def test_a_role_ends_with_a_reason(officer):
    assignment = AssignmentFactory(theme__status=NetworkTheme.Status.APPROVED)
    ended(assignment, officer)
    assignment.refresh_from_db()

    assert (assignment.state, assignment.ended_on, assignment.end_reason) == (State.ENDED, TODAY, "Færdig")
    assert log_of(assignment) == [(Verb.ENDED, officer, assignment.person)]


def test_a_question_is_withdrawn(officer, asked):
    ended(asked, officer)

    assert state_of(asked) == State.WITHDRAWN


@pytest.mark.parametrize(
    ("role", "how", "reason"),
    [
        ({}, {"on": date(2026, 1, 4)}, RoleHindrance.ENDS_BEFORE_IT_BEGAN),
        ({}, {"on": TODAY + timedelta(days=1)}, RoleHindrance.ENDS_IN_THE_FUTURE),
        ({}, {"reason": " "}, RoleHindrance.NO_REASON),
        ({"role": Role.CO_DRIVER}, {}, RoleHindrance.PAIRING_FIRST),
        ({"theme__status": NetworkTheme.Status.ACTIVE}, {}, RoleHindrance.WOULD_LEAVE_EMPTY),
        ({"ended_on": TODAY}, {}, RoleHindrance.NOT_RUNNING),
    ],
    ids=["too early", "in the future", "no reason", "co-driver", "would leave empty", "ended"],
)
def test_an_end_is_refused(officer, role, how, reason):
    assignment = AssignmentFactory(**({"theme__status": NetworkTheme.Status.APPROVED} | role))

    with refused(reason):
        ended(assignment, officer, **how)


def test_a_leader_with_a_co_driver_stays_also_before_the_theme_starts(officer):
    leading = AssignmentFactory(theme__status=NetworkTheme.Status.APPROVED)
    AssignmentFactory(theme=leading.theme, role=Role.CO_DRIVER)

    with refused(RoleHindrance.CO_DRIVER_STAYS):
        ended(leading, officer)


def test_another_role_beside_a_co_driver_ends(officer):
    other = AssignmentFactory(theme__status=NetworkTheme.Status.APPROVED, role=Role.REFERENCE_LEADER)
    AssignmentFactory(theme=other.theme, role=Role.CO_DRIVER)
    ended(other, officer)

    assert state_of(other) == State.ENDED


def test_the_holder_cannot_end_the_role_herself():
    assignment = AssignmentFactory(theme__status=NetworkTheme.Status.APPROVED)

    with refused(RoleHindrance.NOT_SECRETARIAT):
        ended(assignment, assignment.person)


def test_every_reason_against_an_end_is_named_at_once():
    assignment = AssignmentFactory()

    with refused(
        RoleHindrance.NOT_SECRETARIAT,
        RoleHindrance.NO_REASON,
        RoleHindrance.ENDS_IN_THE_FUTURE,
        RoleHindrance.WOULD_LEAVE_EMPTY,
    ):
        ended(assignment, assignment.person, on=TODAY + timedelta(days=9), reason="")


def test_co_driving_begins_and_ends_as_a_role(officer):
    theme, person = ThemeFactory(), PersonFactory()
    begin_co_driving(theme, person=person, by=officer, on=TODAY, at=NOW, seat=1)
    assignment = RoleAssignment.objects.get(person=person)
    for _again in range(2):
        end_co_driving(theme, person=person, by=officer, on=TODAY, reason="Slut", at=NOW)

    assert (assignment.role, assignment.began_on, state_of(assignment)) == (Role.CO_DRIVER, TODAY, State.ENDED)
    assert log_of(assignment) == [(Verb.BEGAN, officer, person), (Verb.ENDED, officer, person)]


def test_everything_a_leaver_holds_or_is_asked_ends(officer):
    person = PersonFactory()
    running, waiting = AssignmentFactory(person=person), AssignmentFactory(person=person, began_on=None)
    other = AssignmentFactory()

    assert end_every_role_of(person, by=officer, on=TODAY, reason="Rejst", at=NOW) == 2
    assert end_every_role_of(person, by=officer, on=TODAY, reason="Rejst", at=NOW) == 0
    assert [state_of(one) for one in (running, waiting, other)] == [State.ENDED, State.WITHDRAWN, State.RUNNING]


def test_a_role_that_begins_later_ends_on_its_first_day(officer):
    later = AssignmentFactory(began_on=TODAY + timedelta(days=9))
    end_every_role_of(later.person, by=officer, on=TODAY, reason="Rejst", at=NOW)
    later.refresh_from_db()

    assert later.ended_on == later.began_on
