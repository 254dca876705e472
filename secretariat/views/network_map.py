"""The network map: what runs where, who leads it, and which units meet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from netvaerk.access import may_use_the_house
from netvaerk.gates import page_gate
from netvaerk.models import NetworkTheme
from netvaerk.views.downloads import download, wanted_file
from secretariat.queries import network_map as queries
from secretariat.queries.lists import map_tables


@require_GET
@page_gate(may_use_the_house)
def network_map(request: HttpRequest) -> HttpResponse:
    """Who leads and co-drives what is known to every employee, so that reading the map is no event."""
    today = timezone.localdate()
    page = queries.network_map(queries.Chosen.of(request.GET, today), today)
    if kind := wanted_file(request.GET.get("as")):
        return download(_("The network map"), map_tables(page), kind)
    context = {
        "page": page,
        "kinds": NetworkTheme.NetworkType.choices,
        "units": [(one.unit.pk, one.unit.name) for one in page.ring.units.values()],
        "halves": [(one.key, queries.half_in_words(one)) for one in page.half_years],
    }
    return render(request, "secretariat/network_map.html", context)
