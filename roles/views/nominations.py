"""Nominating one of one's own staff, and what becomes of it (S22, S23)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt
from netvaerk.views.downloads import download, wanted_file
from roles import access
from roles.actions import nominations as actions
from roles.forms.nominations import AnswerNominationForm, NominationForm
from roles.models import Nomination
from roles.queries.lists import nominations_table
from roles.queries.nominations import accepted_nominations, nomination_page
from roles.views.releases import own_staff


def visible(person: Person) -> Any:
    return Nomination.objects.visible_to(person).select_related("person__unit", "nominated_by")


def told_about(nomination: Nomination) -> list[Person]:
    """Whom the log says was read about: nobody before a yes, since the log tells others who was nominated."""
    return [nomination.person] if nomination.status == Nomination.Status.YES else []


@require_http_methods(["GET", "POST"])
@gate(own_staff, access.may_nominate)
def nominate(request: HttpRequest, staff: Person) -> HttpResponse:
    form = NominationForm(request.POST or None, initial={"role": Nomination.For.CO_DRIVER})
    tried = attempt(form, lambda: actions.nominate(staff, by=request.user, at=timezone.now(), **form.cleaned_data))
    if tried.is_done:
        messages.success(request, _("Sent to %(name)s, who alone sees it.") % {"name": staff.name})
        return redirect("my_staff")
    context = {"form": form, "staff": staff, "refusal": tried.refusal}
    return render(request, "roles/nominate.html", context, status=tried.status)


@require_GET
@page_gate(access.may_see_nominations, lists=Nomination)
def nominations(request: HttpRequest) -> HttpResponse:
    """For the secretariat: those who have said yes."""
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Nominations"), [nominations_table(accepted_nominations())], kind)
    return render(request, "roles/nominations.html", {"nominations": accepted_nominations()})


@require_GET
@gate(visible, access.may_see_nomination, reads=told_about)
def nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    return _page(request, nomination)


def _page(request: HttpRequest, one: Nomination, status: int = 200, refusal: Refused | None = None) -> HttpResponse:
    context = {"nomination": one, "page": nomination_page(one, request.user), "refusal": refusal}
    return render(request, "roles/nomination.html", context, status=status)


@require_POST
@gate(visible, access.may_answer_nomination)
def answer_nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = AnswerNominationForm(request.POST)
    if not form.is_valid():
        return _page(request, nomination, 422)
    try:
        actions.answer_nomination(nomination, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as refusal:
        nomination.refresh_from_db()
        return _page(request, nomination, 409, refusal)
    said = {
        "yes": _("Thank you. The secretariat can see the nomination now."),
        "later": _("The nomination waits for you here, and only you and your leader know of it."),
        "no": _("Your leader sees “not now”, and nothing more."),
    }
    messages.success(request, said[form.cleaned_data["answer"]])
    return redirect("my_page")


@require_POST
@gate(visible, access.may_withdraw_nomination)
def withdraw_nomination(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    try:
        actions.withdraw_nomination(nomination, by=request.user, at=timezone.now())
    except Refused as refusal:
        nomination.refresh_from_db()
        return _page(request, nomination, 409, refusal)
    messages.success(request, _("The nomination is withdrawn, and nothing of it is kept."))
    return redirect("my_staff")
