"""Finding participants for a network: the list, the search among staff, and somebody new from inside or outside."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from netvaerk.audit import record_list_read, record_read
from netvaerk.gates import gate, shows_a_page
from netvaerk.models import NetworkParticipant, NetworkTheme, Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.downloads import download, wanted_file
from roles import access
from roles.actions import participants as actions
from roles.forms.participants import ParticipantForm, SuggestEmployeeForm, SuggestOutsiderForm
from roles.queries.lists import participants_table
from roles.queries.participants import participants_page, staff_to_ask

MOST_SHOWN = 25


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_look_inside)
def participants(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    page = participants_page(theme, request.user, stage=request.GET.get("stage", ""))
    if kind := wanted_file(request.GET.get("as")):
        response = download(_("Participants"), [participants_table(page)], kind)
    else:
        response = render(request, "roles/participants.html", {"theme": theme, "page": page})
    record_list_read(by=request.user, of=NetworkParticipant)
    return response


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def find_participant(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Colleagues who could be asked; search by name, title or unit."""
    words = request.GET.get("q", "").strip()[:100]
    found = list(staff_to_ask(theme, words)[: MOST_SHOWN + 1]) if words else []
    context = {"theme": theme, "words": words, "people": found[:MOST_SHOWN], "more": len(found) > MOST_SHOWN}
    response = render(request, "roles/find_participant.html", context)
    if found:
        record_list_read(by=request.user, of=Person)
    return response


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def suggest_employee(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Why this colleague, what they bring, and whether to ask them now."""
    key = whole_number(request.GET.get("person"))
    person = Person.objects.filter(pk=key).select_related("unit").first() if key else None
    if person is None:
        return redirect("find_participant", pk=theme.pk)
    form = SuggestEmployeeForm(request.POST or None)
    response = _suggesting(request, theme, form, person)
    if shows_a_page(request, response):
        record_read(by=request.user, thing=theme, about=[person])
    return response


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def suggest_outsider(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Somebody from outside; who sees their data, and for how long, stands over the fields."""
    return _suggesting(request, theme, SuggestOutsiderForm(request.POST or None), None)


def _suggesting(
    request: HttpRequest, theme: NetworkTheme, form: ParticipantForm, person: Person | None
) -> HttpResponse:
    if request.method == "GET" or not form.is_valid():
        return _form(request, theme, form, person, 422 if form.is_bound or request.method == "POST" else 200)
    typed = {name: form.cleaned_data[name] for name in (*form.written, "brings", "stage")}
    try:
        if person:
            made = actions.suggest_employee(theme, person=person, by=request.user, at=timezone.now(), **typed)
        else:
            made = actions.suggest_outsider(theme, by=request.user, at=timezone.now(), **typed)
    except Refused as refusal:
        return _form(request, theme, form, person, 409, refusal=refusal)
    messages.success(request, _("%(name)s is on the list.") % {"name": made.shown_name})
    return redirect("participants", pk=theme.pk)


def _form(
    request: HttpRequest, theme: NetworkTheme, form: ParticipantForm, person: Person | None, status: int, **more: Any
) -> HttpResponse:
    page = "roles/suggest_employee.html" if person else "roles/suggest_outsider.html"
    return render(request, page, {"theme": theme, "form": form, "person": person, **more}, status=status)
