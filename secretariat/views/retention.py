"""Slettefrister: what is deleted and when, and how long the secretariat keeps each kind of data."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from netvaerk.actions.retention import chosen_limits, keep_for
from netvaerk.gates import page_gate
from netvaerk.views.attempts import attempt
from secretariat import access
from secretariat.forms.data_requests import KeepForm
from secretariat.queries.retention import kind_named, retention_page, unit_in_words


@require_GET
@page_gate(access.may_oversee)
def retention(request: HttpRequest) -> HttpResponse:
    return render(request, "secretariat/retention.html", {"page": retention_page(timezone.now())})


@require_http_methods(["GET", "POST"])
@page_gate(access.may_oversee)
def keep_for_how_long(request: HttpRequest, code: str) -> HttpResponse:
    kind = kind_named(code)
    if kind is None:
        raise Http404
    kept = kind.kept(chosen_limits())
    form = KeepForm(
        request.POST or None, limit=kind.limit, unit=unit_in_words(kind.limit), initial={"kept": kept, "shown": kept}
    )
    tried = attempt(form, lambda: keep_for(kind, **form.cleaned_data, by=request.user, at=timezone.now()))
    if tried.is_done:
        messages.success(request, _("It is kept for so long from now on. What is older goes in the coming night."))
        return redirect("retention")
    context = {"kind": kind, "form": form, "refusal": tried.refusal}
    return render(request, "secretariat/keep_for_how_long.html", context, status=tried.status)
