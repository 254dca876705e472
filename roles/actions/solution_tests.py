"""Tests of ideas: begun with a leader's backing, brought through their stages, and concluded by the network leader."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.actions.themes import hold
from netvaerk.actions.versions import write_version
from netvaerk.audit import record
from netvaerk.models import Person, Solution, SolutionTest, Verb
from netvaerk.models.solution_tests import SUBJECTS
from netvaerk.refusals import Refused
from netvaerk.rules.idea_sheets import missing_of_sheet
from netvaerk.rules.reasons import Reason
from netvaerk.rules.solution_tests import (
    Backing,
    hindrances_to_begin,
    hindrances_to_conclude,
    hindrances_to_move,
    hindrances_to_write,
)
from netvaerk.rules.solution_tests import SolutionTestHindrance as Hindrance
from netvaerk.rules.themes import ThemeHindrance
from roles.access import holds, may_decide_on, may_work_on
from roles.actions.solutions import turn_solution
from roles.letters import solutions as letters
from roles.models import RoleAssignment

Role, Stage, Outcome = RoleAssignment.Role, SolutionTest.Stage, SolutionTest.Outcome


@transaction.atomic
def begin_test(
    solution: Solution, *, backed_by: Person, backed_on: date, asks: Mapping[str, str], by: Person, at: datetime
) -> SolutionTest:
    """Begin a test that somebody who leads in the line has backed; `asks` has a question for each subject, or an empty
    one. Raises Refused; the very same again, as by a double click, is the one there is."""
    hold(solution.theme)
    solution.refresh_from_db()
    words = {f"ask_{one}": asks.get(one, "") for one in SUBJECTS}
    running = solution.tests.exclude(stage=Stage.NEXT_STEP).first()
    if running and solution.tests.filter(pk=running.pk, backed_by=backed_by, begun_by=by, **words).exists():
        return running
    reasons = hindrances_to_begin(
        _backing(solution, backed_by, backed_on),
        asks,
        decides=may_decide_on(by, solution.theme),
        status=solution.status,
        described=not missing_of_sheet(solution.sheet),
        runs=running is not None,
        today=localdate(at),
    )
    if reasons:
        raise Refused(reasons)
    backing = {"backed_by": backed_by, "backed_on": backed_on}
    test = SolutionTest.objects.create(
        solution=solution, stage_began_on=localdate(at), begun_by=by, begun_at=at, **backing, **words
    )
    record(Verb.BEGAN, test, by=by, at=at, about=backed_by)
    letters.backs_a_test(test)
    return test


def _backing(solution: Solution, backed_by: Person, since: date) -> Backing:
    return Backing(
        leads=Person.objects.employed().filter(personnel_leader=backed_by).exists(),
        on_the_theme=holds(backed_by, solution.theme, Role.NETWORK_LEADER, Role.CO_DRIVER),
        employed=backed_by.is_active,
        since=since,
    )


@transaction.atomic
def write_test(
    test: SolutionTest, *, asks: Mapping[str, str], found: Mapping[str, str], by: Person, at: datetime, shown: int
) -> None:
    """Write what the test is to teach, or what it showed, if it is still the version that was shown. Raises Refused."""
    _hold(test)
    changed = {f"ask_{one}": words for one, words in asks.items() if words != getattr(test, f"ask_{one}")}
    results = {f"found_{one}": words for one, words in found.items() if words != getattr(test, f"found_{one}")}
    works = may_work_on(by, test.solution.theme)
    reasons: list[Reason] = [
        *hindrances_to_write(
            test.stage, {**test.asks, **asks}, asks_anew=bool(changed), finds_anew=bool(results), works=works
        )
    ]
    if reasons:
        raise Refused(reasons)
    if not changed and not results:
        return
    write_version(test, shown=shown, **changed, **results)
    record(Verb.CHANGED, test, by=by, at=at)


@transaction.atomic
def move_test(test: SolutionTest, *, to: str, by: Person, at: datetime, shown: int) -> None:
    """Go a stage on, or one back. Raises Refused; a test that is there already stays as it is."""
    _hold(test)
    if test.stage == to:
        return
    reasons = hindrances_to_move(test.stage, to, works=may_work_on(by, test.solution.theme))
    if reasons:
        raise Refused(reasons)
    write_version(test, shown=shown, stage=to, stage_began_on=localdate(at))
    record(Verb.MOVED, test, by=by, at=at)


@transaction.atomic
def conclude_test(
    test: SolutionTest, *, outcome: str, learnt: str, why: str, by: Person, at: datetime, shown: int
) -> None:
    """Take the last stage with its decision, and let the idea follow: adopted or stopped it has been tested, stopped it
    is dropped for the reason in `why`, and to be adjusted it stays an idea for a new test. Raises Refused; the same
    decision again changes nothing."""
    _hold(test)
    if not test.is_running and (test.outcome, test.why) == (outcome, why):
        return
    decides = may_decide_on(by, test.solution.theme)
    reasons = hindrances_to_conclude(test.stage, test.found, outcome=outcome, learnt=learnt, why=why, decides=decides)
    if reasons:
        raise Refused(reasons)
    write_version(test, shown=shown, stage=Stage.NEXT_STEP, stage_began_on=localdate(at), outcome=outcome, why=why)
    record(Verb.ENDED, test, by=by, at=at)
    _let_the_idea_follow(test, learnt=learnt, by=by, at=at)


def _let_the_idea_follow(test: SolutionTest, *, learnt: str, by: Person, at: datetime) -> None:
    solution = test.solution
    if test.outcome in (Outcome.ADOPT, Outcome.STOP):
        turn_solution(solution, to=Solution.Status.TESTED, learnt=learnt, by=by, at=at, shown=solution.version)
    if test.outcome == Outcome.STOP:
        turn_solution(solution, to=Solution.Status.DROPPED, reason=test.why, by=by, at=at, shown=solution.version)


@transaction.atomic
def call_off_test(test: SolutionTest, *, by: Person, at: datetime, shown: int) -> None:
    """Take away a test that is still at its start. Raises Refused; one that is gone stays gone."""
    hold(test.solution.theme)
    if not may_decide_on(by, test.solution.theme):
        raise Refused([Hindrance.NOT_THE_LEADER])
    stored = SolutionTest.objects.filter(pk=test.pk).first()
    if stored is None:
        return
    if stored.stage != Stage.START:
        raise Refused([Hindrance.BEGUN])
    if stored.version != shown:
        raise Refused([ThemeHindrance.STALE])
    record(Verb.DELETED, stored, by=by, at=at)
    stored.delete()


def _hold(test: SolutionTest) -> None:
    """Lock the theme, and read the test as it is now. Raises Refused if somebody has taken it away."""
    hold(test.solution.theme)
    test.solution.refresh_from_db()
    stored = SolutionTest.objects.filter(pk=test.pk)
    if not stored.exists():
        raise Refused([ThemeHindrance.STALE])
    test.refresh_from_db()
