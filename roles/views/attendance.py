"""Who takes part in which phase: read by those on the theme, ticked by leader and co-driver."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from netvaerk.audit import record_list_read
from netvaerk.gates import gate
from netvaerk.models import NetworkParticipant, NetworkTheme, ThemePhase
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.downloads import download, wanted_file
from roles import access
from roles.actions import attendance as actions
from roles.forms.participants import Ticks
from roles.queries.attendance import attendance_page, in_the_table
from roles.queries.lists import phases_table


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_look_inside)
def attendance(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    if kind := wanted_file(request.GET.get("as")):
        table = phases_table(in_the_table(theme), list(ThemePhase.objects.all()))
        record_list_read(by=request.user, of=NetworkParticipant)
        return download(_("Who takes part when"), [table], kind)
    return _table(request, theme, HTTPStatus.OK)


@require_POST
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def plan_attendance(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Every row of the page that was shown, in one go."""
    people = in_the_table(theme).filter(pk__in=Ticks.keys(request.POST))
    ticks = Ticks.read(request.POST, people, list(ThemePhase.objects.values_list("order", flat=True)))
    typed = {"typed": ticks.rows, "half_core": ticks.half_core}
    if ticks.half_core:
        return _table(request, theme, HTTPStatus.UNPROCESSABLE_ENTITY, **typed)
    try:
        actions.plan_participation(theme, ticks.rows, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _table(request, theme, HTTPStatus.CONFLICT, refusal=refusal, **typed)
    messages.success(request, _("It is saved who takes part when."))
    number = whole_number(request.GET.get("page"))
    return redirect(reverse("attendance", args=[theme.pk]) + (f"?page={number}" if number else ""))


def _table(
    request: HttpRequest, theme: NetworkTheme, status: int, refusal: Refused | None = None, **typed: Any
) -> HttpResponse:
    page = attendance_page(theme, request.user, request.GET.get("page"), **typed)
    response = render(
        request, "roles/attendance.html", {"theme": theme, "page": page, "refusal": refusal}, status=status
    )
    record_list_read(by=request.user, of=NetworkParticipant)
    return response
