"""The test of an idea: begun with a leader's backing, brought through its stages, and concluded."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, Person, Solution, SolutionTest
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt
from roles import access
from roles.actions import solution_tests as actions
from roles.forms.solution_tests import BeginTestForm, ConcludeTestForm, WriteTestForm
from roles.queries.solution_tests import page_of_test, questions_of
from roles.views.solutions import seen_solutions


def seen_tests(person: Person) -> QuerySet:
    themes = NetworkTheme.objects.visible_to(person)
    seen = SolutionTest.objects.filter(solution__theme__in=themes)
    return seen.select_related("solution__theme", "backed_by__unit", "begun_by")


@require_http_methods(["GET", "POST"])
@gate(seen_solutions, access.may_turn_solution)
def begin_test(request: HttpRequest, solution: Solution) -> HttpResponse:
    """Begin a test; one that follows an earlier test asks the same again."""
    form = BeginTestForm(request.POST or None, before=solution.tests.last())
    tried = attempt(form, lambda: actions.begin_test(solution, by=request.user, at=timezone.now(), **form.words()))
    if tried.is_done:
        messages.success(request, _("The test is at its start."))
        return redirect("solution_test", pk=tried.made.pk)
    context = {"solution": solution, "form": form, "refusal": tried.refusal}
    return render(request, "roles/begin_test.html", context, status=tried.status)


@require_GET
@gate(seen_tests, access.may_see_test)
def solution_test(request: HttpRequest, test: SolutionTest) -> HttpResponse:
    return _test(request, test)


def _test(request: HttpRequest, test: SolutionTest, *, status: int = 200, reasons: Any = ()) -> HttpResponse:
    context = {"test": test, "page": page_of_test(test, request.user), "reasons": reasons}
    return render(request, "roles/solution_test.html", context, status=status)


@require_http_methods(["GET", "POST"])
@gate(seen_tests, access.may_write_test)
def write_test(request: HttpRequest, test: SolutionTest) -> HttpResponse:
    """What the test is to teach, or what it showed."""
    form = WriteTestForm(request.POST or None, test=test)
    tried = attempt(form, lambda: actions.write_test(test, by=request.user, at=timezone.now(), **form.words()))
    if tried.is_done:
        messages.success(request, _("The test is saved."))
        return redirect("solution_test", pk=test.pk)
    stored = _stands(form, test) if tried.refusal else []
    context = {"test": test, "form": form, "refusal": tried.refusal, "stored": stored}
    return render(request, "roles/write_test.html", context, status=tried.status)


def _stands(form: WriteTestForm, test: SolutionTest) -> list[tuple[str, str]]:
    """What stands where it differs from what was typed; the next save goes on from there."""
    stored = SolutionTest.objects.filter(pk=test.pk).first()
    if stored is None:
        return []
    form.data = form.data.copy()
    form.data["version"] = stored.version
    differing = (name for name in form.names() if getattr(stored, name) != form.cleaned_data[name])
    return [(str(form.fields[name].label), getattr(stored, name)) for name in differing]


@require_POST
@gate(seen_tests, access.may_write_test)
def move_test(request: HttpRequest, test: SolutionTest) -> HttpResponse:
    """A stage on, or one back."""
    shown, to = whole_number(request.POST.get("version")) or 0, request.POST.get("to", "")
    try:
        actions.move_test(test, to=to, by=request.user, at=timezone.now(), shown=shown)
    except Refused as refusal:
        return _test(request, test, status=409, reasons=refusal.words())
    messages.success(request, _("The test is now at: %(stage)s.") % {"stage": test.get_stage_display()})
    return redirect("solution_test", pk=test.pk)


@require_http_methods(["GET", "POST"])
@gate(seen_tests, access.may_decide_on_test)
def conclude_test(request: HttpRequest, test: SolutionTest) -> HttpResponse:
    """The next step: adopt, adjust or stop."""
    form = ConcludeTestForm(request.POST or None, test=test)
    tried = attempt(form, lambda: actions.conclude_test(test, by=request.user, at=timezone.now(), **form.words()))
    if tried.is_done:
        messages.success(request, _("The next step is decided."))
        return redirect("solution_test", pk=test.pk)
    if tried.refusal:
        form.goes_on_from(SolutionTest.objects.filter(pk=test.pk).first())
    context = {"test": test, "form": form, "refusal": tried.refusal, "questions": questions_of(test)}
    return render(request, "roles/conclude_test.html", context, status=tried.status)


@require_POST
@gate(seen_tests, access.may_decide_on_test)
def call_off_test(request: HttpRequest, test: SolutionTest) -> HttpResponse:
    shown = whole_number(request.POST.get("version")) or 0
    solution = test.solution_id
    try:
        actions.call_off_test(test, by=request.user, at=timezone.now(), shown=shown)
    except Refused as refusal:
        return _test(request, test, status=409, reasons=refusal.words())
    messages.success(request, _("The test is taken away; the idea stays."))
    return redirect("solution", pk=solution)
