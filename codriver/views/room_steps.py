"""The next steps of a pair: noted, ticked off and taken away by either of the two."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from codriver import access
from codriver.actions import room_steps as actions
from codriver.forms.room import StepForm
from codriver.models import Pairing, RoomStep
from codriver.views.room import own_rooms, show_room
from netvaerk.gates import gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt


def readable(person: Person) -> QuerySet:
    people = ("pairing__theme", "pairing__co_driver", "pairing__network_leader")
    return RoomStep.objects.readable_by(person).select_related(*people)


@require_http_methods(["GET", "POST"])
@gate(own_rooms, access.may_use_room)
def add_step(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    if request.method == "GET" and pairing.status != Pairing.Status.ACTIVE:
        return redirect("room", pk=pairing.pk)
    form = StepForm(request.POST or None, pairing=pairing, reader=request.user)
    tried = attempt(form, lambda: actions.add_step(pairing, by=request.user, at=timezone.now(), **form.written()))
    if tried.is_done:
        messages.success(request, _("The step is noted. You both see it."))
        return redirect("room", pk=pairing.pk)
    context = {"pairing": pairing, "other": pairing.other(request.user), "form": form, "refusal": tried.refusal}
    return render(request, "codriver/room_step.html", context, status=tried.status)


@require_POST
@gate(readable, access.may_tick_step)
def settle_step(request: HttpRequest, step: RoomStep) -> HttpResponse:
    """Say that a step is done, or put it back."""
    done = request.POST.get("done") != "no"
    try:
        actions.settle_step(step, done=done, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_room(request, step.pairing, 409, refusal=refusal)
    return redirect("room", pk=step.pairing_id)


@require_POST
@gate(readable, access.may_tick_step)
def remove_step(request: HttpRequest, step: RoomStep) -> HttpResponse:
    try:
        actions.remove_step(step, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_room(request, step.pairing, 409, refusal=refusal)
    messages.success(request, _("It is deleted."))
    return redirect("room", pk=step.pairing_id)
