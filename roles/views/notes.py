"""The notes of a theme: agendas, the work of today and methods on one page."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, Person, ThemeNote
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt
from netvaerk.views.conflicts import what_stands
from roles import access
from roles.actions import notes as actions
from roles.forms.notes import NoteForm
from roles.queries.notes import notes_page


def seen_notes(person: Person) -> QuerySet:
    themes = NetworkTheme.objects.visible_to(person)
    return ThemeNote.objects.filter(theme__in=themes).select_related("theme", "unit")


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_look_inside)
def theme_notes(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    return _notes(request, theme)


def _notes(request: HttpRequest, theme: NetworkTheme, *, status: int = 200, reasons: Any = ()) -> HttpResponse:
    context = {"theme": theme, "page": notes_page(theme, request.user), "reasons": reasons}
    return render(request, "roles/theme_notes.html", context, status=status)


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def add_note(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """A new note; the address may say what it is about."""
    kind = request.GET.get("kind", "")
    typed = request.POST if request.method == "POST" else None
    form = NoteForm(typed, initial={"kind": kind if kind in ThemeNote.Kind.values else ""})
    tried = attempt(form, lambda: actions.add_note(theme, by=request.user, at=timezone.now(), **form.words()))
    if not tried.is_done:
        return _note(request, theme, form, tried.status, refusal=tried.refusal)
    messages.success(request, _("The note is saved."))
    return redirect("theme_notes", pk=theme.pk)


@require_http_methods(["GET", "POST"])
@gate(seen_notes, access.may_write_note)
def edit_note(request: HttpRequest, note: ThemeNote) -> HttpResponse:
    form = NoteForm(request.POST or None, instance=note)
    if request.method == "GET" or not form.is_valid():
        return _note(request, note.theme, form, 422 if form.is_bound else 200, note=note)
    shown = form.cleaned_data["version"] or 0
    try:
        actions.change_note(note, by=request.user, at=timezone.now(), shown=shown, **form.words())
    except Refused as refusal:
        return _note(request, note.theme, form, 409, note=note, refusal=refusal, stored=_stored(form, note))
    messages.success(request, _("The note is saved."))
    return redirect("theme_notes", pk=note.theme_id)


def _stored(form: NoteForm, note: ThemeNote) -> list[tuple[str, str]]:
    """What stands in the note now; nothing, if somebody has taken it away meanwhile."""
    stored = ThemeNote.objects.select_related("unit").filter(pk=note.pk).first()
    return what_stands(form, stored, form.words()) if stored else []


def _note(request: HttpRequest, theme: NetworkTheme, form: NoteForm, status: int, **more: Any) -> HttpResponse:
    return render(request, "roles/edit_note.html", {"theme": theme, "form": form, **more}, status=status)


@require_POST
@gate(seen_notes, access.may_write_note)
def take_note_away(request: HttpRequest, note: ThemeNote) -> HttpResponse:
    shown = whole_number(request.POST.get("version")) or 0
    try:
        actions.take_note_away(note, by=request.user, at=timezone.now(), shown=shown)
    except Refused as refusal:
        return _notes(request, note.theme, status=409, reasons=refusal.words())
    messages.success(request, _("The note is taken away."))
    return redirect("theme_notes", pk=note.theme_id)
