"""The private reflection: written, saved, and read by nobody else (S90)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from codriver.actions.reflections import save_reflection
from codriver.forms.candidacies import ReflectionForm
from codriver.models import CandidacyReflection, CoDriverCandidacy
from codriver.queries.candidacies import open_candidacy_of, reflection_page
from netvaerk.access import may_use_the_house
from netvaerk.gates import page_gate
from netvaerk.refusals import Refused


@require_http_methods(["GET", "POST"])
@page_gate(may_use_the_house)
def reflect(request: HttpRequest) -> HttpResponse:
    """One's own; the address names nobody. Who has not begun is shown where it begins."""
    candidacy = open_candidacy_of(request.user)
    if candidacy is None:
        return redirect("become_co_driver")
    form = ReflectionForm(request.POST or None, reflection=candidacy.reflection)
    if request.method == "GET" or not form.is_valid():
        return _form(request, candidacy, form, 422 if form.is_bound else 200)
    try:
        save_reflection(candidacy, by=request.user, at=timezone.now(), **form.written())
    except Refused as refusal:
        stored = CandidacyReflection.objects.get(candidacy=candidacy)
        candidacy.reflection = stored
        return _form(request, candidacy, form, 409, refusal=refusal, stored=form.go_on_from(stored))
    messages.success(request, _("Saved."))
    return redirect("reflect")


def _form(
    request: HttpRequest, candidacy: CoDriverCandidacy, form: ReflectionForm, status: int, **more: Any
) -> HttpResponse:
    page = reflection_page(candidacy.reflection)
    context = {"candidacy": candidacy, "form": form, "page": page, "refusal": None, "stored": [], **more}
    return render(request, "codriver/reflect.html", context, status=status)
