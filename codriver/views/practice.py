"""What one has practised: written down, confirmed by the network leader, shown by one's own choice (S85, S86)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from codriver import access
from codriver.actions import practice as actions
from codriver.forms.practice import PracticeFileForm, PracticeForm, QuestionForm, ShownForm
from codriver.models import PracticeEvidence
from codriver.queries import practice as queries
from netvaerk.access import may_use_the_house
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt

PER_PAGE = 25
Act = Callable[..., Any]


def visible(person: Person) -> Any:
    return PracticeEvidence.objects.visible_to(person).with_people()


def whose(evidence: PracticeEvidence) -> list[Person]:
    return [evidence.owner]


# --- one's own ----------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@page_gate(may_use_the_house)
def practice(request: HttpRequest) -> HttpResponse:
    """One's own list, and a form for the next piece; who has never co-driven reads what will come here."""
    today = timezone.localdate()
    form = PracticeForm(
        request.POST or None, pairings=queries.co_driven(request.user), today=today, initial={"done_on": today}
    )
    tried = attempt(form, lambda: _add(request, form))
    if tried.is_done:
        messages.success(request, _("Saved. Only you see it until you ask your network leader."))
        return redirect("practice_evidence", pk=tried.made.pk)
    context = {"form": form, "page": queries.practice_page(request.user), "refusal": tried.refusal}
    return render(request, "codriver/practice.html", context, status=tried.status)


def _add(request: HttpRequest, form: PracticeForm) -> PracticeEvidence:
    pairing = form.cleaned_data["pairing"]
    return actions.add_practice(pairing, form.practice(), by=request.user, at=timezone.now())


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_write_practice)
def edit_practice(request: HttpRequest, evidence: PracticeEvidence) -> HttpResponse:
    """Other words. Where another window has saved meanwhile, both texts are shown."""
    pairing = queries.co_driven(request.user).filter(pk=evidence.pairing_id)
    first = PracticeForm.initial_of(evidence)
    form = PracticeForm(request.POST or None, pairings=pairing, today=timezone.localdate(), initial=first)
    tried = attempt(form, lambda: _edit(request, evidence, form))
    if tried.is_done:
        messages.success(request, _("Saved."))
        return redirect("practice_evidence", pk=evidence.pk)
    stored = form.go_on_from(PracticeEvidence.objects.get(pk=evidence.pk)) if tried.refusal else []
    context = {"evidence": evidence, "form": form, "refusal": tried.refusal, "stored": stored}
    return render(request, "codriver/edit_practice.html", context, status=tried.status)


def _edit(request: HttpRequest, evidence: PracticeEvidence, form: PracticeForm) -> None:
    shown = form.cleaned_data["version"] or 0
    actions.edit_practice(evidence, form.practice(), shown=shown, by=request.user, at=timezone.now())


@require_POST
@gate(visible, access.may_decide_on_practice)
def delete_practice(request: HttpRequest, evidence: PracticeEvidence) -> HttpResponse:
    return _done(request, evidence, actions.delete_practice, _("Deleted."), to="practice")


@require_POST
@gate(visible, access.may_decide_on_practice)
def ask_to_confirm(request: HttpRequest, evidence: PracticeEvidence) -> HttpResponse:
    said = _("%(name)s is asked to confirm it.") % {"name": evidence.pairing.network_leader.first_name}
    return _done(request, evidence, actions.ask_leader, said)


@require_POST
@gate(visible, access.may_decide_on_practice)
def take_practice_back(request: HttpRequest, evidence: PracticeEvidence) -> HttpResponse:
    return _done(request, evidence, actions.take_back, _("Taken back. Your network leader no longer sees it."))


@require_POST
@gate(visible, access.may_decide_on_practice)
def show_practice(request: HttpRequest, evidence: PracticeEvidence) -> HttpResponse:
    return _done(request, evidence, actions.show_to_secretariat, _("The secretariat can read it now."))


@require_POST
@gate(visible, access.may_decide_on_practice)
def hide_practice(request: HttpRequest, evidence: PracticeEvidence) -> HttpResponse:
    return _done(request, evidence, actions.hide_from_secretariat, _("The secretariat no longer sees it."))


# --- one piece ----------------------------------------------------------------------------------------------------


@require_GET
@gate(visible, access.may_read_practice, reads=whose)
def practice_evidence(request: HttpRequest, evidence: PracticeEvidence) -> HttpResponse:
    return show_piece(request, evidence)


def show_piece(request: HttpRequest, evidence: PracticeEvidence, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one piece; `more` takes the place of what it shows otherwise."""
    context = {
        "evidence": evidence,
        "page": queries.evidence_page(evidence, request.user),
        "form": QuestionForm(initial={"version": evidence.version}),
        "file_form": PracticeFileForm(),
        "refusal": None,
        **more,
    }
    return render(request, "codriver/practice_evidence.html", context, status=status)


@require_POST
@gate(visible, access.may_answer_practice, reads=whose)
def confirm_practice(request: HttpRequest, evidence: PracticeEvidence) -> HttpResponse:
    shown = ShownForm(request.POST)
    version = shown.cleaned_data["version"] if shown.is_valid() else 0
    said = _("Confirmed. %(name)s is told.") % {"name": evidence.owner.first_name}
    return _done(request, evidence, actions.confirm_practice, said, shown=version)


@require_POST
@gate(visible, access.may_answer_practice, reads=whose)
def question_practice(request: HttpRequest, evidence: PracticeEvidence) -> HttpResponse:
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return show_piece(request, evidence, 422, form=form)
    words = {"question": form.cleaned_data["question"], "shown": form.cleaned_data["version"]}
    said = _("Your question is sent to %(name)s.") % {"name": evidence.owner.first_name}
    return _done(request, evidence, actions.ask_back, said, form, **words)


def _done(
    request: HttpRequest,
    evidence: PracticeEvidence,
    act: Act,
    said: str,
    typed: QuestionForm | None = None,
    to: str = "practice_evidence",
    **words: Any,
) -> HttpResponse:
    """Do it and show where it stands then; a refusal keeps what was typed and goes on from the text that stands."""
    try:
        act(evidence, by=request.user, at=timezone.now(), **words)
    except Refused as refusal:
        stored = visible(request.user).filter(pk=evidence.pk).first()
        if stored is None:
            messages.error(request, " ".join(refusal.words()))
            return redirect("my_page")
        return show_piece(request, stored, 409, refusal=refusal, **_typed_again(typed, stored))
    messages.success(request, said)
    return redirect(to) if to == "practice" else redirect(to, pk=evidence.pk)


def _typed_again(typed: QuestionForm | None, stored: PracticeEvidence) -> dict[str, Any]:
    if typed is None:
        return {}
    return {"form": QuestionForm(initial={"version": stored.version, "question": typed.cleaned_data["question"]})}


# --- the secretariat ----------------------------------------------------------------------------------------------


@require_GET
@page_gate(access.may_see_shown_practice, lists=PracticeEvidence)
def shown_practice(request: HttpRequest) -> HttpResponse:
    """What co-drivers have chosen to show."""
    page = Paginator(queries.shown_practice(), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, queries.means_of(one)) for one in page]
    return render(request, "codriver/shown_practice.html", {"page": page, "rows": rows})
