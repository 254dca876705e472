"""Letters to those in the line who own a solution or back a test of one."""

from datetime import datetime

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_once
from netvaerk.models import FollowUp, Solution, SolutionTest


def owns_a_solution(solution: Solution) -> None:
    path = reverse("solution", args=[solution.pk])
    assert solution.owner is not None
    send_on_commit(Letter("owns_a_solution", solution.owner, path, {"theme": solution.theme.title}))


def backs_a_test(test: SolutionTest) -> None:
    path = reverse("solution", args=[test.solution_id])
    send_on_commit(Letter("backs_a_test", test.backed_by, path, {"theme": test.solution.theme.title}))


def follow_up_is_due(one: FollowUp, *, at: datetime) -> bool:
    """Whether a letter went out: once for each follow-up, to whoever owns the solution now."""
    solution = one.solution
    if solution.owner is None:
        return False
    path = reverse("follow_up", args=[one.pk])
    letter = Letter("follow_up_is_due", solution.owner, path, {"theme": solution.theme.title, "months": one.months})
    return send_once(letter, occasion=f"follow-up {one.pk}", at=at)
