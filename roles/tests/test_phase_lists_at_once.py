"""Two who act on the same idea or its test at the same moment: one running test, one decision."""

import pytest
from django.utils import timezone

from netvaerk.rules.solution_tests import SolutionTestHindrance
from netvaerk.rules.solutions import SolutionHindrance
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.factories import PersonFactory, SolutionFactory, SolutionTestFactory
from roles.actions.solution_tests import begin_test, conclude_test
from roles.actions.solutions import turn_solution
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def fresh(thing):
    """A copy of its own, as another request loads it."""
    return type(thing).objects.get(pk=thing.pk)


def begin(idea, backer, question):
    asks = {"effect": question}
    by = leader_of(idea.theme)
    return lambda: begin_test(fresh(idea), backed_by=backer, backed_on=TODAY, asks=asks, by=by, at=NOW)


@often
def test_two_tests_of_one_idea_begun_at_once():
    idea = SolutionFactory(theme=led_theme("active"), described=True)
    backer = PersonFactory(personnel_leader=PersonFactory()).personnel_leader
    answers = at_once(*(begin(idea, backer, question) for question in ("Falder ventetiden?", "Bliver den brugt?")))

    assert idea.tests.count() == 1
    assert [SolutionTestHindrance.RUNS] in answers


@often
def test_a_test_begun_while_the_idea_is_dropped():
    idea = SolutionFactory(theme=led_theme("active"), described=True)
    backer, leader = PersonFactory(personnel_leader=PersonFactory()).personnel_leader, leader_of(idea.theme)
    answers = at_once(
        begin(idea, backer, "Bliver den brugt?"),
        lambda: turn_solution(fresh(idea), to="dropped", reason="For dyrt.", by=leader, at=NOW, shown=1),
    )

    idea.refresh_from_db()
    assert (idea.status == "dropped") != idea.tests.exists()
    assert [SolutionTestHindrance.NOT_AN_IDEA] in answers or [SolutionHindrance.TEST_RUNS] in answers


@often
def test_a_test_concluded_in_two_ways_at_once():
    test = SolutionTestFactory(solution__theme=led_theme("active"), stage="analysis", found_reception="Ja")
    leader = leader_of(test.solution.theme)
    said = {"learnt": "Den bruges.", "why": "For dyrt.", "by": leader, "at": NOW, "shown": 1}
    answers = at_once(*(lambda to=to: conclude_test(fresh(test), outcome=to, **said) for to in ("adopt", "stop")))

    test.refresh_from_db()
    test.solution.refresh_from_db()
    assert test.solution.status == {"adopt": "tested", "stop": "dropped"}[test.outcome]
    assert [SolutionTestHindrance.OVER] in answers
