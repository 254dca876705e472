"""A pair looks back: written alone, read together, and what the co-driver says of the time after it (S50)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from codriver import access
from codriver.actions import closings as actions
from codriver.actions import evaluations
from codriver.actions.what_next import say_what_next as say_it
from codriver.forms.closings import EvaluationForm, LookBackForm, TalkDayForm, WhatNextForm
from codriver.models import ClosingWords, PairEvaluation, Pairing
from codriver.queries.closings import ClosingPage, closing_page, in_words, looked_back_on
from netvaerk.audit import record_read
from netvaerk.gates import gate
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt


@require_GET
@gate(looked_back_on, access.may_look_back)
def pair_closing(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    return _show(request, pairing)


def _show(request: HttpRequest, pairing: Pairing, status: int = 200, **more: Any) -> HttpResponse:
    page = closing_page(pairing, request.user, timezone.localdate())
    if page.both_have_sent:
        record_read(by=request.user, thing=page.closing, about=[page.other])
    context = {
        "pairing": pairing,
        "page": page,
        "form": LookBackForm(questions=page.closing.questions, words=page.words),
        "talk_form": TalkDayForm(initial={"talk_on": page.closing.talk_on}),
        "next_form": _next_form(page) if access.may_say_what_next(request.user, pairing) else None,
        "refusal": None,
        "stored": [],
        **more,
    }
    return render(request, "codriver/pair_closing.html", context, status=status)


def _next_form(page: ClosingPage) -> WhatNextForm:
    wish, talks = page.wish, page.talks
    first = {"wish": wish.wish if wish else "", "about": wish.about if wish else ""}
    return WhatNextForm(initial={**first, "talks": bool(talks), "talk_about": talks.about if talks else ""})


@require_POST
@gate(looked_back_on, access.may_look_back)
def save_closing(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """Save what is written so far; or send it, if that button was pressed."""
    closing, sends = pairing.closing, "send" in request.POST
    stands = ClosingWords.objects.filter(closing=closing, person=request.user).first()
    form = LookBackForm(request.POST, questions=closing.questions, words=stands)
    if not form.is_valid():
        return _show(request, pairing, 422, form=form)
    act = actions.send_words if sends else actions.save_words
    try:
        act(closing, by=request.user, at=timezone.now(), **form.written())
    except Refused as refusal:
        stored = ClosingWords.objects.filter(closing=closing, person=request.user).first()
        return _show(request, pairing, 409, form=form, refusal=refusal, stored=form.go_on_from(stored))
    saved = _("Saved. Only you see it until you send it.")
    messages.success(request, _("Your look back is sent.") if sends else saved)
    return redirect("pair_closing", pk=pairing.pk)


@require_POST
@gate(looked_back_on, access.may_look_back)
def take_closing_back(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    try:
        actions.take_words_back(pairing.closing, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _show(request, pairing, 409, refusal=refusal)
    messages.success(request, _("You can write on. Nobody has read it."))
    return redirect("pair_closing", pk=pairing.pk)


@require_POST
@gate(looked_back_on, access.may_look_back)
def set_closing_talk(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    form = TalkDayForm(request.POST)
    if not form.is_valid():
        return _show(request, pairing, 422, talk_form=form)
    try:
        actions.set_talk(pairing.closing, on=form.cleaned_data["talk_on"], by=request.user, at=timezone.now())
    except Refused as refusal:
        form.add_error("talk_on", refusal.words()[0])
        return _show(request, pairing, 409, talk_form=form)
    messages.success(request, _("The day is set, and the other one is told."))
    return redirect("pair_closing", pk=pairing.pk)


@require_POST
@gate(looked_back_on, access.may_say_what_next)
def say_what_next(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    form = WhatNextForm(request.POST)
    if not form.is_valid():
        return _show(request, pairing, 422, next_form=form)
    try:
        say_it(pairing, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as refusal:
        return _show(request, pairing, 409, next_form=form, refusal=refusal)
    messages.success(request, _("Thank you. Your answer is noted."))
    return redirect("pair_closing", pk=pairing.pk)


# --- to the secretariat ---------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@gate(looked_back_on, access.may_look_back)
def pair_evaluation(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """Four questions and a few words; the first answer stands."""
    closing = pairing.closing
    form = EvaluationForm(request.POST or None, questions=closing.questions)

    def act() -> PairEvaluation:
        return evaluations.evaluate(closing, by=request.user, at=timezone.now(), **form.answers())

    tried = attempt(form, act)
    if tried.is_done:
        messages.success(request, _("Thank you. Your evaluation is sent to the secretariat."))
        return redirect("pair_closing", pk=pairing.pk)
    return _evaluation(request, pairing, form, tried.status, tried.refusal)


def _evaluation(
    request: HttpRequest, pairing: Pairing, form: EvaluationForm, status: int, refusal: Refused | None
) -> HttpResponse:
    own = PairEvaluation.objects.filter(closing=pairing.closing, person=request.user).first()
    context = {
        "pairing": pairing,
        "form": form,
        "own": own,
        "rows": in_words(own) if own else [],
        "is_open": pairing.closing.evaluation_is_open(timezone.localdate()),
        "refusal": refusal,
    }
    return render(request, "codriver/pair_evaluation.html", context, status=status)


@require_POST
@gate(looked_back_on, access.may_look_back)
def hide_evaluation(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    evaluations.hide_evaluation(pairing.closing, by=request.user, at=timezone.now())
    messages.success(request, _("The secretariat no longer reads it. Your answers are still counted."))
    return redirect("pair_evaluation", pk=pairing.pk)
