"""The reports: figures of the network organisation by half-year, and the year as a council may read it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from netvaerk.gates import page_gate
from netvaerk.typed import whole_number
from netvaerk.views.downloads import attached, download, wanted_file
from secretariat import access
from secretariat.queries.network_map import half_of
from secretariat.queries.reports import catalogue
from secretariat.queries.reports.files import tables_of
from secretariat.rules.network_map import HalfYear
from secretariat.rules.reports.spans import usual_year

PDF_LANGUAGES = ("da", "en")


@require_GET
@page_gate(access.may_read_reports)
def reports(request: HttpRequest) -> HttpResponse:
    """The network organisation at a glance, and the way to every other report."""
    return _show(request, next(iter(catalogue.REPORTS)), "secretariat/reports.html")


@require_GET
@page_gate(access.may_read_reports)
def report(request: HttpRequest, slug: str) -> HttpResponse:
    if slug not in catalogue.REPORTS:
        raise Http404
    return _show(request, slug, "secretariat/report.html")


def _show(request: HttpRequest, name: str, template: str) -> HttpResponse:
    today = timezone.localdate()
    half = half_of(request.GET.get("half", ""), today)
    if half is None or half.first_day > today:
        half = HalfYear.of(today)
    merges = not access.may_read_small_figures(request.user)
    page = catalogue.REPORTS[name].read(catalogue.for_half(half, today, merges=merges))
    if kind := wanted_file(request.GET.get("as")):
        return download(f"{page.about.title} {half.key}", tables_of([page]), kind)
    context = {
        "page": page,
        "name": name,
        "half": half.key,
        "stands_today": catalogue.REPORTS[name].stands_today,
        "halves": catalogue.choices_of(catalogue.known_halves(today)),
        "merges": merges,
    }
    return render(request, template, context)


@require_GET
@page_gate(access.may_read_reports)
def yearly_report(request: HttpRequest) -> HttpResponse:
    """The year as anybody may read it, whoever asks: no names, and no figure of fewer than five people."""
    today = timezone.localdate()
    years = catalogue.known_years(catalogue.known_halves(today))
    year = whole_number(request.GET.get("year"))
    if year not in years:
        year = usual_year(today) if usual_year(today) in years else years[0]
    if request.GET.get("as") == "pdf":
        return _as_pdf(request, year)
    asked = catalogue.for_year(year, today)
    found = catalogue.yearly_report(asked)
    if kind := wanted_file(request.GET.get("as")):
        return download(_yearly(year), tables_of(found), kind)
    context = {
        "reports": found,
        "title": _yearly(year),
        "year": year,
        "years": years,
        "stretch": catalogue.stretch_in_words(asked),
    }
    return render(request, "secretariat/yearly_report.html", context)


def _yearly(year: int) -> str:
    return _("Yearly report %(year)s") % {"year": year}


def _as_pdf(request: HttpRequest, year: int) -> HttpResponse:
    """In the language asked for, or the reader's."""
    from secretariat.documents.yearly import yearly_pdf_bytes  # typst is read in where it is needed

    language = request.GET.get("lang", "")
    with translation.override(language if language in PDF_LANGUAGES else translation.get_language()):
        asked = catalogue.for_year(year, timezone.localdate())
        content = yearly_pdf_bytes(year, catalogue.stretch_in_words(asked), catalogue.yearly_report(asked))
        name = slugify(_yearly(year).lower().replace("å", "aa"))
    return attached(content, f"{name}.pdf", "application/pdf")
