"""One participant: read, described, asked, answered for, taken off the list, forgotten."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.audit import record
from netvaerk.gates import gate, shows_a_page
from netvaerk.models import NetworkParticipant, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.views.conflicts import Rows
from roles import access
from roles.actions import participants as actions
from roles.forms.participants import OutsiderForm, ParticipantForm
from roles.queries.participants import participant_page


def the_employee(participant: NetworkParticipant) -> list[Person]:
    return [participant.person] if participant.person else []


@require_GET
@gate(access.participants_seen_by, access.may_see_participant, reads=the_employee)
def participant(request: HttpRequest, participant: NetworkParticipant) -> HttpResponse:
    return _show(request, participant)


def _show(
    request: HttpRequest, participant: NetworkParticipant, status: int = 200, refusal: Refused | None = None
) -> HttpResponse:
    page = participant_page(participant, request.user)
    context = {"participant": participant, "theme": participant.theme, "page": page, "refusal": refusal}
    response = render(request, "roles/participant.html", context, status=status)
    if page.shows_contacts:
        record_contacts_read(request, participant, response)
    return response


def record_contacts_read(request: HttpRequest, participant: NetworkParticipant, response: HttpResponse) -> None:
    """Reading how somebody from outside is reached is an event; it names the row, not the person."""
    if shows_a_page(request, response):
        record(Verb.READ, participant, by=request.user, at=timezone.now())


@require_http_methods(["GET", "POST"])
@gate(access.participants_seen_by, access.may_describe_participant, reads=the_employee)
def edit_participant(request: HttpRequest, participant: NetworkParticipant) -> HttpResponse:
    if request.method == "GET" and (participant.left_on or participant.contact_deleted_at):
        return redirect("participant", pk=participant.pk)
    kind = OutsiderForm if participant.is_outsider else ParticipantForm
    form = kind(request.POST or None, initial=kind.initial_of(participant))
    if request.method == "GET" or not form.is_valid():
        return _editing(request, participant, form, 200 if request.method == "GET" else 422)
    try:
        actions.describe_participant(
            participant,
            brings=form.cleaned_data["brings"],
            by=request.user,
            at=timezone.now(),
            shown=form.cleaned_data["version"] or 0,
            **form.card(),
        )
    except Refused as refusal:
        participant.refresh_from_db()
        return _editing(request, participant, form, 409, refusal=refusal, stored=what_stands(form, participant))
    messages.success(request, _("It is saved."))
    return redirect("participant", pk=participant.pk)


def what_stands(form: ParticipantForm, stored: NetworkParticipant) -> Rows:
    """Label and stored text of each field that differs from what was typed; the form goes on from what is stored."""
    form.data = form.data.copy()
    form.data["version"] = stored.version
    brings = list(stored.brings.all())
    kinds = dict(NetworkParticipant.Kind.choices)
    rows = [
        (str(form.fields[name].label), str(kinds.get(getattr(stored, name), getattr(stored, name)) or "–"))
        for name in form.written
        if getattr(stored, name) != form.cleaned_data[name]
    ]
    if set(brings) != set(form.cleaned_data["brings"]):
        rows.append((str(form.fields["brings"].label), ", ".join(group.name for group in brings) or "–"))
    return rows


def _editing(
    request: HttpRequest, participant: NetworkParticipant, form: ParticipantForm, status: int, **more: Any
) -> HttpResponse:
    context = {"participant": participant, "theme": participant.theme, "form": form, **more}
    response = render(request, "roles/edit_participant.html", context, status=status)
    if participant.is_outsider:
        record_contacts_read(request, participant, response)
    return response


def _done(request: HttpRequest, participant: NetworkParticipant, words: str, act: Any) -> HttpResponse:
    """Do `act`, and say `words` on the participant's page, or there why not."""
    try:
        act(participant, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _show(request, participant, 409, refusal)
    messages.success(request, words)
    return redirect("participant", pk=participant.pk)


@require_POST
@gate(access.participants_seen_by, access.may_work_on_participant, reads=the_employee)
def ask_participant(request: HttpRequest, participant: NetworkParticipant) -> HttpResponse:
    words = _("It is noted that the person is asked.")
    if participant.person:
        words = _("%(name)s gets a letter, and answers.") % {"name": participant.shown_name}
    return _done(request, participant, words, actions.ask)


@require_POST
@gate(access.participants_seen_by, access.may_work_on_participant, reads=the_employee)
def note_answer(request: HttpRequest, participant: NetworkParticipant) -> HttpResponse:
    """What the person said, noted by leader or co-driver; anything but yes or no changes nothing."""
    said = request.POST.get("answer")
    if said not in ("yes", "no"):
        return _show(request, participant, 422)

    def act(participant: NetworkParticipant, **who_and_when: Any) -> None:
        actions.answer(participant, says_yes=said == "yes", **who_and_when)

    return _done(request, participant, _("The answer is noted."), act)


@require_POST
@gate(access.participants_seen_by, access.may_work_on_participant, reads=the_employee)
def take_off_list(request: HttpRequest, participant: NetworkParticipant) -> HttpResponse:
    words = _("%(name)s is off the list.") % {"name": participant.shown_name}
    return _done(request, participant, words, actions.leave_network)


@require_POST
@gate(access.participants_seen_by, access.may_delete_contacts)
def delete_participant_data(request: HttpRequest, participant: NetworkParticipant) -> HttpResponse:
    words = _("The name, the contact data and what was written about the person are deleted.")
    return _done(request, participant, words, actions.delete_contacts_of)
