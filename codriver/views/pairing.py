"""Pairing by hand: the secretariat finds and offers, both answer, the secretariat ends (spec: states of a pairing)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from codriver import access
from codriver.actions import pairing as actions
from codriver.facts.pairing import candidates, leader_of
from codriver.forms.pairing import AnswerOfferForm, EndPairingForm, OfferForm
from codriver.forms.talks import SettleForm
from codriver.models import Pairing
from codriver.queries.endings import ending_of
from codriver.queries.pairs import pairing_page, themes_without_co_driver, weighing
from netvaerk.audit import record_list_read, record_read
from netvaerk.gates import gate, page_gate
from netvaerk.models import NetworkTheme, Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number

MOST_SHOWN = 25


@require_GET
@page_gate(access.may_pair, lists=NetworkTheme)
def find_co_driver(request: HttpRequest) -> HttpResponse:
    """Themes that lack a co-driver."""
    return render(request, "codriver/find_co_driver.html", {"themes": themes_without_co_driver()})


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_pair_on)
def choose_co_driver(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """People who could be asked; search by name, title or unit."""
    words = request.GET.get("q", "").strip()[:100]
    found = list(candidates(theme, words)[: MOST_SHOWN + 1])
    context = {
        "theme": theme,
        "leader": leader_of(theme),
        "words": words,
        "people": found[:MOST_SHOWN],
        "more": len(found) > MOST_SHOWN,
    }
    response = render(request, "codriver/choose_co_driver.html", context)
    record_list_read(by=request.user, of=Person)
    return response


def chosen(request: HttpRequest) -> Person | None:
    """The person the address names, if it names one."""
    key = whole_number(request.GET.get("person", request.POST.get("person")))
    return Person.objects.filter(pk=key).select_related("unit").first() if key else None


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_pair_on)
def weigh_pairing(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """What speaks for and against a pair, and the button that offers it."""
    person = chosen(request)
    if person is None:
        return redirect("choose_co_driver", pk=theme.pk)
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pairing = actions.offer_pairing(
                theme, co_driver=person, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refused as refusal:
            return _weighing(request, theme, person, form, status=409, refusal=refusal)
        messages.success(request, _("The pairing is offered to both. They answer each for themselves."))
        return redirect("pairing", pk=pairing.pk)
    return _weighing(request, theme, person, form, status=422 if form.is_bound else 200)


def _weighing(
    request: HttpRequest, theme: NetworkTheme, person: Person, form: OfferForm, status: int, **more: Any
) -> HttpResponse:
    page = weighing(theme, person, by=request.user, today=timezone.localdate())
    response = render(request, "codriver/weigh_pairing.html", {"page": page, "form": form, **more}, status=status)
    record_read(by=request.user, thing=theme, about=[one for one in (person, page.leader) if one])
    return response


def visible_pairings(person: Person) -> Any:
    return Pairing.objects.visible_to(person).with_people()


def both(pairing: Pairing) -> list[Person]:
    return [pairing.network_leader, pairing.co_driver]


@require_GET
@gate(visible_pairings, access.may_see_pairing, reads=both)
def pairing(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    return show(request, pairing)


def show(request: HttpRequest, pairing: Pairing, status: int = 200, **state: Any) -> HttpResponse:
    state.setdefault("answer_form", AnswerOfferForm())
    state.setdefault("end_form", EndPairingForm(initial={"ended_on": timezone.localdate()}))
    state.setdefault("settle_form", SettleForm())
    state["ending"] = ending_of(pairing, request.user)
    page = pairing_page(pairing, request.user, timezone.localdate())
    return render(request, "codriver/pairing.html", {"page": page, "pairing": pairing, **state}, status=status)


@require_POST
@gate(visible_pairings, access.may_answer_offer, reads=both)
def answer_offer(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """Yes or no, with a reason for the secretariat alone if one likes."""
    form = AnswerOfferForm(request.POST)
    if not form.is_valid():
        return show(request, pairing, 422, answer_form=form)
    says_yes = request.POST.get("answer") == "yes"
    if not says_yes and request.POST.get("answer") != "no":
        form.add_error(None, _("Press yes or no."))
        return show(request, pairing, 422, answer_form=form)
    try:
        actions.answer_offer(pairing, by=request.user, says_yes=says_yes, at=timezone.now(), **form.cleaned_data)
    except Refused as refusal:
        pairing.refresh_from_db()
        return show(request, pairing, 409, answer_form=form, refusal=refusal, typed=form.cleaned_data["reason"])
    if pairing.status == Pairing.Status.ACTIVE:
        messages.success(request, _("You are a pair. The first thing to do is to align your expectations."))
        return redirect("alignment", pk=pairing.alignment.pk)
    messages.success(request, _("Your answer is noted. Thank you."))
    return redirect("pairing", pk=pairing.pk)


@require_POST
@gate(visible_pairings, access.may_end_pairing, reads=both)
def take_offer_back(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    try:
        actions.take_offer_back(pairing, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show(request, pairing, 409, refusal=refusal)
    messages.success(request, _("The offer is taken back, and both are told."))
    return redirect("pairing", pk=pairing.pk)


@require_POST
@gate(visible_pairings, access.may_end_pairing, reads=both)
def end_pairing(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    form = EndPairingForm(request.POST)
    if not form.is_valid():
        return show(request, pairing, 422, end_form=form)
    try:
        actions.end_pairing(
            pairing,
            by=request.user,
            on=form.cleaned_data["ended_on"],
            reason=form.cleaned_data["reason"],
            kind=form.cleaned_data["kind"],
            at=timezone.now(),
        )
    except Refused as refusal:
        return show(request, pairing, 409, end_form=form, refusal=refusal, typed=form.cleaned_data["reason"])
    messages.success(request, _("The pairing is ended, and both are told."))
    return redirect("pairing", pk=pairing.pk)
