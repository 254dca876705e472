"""Who could lead in the rounds to come, against the themes that will need somebody (S87)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from codriver import access
from codriver.queries import succession as queries
from netvaerk.gates import page_gate
from netvaerk.views.downloads import download, wanted_file


@require_GET
@page_gate(access.may_see_succession)
def succession(request: HttpRequest) -> HttpResponse:
    """Counts alone: nobody is named, so that reading the page is no event."""
    page = queries.succession(timezone.localdate())
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Leaders to come"), queries.succession_tables(page), kind)
    return render(request, "codriver/succession.html", {"page": page})
