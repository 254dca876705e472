"""The page of a member of staff who was asked to take part in a network: what it is, yes or no, and the way out."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from netvaerk.gates import gate
from netvaerk.models import NetworkParticipant, Person
from netvaerk.models.participants import ParticipantQuerySet
from netvaerk.refusals import Refused
from roles import access
from roles.actions import participants as actions
from roles.queries.participants import participation_page


def own(person: Person) -> ParticipantQuerySet:
    rows = NetworkParticipant.objects.known_to(person).select_related("theme__phase", "suggested_by")
    return rows.prefetch_related("phases", "brings")


@require_GET
@gate(own, access.is_own_participation)
def participation(request: HttpRequest, participant: NetworkParticipant) -> HttpResponse:
    return _show(request, participant)


def _show(
    request: HttpRequest, participant: NetworkParticipant, status: int = 200, refusal: Refused | None = None
) -> HttpResponse:
    page = participation_page(participant)
    context = {"participant": participant, "theme": participant.theme, "page": page, "refusal": refusal}
    return render(request, "roles/participation.html", context, status=status)


def _done(request: HttpRequest, participant: NetworkParticipant, words: str, act: Callable[..., Any]) -> HttpResponse:
    try:
        act(participant, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _show(request, participant, 409, refusal)
    messages.success(request, words)
    return redirect("participation", pk=participant.pk)


@require_POST
@gate(own, access.is_own_participation)
def answer_participation(request: HttpRequest, participant: NetworkParticipant) -> HttpResponse:
    """Yes or no, without a reason."""
    said = request.POST.get("answer")
    if said not in ("yes", "no"):
        return _show(request, participant, 422)

    def act(participant: NetworkParticipant, **who_and_when: Any) -> None:
        actions.answer(participant, says_yes=said == "yes", **who_and_when)

    return _done(request, participant, _("Your answer is noted. Thank you."), act)


@require_POST
@gate(own, access.is_own_participation)
def leave_network(request: HttpRequest, participant: NetworkParticipant) -> HttpResponse:
    return _done(request, participant, _("You have left the network."), actions.leave_network)
