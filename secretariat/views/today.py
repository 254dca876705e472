"""I dag: what waits for the secretariat, who takes it, and what is put off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from codriver.models import Pairing
from netvaerk.gates import page_gate
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt
from netvaerk.views.downloads import download, wanted_file
from secretariat import access
from secretariat.actions import today as actions
from secretariat.forms.today import ArrangeForm
from secretariat.queries.lists import today_table
from secretariat.queries.today.items import Waiting
from secretariat.queries.today.page import Shown, find_waiting, today_page


@require_GET
@page_gate(access.may_oversee, lists=Pairing)
def today(request: HttpRequest) -> HttpResponse:
    shown = Shown.chosen(request.GET.get("kind", ""), request.GET.get("whose", ""))
    page = today_page(request.user, shown, timezone.localdate())
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Today's list"), [today_table(page.items)], kind)
    return render(request, "secretariat/today.html", {"page": page})


@require_POST
@page_gate(access.may_oversee)
def take_today(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    one = find_waiting(request.user, kind, number, timezone.localdate())
    if one is None:
        return _done_already(request)
    try:
        actions.take(one.case, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.info(request, " ".join(refusal.words()))
    return redirect("today")


@require_http_methods(["GET", "POST"])
@page_gate(access.may_oversee, lists=Pairing)
def arrange_today(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Give it to somebody, or put it off."""
    one = find_waiting(request.user, kind, number, timezone.localdate())
    if one is None:
        return _done_already(request)
    stands = {"taken_by": one.taken_by, "postponed_until": one.postponed_until}
    form = ArrangeForm(request.POST or None, initial=stands)
    tried = attempt(form, lambda: _arrange(request, one, form))
    if tried.is_done:
        messages.success(request, _("It is noted."))
        return redirect("today")
    context = {"one": one, "form": form, "refusal": tried.refusal}
    return render(request, "secretariat/arrange_today.html", context, status=tried.status)


def _arrange(request: HttpRequest, one: Waiting, form: ArrangeForm) -> None:
    to, until, now = form.cleaned_data["taken_by"], form.cleaned_data["postponed_until"], timezone.now()
    seen = to is None or find_waiting(to, one.kind.value, one.number, timezone.localdate(now)) is not None
    actions.arrange(one.case, to=to, seen_by_them=seen, until=until, by=request.user, at=now)


def _done_already(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("That is done already, or is no longer on your list."))
    return redirect("today")
