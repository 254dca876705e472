"""Finding and naming who stands in for the holder of a role, and ending it early."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netvaerk.gates import gate
from netvaerk.models import Person
from netvaerk.typed import whole_number
from netvaerk.views.attempts import Attempt, attempt, press
from roles import access
from roles.actions import stand_ins as actions
from roles.forms.stand_ins import StandInForm
from roles.models import RoleAssignment, StandIn
from roles.queries.stand_ins import stand_in_page


def known_roles(person: Person) -> QuerySet:
    """Who holds a role is known to all; a role that is only asked about stays as closed as it is elsewhere."""
    return RoleAssignment.objects.visible_to(person).select_related("theme", "person")


@require_http_methods(["GET", "POST"])
@gate(known_roles, access.may_name_stand_in, reads=lambda assignment: [assignment.person])
def name_stand_in(request: HttpRequest, assignment: RoleAssignment) -> HttpResponse:
    """Search a colleague, choose one, and give the days."""
    words = request.GET.get("q", "").strip()[:100]
    chosen = whole_number(request.GET.get("person"))
    page = stand_in_page(assignment, timezone.localdate(), words=words, chosen=chosen)
    form = StandInForm(request.POST or None)
    tried = Attempt(422 if form.is_bound else 200)
    if page.chosen:
        named = {"person": page.chosen, "by": request.user, "at": timezone.now()}
        tried = attempt(form, lambda: actions.name_stand_in(assignment, **named, **form.typed()))
    if tried.is_done:
        messages.success(request, _("%(name)s is named, and gets a letter.") % {"name": page.chosen.name})
        return redirect("theme", pk=assignment.theme_id)
    context = {"page": page, "form": form, "refusal": tried.refusal}
    return render(request, "roles/name_stand_in.html", context, status=tried.status)


def stand_ins(person: Person) -> QuerySet:
    known = RoleAssignment.objects.visible_to(person)
    return StandIn.objects.filter(assignment__in=known).select_related(
        "assignment__theme", "assignment__person", "person"
    )


@require_POST
@gate(stand_ins, access.may_end_stand_in)
def end_stand_in(request: HttpRequest, stand_in: StandIn) -> HttpResponse:
    done = _("It is ended. The rights that came with it are gone at once.")
    press(request, lambda: actions.end_stand_in(stand_in, by=request.user, at=timezone.now()), done)
    return redirect("theme", pk=stand_in.assignment.theme_id)
