"""When the office is open, as the secretariat writes it; and the desks that network leaders book (S94)."""

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
from secretariat import bookings_access as access
from secretariat.actions import office as actions
from secretariat.forms.bookings import DeskForm, HoursForm, OtherHoursForm
from secretariat.models import DeskDay, Office, OtherHours
from secretariat.queries import office as queries
from secretariat.queries.desk_lists import desks_table


@require_http_methods(["GET", "POST"])
@page_gate(access.may_write_hours)
def edit_office(request: HttpRequest) -> HttpResponse:
    """The week's hours and the number of desks."""
    initial = HoursForm.initial_of(Office.objects.filter(pk=Office.ONLY).first())
    form = HoursForm(request.POST or None, initial=initial)
    tried = attempt(form, lambda: _write(request, form))
    if tried.is_done:
        messages.success(request, _("Saved. Everybody sees it now."))
        return redirect("edit_office")
    if tried.refusal:
        form.data = form.data.copy()
        form.data["version"] = HoursForm.initial_of(Office.objects.filter(pk=Office.ONLY).first())["version"]
    return _page(request, tried.status, form=form, refusal=tried.refusal)


def _write(request: HttpRequest, form: HoursForm) -> None:
    typed = form.cleaned_data
    actions.write_hours(
        weekly=form.weekly(), desks=typed["desks"], shown=typed["version"], by=request.user, at=timezone.now()
    )


def _page(request: HttpRequest, status: int, **more: Any) -> HttpResponse:
    context = {
        "form": HoursForm(initial=HoursForm.initial_of(Office.objects.filter(pk=Office.ONLY).first())),
        "other_form": OtherHoursForm(today=timezone.localdate(), prefix="other"),
        "office": queries.office_page(timezone.now()),
        "refusal": None,
        **more,
    }
    return render(request, "secretariat/edit_office.html", context, status=status)


@require_POST
@page_gate(access.may_write_hours)
def add_other_hours(request: HttpRequest) -> HttpResponse:
    form = OtherHoursForm(request.POST, today=timezone.localdate(), prefix="other")
    tried = attempt(form, lambda: _add(request, form))
    if not tried.is_done:
        return _page(request, tried.status, other_form=form, refusal=tried.refusal)
    messages.success(request, _("Saved. Everybody sees it now."))
    return redirect("edit_office")


def _add(request: HttpRequest, form: OtherHoursForm) -> None:
    typed = form.cleaned_data
    actions.write_other_hours(typed["on"], form.span(), reason=typed["reason"], by=request.user, at=timezone.now())


def known_hours(person: Person) -> Any:
    return OtherHours.objects.all() if person.is_secretariat else OtherHours.objects.none()


@require_POST
@gate(known_hours, access.may_remove_hours)
def remove_other_hours(request: HttpRequest, row: OtherHours) -> HttpResponse:
    actions.remove_other_hours(row, by=request.user, at=timezone.now())
    messages.success(request, _("Removed. The day is like its weekday again."))
    return redirect("edit_office")


@require_GET
@page_gate(access.may_see_desks)
def desks(request: HttpRequest) -> HttpResponse:
    if kind := wanted_file(request.GET.get("as")):
        rows = queries.desk_rows(request.user, timezone.localdate())
        return download(_("A desk at the secretariat"), [desks_table(rows)], kind)
    return _desks(request)


def _desks(request: HttpRequest, status: int = 200, refusal: Refused | None = None) -> HttpResponse:
    person = request.user
    context = {
        "rows": queries.desk_rows(person, timezone.localdate()),
        "may_book": access.leads_a_network(person),
        "refusal": refusal,
    }
    return render(request, "secretariat/desks.html", context, status=status)


@require_POST
@page_gate(access.may_see_desks)
def book_desk(request: HttpRequest) -> HttpResponse:
    form = DeskForm(request.POST)
    tried = attempt(form, lambda: actions.book_desk(form.cleaned_data["on"], by=request.user, at=timezone.now()))
    if not tried.is_done:
        return _desks(request, tried.status, tried.refusal)
    messages.success(request, _("The desk is yours that day."))
    return redirect("desks")


def own_desks(person: Person) -> Any:
    return DeskDay.objects.filter(person=person)


@require_POST
@gate(own_desks, access.may_give_back)
def give_desk_back(request: HttpRequest, row: DeskDay) -> HttpResponse:
    actions.give_desk_back(row, by=request.user, at=timezone.now())
    messages.success(request, _("The desk is free for others."))
    return redirect("desks")
