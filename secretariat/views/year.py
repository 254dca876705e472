"""Årshjul: the year of the network structure as a wheel and as a list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from netvaerk.access import may_use_the_house
from netvaerk.gates import page_gate
from netvaerk.views.downloads import download, wanted_file
from secretariat.queries import year as queries
from secretariat.queries.lists import year_table


@require_GET
@page_gate(may_use_the_house)
def year_wheel(request: HttpRequest) -> HttpResponse:
    """It shows days of rounds, themes, schools and courses, and of people nobody's but the reader's own, so that
    reading it is no event."""
    today = timezone.localdate()
    year = queries.chosen_year(request.GET.get("year"), today)
    page = queries.year_page(request.user, year, queries.chosen_kind(request.GET.get("kind")), today)
    if kind := wanted_file(request.GET.get("as")):
        return download(_("The year wheel"), [year_table(page)], kind)
    return render(request, "secretariat/year_wheel.html", {"page": page, "kinds": queries.LABELS.items()})
