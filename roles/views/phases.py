"""Back to the page of the phase that a list belongs to."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from netvaerk.models import NetworkTheme
from roles.facts import phase_of
from roles.queries.products import phase_page
from roles.views.products import show_phase


def address_of_phase(theme: NetworkTheme, code: str) -> str:
    """Of the phase that leaves the product of that code behind; of the plan, if the catalogue has none any longer."""
    phase = phase_of(code)
    return reverse("phase_work", args=[theme.pk, phase.order]) if phase else reverse("plan", args=[theme.pk])


def back_to_phase(theme: NetworkTheme, code: str) -> HttpResponse:
    return redirect(address_of_phase(theme, code))


def phase_again(request: HttpRequest, theme: NetworkTheme, code: str, *, status: int, **more: Any) -> HttpResponse:
    """The page of that phase with what was refused on it."""
    phase = phase_of(code)
    if phase is None:
        return redirect("plan", pk=theme.pk)
    return show_phase(request, theme, phase_page(theme, phase, request.user), status=status, **more)
