"""Mine oplysninger: what the product holds about whoever is logged in, to read and to take along."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from netvaerk.access import may_use_the_house
from netvaerk.audit import record
from netvaerk.gates import open_to_all, page_gate
from netvaerk.models import Verb
from netvaerk.views.downloads import attached
from secretariat.queries.own_copy import own_copy
from secretariat.queries.retention import limits_in_words

LOOKS_SHOWN = 100


@require_GET
@open_to_all
def privacy(request: HttpRequest) -> HttpResponse:
    """How data is used, with the limits that hold today."""
    return render(request, "secretariat/privacy.html", {"limits": limits_in_words()})


@require_GET
@page_gate(may_use_the_house)
def my_data(request: HttpRequest) -> HttpResponse:
    copy = own_copy(request.user, at=timezone.now())
    return render(request, "secretariat/my_data.html", {"copy": copy, "looks": copy.looks[:LOOKS_SHOWN]})


@require_GET
@page_gate(may_use_the_house)
def my_data_file(request: HttpRequest) -> HttpResponse:
    """The same as a file for machines. That it was fetched stands in the log."""
    now = timezone.now()
    written = json.dumps(own_copy(request.user, at=now).as_data(), ensure_ascii=False, indent=2)
    record(Verb.FETCHED, request.user, by=request.user, at=now, about=request.user)
    name = f"mine-oplysninger-{timezone.localdate(now).isoformat()}.json"
    return attached(written, name, "application/json; charset=utf-8")
