"""The secretariat's side of what colleagues write: reading what was sent, publishing, archiving, and its history."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.downloads import download, wanted_file
from secretariat import knowledge_access as access
from secretariat.actions import knowledge as actions
from secretariat.facts.knowledge import standing_of, text_being_written
from secretariat.forms.knowledge import ReadForm, RestoreForm, ReturnForm
from secretariat.models import KnowledgeItem
from secretariat.queries import knowledge as queries
from secretariat.queries.desk_lists import knowledge_desk_tables
from secretariat.rules.knowledge import hindrances_to_publish, hindrances_to_return, hindrances_to_send
from secretariat.views.knowledge import show_item, visible

PER_PAGE = 25
VERSIONS_PER_PAGE = 10


def whose(item: KnowledgeItem) -> list[Person]:
    return [item.author] if item.author else []


@require_GET
@page_gate(access.may_run_knowledge)
def knowledge_desk(request: HttpRequest) -> HttpResponse:
    """What waits to be read, what is to be looked at again, and the archive."""
    desk, found = queries.knowledge_desk(timezone.localdate()), queries.archived_items()
    if kind := wanted_file(request.GET.get("as")):
        return download(_("The secretariat's desk of texts"), knowledge_desk_tables(desk, found), kind)
    archived = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"desk": desk, "archived": archived}
    return render(request, "secretariat/knowledge_desk.html", context)


@require_GET
@gate(visible, access.may_read_draft, reads=whose)
def knowledge_draft(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    return show_draft(request, item)


def show_draft(request: HttpRequest, item: KnowledgeItem, status: int = 200, **more: Any) -> HttpResponse:
    """The version being written as it will look, what it changes, and what can be done with it."""
    text = text_being_written(item)
    if text is None:
        return show_item(request, item, status, **more)
    one = standing_of(item, text, request.user)
    context = {
        "item": item,
        "text": text,
        "differences": queries.differences(item.published, text),
        "may_write": access.may_write_in(request.user, item),
        "may_send": not hindrances_to_send(one) and not one.is_officer,
        "may_drop": one.is_writer,
        "may_publish": not hindrances_to_publish(one),
        "may_return": not hindrances_to_return(one, "…") and not one.is_writer,
        "return_form": ReturnForm(initial={"version": text.version}),
        "refusal": None,
        **more,
    }
    return render(request, "secretariat/knowledge_draft.html", context, status=status)


@require_POST
@gate(visible, access.may_publish)
def publish_knowledge(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    form = ReadForm(request.POST)
    if not form.is_valid():
        return show_draft(request, item, 422)
    try:
        shown = form.cleaned_data["version"]
        actions.publish_item(item, shown=shown, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_draft(request, item, 409, refusal=refusal)
    messages.success(request, _("Published. Every employee can find it now."))
    return redirect("knowledge_item", pk=item.pk)


@require_POST
@gate(visible, access.may_publish)
def return_knowledge(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return show_draft(request, item, 422, return_form=form)
    words = {"comment": form.cleaned_data["comment"], "shown": form.cleaned_data["version"]}
    try:
        actions.return_item(item, **words, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_draft(request, item, 409, refusal=refusal, return_form=form)
    messages.success(request, _("Sent back with your comment. The one who wrote it gets a letter."))
    return redirect("knowledge_desk")


def _keep_house(request: HttpRequest, item: KnowledgeItem, act: Callable[..., None], said: str) -> HttpResponse:
    try:
        act(item, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_draft(request, item, 409, refusal=refusal)
    messages.success(request, said)
    return redirect("knowledge_item", pk=item.pk)


@require_POST
@gate(visible, access.may_publish)
def archive_knowledge(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    said = _("Archived. Only the author and the secretariat find it now.")
    return _keep_house(request, item, actions.archive_item, said)


@require_POST
@gate(visible, access.may_publish)
def bring_knowledge_back(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    return _keep_house(request, item, actions.bring_back_item, _("Every employee can find it again."))


@require_POST
@gate(visible, access.may_publish)
def confirm_knowledge(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    said = _("Noted. You are asked to look at it again in a year.")
    return _keep_house(request, item, actions.confirm_item, said)


@require_GET
@gate(visible, access.may_work_on, reads=whose)
def knowledge_history(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    return _history(request, item)


def _history(request: HttpRequest, item: KnowledgeItem, status: int = 200, **more: Any) -> HttpResponse:
    """The published versions, newest first, each with what it changed."""
    found = queries.history(item)
    page = Paginator(found, VERSIONS_PER_PAGE).get_page(request.GET.get("page"))
    first = page.start_index() - 1 if page.object_list else 0
    texts = list(found[first : first + VERSIONS_PER_PAGE + 1])
    context = {
        "item": item,
        "page": page,
        "versions": queries.versions(item, texts)[:VERSIONS_PER_PAGE],
        "may_restore": access.may_publish(request.user, item),
        "refusal": None,
        **more,
    }
    return render(request, "secretariat/knowledge_history.html", context, status=status)


@require_POST
@gate(visible, access.may_publish)
def restore_knowledge(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    form = RestoreForm(request.POST)
    if not form.is_valid() or whole_number(request.POST.get("number")) is None:
        return _history(request, item, 422)
    try:
        actions.restore_text(item, number=form.cleaned_data["number"], by=request.user, at=timezone.now())
    except Refused as refusal:
        return _history(request, item, 409, refusal=refusal)
    messages.success(request, _("The earlier version is published again, as a new one."))
    return redirect("knowledge_item", pk=item.pk)
