"""Discoveries: written one after another on the way, and gathered under the tracks of the theme."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from netvaerk.gates import gate
from netvaerk.models import Discovery, NetworkTheme, Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt
from netvaerk.views.conflicts import what_stands
from roles import access
from roles.actions import discoveries as actions
from roles.forms.discoveries import DiscoveryForm, GatherForm
from roles.queries.phase_lists import FINDS_TRACKS, SEES
from roles.views.phases import address_of_phase, back_to_phase, phase_again


def seen_discoveries(person: Person) -> QuerySet:
    themes = NetworkTheme.objects.visible_to(person)
    return Discovery.objects.filter(theme__in=themes).select_related("theme")


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def add_discovery(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """One discovery; who writes several after another finds the last one's way, place and day filled in."""
    again = "again" in request.GET
    like = theme.discoveries.filter(by=request.user).last() if again else None
    form = DiscoveryForm(request.POST or None, theme=theme, writer=request.user, like=like)
    tried = attempt(form, lambda: actions.add_discovery(theme, by=request.user, at=timezone.now(), **form.words()))
    if not tried.is_done:
        return _discovery(request, theme, form, tried.status, refusal=tried.refusal)
    messages.success(request, _("The discovery is saved."))
    if "again" in request.POST:
        return redirect(f"{request.path}?again")
    return back_to_phase(theme, SEES)


@require_http_methods(["GET", "POST"])
@gate(seen_discoveries, access.may_write_in_phase)
def edit_discovery(request: HttpRequest, discovery: Discovery) -> HttpResponse:
    theme = discovery.theme
    form = DiscoveryForm(request.POST or None, instance=discovery, theme=theme, writer=request.user)
    if request.method == "GET" or not form.is_valid():
        return _discovery(request, theme, form, 422 if form.is_bound else 200, discovery=discovery)
    shown = form.cleaned_data["version"] or 0
    try:
        actions.change_discovery(discovery, by=request.user, at=timezone.now(), shown=shown, **form.words())
    except Refused as refusal:
        stored = Discovery.objects.select_related("found_by").filter(pk=discovery.pk).first()
        met = what_stands(form, stored, form.words()) if stored else []
        return _discovery(request, theme, form, 409, discovery=discovery, refusal=refusal, stored=met)
    messages.success(request, _("The discovery is saved."))
    return back_to_phase(theme, SEES)


def _discovery(
    request: HttpRequest, theme: NetworkTheme, form: DiscoveryForm, status: int, **more: Any
) -> HttpResponse:
    context = {"theme": theme, "form": form, "cancel_url": address_of_phase(theme, SEES), **more}
    return render(request, "roles/edit_discovery.html", context, status=status)


@require_POST
@gate(seen_discoveries, access.may_write_in_phase)
def take_discovery_away(request: HttpRequest, discovery: Discovery) -> HttpResponse:
    shown = whole_number(request.POST.get("version")) or 0
    try:
        actions.take_discovery_away(discovery, by=request.user, at=timezone.now(), shown=shown)
    except Refused as refusal:
        return phase_again(request, discovery.theme, SEES, status=409, refusal=refusal, stored=[])
    messages.success(request, _("The discovery is taken away."))
    return back_to_phase(discovery.theme, SEES)


@require_POST
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def gather_discoveries(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Put the discoveries that are ticked under a track."""
    form = GatherForm(request.POST, theme=theme)
    tried = attempt(
        form, lambda: actions.gather_discoveries(theme, by=request.user, at=timezone.now(), **form.cleaned_data)
    )
    if not tried.is_done:
        more = {"refusal": tried.refusal, "stored": []}
        return phase_again(request, theme, FINDS_TRACKS, status=tried.status, gather=form, **more)
    moved = tried.made
    words = ngettext("%(number)d discovery is moved.", "%(number)d discoveries are moved.", moved)
    messages.success(request, words % {"number": moved})
    return back_to_phase(theme, FINDS_TRACKS)
