"""The ideas of a theme, put in order once the phase of the ideas is over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme
from netvaerk.views.attempts import attempt
from roles import access
from roles.actions import ideas as actions
from roles.forms.choosing import PriorityForm, ideas_to_order
from roles.queries.phase_lists import FINDS_IDEAS
from roles.views.phases import address_of_phase, back_to_phase


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_decide_on)
def prioritise_ideas(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """A place for each idea; no points."""
    form = PriorityForm(request.POST or None, ideas=ideas_to_order(theme))
    tried = attempt(form, lambda: actions.prioritise_ideas(theme, by=request.user, at=timezone.now(), **form.words()))
    if tried.is_done:
        messages.success(request, _("The order of the ideas is saved."))
        return back_to_phase(theme, FINDS_IDEAS)
    stands = []
    if tried.refusal:
        ideas = {one.pk: one for one in form.ideas}
        stands = [ideas[number].title for number in actions.order_of(theme) if number in ideas]
        form.goes_on_from(form.ideas)
    context = {"theme": theme, "form": form, "refusal": tried.refusal, "stands": stands}
    context["cancel_url"] = address_of_phase(theme, FINDS_IDEAS)
    return render(request, "roles/prioritise_ideas.html", context, status=tried.status)
