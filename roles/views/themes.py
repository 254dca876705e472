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
from roles import access
from roles.actions.themes import describe_theme
from roles.forms import ThemeCardForm


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
        form.data = form.data.copy()
        form.data["version"] = stored.version
        return _form(request, theme, form, 409, refusal=refusal, stored=_stored(form, stored))
    messages.success(request, _("The theme is saved."))
    return redirect("theme", pk=theme.pk)


def _form(request: HttpRequest, theme: NetworkTheme, form: ThemeCardForm, status: int, **more: object) -> HttpResponse:
    return render(request, "roles/edit_theme.html", {"form": form, "theme": theme, **more}, status=status)


def _stored(form: ThemeCardForm, stored: NetworkTheme) -> list[tuple[str, str]]:
    """What stands in the database where it differs from what was typed, as label and text."""
    names = [name for name in form.card() if getattr(stored, name) != form.cleaned_data[name]]
    rows = [(str(form.fields[name].label), str(getattr(stored, name) or "")) for name in names]
    units = list(stored.units.all())
    if set(units) != set(form.cleaned_data["units"]):
        rows.append((str(form.fields["units"].label), ", ".join(str(unit) for unit in units)))
    return rows
