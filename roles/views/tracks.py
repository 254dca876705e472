"""The tracks of a theme: written here, and chosen where their phase is closed."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, Person, Track
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt
from netvaerk.views.conflicts import what_stands
from roles import access
from roles.actions import tracks as actions
from roles.forms.discoveries import TrackForm
from roles.queries.phase_lists import FINDS_TRACKS
from roles.views.phases import address_of_phase, back_to_phase, phase_again


def seen_tracks(person: Person) -> QuerySet:
    themes = NetworkTheme.objects.visible_to(person)
    return Track.objects.filter(theme__in=themes).select_related("theme__phase")


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def add_track(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    form = TrackForm(request.POST or None)
    tried = attempt(form, lambda: actions.add_track(theme, by=request.user, at=timezone.now(), **form.words()))
    if not tried.is_done:
        return _track(request, theme, form, tried.status, refusal=tried.refusal)
    messages.success(request, _("The track is saved."))
    return back_to_phase(theme, FINDS_TRACKS)


@require_http_methods(["GET", "POST"])
@gate(seen_tracks, access.may_write_in_phase)
def edit_track(request: HttpRequest, track: Track) -> HttpResponse:
    form = TrackForm(request.POST or None, instance=track)
    if request.method == "GET" or not form.is_valid():
        return _track(request, track.theme, form, 422 if form.is_bound else 200, track=track)
    shown = form.cleaned_data["version"] or 0
    try:
        actions.change_track(track, by=request.user, at=timezone.now(), shown=shown, **form.words())
    except Refused as refusal:
        stored = Track.objects.filter(pk=track.pk).first()
        met = what_stands(form, stored, form.words()) if stored else []
        return _track(request, track.theme, form, 409, track=track, refusal=refusal, stored=met)
    messages.success(request, _("The track is saved."))
    return back_to_phase(track.theme, FINDS_TRACKS)


def _track(request: HttpRequest, theme: NetworkTheme, form: TrackForm, status: int, **more: Any) -> HttpResponse:
    context = {"theme": theme, "form": form, "cancel_url": address_of_phase(theme, FINDS_TRACKS), **more}
    return render(request, "roles/edit_track.html", context, status=status)


@require_POST
@gate(seen_tracks, access.may_write_in_phase)
def take_track_away(request: HttpRequest, track: Track) -> HttpResponse:
    shown = whole_number(request.POST.get("version")) or 0
    try:
        actions.take_track_away(track, by=request.user, at=timezone.now(), shown=shown)
    except Refused as refusal:
        return phase_again(request, track.theme, FINDS_TRACKS, status=409, refusal=refusal, stored=[])
    messages.success(request, _("The track is taken away; what was gathered under it stays."))
    return back_to_phase(track.theme, FINDS_TRACKS)
