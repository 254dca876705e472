"""The organisation comes in: files are read, what they would change is shown, and written when it is confirmed."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.audit import record
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from secretariat import access
from secretariat.actions import organisation as actions
from secretariat.forms.organisation import BringInForm, ImportForm
from secretariat.models import OrganisationImport
from secretariat.queries.organisation import import_page, read_files

LAST_SHOWN = 10


def readable_imports(person: Person) -> QuerySet:
    if not access.may_import_organisation(person):
        return OrganisationImport.objects.none()
    return OrganisationImport.objects.exclude(organisation=None)


@require_http_methods(["GET", "POST"])
@page_gate(access.may_import_organisation)
def import_organisation(request: HttpRequest) -> HttpResponse:
    """Choose files; nothing is written but what they say, which waits for a day."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_valid():
        return _choosing(request, form, 422 if form.is_bound else 200)
    files = [(one.name, one.read()) for one in form.cleaned_data["files"]]
    reading = read_files(files, timezone.localdate())
    if reading.organisation is None:
        return _choosing(request, ImportForm(), 422, reading=reading)
    try:
        kept = actions.keep_files(reading.organisation, reading.notices, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _choosing(request, ImportForm(), 409, refusal=refusal)
    return redirect("organisation_import", pk=kept.pk)


def _choosing(request: HttpRequest, form: ImportForm, status: int, **more: object) -> HttpResponse:
    last = OrganisationImport.objects.select_related("read_by", "applied_by")[:LAST_SHOWN]
    context = {"form": form, "imports": last, **more}
    return render(request, "secretariat/import_organisation.html", context, status=status)


@require_GET
@gate(readable_imports, access.may_bring_in)
def organisation_import(request: HttpRequest, kept: OrganisationImport) -> HttpResponse:
    record(Verb.READ, kept, by=request.user, at=timezone.now())
    return _showing(request, kept)


def _showing(request: HttpRequest, kept: OrganisationImport, status: int = 200, **more: object) -> HttpResponse:
    page = import_page(kept)
    form = BringInForm(initial={"shown": page.fingerprint})
    context = {"kept": kept, "page": page, "form": form, **more}
    return render(request, "secretariat/organisation_import.html", context, status=status)


@require_POST
@gate(readable_imports, access.may_bring_in)
def bring_in(request: HttpRequest, kept: OrganisationImport) -> HttpResponse:
    form = BringInForm(request.POST)
    if not form.is_valid():
        return _showing(request, kept, 422)
    try:
        actions.bring_in(kept, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as refusal:
        return _showing(request, kept, 409, refusal=refusal)
    messages.success(request, _("The organisation is brought in."))
    return redirect("import_organisation")


@require_POST
@gate(readable_imports, access.may_bring_in)
def put_aside(request: HttpRequest, kept: OrganisationImport) -> HttpResponse:
    actions.put_aside(kept, by=request.user, at=timezone.now())
    messages.success(request, _("The files are put aside, and nothing was changed."))
    return redirect("import_organisation")
