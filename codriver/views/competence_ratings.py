"""Rating one's competences in leading networks at start, midway and end, and mirroring a co-driver (S48, S77)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from codriver import access
from codriver.actions import competence_ratings as actions
from codriver.forms.competence_ratings import RatingsForm
from codriver.models import Pairing
from codriver.queries import competence_ratings as queries
from codriver.queries.practice import co_driven
from codriver.rules.competence_ratings import Moment, Side
from netvaerk.access import may_use_the_house
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt

Act = Callable[..., Any]


def _said(request: HttpRequest, name: str) -> str:
    return request.POST.get(name) or request.GET.get(name, "")


def _moment(request: HttpRequest, otherwise: Moment) -> Moment:
    """The moment that the address or the form names."""
    return next((one for one in Moment if one.value == _said(request, "tid")), otherwise)


def _pairing(request: HttpRequest, pairings: list[Pairing]) -> Pairing:
    """Of one's own pairings the one that is named, or the newest."""
    return next((one for one in pairings if str(one.pk) == _said(request, "par")), pairings[0])


def _at(pairing: Pairing, moment: Moment) -> str:
    return f"{reverse('competence_ratings')}?par={pairing.pk}&tid={moment.value}"


# --- one's own ----------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@page_gate(may_use_the_house)
def competence_ratings(request: HttpRequest) -> HttpResponse:
    """All competences at one moment on one page, and the picture; the address names nobody."""
    pairings = list(co_driven(request.user).select_related("network_leader"))
    if not pairings:
        return render(request, "codriver/competence_ratings.html", {"pairing": None}, status=200)
    pairing = _pairing(request, pairings)
    moment = _moment(request, queries.first_moment(pairing))
    page = queries.ratings_page(pairing, moment, Side.OWN)
    form = RatingsForm(request.POST or None, competences=page.competences, side=Side.OWN, stands=page.stands)
    tried = attempt(
        form,
        lambda: actions.rate_oneself(pairing, form.ratings(), moment=moment, by=request.user, at=timezone.now()),
    )
    if tried.is_done:
        messages.success(request, _("Saved. Earlier answers are kept."))
        return redirect(_at(pairing, moment))
    return _ratings(request, pairings, pairing, page, form, tried.status, tried.refusal)


def _ratings(
    request: HttpRequest,
    pairings: list[Pairing],
    pairing: Pairing,
    page: queries.RatingsPage,
    form: RatingsForm,
    status: int,
    refusal: Refused | None,
) -> HttpResponse:
    context = {"pairings": pairings, "pairing": pairing, "page": page, "form": form, "refusal": refusal}
    context["address"] = _at(pairing, page.here.moment)
    return render(request, "codriver/competence_ratings.html", context, status=status)


def _own_step(request: HttpRequest, act: Act, said: str) -> HttpResponse:
    """A step about one moment of one's own; who has never co-driven is shown where it begins."""
    pairings = list(co_driven(request.user).select_related("network_leader"))
    if not pairings:
        return redirect("competence_ratings")
    pairing = _pairing(request, pairings)
    moment = _moment(request, queries.first_moment(pairing))
    try:
        act(pairing, moment=moment, by=request.user, at=timezone.now())
    except Refused as refusal:
        page = queries.ratings_page(pairing, moment, Side.OWN)
        form = RatingsForm(competences=page.competences, side=Side.OWN, stands=page.stands)
        return _ratings(request, pairings, pairing, page, form, 409, refusal)
    messages.success(request, said % {"name": pairing.network_leader.first_name})
    return redirect(_at(pairing, moment))


@require_POST
@page_gate(may_use_the_house)
def ask_to_mirror(request: HttpRequest) -> HttpResponse:
    return _own_step(request, actions.ask_to_mirror, _("%(name)s is asked how they see you."))


@require_POST
@page_gate(may_use_the_house)
def take_mirror_back(request: HttpRequest) -> HttpResponse:
    return _own_step(request, actions.take_request_back, _("%(name)s is no longer asked."))


# --- the network leader -------------------------------------------------------------------------------------------


def own_pairs(person: Person) -> QuerySet:
    return Pairing.objects.of(person).filter(status__in=Pairing.BEGUN).with_people()


def whose(pairing: Pairing) -> list[Person]:
    return [pairing.co_driver]


@require_http_methods(["GET", "POST"])
@gate(own_pairs, access.may_mirror, reads=whose)
def mirror(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """How the leader sees the co-driver at a moment they were asked about; said before the other view is read."""
    asked = queries.asked_moments(pairing)
    if not asked:
        return render(request, "codriver/mirror.html", {"pairing": pairing, "page": None})
    moment = _moment(request, asked[0])
    moment = moment if moment in asked else asked[0]
    page = queries.ratings_page(pairing, moment, Side.MIRROR)
    form = RatingsForm(request.POST or None, competences=page.competences, side=Side.MIRROR, stands=page.stands)
    tried = attempt(
        form, lambda: actions.mirror(pairing, form.ratings(), moment=moment, by=request.user, at=timezone.now())
    )
    address = f"{reverse('mirror', args=[pairing.pk])}?tid={moment.value}"
    if tried.is_done:
        messages.success(request, _("Sent. Now you both see both views."))
        return redirect(address)
    asked_about = [one for one in page.askings if one.request]
    context = {"pairing": pairing, "page": page, "form": form, "refusal": tried.refusal}
    context |= {"address": address, "askings": asked_about}
    return render(request, "codriver/mirror.html", context, status=tried.status)
