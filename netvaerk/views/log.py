"""Hændelseslog: who saw or changed what in a period, for those with the permission; that they look is logged too."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from netvaerk import access
from netvaerk.forms.log import LogForm
from netvaerk.gates import page_gate
from netvaerk.models import AuditEvent
from netvaerk.queries.log import in_words, log_table, who_saw_what
from netvaerk.views.downloads import download, wanted_file

PER_PAGE = 50
MOST_IN_A_FILE = 50_000
A_MONTH = timedelta(days=30)


@require_GET
@page_gate(access.may_read_the_log, lists=AuditEvent)
def event_log(request: HttpRequest) -> HttpResponse:
    today = localdate()
    asked = request.GET.copy()
    asked.setdefault("since", (today - A_MONTH).isoformat())
    asked.setdefault("until", today.isoformat())
    form = LogForm(asked)
    if not form.is_valid():
        return render(request, "netvaerk/event_log.html", {"form": form, "page": None}, status=422)
    events = who_saw_what(**form.cleaned_data)
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Event log"), [log_table(events[:MOST_IN_A_FILE])], kind)
    page = Paginator(events, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "rows": [in_words(one) for one in page]}
    return render(request, "netvaerk/event_log.html", context)
