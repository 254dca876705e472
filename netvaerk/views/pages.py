"""The pages that staff read and the secretariat edits: one for each role (S1, S12, S55)."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from netvaerk import access
from netvaerk.actions.pages import write_page
from netvaerk.forms.pages import PageForm
from netvaerk.gates import gate, page_gate
from netvaerk.models import EditablePage, Person
from netvaerk.refusals import Refused
from netvaerk.views.conflicts import what_stands


def readable_pages(person: Person) -> QuerySet:
    return EditablePage.objects.all()


@require_GET
@page_gate(access.may_use_the_house)
def read_pages(request: HttpRequest) -> HttpResponse:
    return render(request, "netvaerk/pages.html", {"pages": EditablePage.objects.all()})


@require_GET
@gate(readable_pages, access.may_read_page)
def read_page(request: HttpRequest, page: EditablePage) -> HttpResponse:
    return render(request, "netvaerk/page.html", {"page": page, "may_edit": access.may_edit_page(request.user, page)})


@require_http_methods(["GET", "POST"])
@gate(readable_pages, access.may_edit_page)
def edit_page(request: HttpRequest, page: EditablePage) -> HttpResponse:
    form = PageForm(request.POST or None, instance=page)
    if request.method == "GET" or not form.is_valid():
        return _form(request, page, form, 422 if form.is_bound else 200)
    try:
        write_page(page, by=request.user, shown=form.cleaned_data["version"], texts=form.texts())
    except Refused as refusal:
        theirs = what_stands(form, EditablePage.objects.get(pk=page.pk), form.texts())
        return _form(request, page, form, 409, refusal=refusal, stored=theirs)
    messages.success(request, _("The page is saved."))
    return redirect("read_page", slug=page.slug)


def _form(request: HttpRequest, page: EditablePage, form: PageForm, status: int, **more: object) -> HttpResponse:
    return render(request, "netvaerk/edit_page.html", {"page": page, "form": form, **more}, status=status)
