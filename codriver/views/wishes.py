"""What a network leader needs, and what somebody would like to bring (S73-S76, S81)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from codriver import access
from codriver.actions.wishes import say_need, say_offer
from codriver.facts.wishes import stored_need, themes_without_co_driver
from codriver.forms.wishes import NeedForm, OfferForm, WishForm
from codriver.queries.wishes import NeedPage, OfferPage, differing, need_page, offer_page
from codriver.rules.wishes import Need, Offer, WishHindrance
from netvaerk.access import may_use_the_house
from netvaerk.gates import gate, page_gate
from netvaerk.models import NetworkTheme, Person
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt
from netvaerk.views.conflicts import Rows


def asked_early(theme: NetworkTheme) -> list[Person]:
    """Whom the leader has talked with: not known to all."""
    need = stored_need(theme)
    return [need.early_wish] if need and need.early_wish else []


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_request_competences, reads=asked_early)
def request_competences(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    page = need_page(theme)
    form = NeedForm(request.POST or None, initial=NeedForm.initial_of(page.need, page.version))
    said = {"by": request.user, "at": timezone.now()}
    tried = attempt(form, lambda: say_need(theme, form.need(), shown=form.cleaned_data["version"], **said))
    if tried.is_done:
        messages.success(request, _("It is noted what you need."))
        return redirect("theme", pk=theme.pk)
    context = {"form": form, "theme": theme, "page": page, "refusal": tried.refusal}
    if tried.refusal:
        page = need_page(theme)
        context["stored"] = _what_stands(tried.refusal, form, page, form.need())
    return render(request, "codriver/request_competences.html", context, status=tried.status)


@require_http_methods(["GET", "POST"])
@page_gate(may_use_the_house)
def offer_competences(request: HttpRequest) -> HttpResponse:
    person = request.user
    page = offer_page(person)
    first = OfferForm.initial_of(page.offer, page.version)
    form = OfferForm(request.POST or None, initial=first, themes=themes_without_co_driver())
    said = {"by": person, "at": timezone.now()}
    tried = attempt(form, lambda: say_offer(person, form.offer(), shown=form.cleaned_data["version"], **said))
    if tried.is_done:
        messages.success(request, _("It is noted what you would like to bring."))
        return redirect("my_page")
    context = {"form": form, "page": page, "refusal": tried.refusal}
    if tried.refusal:
        context["stored"] = _what_stands(tried.refusal, form, offer_page(person), form.offer())
    return render(request, "codriver/offer_competences.html", context, status=tried.status)


def _what_stands(refusal: Refused, form: WishForm, page: NeedPage | OfferPage, typed: Need | Offer) -> Rows:
    """The fields that somebody has changed meanwhile; the form goes on from them."""
    if WishHindrance.CHANGED_MEANWHILE not in refusal.reasons:
        return []
    form.go_on_from(page.version)
    stored = page.need if isinstance(page, NeedPage) else page.offer
    return differing(page.lines, stored, typed)
