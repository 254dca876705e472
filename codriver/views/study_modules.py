"""One module of a study: the owner's steps, the personnel leader's answer, the secretariat's priority."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import diploma as actions
from codriver.forms.diploma import (
    ApplyForm,
    ApproveModuleForm,
    CreditForm,
    DeclineModuleForm,
    EnrolmentForm,
    ResultForm,
    SignUpForm,
)
from codriver.models import StudyModule
from codriver.queries.diploma import module_page
from netvaerk.gates import gate
from netvaerk.models import Person
from netvaerk.refusals import Refused

Act = Callable[..., Any]


def visible(person: Person) -> Any:
    related = ("study__person__personnel_leader", "study__person__unit", "study__programme", "module", "term")
    return StudyModule.objects.visible_to(person).select_related(*related, "answered_by")


def whose(module: StudyModule) -> list[Person]:
    return [module.study.person]


@require_GET
@gate(visible, access.may_see_module, reads=whose)
def study_module(request: HttpRequest, module: StudyModule) -> HttpResponse:
    return _page(request, module)


def _page(request: HttpRequest, module: StudyModule, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "module": module,
        "page": module_page(module, request.user, timezone.localdate()),
        "apply": ApplyForm(module=module),
        "approve": ApproveModuleForm(module=module),
        "not_now": DeclineModuleForm(),
        "enrolment": EnrolmentForm(),
        "sign_up": SignUpForm(initial={"exam_on": module.exam_on if module.status == "enrolled" else None}),
        "result": ResultForm(module=module),
        "credit": CreditForm(),
        "form": None,
        "refusal": None,
        **more,
    }
    return render(request, "codriver/study_module.html", context, status=status)


def _done(
    request: HttpRequest, module: StudyModule, act: Act, said: str, typed: dict[str, Any] | None = None, **words: Any
) -> HttpResponse:
    """Do it and show where it stands then; a refusal keeps what was typed."""
    try:
        act(module, by=request.user, at=timezone.now(), **words)
    except Refused as refusal:
        stored = visible(request.user).get(pk=module.pk)
        return _page(request, stored, 409, refusal=refusal, **(typed or {}))
    messages.success(request, said)
    return redirect("study_module", pk=module.pk)


def _filled(request: HttpRequest, module: StudyModule, act: Act, said: str, name: str, form: Any) -> HttpResponse:
    """What takes a form, called `name` on the page."""
    if not form.is_valid():
        return _page(request, module, 422, form=form, **{name: form})
    words = form.written() if hasattr(form, "written") else form.cleaned_data
    return _done(request, module, act, said, {name: form}, **words)


@require_POST
@gate(visible, access.may_study, reads=whose)
def apply_for_module(request: HttpRequest, module: StudyModule) -> HttpResponse:
    form = ApplyForm(request.POST, module=module)
    return _filled(request, module, actions.apply_for_module, _("Your personnel leader is asked."), "apply", form)


@require_POST
@gate(visible, access.may_answer_module, reads=whose)
def answer_module(request: HttpRequest, module: StudyModule) -> HttpResponse:
    """Time and money, or "not now" with why."""
    if request.POST.get("answer") == "not_now":
        no = DeclineModuleForm(request.POST)
        said = _("The answer is sent. Your reason is read by the person and the secretariat.")
        return _filled(request, module, actions.decline_module, said, "not_now", no)
    yes = ApproveModuleForm(request.POST, module=module)
    said = _("Time and money are approved. The secretariat is asked for its priority.")
    return _filled(request, module, actions.approve_module, said, "approve", yes)


@require_POST
@gate(visible, access.may_prioritise_module, reads=whose)
def prioritise_module(request: HttpRequest, module: StudyModule) -> HttpResponse:
    return _done(request, module, actions.prioritise_module, _("The module is prioritised, and the person is told."))


@require_POST
@gate(visible, access.may_note_enrolment, reads=whose)
def note_enrolment(request: HttpRequest, module: StudyModule) -> HttpResponse:
    form = EnrolmentForm(request.POST)
    return _filled(request, module, actions.note_enrolment, _("The enrolment is noted."), "enrolment", form)


@require_POST
@gate(visible, access.may_study, reads=whose)
def note_fund_application(request: HttpRequest, module: StudyModule) -> HttpResponse:
    return _done(request, module, actions.note_fund_application, _("It is noted that you have applied to the fund."))


@require_POST
@gate(visible, access.may_study, reads=whose)
def sign_up_for_exam(request: HttpRequest, module: StudyModule) -> HttpResponse:
    form = SignUpForm(request.POST)
    return _filled(request, module, actions.sign_up_for_exam, _("The exam is noted."), "sign_up", form)


@require_POST
@gate(visible, access.may_study, reads=whose)
def note_result(request: HttpRequest, module: StudyModule) -> HttpResponse:
    form = ResultForm(request.POST, module=module)
    return _filled(request, module, actions.note_result, _("The result is noted. Only you see it."), "result", form)


@require_POST
@gate(visible, access.may_study, reads=whose)
def credit_module(request: HttpRequest, module: StudyModule) -> HttpResponse:
    form = CreditForm(request.POST)
    return _filled(request, module, actions.credit_module, _("The credit is noted."), "credit", form)


@require_POST
@gate(visible, access.may_study, reads=whose)
def withdraw_from_module(request: HttpRequest, module: StudyModule) -> HttpResponse:
    return _done(request, module, actions.withdraw_from_module, _("You have withdrawn from the module."))
