"""The board of pairing, and a pairing of the whole pool: made, changed by hand, published, put aside."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from codriver import access
from codriver.actions import runs as actions
from codriver.forms.runs import ChoosePairForm, MakeRunForm, PublishRunForm
from codriver.models import CoDriverCandidacy, PairingRun
from codriver.queries import runs as queries
from codriver.queries.changes import changes_since
from codriver.queries.lists import board_tables, run_tables
from netvaerk.audit import record_list_read
from netvaerk.gates import gate, page_gate
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt
from netvaerk.views.downloads import download, wanted_file

PER_PAGE = 25
CHOICES = {
    ChoosePairForm.KEEP: actions.keep_pair,
    ChoosePairForm.RULE_OUT: actions.rule_out_pair,
    ChoosePairForm.LET_BE: actions.let_pair_be,
}


@require_GET
@page_gate(access.may_pair, lists=CoDriverCandidacy)
def pairing_board(request: HttpRequest) -> HttpResponse:
    """Who is ready, which themes lack somebody, which offers are out."""
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Pairing"), board_tables(queries.board(timezone.localdate())), kind)
    return _board(request, MakeRunForm())


def _board(request: HttpRequest, form: MakeRunForm, status: int = 200, **more: Any) -> HttpResponse:
    found = queries.board(timezone.localdate())
    ready = Paginator(found.ready, PER_PAGE).get_page(request.GET.get("page"))
    for one in ready:
        one.waited = one.days_ready(found.today)
    context = {"board": found, "page_obj": ready, "form": form, **more}
    return render(request, "codriver/pairing_board.html", context, status=status)


@require_POST
@page_gate(access.may_pair, lists=CoDriverCandidacy)
def make_run(request: HttpRequest) -> HttpResponse:
    form = MakeRunForm(request.POST)
    tried = attempt(form, lambda: actions.make_run(by=request.user, at=timezone.now(), **form.cleaned_data))
    if tried.is_done:
        return redirect("pairing_run", pk=tried.made.pk)
    return _board(request, form, tried.status, refusal=tried.refusal)


@require_GET
@gate(PairingRun.objects.visible_to, access.may_see_run)
def pairing_run(request: HttpRequest, run: PairingRun) -> HttpResponse:
    """Every pair that is proposed, with reasons, and what other choices cost."""
    if kind := wanted_file(request.GET.get("as")):
        record_list_read(by=request.user, of=PairingRun)
        return download(_("Proposed pairs"), run_tables(queries.run_page(run)), kind)
    return _run(request, run)


def _run(request: HttpRequest, run: PairingRun, status: int = 200, **more: Any) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "page": queries.run_page(run, request.GET.get("page")),
        "run": run,
        "changes": changes_since(run, today) if run.is_draft else [],
        **more,
    }
    response = render(request, "codriver/pairing_run.html", context, status=status)
    record_list_read(by=request.user, of=PairingRun)
    return response


@require_POST
@gate(PairingRun.objects.visible_to, access.may_see_run)
def choose_pair(request: HttpRequest, run: PairingRun) -> HttpResponse:
    """Keep a pair, rule one out, or take such a choice back; everything else is paired again at once."""
    form = ChoosePairForm(request.POST)
    if not form.is_valid():
        return _run(request, run, 422, wrong=True)
    chosen = form.cleaned_data
    act = CHOICES[chosen["choice"]]
    try:
        act(
            run,
            theme=chosen["theme"],
            person=chosen["person"],
            shown=chosen["version"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        run.refresh_from_db()
        return _run(request, run, 409, refusal=refusal)
    messages.success(request, _("Paired again with your choice."))
    return redirect("pairing_run", pk=run.pk)


@require_http_methods(["GET", "POST"])
@gate(PairingRun.objects.visible_to, access.may_see_run)
def publish_run(request: HttpRequest, run: PairingRun) -> HttpResponse:
    """What will happen, and the button that makes it happen."""
    form = PublishRunForm(request.POST or None, today=timezone.localdate(), initial={"version": run.version})
    tried = attempt(
        form,
        lambda: actions.publish_run(
            run,
            shown=form.cleaned_data["version"],
            next_on=form.cleaned_data["next_on"],
            by=request.user,
            at=timezone.now(),
        ),
    )
    if tried.is_done:
        messages.success(request, _("Every pair has its offer. The two answer each for themselves."))
        return redirect("pairing_board")
    run.refresh_from_db()
    changes = changes_since(run, timezone.localdate()) if run.is_draft else []
    pairs = queries.run_page(run, per_page=max(len(run.pairs), 1))
    context = {"page": pairs, "run": run, "form": form, "refusal": tried.refusal, "changes": changes}
    response = render(request, "codriver/publish_run.html", context, status=tried.status)
    record_list_read(by=request.user, of=PairingRun)
    return response


@require_POST
@gate(PairingRun.objects.visible_to, access.may_see_run)
def put_run_aside(request: HttpRequest, run: PairingRun) -> HttpResponse:
    try:
        actions.put_run_aside(run, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _run(request, run, 409, refusal=refusal)
    messages.success(request, _("The draft is put aside. Nobody was told of it."))
    return redirect("pairing_board")
