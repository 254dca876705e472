"""Pages that span floors: Min side, themes, the secretariat's overview, a personnel leader's staff."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from codriver.models import Pairing
from codriver.queries.pulses import open_wishes
from netvaerk.access import may_use_the_house
from netvaerk.audit import record_read
from netvaerk.gates import gate, page_gate, prepared
from netvaerk.models import NetworkTheme
from netvaerk.typed import whole_number
from netvaerk.views.downloads import download, wanted_file
from roles.access import may_see_theme
from secretariat import access
from secretariat.queries import lists, theme_list
from secretariat.queries import my_page as mine
from secretariat.queries import overview as overviews
from secretariat.queries import staff as staff_queries
from secretariat.queries import themes as theme_queries


@require_GET
@page_gate(may_use_the_house)
def my_page(request: HttpRequest) -> HttpResponse:
    page = mine.my_page(request.user, timezone.localdate(), timezone.now())
    return render(request, "secretariat/my_page.html", {"page": page})


@require_GET
@page_gate(may_use_the_house)
def themes(request: HttpRequest) -> HttpResponse:
    """Network themes, searched and filtered."""
    chosen = theme_list.Chosen(
        words=request.GET.get("q", "").strip()[:100],
        status=_one_of(request.GET.get("status", ""), NetworkTheme.Status.values),
        kind=_one_of(request.GET.get("kind", ""), NetworkTheme.Kind.values),
        unit=_number(request.GET.get("unit", "")),
    )
    if kind := wanted_file(request.GET.get("as")):
        found = theme_list.all_themes(request.user, chosen)
        return download(gettext("Network themes"), [lists.themes_table(found)], kind)
    page, rows = theme_list.themes_page(request.user, chosen, request.GET.get("page", ""))
    context = {
        "page": page,
        "rows": rows,
        "chosen": chosen,
        "units": theme_list.units_to_choose(),
    }
    return render(request, "secretariat/themes.html", context)


def _one_of(value: str, known: list[str]) -> str:
    return value if value in known else ""


def _number(value: str) -> str:
    return value if whole_number(value) is not None else ""


@require_GET
@gate(NetworkTheme.objects.visible_to, may_see_theme, one=prepared(NetworkTheme.objects.seen_by))
def theme(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    page = theme_queries.theme_page(theme, request.user, timezone.localdate())
    response = render(request, "secretariat/theme.html", {"page": page, "theme": theme})
    record_read(by=request.user, thing=theme, about=page.told_only_to(request.user))
    return response


@require_GET
@page_gate(access.may_oversee, lists=Pairing)
def overview(request: HttpRequest) -> HttpResponse:
    page = overviews.overview(timezone.localdate())
    if kind := wanted_file(request.GET.get("as")):
        return download(gettext("Pairs"), [lists.pairs_table(page.pairs)], kind)
    context = {
        "page": page,
        "wishes": open_wishes(request.user),
    }
    return render(request, "secretariat/overview.html", context)


@require_GET
@page_gate(access.may_see_own_staff)
def my_staff(request: HttpRequest) -> HttpResponse:
    """Who of my staff is in network work, what waits for me, and what I have said to whom."""
    page = staff_queries.staff_page(request.user, timezone.localdate())
    if kind := wanted_file(request.GET.get("as")):
        response = download(gettext("My staff"), [lists.staff_table(page)], kind)
    else:
        response = render(request, "secretariat/my_staff.html", {"page": page})
    record_read(by=request.user, thing=request.user, about=page.shown())
    return response
