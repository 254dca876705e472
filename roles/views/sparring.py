"""Sparring on a theme: the page with its brief, agreeing, and noting talks (S34)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.audit import record_read
from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt
from roles import sparring_access
from roles.actions import sparring as actions
from roles.forms.sparring import RhythmForm, TalkForm
from roles.models import SparringRelation
from roles.queries.sparring import sparring_page
from roles.rules.sparring import SparringHindrance


def show_sparring(request: HttpRequest, theme: NetworkTheme, status: int = 200, **state: Any) -> HttpResponse:
    """The page as the reader may see it; whose talks it tells of is recorded."""
    page = sparring_page(theme, request.user, timezone.localdate())
    response = render(request, "roles/sparring.html", {"theme": theme, "page": page, **state}, status=status)
    record_read(by=request.user, thing=theme, about=dict.fromkeys(page.told_of))
    return response


def open_relation(theme: NetworkTheme) -> SparringRelation | None:
    people = ("theme", "network_leader", "reference_leader", "asked_by")
    return SparringRelation.objects.open().filter(theme=theme).select_related(*people).first()


@require_GET
@gate(NetworkTheme.objects.visible_to, sparring_access.may_open_sparring)
def sparring(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    return show_sparring(request, theme)


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, sparring_access.may_arrange_sparring)
def arrange_sparring(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Propose a rhythm and a first talk; where both have agreed, change them."""
    relation = open_relation(theme)
    form = RhythmForm(request.POST or None, relation=relation)
    if request.method == "GET" or not form.is_valid():
        return _arranging(request, theme, form, 422 if form.is_bound else 200)
    try:
        _arrange(theme, relation, form, request.user)
    except Refused as refusal:
        theirs = open_relation(theme)
        form.data = form.data.copy()
        form.data["version"] = theirs.version if theirs else 0
        return _arranging(request, theme, form, 409, refusal=refusal, theirs=theirs)
    running = relation is not None and relation.is_running
    messages.success(
        request, _("It is changed, and the other one is told.") if running else _("Your proposal is sent.")
    )
    return redirect("sparring", pk=theme.pk)


def _arrange(theme: NetworkTheme, relation: SparringRelation | None, form: RhythmForm, by: Person) -> None:
    weeks, day, shown = (form.cleaned_data[name] for name in ("weeks", "day", "version"))
    now = timezone.now()
    if relation and relation.is_running:
        actions.change_sparring(relation, weeks=weeks, next_on=day, by=by, at=now, shown=shown)
    else:
        actions.propose_sparring(theme, weeks=weeks, first_on=day, by=by, at=now, shown=shown)


def _arranging(request: HttpRequest, theme: NetworkTheme, form: RhythmForm, status: int, **more: Any) -> HttpResponse:
    context = {"theme": theme, "form": form, "relation": form.relation, **more}
    return render(request, "roles/arrange_sparring.html", context, status=status)


@require_POST
@gate(NetworkTheme.objects.visible_to, sparring_access.may_arrange_sparring)
def answer_sparring(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Yes or no to the proposal that was shown."""
    relation = open_relation(theme)
    if relation is None:
        return show_sparring(request, theme, 409, refusal=Refused([SparringHindrance.NO_PROPOSAL]))
    if request.POST.get("answer") not in ("yes", "no"):
        messages.error(request, _("Press yes or no."))
        return redirect("sparring", pk=theme.pk)
    yes = request.POST["answer"] == "yes"
    act = actions.accept_sparring if yes else actions.decline_sparring
    shown = whole_number(request.POST.get("version")) or 0
    try:
        act(relation, by=request.user, at=timezone.now(), shown=shown)
    except Refused as refusal:
        return show_sparring(request, theme, 409, refusal=refusal)
    messages.success(
        request, _("You have agreed on sparring.") if yes else _("Your no is noted. Thank you for answering.")
    )
    return redirect("sparring", pk=theme.pk)


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, sparring_access.may_note_talk)
def note_talk(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Note that the two have talked, and when they talk next."""
    relation = open_relation(theme)
    if relation is None or not relation.is_running:
        if request.method == "GET":
            return redirect("sparring", pk=theme.pk)
        return show_sparring(request, theme, 409, refusal=Refused([SparringHindrance.NOT_RUNNING]))
    form = TalkForm(request.POST or None, relation=relation)
    tried = attempt(form, lambda: actions.note_talk(relation, by=request.user, at=timezone.now(), **form.cleaned_data))
    if tried.is_done:
        messages.success(request, _("The talk is noted."))
        return redirect("sparring", pk=theme.pk)
    context = {"theme": theme, "form": form, "refusal": tried.refusal}
    return render(request, "roles/note_talk.html", context, status=tried.status)
