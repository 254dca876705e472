"""Tests of ideas: begun with backing, moved a stage at a time, concluded, and the idea that follows."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import Solution, SolutionTest, Verb
from netvaerk.rules.solution_tests import SolutionTestHindrance
from netvaerk.rules.solutions import SolutionHindrance
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory, PersonFactory, SolutionFactory, SolutionTestFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.solution_tests import begin_test, call_off_test, conclude_test, move_test, write_test
from roles.actions.solutions import turn_solution
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
ASKS = {"reception": "Bliver den brugt?", "effect": "", "ease": "Kan nye finde ud af den?"}
LEARNT = {"learnt": "Den bruges hver dag.", "why": "Den bliver for dyr."}


@pytest.fixture
def idea():
    return SolutionFactory(theme=led_theme("active"), described=True)


@pytest.fixture
def backer():
    return PersonFactory(personnel_leader=PersonFactory()).personnel_leader


def begin(idea, backer, by=None, **change):
    words = {"backed_by": backer, "backed_on": TODAY, "asks": ASKS} | change
    return begin_test(idea, by=by or leader_of(idea.theme), at=NOW, **words)


def at_stage(idea, stage, **fields):
    return SolutionTestFactory(solution=idea, stage=stage, **fields)


def test_a_test_begins_with_backing_and_the_backer_is_told(idea, backer, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        test, again = begin(idea, backer), begin(idea, backer)

    assert (test.stage, test.backed_by, list(test.asks)) == ("start", backer, ["reception", "ease"])
    assert again == test
    assert log_of(test) == [(Verb.BEGAN, leader_of(idea.theme), backer)]
    assert [letter.to for letter in mail.outbox] == [[backer.email]]


def test_an_idea_whose_sheet_is_not_whole_is_not_put_to_a_test(idea, backer):
    Solution.objects.filter(pk=idea.pk).update(cost=" ")

    with refused(SolutionTestHindrance.NO_SHEET):
        begin(idea, backer)


def test_who_leads_nobody_backs_no_test(idea):
    with refused(SolutionTestHindrance.LEADS_NOBODY):
        begin(idea, PersonFactory())


def test_leader_and_co_driver_do_not_back_their_own_test(idea):
    co_driver = AssignmentFactory(theme=idea.theme, role="co_driver").person
    for own in (leader_of(idea.theme), co_driver):
        PersonFactory(personnel_leader=own)
        with refused(SolutionTestHindrance.BACKS_ONESELF):
            begin(idea, own)


def test_backing_that_is_still_to_come_is_none(idea, backer):
    with refused(SolutionTestHindrance.BACKED_LATER):
        begin(idea, backer, backed_on=TODAY + timedelta(days=1))


def test_an_idea_has_one_test_at_a_time(idea, backer):
    begin(idea, backer)

    with refused(SolutionTestHindrance.RUNS):
        begin(idea, backer, asks={"effect": "Noget andet?"})


@pytest.mark.parametrize("who", ["co_driver", "reference_leader", "officer", "stranger"])
def test_the_leader_alone_begins_and_concludes(idea, backer, who):
    person = {
        "co_driver": lambda: AssignmentFactory(theme=idea.theme, role="co_driver").person,
        "reference_leader": lambda: idea.theme.role_assignments.get(role="reference_leader").person,
        "officer": OfficerFactory,
        "stranger": lambda: AssignmentFactory().person,
    }[who]()
    with refused(SolutionTestHindrance.NOT_THE_LEADER):
        begin(idea, backer, by=person)
    test = at_stage(idea, "analysis", found_reception="Ja")
    with refused(SolutionTestHindrance.NOT_THE_LEADER):
        conclude_test(test, outcome="adopt", by=person, at=NOW, shown=1, **LEARNT)
    with refused(SolutionTestHindrance.NOT_THE_LEADER):
        call_off_test(test, by=person, at=NOW, shown=1)


def test_a_test_goes_a_stage_on_and_back_and_each_is_in_the_log(idea):
    test = at_stage(idea, "start")
    co_driver = AssignmentFactory(theme=idea.theme, role="co_driver").person
    for shown, to in enumerate(("test", "analysis", "test", "start"), start=1):
        for _again in range(2):
            move_test(test, to=to, by=co_driver, at=NOW, shown=shown)

    assert (test.stage, log_of(test)) == ("start", [(Verb.MOVED, co_driver, None)] * 4)


@pytest.mark.parametrize(("now", "to"), [("start", "analysis"), ("analysis", "next_step"), ("start", "nonsense")])
def test_a_stage_is_not_jumped(idea, now, to):
    test = at_stage(idea, now)

    with refused(SolutionTestHindrance.NOT_NEXT):
        move_test(test, to=to, by=leader_of(idea.theme), at=NOW, shown=1)


def test_two_who_move_or_write_at_once_meet(idea):
    test, leader = at_stage(idea, "start"), leader_of(idea.theme)
    write_test(test, asks={"effect": "Falder ventetiden?"}, found={}, by=leader, at=NOW, shown=1)
    with refused(ThemeHindrance.STALE):
        move_test(test, to="test", by=leader, at=NOW, shown=1)
    with refused(ThemeHindrance.STALE):
        write_test(test, asks={"effect": "Noget andet?"}, found={}, by=leader, at=NOW, shown=1)

    assert (test.ask_effect, log_of(test)) == ("Falder ventetiden?", [(Verb.CHANGED, leader, None)])


def test_results_are_written_from_the_test_on_and_questions_only_before(idea):
    test, leader = at_stage(idea, "start"), leader_of(idea.theme)
    with refused(SolutionTestHindrance.NOT_NOW):
        write_test(test, asks={}, found={"reception": "Ja"}, by=leader, at=NOW, shown=1)
    move_test(test, to="test", by=leader, at=NOW, shown=1)
    with refused(SolutionTestHindrance.NOT_NOW):
        write_test(test, asks={"effect": "Nyt?"}, found={}, by=leader, at=NOW, shown=2)
    write_test(test, asks={}, found={"reception": "Ja"}, by=leader, at=NOW, shown=2)

    assert test.found == {"reception": "Ja"}


def test_a_test_keeps_a_question(idea):
    test = at_stage(idea, "start")

    with refused(SolutionTestHindrance.NO_QUESTION):
        write_test(test, asks={"reception": ""}, found={}, by=leader_of(idea.theme), at=NOW, shown=1)


@pytest.mark.parametrize(
    ("outcome", "status", "learnt", "dropped"),
    [
        ("adopt", "tested", LEARNT["learnt"], ""),
        ("adjust", "idea", "", ""),
        ("stop", "dropped", LEARNT["learnt"], LEARNT["why"]),
    ],
)
def test_the_idea_follows_the_next_step(idea, outcome, status, learnt, dropped):
    test, leader = at_stage(idea, "analysis", found_reception="Ja"), leader_of(idea.theme)
    for _again in range(2):
        conclude_test(test, outcome=outcome, by=leader, at=NOW, shown=1, **LEARNT)

    idea.refresh_from_db()
    assert (idea.status, idea.learnt, idea.dropped_because) == (status, learnt, dropped)
    assert (test.stage, log_of(test)) == ("next_step", [(Verb.ENDED, leader, None)])


def test_what_is_adjusted_is_tested_anew(idea, backer):
    test = at_stage(idea, "analysis", found_reception="Nej")
    conclude_test(test, outcome="adjust", by=leader_of(idea.theme), at=NOW, shown=1, **LEARNT)

    assert begin(idea, backer).stage == "start"


def test_an_analysis_without_results_leads_nowhere(idea):
    test = at_stage(idea, "analysis")

    with refused(SolutionTestHindrance.NO_RESULT):
        conclude_test(test, outcome="adopt", by=leader_of(idea.theme), at=NOW, shown=1, **LEARNT)


@pytest.mark.parametrize("to", ["tested", "dropped"])
def test_while_a_test_runs_the_idea_waits_for_it(idea, to):
    at_stage(idea, "test")

    with refused(SolutionHindrance.TEST_RUNS):
        turn_solution(idea, to=to, learnt="Ja", reason="Nej", by=leader_of(idea.theme), at=NOW, shown=1)


def test_an_idea_is_marked_as_tested_by_hand_without_a_test(idea):
    turn_solution(idea, to="tested", learnt="Prøvet i hverdagen.", by=leader_of(idea.theme), at=NOW, shown=1)

    assert idea.status == "tested"


def test_a_test_at_its_start_is_taken_away_and_no_other(idea):
    test, leader = at_stage(idea, "start"), leader_of(idea.theme)
    with refused(ThemeHindrance.STALE):
        call_off_test(test, by=leader, at=NOW, shown=0)
    move_test(test, to="test", by=leader, at=NOW, shown=1)
    with refused(SolutionTestHindrance.BEGUN):
        call_off_test(test, by=leader, at=NOW, shown=2)
    move_test(test, to="start", by=leader, at=NOW, shown=2)
    for _again in range(2):
        call_off_test(test, by=leader, at=NOW, shown=3)

    assert not SolutionTest.objects.exists()


def test_a_test_that_was_taken_away_meanwhile_is_not_moved(idea):
    test = at_stage(idea, "start")
    SolutionTest.objects.all().delete()

    with refused(ThemeHindrance.STALE):
        move_test(test, to="test", by=leader_of(idea.theme), at=NOW, shown=1)
