"""Asking for sparring, agreeing, keeping it going, and its end with one of the two."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of, refused, times
from roles.actions.assignments import accept_role, end_role, hand_over
from roles.actions.sparring import (
    accept_sparring,
    change_sparring,
    decline_sparring,
    note_talk,
    propose_sparring,
    remind_of_sparring,
)
from roles.actions.steps import move_theme
from roles.models import RoleAssignment, SparringRelation
from roles.rules.assignments import Ground
from roles.rules.sparring import SparringHindrance
from roles.tests.factories import AssignmentFactory, SparringFactory, StandInFactory
from roles.tests.themes import ready_for

pytestmark = pytest.mark.django_db
Role, State = RoleAssignment.Role, SparringRelation.State
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
SOON = TODAY + timedelta(days=7)


@pytest.fixture
def two():
    """A theme with its network leader and its reference leader."""
    theme = ThemeFactory()
    leader = AssignmentFactory(theme=theme).person
    return theme, leader, AssignmentFactory(theme=theme, role=Role.REFERENCE_LEADER).person


def propose(theme, by, weeks=4, first_on=SOON, shown=0):
    return propose_sparring(theme, weeks=weeks, first_on=first_on, by=by, at=NOW, shown=shown)


@pytest.mark.parametrize("asker", [1, 2], ids=["network leader", "reference leader"])
def test_either_asks_and_the_other_says_yes(two, asker):
    theme, by, other = two[0], two[asker], two[3 - asker]
    relation = propose(theme, by)
    assert relation.state == State.ASKED
    accept_sparring(relation, by=other, at=NOW, shown=1)
    accept_sparring(relation, by=other, at=NOW, shown=1)

    assert (relation.state, relation.next_on) == (State.RUNNING, SOON)
    assert log_of(relation) == [(Verb.REQUESTED, by, other), (Verb.ACCEPTED, other, by)]


def test_the_same_proposal_again_changes_nothing(two):
    theme, leader, _reference = two

    assert propose(theme, leader) == propose(theme, leader)
    assert SparringRelation.objects.get().version == 1


def test_a_proposal_is_met_by_another_and_the_first_one_answers(two):
    theme, leader, reference = two
    relation = propose(theme, leader)
    propose(theme, reference, weeks=6, shown=1)
    accept_sparring(relation, by=leader, at=NOW, shown=2)

    assert (relation.weeks, relation.is_running) == (6, True)


def test_nobody_says_yes_to_what_was_not_shown(two):
    theme, leader, reference = two
    relation = propose(theme, leader)
    propose(theme, leader, weeks=6, shown=1)

    with refused(SparringHindrance.OTHER_PROPOSAL):
        accept_sparring(relation, by=reference, at=NOW, shown=1)


def test_two_who_propose_at_once_do_not_overwrite_each_other(two):
    theme, leader, reference = two
    propose(theme, leader)

    with refused(ThemeHindrance.STALE):
        propose(theme, reference, weeks=6)


def test_nobody_answers_their_own_proposal(two):
    relation = propose(two[0], two[1])

    with refused(SparringHindrance.OWN_PROPOSAL):
        accept_sparring(relation, by=two[1], at=NOW, shown=1)


@pytest.mark.parametrize("who", ["co-driver", "stand-in", "officer", "leader of another theme"])
def test_nobody_agrees_in_the_place_of_the_two(two, who):
    theme, leader, _reference = two
    person = {
        "co-driver": lambda: AssignmentFactory(theme=theme, role=Role.CO_DRIVER).person,
        "stand-in": lambda: StandInFactory(assignment=theme.role_assignments.get(person=leader)).person,
        "officer": OfficerFactory,
        "leader of another theme": lambda: SparringFactory().network_leader,
    }[who]()
    with refused(SparringHindrance.NOT_OF_THE_TWO):
        propose(theme, person)
    relation = propose(theme, leader)
    for act in (accept_sparring, decline_sparring):
        with refused(SparringHindrance.NOT_OF_THE_TWO):
            act(relation, by=person, at=NOW, shown=1)


def test_without_a_reference_leader_nobody_is_asked():
    theme = ThemeFactory()

    with refused(SparringHindrance.LACKS_ONE):
        propose(theme, AssignmentFactory(theme=theme).person)


def test_of_a_no_the_secretariat_is_told_and_the_asker_that_there_is_an_answer(two, django_capture_on_commit_callbacks):
    theme, leader, reference = two
    relation = propose(theme, leader)
    with django_capture_on_commit_callbacks(execute=True):
        decline_sparring(relation, by=reference, at=NOW, shown=1)

    assert relation.state == State.DECLINED
    officers = [one.email for one in Person.objects.secretariat()]
    assert [one.to[0] for one in mail.outbox] == [leader.email, *officers]
    assert reference.name not in "".join(one.body for one in mail.outbox)
    assert propose(theme, leader).pk != relation.pk


def change(relation, by, weeks=6, next_on=SOON, shown=1):
    change_sparring(relation, weeks=weeks, next_on=next_on, by=by, at=NOW, shown=shown)


def test_either_changes_rhythm_and_day_and_the_other_is_told(django_capture_on_commit_callbacks):
    relation = SparringFactory()
    with django_capture_on_commit_callbacks(execute=True):
        change(relation, relation.reference_leader)

    assert (relation.weeks, relation.next_on, relation.changed_by) == (6, SOON, relation.reference_leader)
    assert [one.to for one in mail.outbox] == [[relation.network_leader.email]]
    change(relation, relation.reference_leader)
    assert times(Verb.CHANGED, relation) == 1


def test_a_change_does_not_overwrite_the_others():
    relation = SparringFactory()
    change(relation, relation.reference_leader)

    with refused(ThemeHindrance.STALE):
        change(relation, relation.network_leader, weeks=2)


def note(relation, by, held_on=TODAY, next_on=SOON):
    note_talk(relation, held_on=held_on, next_on=next_on, by=by, at=NOW)


@pytest.mark.parametrize("who", ["network_leader", "reference_leader", "stand-in"])
def test_the_two_and_who_stands_in_note_talks(who):
    relation = SparringFactory()
    held = relation.theme.role_assignments.first()
    by = StandInFactory(assignment=held).person if who == "stand-in" else getattr(relation, who)
    note(relation, by)
    note(relation, by)

    assert [talk.held_on for talk in relation.talks.all()] == [TODAY]
    assert (relation.next_on, times(Verb.CHANGED, relation)) == (SOON, 1)


@pytest.mark.parametrize("role", [Role.CO_DRIVER, None])
def test_nobody_else_notes_a_talk(role):
    relation = SparringFactory()
    by = AssignmentFactory(theme=relation.theme, role=role).person if role else SparringFactory().network_leader

    with refused(SparringHindrance.NOT_ON_THE_THEME):
        note(relation, by)


def test_a_talk_needs_an_agreement(two):
    relation = propose(two[0], two[1])

    with refused(SparringHindrance.NOT_RUNNING):
        note(relation, two[1])


@pytest.mark.parametrize("role", [Role.NETWORK_LEADER, Role.REFERENCE_LEADER])
def test_it_ends_with_one_of_the_two_and_the_next_begins_anew(role):
    relation, officer, follower = SparringFactory(), OfficerFactory(), PersonFactory()
    held = relation.theme.role_assignments.get(role=role)
    asked = hand_over(held, to=follower, note="Alt vel", by=officer, at=NOW, ground=Ground(has_diploma=True))
    accept_role(asked, by=follower, on=TODAY, at=NOW)
    relation.refresh_from_db()

    assert (relation.state, relation.ended_on) == (State.ENDED, TODAY)
    new = propose(relation.theme, follower)
    assert follower in (new.network_leader, new.reference_leader)


def test_it_does_not_end_with_a_role_of_somebody_else():
    relation = SparringFactory()
    AssignmentFactory(theme=relation.theme, role=Role.CO_DRIVER)
    asked = AssignmentFactory(theme=relation.theme, began_on=None)
    end_role(asked, by=OfficerFactory(), on=TODAY, reason="Fortrudt", at=NOW)

    relation.refresh_from_db()
    assert relation.is_running


def test_it_ends_with_the_theme():
    relation = SparringFactory(theme=ready_for("closing", "closed"))
    move_theme(relation.theme, to="closed", by=OfficerFactory(), at=NOW)

    relation.refresh_from_db()
    assert relation.ended_on == TODAY


@pytest.mark.parametrize(("days", "letters"), [(55, 0), (56, 2)])
def test_both_get_one_letter_for_a_long_silence(days, letters, django_capture_on_commit_callbacks):
    SparringFactory(first_on=TODAY - timedelta(days=days))
    with django_capture_on_commit_callbacks(execute=True):
        done = [remind_of_sparring(at=NOW).done for _again in range(2)]

    assert (done, len(mail.outbox)) == ([letters, 0], letters)


def test_a_talk_breaks_the_silence_and_the_next_silence_is_another():
    relation = SparringFactory(first_on=TODAY - timedelta(days=300))
    assert remind_of_sparring(at=NOW).done == 2
    note(relation, relation.network_leader)

    assert remind_of_sparring(at=NOW).done == 0
    assert remind_of_sparring(at=NOW + timedelta(days=56)).done == 2


def test_a_paused_theme_is_left_in_peace():
    SparringFactory(first_on=TODAY - timedelta(days=300))
    NetworkTheme.objects.update(status="paused", pause_review_on=TODAY)

    assert remind_of_sparring(at=NOW).done == 0
