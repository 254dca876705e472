"""Reading and writing the texts that colleagues write for each other (S40)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from codriver.models import CoDriverTask
from netvaerk.access import may_use_the_house
from netvaerk.gates import gate, page_gate
from netvaerk.models import ThemePhase
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt, press
from netvaerk.views.downloads import download, wanted_file
from secretariat import knowledge_access as access
from secretariat.actions import knowledge as actions
from secretariat.facts.knowledge import text_being_written
from secretariat.forms.knowledge import KnowledgeForm, NameForm
from secretariat.forms.training import ROLE_WORDS
from secretariat.models import KnowledgeItem, KnowledgeText, ProposedArticle
from secretariat.queries import knowledge as queries
from secretariat.queries.desk_lists import knowledge_table
from secretariat.rules.knowledge import KnowledgeHindrance

PER_PAGE = 20
LONGEST_SEARCH = 100
visible = KnowledgeItem.objects.visible_to


def _one_of(value: str, known: Any) -> str:
    return value if value in known else ""


@require_GET
@page_gate(may_use_the_house)
def knowledge(request: HttpRequest) -> HttpResponse:
    """What colleagues have written, searched and filtered."""
    asked = request.GET
    phases, tasks = list(ThemePhase.objects.all()), list(CoDriverTask.objects.all())
    chosen = queries.Chosen(
        words=asked.get("q", "").strip()[:LONGEST_SEARCH],
        kind=_one_of(asked.get("slags", ""), KnowledgeText.Kind.values),
        role=_one_of(asked.get("rolle", ""), ROLE_WORDS),
        phase=next((one.order for one in phases if one.order == whole_number(asked.get("fase"))), None),
        task=_one_of(asked.get("opgave", ""), [one.code for one in tasks]),
    )
    found = queries.chosen_items(request.user, chosen)
    if kind := wanted_file(asked.get("as")):
        return download(_("Knowledge and tools"), [knowledge_table(found)], kind)
    page = Paginator(found, PER_PAGE).get_page(asked.get("page"))
    context = {
        "page": page,
        "rows": queries.shown(page.object_list, chosen.words),
        "chosen": chosen,
        "kinds": KnowledgeText.Kind.choices,
        "roles": ROLE_WORDS.items(),
        "phases": phases,
        "tasks": tasks,
        "runs": access.may_run_knowledge(request.user),
    }
    return render(request, "secretariat/knowledge.html", context)


@require_GET
@page_gate(may_use_the_house)
def own_knowledge(request: HttpRequest) -> HttpResponse:
    rows = queries.own_texts(request.user)
    return render(request, "secretariat/own_knowledge.html", {"rows": rows})


@require_GET
@gate(visible, access.may_read_item)
def knowledge_item(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    """What everybody reads; where nothing is published yet, the draft."""
    if item.published_id is None:
        return redirect("knowledge_draft", pk=item.pk)
    return show_item(request, item)


def show_item(request: HttpRequest, item: KnowledgeItem, status: int = 200, **more: Any) -> HttpResponse:
    stored = KnowledgeItem.objects.with_text().get(pk=item.pk)
    context = {"item": stored, "page": queries.item_page(stored, request.user), "refusal": None, **more}
    return render(request, "secretariat/knowledge_item.html", context, status=status)


# --- writing --------------------------------------------------------------------------------------------------------


def _from_an_answer(request: HttpRequest) -> dict[str, Any]:
    """For an officer: an answer that its asker has said others may use, as the beginning of a text."""
    number = whole_number(request.GET.get("svar"))
    if number is None or not request.user.is_secretariat:
        return {}
    answer = ProposedArticle.objects.agreed().filter(pk=number).first()
    return {"title_da": answer.title, "body_da": answer.text} if answer else {}


@require_http_methods(["GET", "POST"])
@page_gate(may_use_the_house)
def write_knowledge(request: HttpRequest) -> HttpResponse:
    """A new text: seen as it will look, or kept as a draft."""
    initial = {"version": 0, **_from_an_answer(request)}
    form = KnowledgeForm(request.POST or None, asks_for_name=True, initial=initial)
    if "preview" in request.POST:
        return _preview(request, form, None)

    def begin() -> KnowledgeItem:
        name = form.cleaned_data["shows_author"]
        return actions.begin_item(form.written(), shows_author=name, by=request.user, at=timezone.now())

    tried = attempt(form, begin)
    if tried.is_done:
        return _go_on(request, tried.made)
    return _writing(request, form, None, tried.status, refusal=tried.refusal)


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_write_in)
def edit_knowledge(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    """The draft, or a new version of what is published; which stays as it is until the new one is published."""
    stands = text_being_written(item) or item.published
    form = KnowledgeForm(request.POST or None, asks_for_name=False, initial=KnowledgeForm.initial_of(stands))
    if "preview" in request.POST:
        return _preview(request, form, item)
    if request.method == "GET" or not form.is_valid():
        return _writing(request, form, item, 422 if form.is_bound else 200)
    shown = form.cleaned_data["version"] or 0
    try:
        actions.write_item(item, form.written(), shown=shown, by=request.user, at=timezone.now())
    except Refused as refusal:
        is_late = KnowledgeHindrance.CHANGED_MEANWHILE in refusal.reasons
        stored = form.go_on_from(text_being_written(item)) if is_late else []
        return _writing(request, form, item, 409, refusal=refusal, stored=stored)
    return _go_on(request, item)


def _go_on(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    """After a save: on to the page of the draft, or sent at once if that was the button."""
    if "send" not in request.POST:
        messages.success(request, _("Saved as a draft. This is how it will look."))
        return redirect("knowledge_draft", pk=item.pk)
    return _try(
        request,
        item,
        lambda: actions.send_item(item, by=request.user, at=timezone.now()),
        _("Sent. You get a letter when the secretariat has published it or sent it back."),
    )


def _preview(request: HttpRequest, form: KnowledgeForm, item: KnowledgeItem | None) -> HttpResponse:
    """The page again with the text as it will look; nothing is stored."""
    if not form.is_valid():
        return _writing(request, form, item, 422)
    return _writing(request, form, item, 200, preview=form.cleaned_data)


def _writing(
    request: HttpRequest, form: KnowledgeForm, item: KnowledgeItem | None, status: int, **more: Any
) -> HttpResponse:
    context = {"form": form, "item": item, "refusal": None, "stored": [], "preview": None, **more}
    return render(request, "secretariat/write_knowledge.html", context, status=status)


def _try(request: HttpRequest, item: KnowledgeItem, act: Callable[[], Any], said: str) -> HttpResponse:
    """Do it and say so on the page of the text; a refusal is said there too."""
    press(request, act, said)
    left = visible(request.user).filter(pk=item.pk).first()
    if left is None:
        return redirect("own_knowledge")
    return redirect("knowledge_draft" if access.may_read_draft(request.user, left) else "knowledge_item", pk=item.pk)


@require_POST
@gate(visible, access.may_read_draft)
def send_knowledge(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    said = _("Sent. You get a letter when the secretariat has published it or sent it back.")
    return _try(request, item, lambda: actions.send_item(item, by=request.user, at=timezone.now()), said)


@require_POST
@gate(visible, access.may_read_draft)
def drop_knowledge(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    said = _("The draft is deleted.")
    return _try(request, item, lambda: actions.drop_draft(item, by=request.user, at=timezone.now()), said)


@require_POST
@gate(visible, access.may_name_author)
def name_author(request: HttpRequest, item: KnowledgeItem) -> HttpResponse:
    form = NameForm(request.POST)
    if not form.is_valid():
        return show_item(request, item, 422) if item.published_id else redirect("knowledge_draft", pk=item.pk)
    shows = form.cleaned_data["shows"] == "yes"
    said = _("Your name is shown now.") if shows else _("Your name is not shown any more.")
    return _try(request, item, lambda: actions.name_author(item, shows=shows, by=request.user, at=timezone.now()), said)
