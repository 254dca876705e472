"""The pair's room: reading, writing, sharing, opening what is shared, and looking for words in it (S54)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from codriver import access
from codriver.actions import room as actions
from codriver.forms.room import FIRST_LINES, EntryForm
from codriver.models import Pairing, RoomEntry
from codriver.queries.room import room_page, room_search
from codriver.rules.room import Kind
from codriver.views.pairing import both
from netvaerk.gates import gate, prepared
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt

LONGEST_SEARCH = 100
SHOWN = ("status", "theme__title", "co_driver__name", "network_leader__name", "alignment__pairing")


def own_rooms(person: Person) -> Any:
    """The rooms of this person: of the pairs they are or were one of."""
    rooms = Pairing.objects.of(person).filter(status__in=Pairing.BEGUN)
    return rooms.with_people().select_related("alignment")


def rooms_to_read(person: Person) -> Any:
    """The same, with no more of each than the room shows: whole themes and people take long to read."""
    rooms = Pairing.objects.of(person).filter(status__in=Pairing.BEGUN)
    return rooms.select_related("theme", "co_driver", "network_leader", "alignment").only(*SHOWN)


def readable(person: Person) -> QuerySet:
    people = ("pairing__theme", "pairing__co_driver", "pairing__network_leader", "meeting__kind", "author")
    return RoomEntry.objects.readable_by(person).select_related(*people)


@require_GET
@gate(rooms_to_read, access.may_use_room, reads=both, one=prepared(rooms_to_read))
def room(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    return show_room(request, pairing)


def show_room(request: HttpRequest, pairing: Pairing, status: int = 200, **state: Any) -> HttpResponse:
    about, number = request.GET.get("om", ""), request.GET.get("page")
    page = state.pop("page", None) or room_page(pairing, request.user, about=about, number=number)
    context = {"pairing": pairing, "page": page, "refusal": None, "page_obj": page.page, **state}
    return render(request, "codriver/room.html", context, status=status)


@require_http_methods(["GET", "POST"])
@gate(rooms_to_read, access.may_use_room, reads=both, one=prepared(rooms_to_read))
def search_room(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """Posted, so that the words one looks for stand in no address and no server's log."""
    sought = " ".join(request.POST.get("q", "").split())[:LONGEST_SEARCH]
    if not sought:
        return redirect("room", pk=pairing.pk)
    return show_room(request, pairing, page=room_search(pairing, request.user, sought))


@require_http_methods(["GET", "POST"])
@gate(own_rooms, access.may_use_room, reads=both)
def write_entry(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """A new entry of the kind the address names. If the pair has ended meanwhile, what was typed is handed back."""
    kind = _kind_of(request)
    if request.method == "GET" and pairing.status != Pairing.Status.ACTIVE:
        return redirect("room", pk=pairing.pk)
    form = EntryForm(request.POST or None, kind=kind, pairing=pairing)
    share = request.POST.get("share") == "yes"
    tried = attempt(form, lambda: _write(request, pairing, kind, form, share))
    if not tried.is_done:
        return _writing(request, pairing, form, tried.status, refusal=tried.refusal)
    said = _("Saved. %(name)s can open it.") if share else _("Saved. Only you see it.")
    messages.success(request, said % {"name": pairing.other(request.user).first_name} if share else said)
    return redirect("room", pk=pairing.pk)


def _write(request: HttpRequest, pairing: Pairing, kind: Kind, form: EntryForm, share: bool) -> RoomEntry:
    return actions.write_entry(
        pairing, kind=kind.value, share=share, by=request.user, at=timezone.now(), **form.written()
    )


def _kind_of(request: HttpRequest) -> Kind:
    named = request.GET.get("slags", "")
    return Kind(named) if named in set(Kind) else Kind.NOTE


def _writing(
    request: HttpRequest, pairing: Pairing, form: EntryForm, status: int, entry: RoomEntry | None = None, **more: Any
) -> HttpResponse:
    context = {
        "pairing": pairing,
        "other": pairing.other(request.user),
        "form": form,
        "entry": entry,
        "kind": RoomEntry.Kind(form.kind.value).label,
        "first_line": FIRST_LINES[form.kind],
        "refusal": None,
        "stored": [],
        **more,
    }
    return render(request, "codriver/room_entry.html", context, status=status)


@require_http_methods(["GET", "POST"])
@gate(readable, access.may_change_entry)
def edit_entry(request: HttpRequest, entry: RoomEntry) -> HttpResponse:
    """Rewrite one's own entry; it stays as visible as it is."""
    pairing = entry.pairing
    if request.method == "GET" and pairing.status != Pairing.Status.ACTIVE:
        return redirect("room", pk=pairing.pk)
    form = EntryForm(request.POST or None, kind=Kind(entry.kind), pairing=pairing, entry=entry)
    if request.method == "GET" or not form.is_valid():
        return _writing(request, pairing, form, 422 if form.is_bound else 200, entry=entry)
    shown = form.cleaned_data["version"] or 0
    try:
        actions.change_entry(entry, by=request.user, at=timezone.now(), shown=shown, **form.written())
    except Refused as refusal:
        return _meeting_another(request, form, entry, refusal)
    messages.success(request, _("Saved."))
    return redirect("room", pk=pairing.pk)


def _meeting_another(request: HttpRequest, form: EntryForm, entry: RoomEntry, refusal: Refused) -> HttpResponse:
    """Both texts, and who sees the entry now; of one that is gone the words to copy."""
    stored = readable(request.user).filter(pk=entry.pk).first()
    more = {"refusal": refusal, "stored": form.what_stands(stored) if stored else []}
    return _writing(request, entry.pairing, form, 409, entry=stored or entry, **more)


def _done(request: HttpRequest, pairing: Pairing, act: Callable[[], object], said: str) -> HttpResponse:
    """Do `act` and go back to the room; a refusal is shown there."""
    try:
        act()
    except Refused as refusal:
        pairing.refresh_from_db()
        return show_room(request, pairing, 409, refusal=refusal)
    messages.success(request, said)
    return redirect("room", pk=pairing.pk)


@require_POST
@gate(readable, access.may_change_entry)
def share_entry(request: HttpRequest, entry: RoomEntry) -> HttpResponse:
    shown = whole_number(request.POST.get("version")) or 0
    name = entry.pairing.other(request.user).first_name
    return _done(
        request,
        entry.pairing,
        lambda: actions.share_entry(entry, by=request.user, at=timezone.now(), shown=shown),
        _("Shared. Until %(name)s opens it you can make it private again.") % {"name": name},
    )


@require_POST
@gate(readable, access.may_change_entry)
def unshare_entry(request: HttpRequest, entry: RoomEntry) -> HttpResponse:
    return _done(
        request,
        entry.pairing,
        lambda: actions.unshare_entry(entry, by=request.user, at=timezone.now()),
        _("It is private again. It was not read."),
    )


@require_POST
@gate(readable, access.may_change_entry)
def delete_entry(request: HttpRequest, entry: RoomEntry) -> HttpResponse:
    shown = whole_number(request.POST.get("version")) or 0
    return _done(
        request,
        entry.pairing,
        lambda: actions.delete_entry(entry, by=request.user, at=timezone.now(), shown=shown),
        _("It is deleted."),
    )


@require_POST
@gate(own_rooms, access.may_use_room)
def open_shared(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """Open what the other has shared. A press, not a page view, so that nothing is read by a link that is followed."""
    act = actions.open_shared
    return _done(
        request,
        pairing,
        lambda: act(pairing, by=request.user, at=timezone.now()),
        _("It is opened, and stands in the notebook below."),
    )
