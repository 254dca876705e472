"""The path from co-driver to network leader: one's own page, and the secretariat's list (S85-S87)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import path as actions
from codriver.facts.path import on_the_path
from codriver.forms.path import WishToLeadForm
from codriver.queries import path as queries
from codriver.queries.lists import walkers_table
from codriver.rules.path import Stage
from netvaerk.access import may_use_the_house
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.downloads import download, wanted_file

PER_PAGE = 50
FOR_GOOD = {"for_good": "yes"}
"""What the form says that leaves the path."""


@require_GET
@page_gate(may_use_the_house)
def my_path(request: HttpRequest) -> HttpResponse:
    """Where one stands, what comes next, and one's own word on it."""
    return _my_path(request)


def _my_path(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    page = queries.my_path(request.user, timezone.localdate())
    if page is None:
        return redirect("become_co_driver")
    said = page.wish
    form = WishToLeadForm(initial={"wish": said.wish if said else "", "about": said.about if said else ""})
    context = {"page": page, "for_good": FOR_GOOD, "form": form, **more}
    return render(request, "codriver/my_path.html", context, status=status)


def _step(request: HttpRequest, act: Any, said: str) -> HttpResponse:
    try:
        act(request.user, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _my_path(request, 409, refusal=refusal)
    messages.success(request, said)
    return redirect("my_path")


@require_POST
@page_gate(may_use_the_house)
def say_wish(request: HttpRequest) -> HttpResponse:
    form = WishToLeadForm(request.POST)
    if not form.is_valid():
        return _my_path(request, 422, form=form)

    def act(person: Person, **by: Any) -> None:
        actions.say_wish(person, **form.cleaned_data, **by)

    return _step(request, act, _("Thank you. Your answer is noted."))


@require_POST
@page_gate(may_use_the_house)
def stop_path(request: HttpRequest) -> HttpResponse:
    """Pause; or leave, if the form says so."""
    for_good = request.POST.get("for_good") == FOR_GOOD["for_good"]

    def act(person: Person, **by: Any) -> None:
        actions.stop(person, for_good=for_good, **by)

    said = _("You have left the path. You can come back whenever you like.") if for_good else _("You pause.")
    return _step(request, act, said)


@require_POST
@page_gate(may_use_the_house)
def come_back(request: HttpRequest) -> HttpResponse:
    return _step(request, actions.come_back, _("Welcome back. You go on where you were."))


# --- the secretariat ------------------------------------------------------------------------------------------------


@require_GET
@page_gate(access.may_see_paths, lists=Person)
def paths(request: HttpRequest) -> HttpResponse:
    return _paths(request)


def _paths(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    asked = request.GET.get("trin", "")
    only = asked if asked in {one.value for one in Stage} else ""
    found = queries.walkers(only)
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Paths to network leadership"), [walkers_table(map(queries.row_of, found))], kind)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [queries.row_of(one) for one in page],
        "counts": queries.counts(),
        "only": only,
        **more,
    }
    return render(request, "codriver/paths.html", context, status=status)


def walkers(person: Person) -> Any:
    """Those on the path, for the secretariat; nobody for anybody else."""
    people = on_the_path(Person.objects.employed())
    return people if access.may_see_paths(person) else people.none()


@require_POST
@gate(walkers, access.may_note_ready)
def note_ready(request: HttpRequest, person: Person) -> HttpResponse:
    try:
        actions.note_ready(person, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _paths(request, 409, refusal=refusal)
    messages.success(request, _("%(name)s is told to be ready for the diploma.") % {"name": person.first_name})
    return redirect("paths")
