"""The secretariat's intake desk: rounds, what each proposal lacks, return, merger and the forum's decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk import access
from netvaerk.actions import intake as actions
from netvaerk.forms.proposals import DecisionForm, ReturnForm
from netvaerk.gates import gate, page_gate
from netvaerk.models import NetworkTheme
from netvaerk.queries.lists import intake_tables
from netvaerk.queries.proposals import intake_desk, proposal_page
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.downloads import download, wanted_file
from netvaerk.views.proposals import done, show_proposal, visible


@require_GET
@page_gate(access.may_run_intake, lists=NetworkTheme)
def intake(request: HttpRequest) -> HttpResponse:
    desk = intake_desk(whole_number(request.GET.get("round")), timezone.localdate())
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Proposals"), intake_tables(desk), kind)
    return render(request, "netvaerk/intake.html", {"desk": desk})


@require_POST
@gate(visible, access.may_handle_proposal)
def take_into_review(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    words = _("You are handling the proposal now. Those behind it have been told.")
    return done(request, theme, words, lambda: actions.take_into_review(theme, by=request.user, at=timezone.now()))


@require_POST
@gate(visible, access.may_handle_proposal)
def return_proposal(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Back to those behind it, with what is to be worked on."""
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return show_proposal(request, theme, 422, return_form=form)
    reason = form.cleaned_data["reason"]
    try:
        actions.return_proposal(theme, reason=reason, by=request.user, at=timezone.now())
    except Refused as refusal:
        stored = NetworkTheme.objects.get(pk=theme.pk)
        return show_proposal(request, stored, 409, return_form=form, refusal=refusal, typed=reason)
    messages.success(request, _("The proposal is a draft again, and those behind it have been told."))
    return redirect("intake")


@require_POST
@gate(visible, access.may_handle_proposal)
def move_to_next_round(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    words = _("The proposal waits for the next round.")
    return done(request, theme, words, lambda: actions.move_to_next_round(theme, by=request.user, at=timezone.now()))


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_handle_proposal)
def merge_proposal(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Choose the proposal that this one is to live on in."""
    others = NetworkTheme.objects.proposals().exclude(pk=theme.pk).select_related("proposed_by", "round")
    refusal = None
    if request.method == "POST":
        into = others.filter(pk=whole_number(request.POST.get("into")) or 0).first() or theme
        try:
            actions.merge_proposal(theme, into=into, by=request.user, at=timezone.now())
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The proposals are merged. Those behind both stand behind this one now."))
            return redirect("proposal", pk=into.pk)
    context = {"theme": theme, "others": others, "refusal": refusal}
    return render(request, "netvaerk/merge_proposal.html", context, status=409 if refusal else 200)


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_handle_proposal)
def decide_proposal(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Note what the executive forum decided."""
    first = {"network_type": theme.network_type, "decided_on": timezone.localdate()}
    form = DecisionForm(request.POST or None, initial=first)
    if request.method == "GET" or not form.is_valid():
        return _deciding(request, theme, form, 422 if form.is_bound else 200)
    typed = dict(form.cleaned_data)
    chosen = typed.pop("decision") == DecisionForm.CHOSEN
    try:
        if chosen:
            actions.choose_proposal(theme, by=request.user, at=timezone.now(), **typed)
        else:
            typed.pop("network_type")
            actions.decline_proposal(theme, by=request.user, at=timezone.now(), **typed)
    except Refused as refusal:
        return _deciding(request, NetworkTheme.objects.get(pk=theme.pk), form, 409, refusal=refusal)
    messages.success(request, _("The decision is noted, and those behind the proposal have been told."))
    return redirect("proposal", pk=theme.pk)


def _deciding(
    request: HttpRequest, theme: NetworkTheme, form: DecisionForm, status: int, **more: object
) -> HttpResponse:
    page = proposal_page(theme, request.user, timezone.localdate())
    context = {"theme": theme, "form": form, "page": page, **more}
    return render(request, "netvaerk/decide_proposal.html", context, status=status)
