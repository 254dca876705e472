"""Tidslinjer: of a theme for those inside it, of a pair for the two and the secretariat."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from codriver.access import may_see_pairing
from codriver.models import Pairing
from codriver.views.pairing import both, visible_pairings
from netvaerk.gates import gate
from netvaerk.models import NetworkTheme
from roles.access import may_look_inside
from roles.queries.tabs import tabs_of
from roles.sparring_access import may_open_sparring
from secretariat.queries import pair_timeline as pairs
from secretariat.queries import theme_timeline as themes


@require_GET
@gate(NetworkTheme.objects.visible_to, may_look_inside)
def theme_timeline(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    page = themes.theme_timeline(theme, request.user, timezone.localdate())
    tabs = tabs_of(theme, here="theme_timeline", inside=True, spars=may_open_sparring(request.user, theme))
    return render(request, "secretariat/theme_timeline.html", {"theme": theme, "page": page, "tabs": tabs})


@require_GET
@gate(visible_pairings, may_see_pairing, reads=both)
def pairing_timeline(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    page = pairs.pair_timeline(pairing, request.user, timezone.localdate())
    return render(request, "secretariat/pairing_timeline.html", {"pairing": pairing, "page": page})
