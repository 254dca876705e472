"""Becoming a co-driver: one's own candidacy, and the pages of the personnel leader and the secretariat (S90)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import candidacies as actions
from codriver.actions import reflections
from codriver.forms.candidacies import GiveTimeForm, NotNowForm, TalkForm
from codriver.models import CoDriverCandidacy
from codriver.queries import candidacies as queries
from codriver.queries.lists import candidates_table
from netvaerk.access import may_use_the_house
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.downloads import download, wanted_file

PER_PAGE = 25
Act = Callable[..., Any]


# --- one's own ----------------------------------------------------------------------------------------------------


@require_GET
@page_gate(may_use_the_house)
def become_co_driver(request: HttpRequest) -> HttpResponse:
    """The role in five minutes, what is open, whom one can ask, and one's own next step."""
    return _become(request)


def _become(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    page = queries.become_page(request.user, timezone.localdate())
    talk = TalkForm(initial={"about": page.talks.about if page.talks else ""})
    context = {"page": page, "talk": talk, "form": None, "refusal": None, **more}
    return render(request, "codriver/become_co_driver.html", context, status=status)


def _own_step(request: HttpRequest, act: Act, said: str, to: str = "become_co_driver") -> HttpResponse:
    """Take a step of one's own; who has no candidacy is shown where one begins."""
    candidacy = queries.open_candidacy_of(request.user)
    if candidacy is None:
        return redirect("become_co_driver")
    try:
        act(candidacy, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _become(request, 409, refusal=refusal)
    messages.success(request, said)
    return redirect(to)


@require_POST
@page_gate(may_use_the_house)
def start_candidacy(request: HttpRequest) -> HttpResponse:
    actions.start_candidacy(request.user, at=timezone.now())
    return redirect("reflect")


@require_POST
@page_gate(may_use_the_house)
def say_interested(request: HttpRequest) -> HttpResponse:
    return _own_step(request, actions.say_interested, _("The secretariat now knows that you are interested."))


@require_POST
@page_gate(may_use_the_house)
def ask_my_leader(request: HttpRequest) -> HttpResponse:
    return _own_step(request, actions.ask_leader, _("Your wish for time is sent."))


@require_POST
@page_gate(may_use_the_house)
def be_ready_again(request: HttpRequest) -> HttpResponse:
    return _own_step(request, actions.be_ready_again, _("You are ready for a new pair."))


@require_POST
@page_gate(may_use_the_house)
def withdraw_candidacy(request: HttpRequest) -> HttpResponse:
    return _own_step(request, actions.withdraw_candidacy, _("You have withdrawn, and your reflection is deleted."))


@require_POST
@page_gate(may_use_the_house)
def share_reflection(request: HttpRequest) -> HttpResponse:
    said = _("The secretariat can read your reflection now.")
    return _own_step(request, reflections.share_reflection, said, to="reflect")


@require_POST
@page_gate(may_use_the_house)
def unshare_reflection(request: HttpRequest) -> HttpResponse:
    said = _("Only you can read your reflection now.")
    return _own_step(request, reflections.unshare_reflection, said, to="reflect")


@require_POST
@page_gate(may_use_the_house)
def offer_to_talk(request: HttpRequest) -> HttpResponse:
    form = TalkForm(request.POST)
    if not form.is_valid():
        return _become(request, 422, talk=form, form=form)
    try:
        reflections.offer_to_talk(request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as refusal:
        return _become(request, 409, talk=form, refusal=refusal)
    messages.success(request, _("Thank you. Your name and e-mail now stand here for those who consider the role."))
    return redirect("become_co_driver")


@require_POST
@page_gate(may_use_the_house)
def stop_talking(request: HttpRequest) -> HttpResponse:
    reflections.stop_talking(request.user, at=timezone.now())
    messages.success(request, _("Your name no longer stands here."))
    return redirect("become_co_driver")


# --- the secretariat and the personnel leader ---------------------------------------------------------------------


@require_GET
@page_gate(access.may_see_candidacies, lists=CoDriverCandidacy)
def candidacies(request: HttpRequest) -> HttpResponse:
    """For the secretariat: who would like to, who holds the ball, and for how long."""
    found, today = queries.candidacies(), timezone.localdate()
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Candidates"), [candidates_table(found, today)], kind)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [queries.candidate(one, today) for one in page]
    return render(request, "codriver/candidacies.html", {"page": page, "rows": rows})


def visible(person: Person) -> Any:
    people = ("person__unit", "person__personnel_leader", "answered_by", "nomination")
    return CoDriverCandidacy.objects.visible_to(person).select_related(*people)


def whose(candidacy: CoDriverCandidacy) -> list[Person]:
    return [candidacy.person]


@require_GET
@gate(visible, access.may_see_candidacy, reads=whose)
def candidacy(request: HttpRequest, candidacy: CoDriverCandidacy) -> HttpResponse:
    return _page(request, candidacy)


def _page(request: HttpRequest, candidacy: CoDriverCandidacy, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "candidacy": candidacy,
        "page": queries.candidacy_page(candidacy, request.user),
        "time": GiveTimeForm(initial=GiveTimeForm.wish_of(candidacy)),
        "not_now": NotNowForm(),
        "form": None,
        "refusal": None,
        **more,
    }
    return render(request, "codriver/candidacy.html", context, status=status)


@require_POST
@gate(visible, access.may_send_to_leader, reads=whose)
def send_to_leader(request: HttpRequest, candidacy: CoDriverCandidacy) -> HttpResponse:
    return _done(request, candidacy, actions.ask_leader, _("The personnel leader is asked for time."))


@require_POST
@gate(visible, access.may_answer_candidacy, reads=whose)
def answer_candidacy(request: HttpRequest, candidacy: CoDriverCandidacy) -> HttpResponse:
    """Hours and a period, or "not now" with why and when to ask again."""
    name = candidacy.person.name
    if request.POST.get("answer") == "not_now":
        no = NotNowForm(request.POST)
        if not no.is_valid():
            return _page(request, candidacy, 422, not_now=no, form=no)
        said = _("The answer is sent. Your reason is read by %(name)s and the secretariat.") % {"name": name}
        return _done(request, candidacy, actions.say_not_now, said, {"not_now": no}, **no.cleaned_data)
    yes = GiveTimeForm(request.POST)
    if not yes.is_valid():
        return _page(request, candidacy, 422, time=yes, form=yes)
    said = _("%(name)s has time to be a co-driver now.") % {"name": name}
    return _done(request, candidacy, actions.give_time, said, {"time": yes}, **yes.time())


def _done(
    request: HttpRequest,
    candidacy: CoDriverCandidacy,
    act: Act,
    said: str,
    typed: dict[str, Any] | None = None,
    **words: Any,
) -> HttpResponse:
    """Do it and show where it stands then; a refusal keeps what was typed."""
    try:
        act(candidacy, by=request.user, at=timezone.now(), **words)
    except Refused as refusal:
        candidacy.refresh_from_db()
        return _page(request, candidacy, 409, refusal=refusal, **(typed or {}))
    messages.success(request, said)
    return redirect("candidacy", pk=candidacy.pk)
