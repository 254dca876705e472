"""The page of each phase: its products read by those on the theme, written by leader and co-driver."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, ThemePhase
from netvaerk.refusals import Refused
from roles import access
from roles.actions import products as actions
from roles.forms.discoveries import GatherForm
from roles.forms.products import ProductsForm
from roles.queries.products import PhasePage, phase_page, texts_of


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_look_inside, beside=("order",))
def phase_work(request: HttpRequest, theme: NetworkTheme, order: int) -> HttpResponse:
    page = phase_page(theme, get_object_or_404(ThemePhase, order=order), request.user)
    return show_phase(request, theme, page, _form(page))


@require_POST
@gate(NetworkTheme.objects.visible_to, access.may_work_on, beside=("order",))
def write_products(request: HttpRequest, theme: NetworkTheme, order: int) -> HttpResponse:
    """Save what the writer has changed of a phase's products."""
    page = phase_page(theme, get_object_or_404(ThemePhase, order=order), request.user)
    form = _form(page, request.POST)
    if not form.is_valid():
        return show_phase(request, theme, page, form, status=422)
    try:
        actions.write_products(theme, form.writings(), by=request.user, at=timezone.now())
    except Refused as refusal:
        met = form.meet(texts_of(theme, page.phase))
        return show_phase(request, theme, page, form, status=409, refusal=refusal, stored=met)
    messages.success(request, _("What you have written is saved."))
    return redirect("phase_work", pk=theme.pk, order=order)


def _form(page: PhasePage, *typed: object) -> ProductsForm:
    return ProductsForm(*typed, products=page.products, texts=page.texts, decides=page.decides)


def show_phase(
    request: HttpRequest,
    theme: NetworkTheme,
    page: PhasePage,
    form: ProductsForm | None = None,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """The page of a phase; `more` tells what came back from one of the forms on it."""
    context = {"theme": theme, "page": page, "form": form or _form(page), "gather": GatherForm(theme=theme), **more}
    return render(request, "roles/phase_work.html", context, status=status)
