"""What becomes of one role leaves the others as they are: on other themes, of other people, of another kind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netvaerk.models import NetworkTheme
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.outcomes import refused
from roles.actions.assignments import (
    accept_role,
    begin_co_driving,
    decline_role,
    end_co_driving,
    end_every_role_of,
    end_role,
    end_roles_with,
    hand_over,
    hindrances_to_ask,
    hindrances_to_end,
)
from roles.models import RoleAssignment, SparringRelation, StandIn
from roles.rules.assignments import Ground, RoleHindrance
from roles.tests.factories import AssignmentFactory, SparringFactory, StandInFactory

pytestmark = pytest.mark.django_db
Role, State = RoleAssignment.Role, RoleAssignment.State
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def officer():
    return OfficerFactory()


def states(*assignments):
    return [RoleAssignment.objects.get(pk=one.pk).state for one in assignments]


def ended(assignment, officer, **changed):
    words = {"by": officer, "on": TODAY, "reason": "Færdig", "at": NOW, **changed}
    end_role(assignment, **words)


def test_a_role_changes_hands_on_its_theme_alone(officer):
    held, elsewhere = AssignmentFactory(), AssignmentFactory()
    beside = AssignmentFactory(theme=held.theme, role=Role.REFERENCE_LEADER)
    ground = Ground(has_diploma=True)
    asked = hand_over(held, to=PersonFactory(), note="Ring til Bo", by=officer, at=NOW, ground=ground)
    accept_role(asked, by=asked.person, on=TODAY, at=NOW)
    held.refresh_from_db()

    assert states(held, asked, elsewhere, beside) == [State.ENDED, State.RUNNING, State.RUNNING, State.RUNNING]
    assert (held.end_reason, held.handover_note) == ("Ring til Bo", "Ring til Bo")


def test_one_question_is_declined_alone():
    asked, other = AssignmentFactory(began_on=None), AssignmentFactory(began_on=None)
    decline_role(asked, by=asked.person, at=NOW)

    assert states(asked, other) == [State.DECLINED, State.ASKED]


def test_what_is_over_or_was_declined_is_not_ended(officer):
    over = AssignmentFactory(theme__status=NetworkTheme.Status.CLOSED, ended_on=TODAY)
    declined = AssignmentFactory(theme__status=NetworkTheme.Status.CLOSED, began_on=None, declined_at=NOW)
    for one in (over, declined):
        with refused(RoleHindrance.NOT_RUNNING):
            ended(one, officer)


def test_a_role_may_end_on_the_day_it_began(officer):
    held = AssignmentFactory(theme__status=NetworkTheme.Status.APPROVED, began_on=TODAY)
    ended(held, officer)

    assert states(held) == [State.ENDED]


def test_a_co_driver_on_another_theme_or_beside_one_who_is_only_asked_keeps_nobody(officer):
    approved = {"theme__status": NetworkTheme.Status.APPROVED}
    leads, asked = AssignmentFactory(**approved), AssignmentFactory(**approved, began_on=None)
    AssignmentFactory(role=Role.CO_DRIVER)
    AssignmentFactory(role=Role.CO_DRIVER, theme=asked.theme)

    assert [hindrances_to_end(one, by=officer, on=TODAY, reason="Ja", at=NOW) for one in (leads, asked)] == [[], []]


def test_of_two_co_drivers_and_two_themes_one_ends_on_one(officer):
    theme, other_theme, person, second = ThemeFactory(), ThemeFactory(), PersonFactory(), PersonFactory()
    for where, who, seat in ((theme, person, 1), (theme, second, 2), (other_theme, person, 1)):
        begin_co_driving(where, person=who, by=officer, on=TODAY, at=NOW, seat=seat)
    end_co_driving(theme, person=person, by=officer, on=TODAY, reason="Genmatch", at=NOW)

    running = RoleAssignment.objects.current().filter(role=Role.CO_DRIVER)
    assert set(running.values_list("theme", "person")) == {(theme.pk, second.pk), (other_theme.pk, person.pk)}


def test_whoever_leaves_reads_on_nowhere_and_others_do(officer):
    closed = {"theme__status": NetworkTheme.Status.CLOSED, "ended_on": TODAY, "still_reads": True}
    held, other = AssignmentFactory(**closed), AssignmentFactory(**closed)
    end_every_role_of(held.person, by=officer, on=TODAY, reason="Holdt op", at=NOW)

    assert list(RoleAssignment.objects.filter(still_reads=True)) == [other]


@pytest.mark.parametrize(("role", "spars_on"), [(Role.CO_DRIVER, True), (Role.REFERENCE_LEADER, False)])
def test_what_came_with_a_role_ends_with_it(officer, role, spars_on):
    relation = SparringFactory()
    held = RoleAssignment.objects.filter(theme=relation.theme, role=role).first()
    held = held or AssignmentFactory(theme=relation.theme, role=role)
    stands_in, other = StandInFactory(assignment=held), StandInFactory()
    end_every_role_of(held.person, by=officer, on=TODAY, reason="Holdt op", at=NOW)

    assert SparringRelation.objects.filter(pk=relation.pk, ended_on=None).exists() is spars_on
    tomorrow = TODAY + timedelta(days=1)
    assert set(StandIn.objects.on(tomorrow)) == {other}
    assert stands_in not in StandIn.objects.on(tomorrow)


def test_of_a_long_note_the_former_holder_keeps_what_fits_as_the_reason(officer):
    held, ground = AssignmentFactory(), Ground(has_diploma=True)
    asked = hand_over(held, to=PersonFactory(), note="x" * 400, by=officer, at=NOW, ground=ground)
    accept_role(asked, by=asked.person, on=TODAY, at=NOW)
    held.refresh_from_db()

    assert (len(held.end_reason), len(held.handover_note)) == (300, 400)


def test_a_role_that_is_held_is_asked_of_nobody_else(officer):
    held = AssignmentFactory(role=Role.REFERENCE_LEADER)
    against = hindrances_to_ask(held.theme, person=PersonFactory(), role=Role.REFERENCE_LEADER, by=officer)

    assert against == [RoleHindrance.ROLE_IS_HELD]


def test_closing_one_theme_ends_its_roles_alone_and_whoever_held_one_reads_on(officer):
    held, elsewhere = AssignmentFactory(began_on=TODAY + timedelta(days=3)), AssignmentFactory()
    asked = AssignmentFactory(theme=held.theme, role=Role.REFERENCE_LEADER, began_on=None)
    end_roles_with(held.theme, by=officer, on=TODAY, at=NOW)
    for one in (held, asked):
        one.refresh_from_db()

    assert states(held, elsewhere) == [State.ENDED, State.RUNNING]
    assert [(one.ended_on, one.still_reads) for one in (held, asked)] == [(held.began_on, True), (TODAY, False)]
