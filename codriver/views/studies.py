"""The secretariat's pages of diplomas: who studies and what waits, and one study with its verification. No grade."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import diploma as actions
from codriver.models import DiplomaStudy
from codriver.queries import diploma as queries
from codriver.queries.lists import studies_table
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.downloads import download, wanted_file

PER_PAGE = 25


@require_GET
@page_gate(access.may_see_studies, lists=DiplomaStudy)
def diplomas(request: HttpRequest) -> HttpResponse:
    found, today = queries.studies(), timezone.localdate()
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Diplomas"), [studies_table(found, today)], kind)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [queries.study_row(one, today) for one in page]
    return render(request, "codriver/diplomas.html", {"page": page, "rows": rows})


def visible(person: Person) -> Any:
    return DiplomaStudy.objects.visible_to(person).select_related("person__unit", "programme", "verified_by")


def whose(study: DiplomaStudy) -> list[Person]:
    return [study.person]


@require_GET
@gate(visible, access.may_see_study, reads=whose)
def diploma_study(request: HttpRequest, study: DiplomaStudy) -> HttpResponse:
    return _page(request, study)


def _page(request: HttpRequest, study: DiplomaStudy, status: int = 200, refusal: Refused | None = None) -> HttpResponse:
    context = {"study": study, "page": queries.study_page(study, request.user), "refusal": refusal}
    return render(request, "codriver/diploma_study.html", context, status=status)


@require_POST
@gate(visible, access.may_verify, reads=whose)
def verify_diploma(request: HttpRequest, study: DiplomaStudy) -> HttpResponse:
    try:
        actions.verify_diploma(study, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _page(request, study, 409, refusal)
    messages.success(request, _("The diploma is verified, and the person is told."))
    return redirect("diploma_study", pk=study.pk)
