"""Asking the secretariat, and the talk that follows: the asker's pages and what both do on them (S36, S41, S91)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.access import may_use_the_house
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt
from secretariat import support_access as access
from secretariat.actions import support as actions
from secretariat.actions.support_articles import answer_article as answer_it
from secretariat.facts.support import attachable
from secretariat.forms import support as forms
from secretariat.models import SupportRequest
from secretariat.queries import support as queries

Act = Callable[..., Any]
KINDS = {"spoergsmaal": "question", "ide": "idea", "oenske": "wish"}


def visible(person: Person) -> Any:
    return SupportRequest.objects.visible_to(person).with_all()


def whose(request: SupportRequest) -> list[Person]:
    return [request.asker]


@require_GET
@page_gate(may_use_the_house)
def support(request: HttpRequest) -> HttpResponse:
    """What one has asked."""
    rows = queries.own_requests(request.user, timezone.localdate())
    return render(request, "secretariat/support.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@page_gate(may_use_the_house)
def ask_support(request: HttpRequest) -> HttpResponse:
    """Ask from anywhere: the place one came from is chosen beforehand, if one may see it."""
    theme, pairing = (whole_number(request.GET.get(name)) for name in ("tema", "par"))
    things = attachable(request.user, theme=theme, pairing=pairing)
    kind = KINDS.get(request.GET.get("slags", ""), "question")
    came_from = f"pair:{pairing}" if pairing else f"theme:{theme}"
    initial = {"about": came_from if came_from in {one.key for one in things} else "", "kind": kind}
    form = forms.AskForm(request.POST or None, attachables=things, initial=initial)
    tried = attempt(form, lambda: actions.ask_secretariat(form.question(), by=request.user, at=timezone.now()))
    if not tried.is_done:
        context = {"form": form, "refusal": tried.refusal}
        return render(request, "secretariat/ask_support.html", context, status=tried.status)
    messages.success(request, _("The secretariat has your request. You get a letter when there is an answer."))
    if tried.made.way == SupportRequest.Way.MEETING:
        return redirect(reverse("book_meeting") + f"?henvendelse={tried.made.pk}")
    return redirect("support_request", pk=tried.made.pk)


@require_GET
@gate(visible, access.may_read_request, reads=whose)
def support_request(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    return show(request, asked)


def show(request: HttpRequest, asked: SupportRequest, status: int = 200, **more: Any) -> HttpResponse:
    page = queries.request_page(asked, request.user, timezone.localdate())
    context = {
        "asked": asked,
        "page": page,
        "message_form": forms.AnswerForm() if page.is_owner else forms.MessageForm(),
        "reopen_form": forms.ReopenForm(),
        "note_form": forms.NoteForm(prefix="note"),
        "hand_over_form": forms.HandOverForm(colleagues=queries.colleagues(asked)),
        "closes_on": queries.closes_on(asked),
        "refusal": None,
        **more,
    }
    return render(request, "secretariat/support_request.html", context, status=status)


def done(request: HttpRequest, asked: SupportRequest, said: str, act: Callable[[], Any], **typed: Any) -> HttpResponse:
    """Do it and say so; a refusal is shown on the request's page with what was `typed`. Who no longer may read it goes
    where they came from."""
    try:
        act()
    except Refused as refusal:
        stored = visible(request.user).filter(pk=asked.pk).first()
        if stored is None:
            messages.error(request, " ".join(refusal.words()))
            return redirect("support_desk" if request.user.is_secretariat else "support")
        return show(request, stored, 409, refusal=refusal, **typed)
    messages.success(request, said)
    if visible(request.user).filter(pk=asked.pk).exists():
        return redirect("support_request", pk=asked.pk)
    return redirect("support_desk" if request.user.is_secretariat else "support")


@require_POST
@gate(visible, access.may_write_in, reads=whose)
def write_support(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    """The asker writes back, or the officer who has it answers."""
    answers = access.may_handle(request.user, asked)
    form = forms.AnswerForm(request.POST) if answers else forms.MessageForm(request.POST)
    if not form.is_valid():
        return show(request, asked, 422, message_form=form)
    words = {"by": request.user, "at": timezone.now(), **form.cleaned_data}
    said = _("Sent. %(name)s gets a letter that there is an answer.") % {"name": asked.asker.first_name}
    return done(
        request,
        asked,
        said if answers else _("Sent to the secretariat."),
        lambda: actions.write_in_request(asked, **words),
        message_form=form,
    )


@require_POST
@gate(visible, access.may_ask_for)
def close_support(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    said = _("The request is closed. You can open it again for 30 days.")
    return done(request, asked, said, lambda: actions.close_request(asked, by=request.user, at=timezone.now()))


@require_POST
@gate(visible, access.may_ask_for)
def reopen_support(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    form = forms.ReopenForm(request.POST)
    if not form.is_valid():
        return show(request, asked, 422, reopen_form=form)
    words = {"text": form.cleaned_data["text"], "by": request.user, "at": timezone.now()}
    said = _("The request is open again.")
    return done(request, asked, said, lambda: actions.reopen_request(asked, **words), reopen_form=form)


@require_POST
@gate(visible, access.may_ask_for)
def free_support(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    said = _("Another officer can take it now. The one who had it cannot read it any more.")
    return done(request, asked, said, lambda: actions.free_request(asked, by=request.user, at=timezone.now()))


@require_POST
@gate(visible, access.may_ask_for)
def propose_from_support(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    """One click: a draft of a proposal with one's own words in it, and oneself as its proposer."""
    try:
        theme = actions.propose_from_request(asked, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show(request, asked, 409, refusal=refusal)
    messages.success(request, _("Your idea is now a draft of a theme proposal. Only you see it until you send it."))
    return redirect("proposal", pk=theme.pk)


@require_POST
@gate(visible, access.may_ask_for)
def answer_article(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    form = forms.ArticleAnswerForm(request.POST)
    if not form.is_valid():
        return show(request, asked, 422)
    yes = form.cleaned_data["answer"] == "yes"
    words = {"says_yes": yes, "shown": form.cleaned_data["version"], "by": request.user, "at": timezone.now()}
    said = _("Thank you. Others can use it now, and nothing says that it was you.") if yes else _("It is not used.")
    return done(request, asked, said, lambda: answer_it(asked, **words))
