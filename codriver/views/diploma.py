"""One's own diploma: the study as a list of modules, the admission, and the way out of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver.actions import diploma as actions
from codriver.actions import diploma_paper as paper
from codriver.forms.diploma import AdmissionForm, BeginForm, PaperForm, PlanForm
from codriver.models import DiplomaStudy
from codriver.queries import diploma as queries
from netvaerk.access import may_use_the_house
from netvaerk.gates import page_gate
from netvaerk.refusals import Refused
from netvaerk.views.files import takes_a_file


@require_GET
@page_gate(may_use_the_house)
def diploma(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    study = queries.open_study_of(request.user)
    context = {
        "page": queries.diploma_page(study, timezone.localdate()) if study else None,
        "begin": BeginForm(),
        "admission": _admission_of(study) if study else None,
        "paper": PaperForm(),
        "form": None,
        "refusal": None,
        **more,
    }
    return render(request, "codriver/diploma.html", context, status=status)


def _admission_of(study: DiplomaStudy) -> AdmissionForm:
    return AdmissionForm(initial={name: getattr(study, name) for name in AdmissionForm.base_fields})


@require_POST
@page_gate(may_use_the_house)
def begin_diploma(request: HttpRequest) -> HttpResponse:
    form = BeginForm(request.POST)
    if not form.is_valid():
        return _page(request, 422, begin=form, form=form)
    actions.begin_diploma(request.user, at=timezone.now(), **form.cleaned_data)
    return redirect("diploma")


def _own(
    request: HttpRequest, act: Callable[..., Any], said: str, form: forms.Form | None = None, **more: Any
) -> HttpResponse:
    """Take a step of one's own study; who has none is shown where it begins."""
    study = queries.open_study_of(request.user)
    if study is None:
        return redirect("diploma")
    if form and not form.is_valid():
        return _page(request, 422, form=form, **more)
    try:
        act(study, by=request.user, at=timezone.now(), **(form.cleaned_data if form else {}))
    except Refused as refusal:
        return _page(request, 409, refusal=refusal, **more)
    messages.success(request, said)
    return redirect("diploma")


@require_POST
@page_gate(may_use_the_house)
def note_admission(request: HttpRequest) -> HttpResponse:
    form = AdmissionForm(request.POST)
    return _own(request, actions.note_admission, _("Your admission is noted."), form, admission=form)


@require_POST
@page_gate(may_use_the_house)
def plan_module(request: HttpRequest) -> HttpResponse:
    return _own(request, actions.plan_module, _("The module stands in your plan."), PlanForm(request.POST))


@takes_a_file
@require_POST
@page_gate(may_use_the_house)
def hand_in_paper(request: HttpRequest) -> HttpResponse:
    form = PaperForm(request.POST, request.FILES)
    said = _("The secretariat can see your diploma now. It is deleted when they have verified it.")
    return _own(request, paper.hand_in_paper, said, form, paper=form)


@require_POST
@page_gate(may_use_the_house)
def take_paper_back(request: HttpRequest) -> HttpResponse:
    return _own(request, paper.take_paper_back, _("Deleted."))


@require_POST
@page_gate(may_use_the_house)
def leave_diploma(request: HttpRequest) -> HttpResponse:
    return _own(request, actions.leave_diploma, _("You have ended the diploma. You can begin again at any time."))
