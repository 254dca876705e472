"""Journal: where a theme is filed, and its record as PDF and JSON for the municipality's archive."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from netvaerk.audit import record
from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, Verb
from netvaerk.views.attempts import attempt
from netvaerk.views.downloads import attached
from roles.queries.tabs import tabs_for
from secretariat import access
from secretariat.actions.filing import file_theme
from secretariat.forms.filing import FilingForm
from secretariat.queries.record import filing_of, theme_record


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_file_theme)
def filing(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    stored = filing_of(theme)
    shown = {"kle": stored.kle, "case_number": stored.case_number, "shown": stored.version}
    form = FilingForm(request.POST or None, initial=shown)
    tried = attempt(form, lambda: file_theme(theme, **form.cleaned_data, by=request.user, at=timezone.now()))
    if tried.is_done:
        messages.success(request, _("It is saved, and stands in the record from now on."))
        return redirect("filing", pk=theme.pk)
    context = {
        "theme": theme,
        "form": form,
        "stored": stored,
        "refusal": tried.refusal,
        "tabs": tabs_for(request.user, theme, here="filing"),
    }
    return render(request, "secretariat/filing.html", context, status=tried.status)


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_file_theme)
def record_pdf(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    from secretariat.documents.record import record_pdf_bytes  # typst is heavy, and few print

    made = record_pdf_bytes(theme_record(theme, at=timezone.now()))
    return _handed_out(request, theme, made, "pdf", "application/pdf")


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_file_theme)
def record_json(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    data = theme_record(theme, at=timezone.now()).as_data()
    written = json.dumps(data, ensure_ascii=False, indent=2).encode()
    return _handed_out(request, theme, written, "json", "application/json; charset=utf-8")


def _handed_out(request: HttpRequest, theme: NetworkTheme, content: bytes, ending: str, kind: str) -> HttpResponse:
    """The record as a file; that it was fetched is in the log."""
    now = timezone.now()
    record(Verb.FETCHED, theme, by=request.user, at=now)
    return attached(content, f"tema-{theme.pk}-{timezone.localdate(now).isoformat()}.{ending}", kind)
