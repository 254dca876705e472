"""A theme's next step: where it can go, what is missing, and the way to its end."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netvaerk.gates import gate
from netvaerk.models import Handover, NetworkTheme, ValueStatement
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt
from netvaerk.views.conflicts import what_stands
from roles import access
from roles.actions import closing, steps
from roles.forms.steps import CheckpointForm, HandoverForm, StepForm, ValueForm
from roles.queries.steps import NextStepPage, OpenStep, next_step_page

themes = NetworkTheme.objects.visible_to


@require_http_methods(["GET", "POST"])
@gate(themes, access.may_see_next_step)
def next_step(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Every step from here with what it lacks; posting one takes it."""
    page = next_step_page(theme, request.user, timezone.localdate())
    if request.method == "GET":
        return _page(request, theme, page)
    wanted = next((one for one in page.steps if one.to == request.POST.get("to")), None)
    if wanted is None:
        return _page(
            request, theme, page, status=409, reasons=[_("The theme cannot go there from the state it is in now.")]
        )
    form = _form(theme, page, wanted, request.POST)
    if not form.is_valid():
        return _page(request, theme, page, form=form, status=422)
    try:
        steps.move_theme(theme, to=wanted.to, by=request.user, at=timezone.now(), **form.step())
    except Refused as refusal:
        return _page(request, theme, page, form=form, status=409, reasons=refusal.words())
    messages.success(request, _("The theme is now: %(status)s.") % {"status": theme.get_status_display()})
    return redirect("theme", pk=theme.pk)


def _form(theme: NetworkTheme, page: NextStepPage, step: OpenStep, typed: Any = None) -> StepForm:
    return StepForm(typed, to=step.to, now=theme.status, has_reference_leader=page.facts.has_reference_leader)


def _page(
    request: HttpRequest,
    theme: NetworkTheme,
    page: NextStepPage,
    *,
    form: StepForm | None = None,
    status: int = 200,
    reasons: Any = (),
) -> HttpResponse:
    """The page with a form for each step; `form` is the one that came back."""
    forms = [(one, form if form and form.initial["to"] == one.to else _form(theme, page, one)) for one in page.steps]
    context = {"theme": theme, "page": page, "steps": forms, "reasons": reasons}
    return render(request, "roles/next_step.html", context, status=status)


@require_http_methods(["GET", "POST"])
@gate(themes, access.may_note_checkpoint)
def note_checkpoint(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """What the executive forum said when it looked at the theme."""
    form = CheckpointForm(request.POST or None, initial={"held_on": timezone.localdate()})
    tried = attempt(form, lambda: steps.note_checkpoint(theme, by=request.user, at=timezone.now(), **form.cleaned_data))
    if tried.is_done:
        messages.success(request, _("The meeting is noted."))
        return redirect("next_step", pk=theme.pk)
    context = {"theme": theme, "form": form, "refusal": tried.refusal}
    return render(request, "roles/note_checkpoint.html", context, status=tried.status)


@require_http_methods(["GET", "POST"])
@gate(themes, access.may_decide_on)
def ask_to_close(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """The network leader's request to close, with what the line carries on."""
    form = HandoverForm(request.POST or None, instance=Handover.objects.filter(theme=theme).first())
    tried = attempt(
        form,
        lambda: closing.ask_to_close(theme, by=request.user, at=timezone.now(), note=form.cleaned_data["note"]),
    )
    if tried.is_done:
        messages.success(request, _("The reference leader and the secretariat have been told."))
        return redirect("next_step", pk=theme.pk)
    context = {"theme": theme, "form": form, "refusal": tried.refusal}
    return render(request, "roles/ask_to_close.html", context, status=tried.status)


@require_POST
@gate(themes, access.may_accept_handover)
def accept_handover(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """The reference leader's word that the line carries on what the page showed."""
    shown = _moment(request.POST.get("shown", ""))
    try:
        closing.accept_handover(theme, by=request.user, at=timezone.now(), shown=shown or timezone.now())
    except Refused as refusal:
        page = next_step_page(theme, request.user, timezone.localdate())
        return _page(request, theme, page, status=409, reasons=refusal.words())
    messages.success(request, _("You have accepted the hand-over. The secretariat can close the theme."))
    return redirect("next_step", pk=theme.pk)


@require_http_methods(["GET", "POST"])
@gate(themes, access.may_work_on)
def say_value_midway(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    return _say_value(request, theme, ValueStatement.Moment.MIDWAY)


@require_http_methods(["GET", "POST"])
@gate(themes, access.may_work_on)
def say_value_at_the_end(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    return _say_value(request, theme, ValueStatement.Moment.END)


def _say_value(request: HttpRequest, theme: NetworkTheme, moment: ValueStatement.Moment) -> HttpResponse:
    """What the work is worth, in the three views; somebody else's text is shown beside one's own."""
    stored = ValueStatement.objects.filter(theme=theme, moment=moment).first()
    form = ValueForm(request.POST or None, instance=stored)
    context: dict[str, Any] = {"theme": theme, "moment": moment, "form": form}
    if request.method == "GET" or not form.is_valid():
        return render(request, "roles/say_value.html", context, status=422 if form.is_bound else 200)
    try:
        closing.say_value(
            theme, moment=moment, by=request.user, at=timezone.now(), shown=form.cleaned_data["version"], **form.words()
        )
    except Refused as refusal:
        context |= {"refusal": refusal, "stored": _stored(form, theme, moment)}
        return render(request, "roles/say_value.html", context, status=409)
    messages.success(request, _("The value is said."))
    return redirect("solutions", pk=theme.pk)


def _stored(form: ValueForm, theme: NetworkTheme, moment: str) -> list[tuple[str, str]]:
    stored = ValueStatement.objects.filter(theme=theme, moment=moment).first()
    return what_stands(form, stored, form.words()) if stored else []


def _moment(text: str) -> datetime | None:
    """The moment that a page showed; None for what is none."""
    try:
        return parse_datetime(text)
    except ValueError:
        return None
