"""Asking for somebody's time, and the answers of their leader and of the person themself (S26)."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt
from roles import access
from roles.actions import release_requests as actions
from roles.forms.release_requests import AskForTimeForm, DeclineTimeForm, OtherTimeForm
from roles.models import ReleaseRequest
from roles.queries.releases import asking_page, request_page


def visible(person: Person) -> Any:
    people = ("person__personnel_leader", "asked_by", "countered_by", "closed_by")
    return ReleaseRequest.objects.visible_to(person).select_related("theme", "release", *people)


def people_offered(request: HttpRequest, theme: NetworkTheme, wanted: int | None) -> Any:
    """Whose time can be chosen; the secretariat is not shown everybody, but those on the theme and who is wanted."""
    people = access.whose_time_may_be_asked_for(request.user, theme)
    if request.user.is_secretariat:
        people = access.people_on(theme) | Person.objects.employed().filter(pk=wanted)
    return people.distinct()


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_ask_for_time)
def ask_for_time(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """One wish for one person on the theme; what is released and asked for there already stands below it."""
    wanted = whole_number(request.POST.get("person") or request.GET.get("person"))
    people = people_offered(request, theme, wanted)
    today = timezone.localdate()
    initial = {
        "person": wanted or request.user.pk,
        "began_on": max(theme.begins_on or today, today),
        "ended_on": theme.ends_on,
    }
    form = AskForTimeForm(request.POST or None, people=people, initial=initial)
    tried = attempt(form, lambda: actions.ask_for_time(theme, by=request.user, at=timezone.now(), **form.wish()))
    if tried.is_done:
        messages.success(request, _("The wish is sent."))
        return redirect("time_request", pk=tried.made.pk)
    page = asking_page(theme, request.user, today)
    context = {"theme": theme, "form": form, "page": page, "people": people, "refusal": tried.refusal}
    return render(request, "roles/ask_for_time.html", context, status=tried.status)


@require_GET
@gate(visible, access.may_see_request, reads=lambda wish: [wish.person])
def time_request(request: HttpRequest, wish: ReleaseRequest) -> HttpResponse:
    return _page(request, wish)


def _page(request: HttpRequest, wish: ReleaseRequest, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "wish": wish,
        "page": request_page(wish, request.user, timezone.localdate()),
        "other": OtherTimeForm(initial=OtherTimeForm.initial_of(wish)),
        "decline": DeclineTimeForm(),
        "form": None,
        "refusal": None,
        **more,
    }
    return render(request, "roles/time_request.html", context, status=status)


@require_POST
@gate(visible, access.may_answer_time, reads=lambda wish: [wish.person])
def answer_time(request: HttpRequest, wish: ReleaseRequest) -> HttpResponse:
    """The leader's answer: as asked, other hours, or no with a reason."""
    answer = request.POST.get("answer")
    if answer == "approve":
        return _done(request, wish, actions.approve_request, _("The time is released."))
    form: Form
    if answer == "other":
        form = OtherTimeForm(request.POST)
        if not form.is_valid():
            return _page(request, wish, 422, other=form, form=form)
        said = _("%(name)s is asked whether the other hours will do.") % {"name": wish.person.name}
        return _done(request, wish, actions.counter_request, said, other=form, **form.time())
    form = DeclineTimeForm(request.POST)
    if answer != "decline" or not form.is_valid():
        return _page(request, wish, 422, decline=form, form=form)
    said = _("The answer is sent. Your reason is read by %(name)s and the secretariat.") % {"name": wish.person.name}
    return _done(request, wish, actions.decline_request, said, decline=form, **form.cleaned_data)


@require_POST
@gate(visible, access.may_answer_counter, reads=lambda wish: [wish.person])
def answer_counter(request: HttpRequest, wish: ReleaseRequest) -> HttpResponse:
    """The person's yes or no to what the leader proposed instead."""
    if request.POST.get("answer") == "yes":
        return _done(request, wish, actions.accept_counter, _("The time is released."))
    if request.POST.get("answer") == "no":
        return _done(request, wish, actions.turn_counter_down, _("Your answer is sent."))
    return _page(request, wish, 422)


@require_POST
@gate(visible, access.may_withdraw_time_request, reads=lambda wish: [wish.person])
def withdraw_time_request(request: HttpRequest, wish: ReleaseRequest) -> HttpResponse:
    return _done(request, wish, actions.withdraw_request, _("The wish is withdrawn."))


def _done(
    request: HttpRequest,
    wish: ReleaseRequest,
    act: Any,
    said: str,
    other: Any = None,
    decline: Any = None,
    **words: Any,
) -> HttpResponse:
    """Do it and show the wish as it is then; a refusal keeps what was typed in its form."""
    typed = {name: form for name, form in (("other", other), ("decline", decline)) if form}
    try:
        act(wish, by=request.user, at=timezone.now(), **words)
    except Refused as refusal:
        wish.refresh_from_db()
        return _page(request, wish, 409, refusal=refusal, **typed)
    messages.success(request, said)
    return redirect("time_request", pk=wish.pk)
