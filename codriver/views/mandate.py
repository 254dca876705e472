"""The mandate of a theme's leader: read by those on the theme, an agreement opened by one of its two."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import mandate as actions
from codriver.queries.mandate import mandate_page
from netvaerk.audit import record_read
from netvaerk.gates import gate
from netvaerk.models import NetworkTheme
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_see_mandate)
def mandate(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """What is in place, what is missing, who holds the ball, and the hours side by side."""
    page = mandate_page(theme, request.user, timezone.localdate())
    response = render(request, "codriver/mandate.html", {"theme": theme, "page": page})
    record_read(by=request.user, thing=theme, about=dict.fromkeys(page.people))
    return response


@require_POST
@gate(NetworkTheme.objects.visible_to, access.may_open_agreements)
def open_agreement(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Open an agreement, and go on to it; an officer, who is none of the two, stays with the mandate."""
    kind, first = request.POST.get("kind", ""), whole_number(request.POST.get("first"))
    try:
        alignment = actions.open_agreement(theme, kind=kind, by=request.user, at=timezone.now(), first=first)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.words()))
        return redirect("mandate", pk=theme.pk) if _stays(request, theme) else redirect("my_page")
    if access.is_party(request.user, alignment):
        messages.success(request, _("The agreement is open, and the other one has been told. Begin with your answers."))
        return redirect("alignment", pk=alignment.pk)
    messages.success(request, _("The agreement is open, and both have been told."))
    return redirect("mandate", pk=theme.pk)


def _stays(request: HttpRequest, theme: NetworkTheme) -> bool:
    """A personnel leader opens an agreement without a way to the theme's own pages."""
    return access.may_see_mandate(request.user, theme)
