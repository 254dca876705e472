"""Solutions from the first idea to the last follow-up."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import FollowUp, NetworkTheme, Solution, Verb
from netvaerk.rules.solutions import SolutionHindrance, follow_up_days
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory, PersonFactory, SolutionFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.daily import announce_follow_ups
from roles.actions.solutions import add_solution, describe_solution, follow_up, turn_solution
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
Status = Solution.Status
WORDS = {"title": "Regnhaver", "description": "Små bede, der tager vandet."}
TURN = {"learnt": "Det virker.", "reason": "For dyrt.", "on": TODAY}


def solution(status=Status.TESTED, **fields):
    also = {"taken_up_on": TODAY} if status == Status.TAKEN_UP else {}
    return SolutionFactory(theme=led_theme("active"), owner=PersonFactory(), status=status, **(also | fields))


@pytest.mark.parametrize("role", [RoleAssignment.Role.NETWORK_LEADER, RoleAssignment.Role.CO_DRIVER])
def test_leader_and_co_driver_write_solutions_down(role, django_capture_on_commit_callbacks):
    writer, owner = AssignmentFactory(role=role), PersonFactory()
    with django_capture_on_commit_callbacks(execute=True):
        added = add_solution(writer.theme, **WORDS, owner=owner, by=writer.person, at=NOW)

    assert (added.title, added.owner, added.owner_unit, added.status) == ("Regnhaver", owner, owner.unit, Status.IDEA)
    assert log_of(added) == [(Verb.CREATED, writer.person, owner)]
    assert [one.to for one in mail.outbox] == [[owner.email]]


def test_nobody_else_writes_solutions():
    theme = led_theme("active")
    reference = theme.role_assignments.get(role="reference_leader").person

    for stranger in (reference, OfficerFactory(), AssignmentFactory().person):
        with refused(SolutionHindrance.NOT_ON_THE_THEME):
            add_solution(theme, **WORDS, owner=None, by=stranger, at=NOW)


@pytest.mark.parametrize("status", ["closed", "approved"])
def test_solutions_are_written_while_the_theme_runs(status):
    theme = led_theme(status)

    with refused(SolutionHindrance.NOT_ON_THE_THEME):
        add_solution(theme, **WORDS, owner=None, by=leader_of(theme), at=NOW)


def test_the_leader_does_not_own_what_she_hands_over():
    theme = led_theme("active")

    with refused(SolutionHindrance.OWNER_LEADS):
        add_solution(theme, **WORDS, owner=leader_of(theme), by=leader_of(theme), at=NOW)


def test_a_solution_is_rewritten_as_the_next_version():
    one = solution()
    before, leader = one.owner, leader_of(one.theme)
    describe_solution(one, **WORDS, track=None, owner=before, by=leader, at=NOW, shown=1)

    assert (one.title, one.version, one.owner) == ("Regnhaver", 2, before)


def test_a_solution_that_somebody_has_changed_is_not_overwritten():
    one = solution()
    describe_solution(one, **WORDS, track=None, owner=None, by=leader_of(one.theme), at=NOW, shown=1)

    with refused(ThemeHindrance.STALE):
        describe_solution(
            one, title="Mit", description="", track=None, owner=None, by=leader_of(one.theme), at=NOW, shown=1
        )


def test_what_is_taken_up_keeps_an_owner():
    one = solution(Status.TAKEN_UP)

    with refused(SolutionHindrance.NO_OWNER):
        describe_solution(one, **WORDS, track=None, owner=None, by=leader_of(one.theme), at=NOW, shown=1)


def test_a_new_owner_is_told_and_the_same_one_is_not(django_capture_on_commit_callbacks):
    one, new = solution(), PersonFactory()
    with django_capture_on_commit_callbacks(execute=True):
        describe_solution(one, **WORDS, track=None, owner=new, by=leader_of(one.theme), at=NOW, shown=1)
        describe_solution(one, **WORDS, track=None, owner=new, by=leader_of(one.theme), at=NOW, shown=2)

    assert [letter.to for letter in mail.outbox] == [[new.email]]
    assert one.owner_unit == new.unit


def test_what_the_line_takes_up_is_followed_up():
    one = solution(Status.TESTED)
    turn_solution(one, shown=one.version, to=Status.TAKEN_UP, by=leader_of(one.theme), at=NOW, on=TODAY)

    assert (one.status, one.taken_up_on) == (Status.TAKEN_UP, TODAY)
    assert dict(one.follow_ups.values_list("months", "due_on")) == follow_up_days(TODAY)
    assert log_of(one) == [(Verb.MOVED, leader_of(one.theme), None)]


def test_what_is_dropped_is_followed_up_no_more_and_keeps_what_was_written():
    one = solution(Status.TESTED)
    leader = leader_of(one.theme)
    turn_solution(one, shown=one.version, to=Status.TAKEN_UP, by=leader, at=NOW, on=TODAY)
    follow_up(one.follow_ups.get(months=3), lives="stopped", note="", by=one.owner, at=NOW)
    turn_solution(one, shown=one.version, to=Status.DROPPED, by=leader, at=NOW, reason="For dyrt.")

    assert [*one.follow_ups.values_list("months", flat=True)] == [3]


def test_a_dropped_thought_is_taken_up_again_and_the_line_may_use_it_a_second_time():
    one = solution(Status.TESTED)
    leader = leader_of(one.theme)
    for to in (Status.TAKEN_UP, Status.DROPPED, Status.IDEA, Status.TESTED, Status.TAKEN_UP):
        turn_solution(one, shown=one.version, to=to, by=leader, at=NOW, **TURN)

    assert (one.status, one.dropped_because, one.follow_ups.count()) == (Status.TAKEN_UP, "", 3)


@pytest.mark.parametrize(("now", "to"), [("idea", "tested"), ("tested", "taken_up"), ("idea", "dropped")])
def test_the_leader_alone_decides_what_becomes_of_a_solution(now, to):
    one = solution(now)
    co_driver = AssignmentFactory(theme=one.theme, role="co_driver").person

    for other in (co_driver, OfficerFactory(), one.owner):
        with refused(SolutionHindrance.NOT_THE_LEADER):
            turn_solution(one, shown=one.version, to=to, by=other, at=NOW, **TURN)
    turn_solution(one, shown=one.version, to=to, by=leader_of(one.theme), at=NOW, **TURN)
    assert one.status == to


def test_the_same_turn_again_changes_nothing():
    one = solution(Status.IDEA)
    for _again in range(2):
        turn_solution(one, shown=one.version, to=Status.TESTED, by=leader_of(one.theme), at=NOW, learnt="Det virker.")

    assert len(log_of(one)) == 1


def due(one, months=3):
    return FollowUp.objects.create(solution=one, months=months, due_on=TODAY)


@pytest.mark.parametrize("who", ["owner", "leader", "reference", "officer"])
def test_who_follows_a_solution_up_also_when_the_theme_is_closed(who):
    one = solution(Status.TAKEN_UP)
    NetworkTheme.objects.update(status="closed")
    reference = one.theme.role_assignments.get(role="reference_leader").person
    people = {"owner": one.owner, "leader": leader_of(one.theme), "reference": reference, "officer": OfficerFactory()}
    follow_up(due(one), lives="as_meant", note="Den bruges.", by=people[who], at=NOW)

    assert one.follow_ups.get().by == people[who]


def test_strangers_and_the_second_writer_do_not():
    one = solution(Status.TAKEN_UP)
    it = due(one)
    for stranger in (AssignmentFactory().person, SolutionFactory(owner=PersonFactory()).owner):
        with refused(SolutionHindrance.NOT_YOURS_TO_FOLLOW):
            follow_up(it, lives="as_meant", note="", by=stranger, at=NOW)
    follow_up(it, lives="as_meant", note="", by=one.owner, at=NOW)

    with refused(SolutionHindrance.DONE_ALREADY):
        follow_up(it, lives="stopped", note="", by=one.owner, at=NOW)


def test_the_owner_has_one_letter_when_a_follow_up_is_due(django_capture_on_commit_callbacks):
    one = solution(Status.TAKEN_UP)
    due(one)
    FollowUp.objects.create(solution=one, months=6, due_on=TODAY + timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        runs = [announce_follow_ups(at=NOW).done for _again in range(2)]

    assert (runs, [letter.to for letter in mail.outbox]) == ([1, 0], [[one.owner.email]])
