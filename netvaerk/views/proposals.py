"""Proposals as those who stand behind them meet them: begin, write, invite, send, discuss, take up again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk import access
from netvaerk.actions import proposals as actions
from netvaerk.forms.proposals import CommentForm, ProposalForm, ReturnForm
from netvaerk.gates import gate, page_gate
from netvaerk.letters import proposers
from netvaerk.models import NetworkTheme, Person
from netvaerk.queries.proposals import proposal_page
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.conflicts import units_that_stand, what_stands

MOST_SHOWN = 10
visible = NetworkTheme.objects.visible_to


@require_http_methods(["GET", "POST"])
@page_gate(access.may_use_the_house)
def propose_theme(request: HttpRequest) -> HttpResponse:
    """Begin a proposal; a personnel leader begins with the own unit ticked (S28)."""
    person = request.user
    own = [person.unit_id] if person.is_personnel_leader and person.unit_id else []
    form = ProposalForm(request.POST or None, initial={"units": own})
    if request.method == "GET" or not form.is_valid():
        return _writing(request, form, 422 if form.is_bound else 200)
    theme = actions.propose_theme(
        by=person, at=timezone.now(), units=list(form.cleaned_data["units"]), hows=form.hows(), **form.card()
    )
    return _saved(request, theme)


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_write_proposal)
def write_proposal(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    form = ProposalForm(request.POST or None, instance=theme, initial={"units": theme.units.all()})
    if request.method == "GET" or not form.is_valid():
        return _writing(request, form, 422 if form.is_bound else 200, theme=theme)
    try:
        actions.write_proposal(
            theme,
            by=request.user,
            at=timezone.now(),
            shown=form.cleaned_data["version"] or 0,
            units=list(form.cleaned_data["units"]),
            hows=form.hows(),
            **form.card(),
        )
    except Refused as refusal:
        stored = _stored(form, NetworkTheme.objects.get(pk=theme.pk))
        return _writing(request, form, 409, theme=theme, refusal=refusal, stored=stored)
    return _saved(request, theme)


def _stored(form: ProposalForm, stored: NetworkTheme) -> list[tuple[str, str]]:
    """What a colleague has written meanwhile, as label and text, wherever it differs from what was typed."""
    written = dict(stored.trait_answers.values_list("trait", "how"))
    hows = [
        (trait.name, written.get(trait.pk, ""))
        for trait in form.traits
        if written.get(trait.pk, "") != form.hows()[trait.pk]
    ]
    return what_stands(form, stored, form.card()) + units_that_stand(form, stored) + hows


def _writing(request: HttpRequest, form: ProposalForm, status: int, **more: Any) -> HttpResponse:
    return render(request, "netvaerk/write_proposal.html", {"form": form, **more}, status=status)


def _saved(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """The draft is stored; the second button sends it on at once."""
    if request.POST.get("then") == "send":
        try:
            return _send(request, theme)
        except Refused:
            messages.warning(request, _("The draft is saved, but not sent: something is missing yet."))
            return redirect("proposal", pk=theme.pk)
    draft = theme.status == NetworkTheme.Status.DRAFT
    words = (
        _("The draft is saved. Only those who stand behind it can see it.") if draft else _("The proposal is saved.")
    )
    messages.success(request, words)
    return redirect("proposal", pk=theme.pk)


@require_GET
@gate(visible, access.may_read_proposal, reads=proposers)
def proposal(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    return show_proposal(request, theme)


def show_proposal(request: HttpRequest, theme: NetworkTheme, status: int = 200, **state: Any) -> HttpResponse:
    state.setdefault("comment_form", CommentForm())
    state.setdefault("return_form", ReturnForm())
    page = proposal_page(theme, request.user, timezone.localdate())
    return render(request, "netvaerk/proposal.html", {"page": page, "theme": theme, **state}, status=status)


def done(
    request: HttpRequest, theme: NetworkTheme, words: str, act: Callable[[], object], typed: str = ""
) -> HttpResponse:
    """Do `act` and say so; a refusal is shown on the proposal's own page, with what was `typed`."""
    try:
        act()
    except Refused as refusal:
        return show_proposal(request, NetworkTheme.objects.get(pk=theme.pk), 409, refusal=refusal, typed=typed)
    messages.success(request, words)
    return redirect("proposal", pk=theme.pk)


@require_POST
@gate(visible, access.may_send_proposal)
def send_proposal(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    try:
        return _send(request, theme)
    except Refused as refusal:
        return show_proposal(request, NetworkTheme.objects.get(pk=theme.pk), 409, refusal=refusal)


def _send(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Send, and say which round the proposal is in: past the deadline that is the next one. Raises Refused."""
    actions.send_proposal(theme, by=request.user, at=timezone.now())
    words = _("The proposal is sent. It is in the round for %(round)s, which the executive forum decides by %(when)s.")
    messages.success(request, words % {"round": str(theme.round).lower(), "when": date_format(theme.round.decides_on)})
    return redirect("proposal", pk=theme.pk)


@require_GET
@gate(visible, access.may_invite_to_propose)
def find_co_proposer(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Colleagues who could be invited to the draft; search by name, title or unit."""
    words = request.GET.get("q", "").strip()[:100]
    found = Person.objects.employed().named(words).exclude(pk=theme.proposed_by_id)
    found = found.exclude(co_proposals__theme=theme).select_related("unit") if words else Person.objects.none()
    people = list(found[: MOST_SHOWN + 1])
    context = {"theme": theme, "words": words, "people": people[:MOST_SHOWN], "more": len(people) > MOST_SHOWN}
    return render(request, "netvaerk/find_co_proposer.html", context)


@require_POST
@gate(visible, access.may_invite_to_propose)
def invite_to_propose(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    person = Person.objects.filter(pk=whole_number(request.POST.get("person")) or 0).first()
    if person is None:
        return redirect("find_co_proposer", pk=theme.pk)
    words = _("%(name)s can read and write the proposal now, and gets a letter.") % {"name": person.name}
    return done(
        request,
        theme,
        words,
        lambda: actions.invite_to_propose(theme, person=person, by=request.user, at=timezone.now()),
    )


@require_POST
@gate(visible, access.may_invite_to_propose)
def leave_proposal(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    try:
        actions.leave_proposal(theme, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_proposal(request, theme, 409, refusal=refusal)
    messages.success(request, _("You no longer stand behind the proposal."))
    return redirect("my_page")


@require_POST
@gate(visible, access.may_discuss_proposal)
def discuss_proposal(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    form = CommentForm(request.POST)
    if not form.is_valid():
        return show_proposal(request, theme, 422, comment_form=form)
    words = _("Your comment is added.")
    text = form.cleaned_data["text"]
    return done(
        request,
        theme,
        words,
        lambda: actions.discuss_proposal(theme, text=text, by=request.user, at=timezone.now()),
        typed=text,
    )


@require_POST
@gate(visible, access.may_take_up_again)
def take_up_again(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    words = _("The idea is taken up again. What was decided before can still be read below.")
    return done(request, theme, words, lambda: actions.take_up_again(theme, by=request.user, at=timezone.now()))
