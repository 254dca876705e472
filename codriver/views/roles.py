"""Answering whether one takes a role; it lives here because a new leader touches the theme's pairs."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from codriver.actions import succession
from netvaerk.gates import gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from roles.access import may_answer_role
from roles.actions.assignments import decline_role
from roles.models import RoleAssignment


def asked_of(person: Person) -> Any:
    return RoleAssignment.objects.filter(person=person).select_related("theme", "takes_over_from__person")


@require_POST
@gate(asked_of, may_answer_role)
def answer_role(request: HttpRequest, assignment: RoleAssignment) -> HttpResponse:
    """Yes or no to a role one was asked to take."""
    if request.POST.get("answer") not in ("yes", "no"):
        messages.error(request, _("Press yes or no."))
        return redirect("my_page")
    accept = request.POST.get("answer") == "yes"
    action = succession.accept_role if accept else decline_role
    try:
        action(assignment, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.words()))
        return redirect("my_page")
    if accept:
        messages.success(request, _("Thank you. You have the role from today."))
        return redirect("theme", pk=assignment.theme_id)
    messages.success(request, _("Your no is noted. Thank you for answering."))
    return redirect("my_page")
