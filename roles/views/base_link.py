"""The reference leader's themes, what each network needs from there, and how the theme is tied to the base (S30)."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.gates import gate, page_gate
from netvaerk.models import NetworkTheme, Person
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt
from netvaerk.views.conflicts import what_stands
from netvaerk.views.downloads import download, wanted_file
from roles import access
from roles.actions import base_link as actions
from roles.forms.base_link import AnswerNeedForm, BaseLinkForm, NeedForm
from roles.models import BaseLink, ReferenceNeed
from roles.queries.base_link import needs_page, reference_themes
from roles.queries.lists import reference_themes_table


@require_GET
@page_gate(access.may_see_reference_themes)
def my_reference_themes(request: HttpRequest) -> HttpResponse:
    """Every theme I am reference leader of: purpose, phase, what is next, and what it needs from me."""
    rows = reference_themes(request.user, timezone.localdate())
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Themes I am reference leader of"), [reference_themes_table(rows)], kind)
    return render(request, "roles/my_reference_themes.html", {"rows": rows})


def show_needs(request: HttpRequest, theme: NetworkTheme, status: int = 200, **state: Any) -> HttpResponse:
    context = {"theme": theme, "page": needs_page(theme, request.user), **state}
    return render(request, "roles/reference_needs.html", context, status=status)


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_look_inside)
def reference_needs(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    return show_needs(request, theme)


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def need_reference_leader(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Say what the network needs from its reference leader now."""
    form = NeedForm(request.POST or None)
    tried = attempt(
        form, lambda: actions.need_reference_leader(theme, by=request.user, at=timezone.now(), **form.cleaned_data)
    )
    if tried.is_done:
        messages.success(request, _("It is noted, and the reference leader gets a letter."))
        return redirect("reference_needs", pk=theme.pk)
    context = {"theme": theme, "form": form, "refusal": tried.refusal}
    return render(request, "roles/need_reference_leader.html", context, status=tried.status)


def needs_of(person: Person) -> QuerySet:
    return ReferenceNeed.objects.visible_to(person, timezone.localdate()).select_related("theme")


@require_http_methods(["GET", "POST"])
@gate(needs_of, access.may_answer_need)
def answer_need(request: HttpRequest, need: ReferenceNeed) -> HttpResponse:
    """The reference leader says how far it is."""
    form = AnswerNeedForm(request.POST or None, instance=need)
    if request.method == "GET" or not form.is_valid():
        return _answering(request, need, form, 422 if form.is_bound else 200)
    try:
        shown = form.cleaned_data["version"]
        actions.answer_need(need, by=request.user, at=timezone.now(), shown=shown, **form.answer())
    except Refused as refusal:
        stored = needs_of(request.user).get(pk=need.pk)
        named = [name for name in form.Meta.fields if name in form.fields]
        theirs = what_stands(form, stored, named)
        return _answering(request, stored, form, 409, refusal=refusal, stored=theirs)
    messages.success(request, _("Your answer is saved."))
    return redirect("reference_needs", pk=need.theme_id)


def _answering(
    request: HttpRequest, need: ReferenceNeed, form: AnswerNeedForm, status: int, **more: Any
) -> HttpResponse:
    context = {"need": need, "theme": need.theme, "form": form, **more}
    return render(request, "roles/answer_need.html", context, status=status)


@require_POST
@gate(needs_of, access.may_withdraw_need)
def withdraw_need(request: HttpRequest, need: ReferenceNeed) -> HttpResponse:
    try:
        actions.withdraw_need(need, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_needs(request, need.theme, 409, refusal=refusal)
    messages.success(request, _("It is taken back."))
    return redirect("reference_needs", pk=need.theme_id)


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_tie_to_base)
def tie_to_base(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Which arenas were opened, and who finds the money for the test."""
    link = BaseLink.objects.filter(theme=theme).first() or BaseLink(theme=theme)
    form = BaseLinkForm(request.POST or None, instance=link)
    if request.method == "GET" or not form.is_valid():
        return _tying(request, theme, form, 422 if form.is_bound else 200)
    try:
        shown = form.cleaned_data["version"]
        actions.tie_to_base(theme, by=request.user, at=timezone.now(), shown=shown, **form.link())
    except Refused as refusal:
        stored = BaseLink.objects.filter(theme=theme).first() or BaseLink(theme=theme, version=0)
        theirs = what_stands(form, stored, form.Meta.fields)
        return _tying(request, theme, form, 409, refusal=refusal, stored=theirs)
    messages.success(request, _("It is saved."))
    return redirect("reference_needs", pk=theme.pk)


def _tying(request: HttpRequest, theme: NetworkTheme, form: BaseLinkForm, status: int, **more: Any) -> HttpResponse:
    return render(request, "roles/tie_to_base.html", {"theme": theme, "form": form, **more}, status=status)
