"""What becomes of a theme's solutions: written, given an owner, tested, taken up, followed up (S10, S37)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.actions.themes import hold
from netvaerk.actions.versions import write_version
from netvaerk.audit import record
from netvaerk.models import FollowUp, NetworkTheme, Person, Solution, SolutionTest, Track, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.phase_lists import ListHindrance
from netvaerk.rules.reasons import Reason, uncleared
from netvaerk.rules.solutions import (
    SolutionHindrance,
    Turn,
    follow_up_days,
    hindrances_to_own,
    hindrances_to_turn,
)
from netvaerk.rules.themes import ThemeHindrance
from roles.access import holds, may_decide_on, may_follow_up, may_work_on
from roles.letters import solutions as letters
from roles.models import RoleAssignment

Status = Solution.Status


@transaction.atomic
def add_solution(
    theme: NetworkTheme,
    *,
    title: str,
    description: str,
    owner: Person | None,
    track: Track | None = None,
    by: Person,
    at: datetime,
) -> Solution:
    """Write down what the network has found, and which of its tracks that answers. Raises Refused."""
    hold(theme)
    _refuse(theme, owner, track, by)
    words: dict[str, Any] = {"title": title, "description": description, "track": track}
    solution = Solution.objects.create(theme=theme, added_by=by, added_at=at, **words, **_owned_by(owner))
    record(Verb.CREATED, solution, by=by, at=at, about=owner)
    if owner:
        letters.owns_a_solution(solution)
    return solution


@transaction.atomic
def describe_solution(
    solution: Solution,
    *,
    title: str,
    description: str,
    owner: Person | None,
    track: Track | None,
    by: Person,
    at: datetime,
    shown: int,
    **sheet: str,
) -> None:
    """Rewrite a solution or give it another owner, if it is still the version that was shown; `sheet` holds the words
    of its idea sheet by the name of their field, as far as they were on the page. Raises Refused."""
    hold(solution.theme)
    _refuse(solution.theme, owner, track, by)
    solution.refresh_from_db()
    if owner is None and solution.status == Status.TAKEN_UP:
        raise Refused([SolutionHindrance.NO_OWNER])
    changes_hands = solution.status == Status.TAKEN_UP and owner is not None and owner.pk != solution.owner_id
    if changes_hands and not may_decide_on(by, solution.theme):
        raise Refused([SolutionHindrance.NOT_THE_LEADER])
    new_owner = owner if owner and owner.pk != solution.owner_id else None
    words: dict[str, Any] = {"title": title, "description": description, "track": track, **sheet}
    ownership = _owned_by(owner) if owner is None or new_owner else {}
    write_version(solution, shown=shown, **words, **ownership)
    record(Verb.CHANGED, solution, by=by, at=at, about=owner)
    if new_owner:
        letters.owns_a_solution(solution)


def _refuse(theme: NetworkTheme, owner: Person | None, track: Track | None, by: Person) -> None:
    reasons: list[Reason] = [*uncleared({SolutionHindrance.NOT_ON_THE_THEME: may_work_on(by, theme)})]
    reasons += uncleared({ListHindrance.OTHER_TRACK: track is None or theme.tracks.filter(pk=track.pk).exists()})
    if owner:
        leads = holds(owner, theme, RoleAssignment.Role.NETWORK_LEADER)
        reasons += hindrances_to_own(leads=leads, employed=owner.is_active)
    if reasons:
        raise Refused(reasons)


def _owned_by(owner: Person | None) -> dict[str, Any]:
    """The owner, with the unit they belong to today."""
    return {"owner": owner, "owner_unit": owner.unit if owner else None}


@transaction.atomic
def turn_solution(
    solution: Solution,
    *,
    to: str,
    by: Person,
    at: datetime,
    shown: int,
    learnt: str = "",
    reason: str = "",
    on: date | None = None,
) -> None:
    """Test, take up, drop, or take up the thought of a dropped one again, as it was `shown`. What the line takes up is
    followed up after 3, 6 and 12 months. Raises Refused; a solution that is there already stays as it is.

    While a test of it runs, the test says what becomes of it: its conclusion comes through here once it runs no more.
    Without a test an idea may still be marked as tested by hand, since not all is tried in four stages: a learning
    network tries things in its own work, and what was tried before it came here has no test to show.
    """
    hold(solution.theme)
    solution.refresh_from_db()
    if solution.status == to:
        return
    turn = Turn(
        now=solution.status,
        to=to,
        decides=may_decide_on(by, solution.theme),
        has_owner=solution.owner_id is not None,
        learnt=learnt,
        reason=reason,
        on=on,
        test_runs=solution.tests.exclude(stage=SolutionTest.Stage.NEXT_STEP).exists(),
    )
    reasons: list[Reason] = [*hindrances_to_turn(turn, localdate(at))]
    if solution.version != shown:
        reasons.append(ThemeHindrance.STALE)
    if reasons:
        raise Refused(reasons)
    _write_turn(solution, to=to, learnt=learnt, reason=reason, on=on)
    record(Verb.MOVED, solution, by=by, at=at)


def _write_turn(solution: Solution, *, to: str, learnt: str, reason: str, on: date | None) -> None:
    words: dict[str, Any] = {"status": to, "dropped_because": reason if to == Status.DROPPED else ""}
    if to == Status.DROPPED:
        words["priority"] = None
    if to == Status.TESTED:
        words["learnt"] = learnt
    if to == Status.TAKEN_UP:
        words["taken_up_on"] = on
    if to == Status.IDEA:
        words["taken_up_on"] = None
    Solution.objects.filter(pk=solution.pk).update(**words)
    solution.refresh_from_db()
    solution.follow_ups.filter(done_at=None).delete()
    if to == Status.TAKEN_UP and on:
        FollowUp.objects.bulk_create(
            FollowUp(solution=solution, months=months, due_on=day) for months, day in follow_up_days(on).items()
        )


@transaction.atomic
def follow_up(one: FollowUp, *, lives: str, note: str, by: Person, at: datetime) -> None:
    """Write how a solution lives some months after. Raises Refused."""
    if not may_follow_up(by, one):
        raise Refused([SolutionHindrance.NOT_YOURS_TO_FOLLOW])
    written = FollowUp.objects.filter(pk=one.pk, done_at=None).update(lives=lives, note=note, by=by, done_at=at)
    if not written:
        raise Refused([SolutionHindrance.DONE_ALREADY])
    one.refresh_from_db()
    record(Verb.FOLLOWED_UP, one, by=by, at=at)
