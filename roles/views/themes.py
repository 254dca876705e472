"""Writing a theme's card."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme
from netvaerk.refusals import Refused
from netvaerk.views.conflicts import units_that_stand, what_stands
from roles import access
from roles.actions.themes import describe_theme
from roles.forms.themes import ThemeCardForm


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_describe_theme)
def edit_theme(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    form = ThemeCardForm(request.POST or None, instance=theme)
    if request.method == "GET" or not form.is_valid():
        return _form(request, theme, form, 422 if form.is_bound else 200)
    try:
        describe_theme(
            theme,
            by=request.user,
            at=timezone.now(),
            shown=form.cleaned_data["version"],
            units=list(form.cleaned_data["units"]),
            **form.card(),
        )
    except Refused as refusal:
        stored = NetworkTheme.objects.get(pk=theme.pk)
        theirs = what_stands(form, stored, form.card()) + units_that_stand(form, stored)
        return _form(request, theme, form, 409, refusal=refusal, stored=theirs)
    messages.success(request, _("The theme is saved."))
    return redirect("theme", pk=theme.pk)


def _form(request: HttpRequest, theme: NetworkTheme, form: ThemeCardForm, status: int, **more: object) -> HttpResponse:
    return render(request, "roles/edit_theme.html", {"form": form, "theme": theme, **more}, status=status)
