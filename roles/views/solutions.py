"""What a theme has come to: solutions, their owners in the line, and how they live after 3, 6 and 12 months."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.gates import gate
from netvaerk.models import FollowUp, NetworkTheme, Person, Solution
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt
from netvaerk.views.conflicts import what_stands
from netvaerk.views.downloads import download, wanted_file
from roles import access
from roles.actions import solutions as actions
from roles.forms.solutions import FollowUpForm, SheetForm, SolutionForm, TurnForm
from roles.queries.lists import solutions_table
from roles.queries.solutions import solution_page, solutions_page

VERBS = {
    Solution.Status.TESTED: gettext_lazy("It has been tested"),
    Solution.Status.TAKEN_UP: gettext_lazy("The line has taken it up"),
    Solution.Status.DROPPED: gettext_lazy("Drop it"),
    Solution.Status.IDEA: gettext_lazy("Take it up again as an idea"),
}


def seen_solutions(person: Person) -> QuerySet:
    themes = NetworkTheme.objects.visible_to(person)
    return Solution.objects.filter(theme__in=themes).select_related("theme", "owner", "owner_unit")


def seen_follow_ups(person: Person) -> QuerySet:
    solutions = seen_solutions(person).values("pk")
    return FollowUp.objects.filter(solution__in=solutions).select_related("solution__theme", "solution__owner")


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_see_solutions)
def solutions(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    page = solutions_page(theme, request.user)
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Solutions"), [solutions_table(page)], kind)
    return render(request, "roles/solutions.html", {"theme": theme, "page": page})


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def add_solution(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    form = SolutionForm(request.POST or None, theme=theme)
    tried = attempt(form, lambda: actions.add_solution(theme, by=request.user, at=timezone.now(), **form.words()))
    if tried.is_done:
        messages.success(request, _("The solution is written down."))
        if "again" in request.POST:
            return redirect("add_solution", pk=theme.pk)
        return redirect("solution", pk=tried.made.pk)
    context = {"theme": theme, "form": form, "refusal": tried.refusal}
    return render(request, "roles/edit_solution.html", context, status=tried.status)


@require_GET
@gate(seen_solutions, access.may_see_solution)
def solution(request: HttpRequest, solution: Solution) -> HttpResponse:
    return _solution(request, solution)


@require_POST
@gate(seen_solutions, access.may_turn_solution)
def turn_solution(request: HttpRequest, solution: Solution) -> HttpResponse:
    """Say what becomes of a solution."""
    to = request.POST.get("to", "")
    form = TurnForm(request.POST, to=to, version=solution.version)
    if not form.is_valid():
        return _solution(request, solution, form=form, status=422)
    try:
        actions.turn_solution(solution, to=to, by=request.user, at=timezone.now(), **form.turn())
    except Refused as refusal:
        return _solution(request, solution, form=form, status=409, reasons=refusal.words())
    messages.success(request, _("The solution is now: %(status)s.") % {"status": solution.get_status_display()})
    return redirect("solution", pk=solution.pk)


def _solution(
    request: HttpRequest,
    solution: Solution,
    *,
    form: TurnForm | None = None,
    status: int = 200,
    reasons: Any = (),
) -> HttpResponse:
    """The page with a form for each turn; `form` is the one that came back."""
    page = solution_page(solution, request.user, timezone.localdate())
    came_back = form.initial["to"] if form else ""
    fresh = partial(TurnForm, version=solution.version)
    turns = [(VERBS[Solution.Status(to)], form if to == came_back else fresh(to=to)) for to in page.turns]
    context = {"page": page, "solution": solution, "turns": turns, "reasons": reasons}
    return render(request, "roles/solution.html", context, status=status)


@require_http_methods(["GET", "POST"])
@gate(seen_solutions, access.may_write_solution)
def edit_solution(request: HttpRequest, solution: Solution) -> HttpResponse:
    form = SheetForm(request.POST or None, instance=solution, theme=solution.theme)
    context: dict[str, Any] = {"theme": solution.theme, "solution": solution, "form": form}
    if request.method == "GET" or not form.is_valid():
        return render(request, "roles/edit_solution.html", context, status=422 if form.is_bound else 200)
    shown = form.cleaned_data["version"] or 0
    try:
        actions.describe_solution(solution, by=request.user, at=timezone.now(), shown=shown, **form.words())
    except Refused as refusal:
        stored = Solution.objects.select_related("owner").get(pk=solution.pk)
        context |= {"refusal": refusal, "stored": what_stands(form, stored, form.words())}
        return render(request, "roles/edit_solution.html", context, status=409)
    messages.success(request, _("The solution is saved."))
    return redirect("solution", pk=solution.pk)


@require_http_methods(["GET", "POST"])
@gate(seen_follow_ups, access.may_follow_up)
def follow_up(request: HttpRequest, one: FollowUp) -> HttpResponse:
    """How the solution lives now, in a choice and a few words."""
    form = FollowUpForm(request.POST or None)
    tried = attempt(form, lambda: actions.follow_up(one, by=request.user, at=timezone.now(), **form.cleaned_data))
    if tried.is_done:
        messages.success(request, _("Thank you. The follow-up is written."))
        return redirect("solution", pk=one.solution_id)
    context = {"one": one, "form": form, "refusal": tried.refusal}
    return render(request, "roles/follow_up.html", context, status=tried.status)
