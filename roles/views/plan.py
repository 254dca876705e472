"""A theme's plan: read by those on the theme, written by leader and co-driver, a phase closed by the leader."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, ThemePhase
from netvaerk.refusals import Refused
from netvaerk.rules.plan import Span, moved_along, spread
from netvaerk.views.attempts import attempt
from roles import access
from roles.actions import plan as actions
from roles.forms.choosing import closing_form
from roles.forms.plan import PlanForm
from roles.queries.plan import plan_page
from roles.queries.products import missing_words


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_look_inside)
def plan(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    page = plan_page(theme, request.user, timezone.localdate())
    return render(request, "roles/plan.html", {"theme": theme, "page": page})


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def plan_phases(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """The days of every phase in one form; an empty plan is offered spread over the theme's period."""
    phases = list(ThemePhase.objects.all())
    stored = actions.spans_of(theme)
    first = PlanForm.initial_of(_offered(theme, stored), theme.plan_version)
    form = PlanForm(request.POST or None, initial=first, phases=phases)
    if request.method == "GET" or not form.is_valid():
        return _planning(request, theme, form, 422 if form.is_bound else 200)
    spans = form.spans()
    if form.cleaned_data["follow"]:
        spans = moved_along(stored, spans)
    try:
        actions.plan_phases(theme, spans, by=request.user, at=timezone.now(), shown=form.cleaned_data["version"])
    except Refused as refusal:
        stored = NetworkTheme.objects.get(pk=theme.pk)
        theirs = actions.spans_of(stored)
        form.data = form.data.copy()
        form.data["version"] = stored.plan_version
        return _planning(request, theme, form, 409, refusal=refusal, theirs=_differing(phases, theirs, spans))
    messages.success(request, _("The plan is saved."))
    return redirect("plan", pk=theme.pk)


def _offered(theme: NetworkTheme, stored: list[Span]) -> list[Span]:
    planned = any(span.begins_on for span in stored)
    if planned or not theme.begins_on or not theme.ends_on:
        return stored
    return spread([span.order for span in stored], theme.begins_on, theme.ends_on)


def _differing(phases: list[ThemePhase], theirs: list[Span], mine: list[Span]) -> list[dict[str, Any]]:
    """The phases whose stored days or hours are not those that were typed."""
    names = {phase.order: phase.name for phase in phases}
    return [
        {"phase": names[stored.order], "span": stored}
        for stored, typed in zip(theirs, mine, strict=True)
        if stored != typed
    ]


def _planning(request: HttpRequest, theme: NetworkTheme, form: PlanForm, status: int, **more: Any) -> HttpResponse:
    return render(request, "roles/plan_phases.html", {"theme": theme, "form": form, **more}, status=status)


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_close_phase)
def close_phase(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Say what was decided in the phase the theme is in, and go on."""
    phase = theme.phase
    following = ThemePhase.objects.filter(order__gt=phase.order).first() or phase
    form = closing_form(theme, phase, request.POST or None, initial={"onward": following})
    tried = attempt(
        form,
        lambda: actions.close_phase(theme, phase=phase, by=request.user, at=timezone.now(), **form.words()),
    )
    if tried.is_done:
        messages.success(request, _("The phase is closed, and what was decided is kept."))
        return redirect("plan", pk=theme.pk)
    missing = missing_words(theme, phase)
    context = {"theme": theme, "phase": phase, "form": form, "refusal": tried.refusal, "missing": missing}
    return render(request, "roles/close_phase.html", context, status=tried.status)
