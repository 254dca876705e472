"""What a network leader needs, and what somebody would like to bring (S73-S76)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from codriver import access
from codriver.actions import wishes
from codriver.forms.wishes import OffersForm, RequestForm
from netvaerk.access import may_use_the_house
from netvaerk.gates import gate, page_gate
from netvaerk.models import NetworkTheme
from netvaerk.refusals import Refused


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_request_competences)
def request_competences(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    chosen = list(theme.competence_requests.values_list("competence_id", "weight"))
    form = RequestForm(request.POST or None, chosen=chosen)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            wishes.request_competences(theme, weights=form.picked(), by=request.user, at=timezone.now())
        except Refused as problem:
            refusal = problem
        else:
            messages.success(request, _("It is noted what you need."))
            return redirect("theme", pk=theme.pk)
    context = {"form": form, "theme": theme, "refusal": refusal}
    return render(request, "codriver/request_competences.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@page_gate(may_use_the_house)
def offer_competences(request: HttpRequest) -> HttpResponse:
    chosen = list(request.user.competence_offers.values_list("competence_id", "wish"))
    form = OffersForm(request.POST or None, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        wishes.offer_competences(request.user, wishes=form.picked(), at=timezone.now())
        messages.success(request, _("It is noted what you would like to bring."))
        return redirect("my_page")
    return render(request, "codriver/offer_competences.html", {"form": form}, status=422 if form.is_bound else 200)
