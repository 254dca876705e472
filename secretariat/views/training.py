"""Courses and events for every employee: the list, one of them, signing up and off, the calendar, and how it was."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from codriver.actions.practice import Practice, add_practice
from netvaerk.access import may_use_the_house
from netvaerk.calendars import Method
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt
from netvaerk.views.downloads import download, wanted_file
from secretariat import access
from secretariat.actions import attendance as attending
from secretariat.actions import seats
from secretariat.forms.attendance import CodeForm, EvaluationForm, PracticeKindsForm
from secretariat.forms.training import ROLE_WORDS
from secretariat.letters.training import file_for
from secretariat.models import TrainingEvent
from secretariat.queries import course_lists
from secretariat.queries import training as queries
from secretariat.rules.training import ROLES, Status

PER_PAGE = 25


def visible(person: Person) -> Any:
    return TrainingEvent.objects.visible_to(person).select_related("series")


@require_GET
@page_gate(may_use_the_house)
def training_events(request: HttpRequest) -> HttpResponse:
    """What is ahead, or what has been, by role and for oneself."""
    role = request.GET.get("rolle", "")
    chosen = {
        "role": role if role in ROLES else "",
        "for_me": request.GET.get("mig") == "1",
        "earlier": request.GET.get("vis") == "afholdt",
    }
    found = queries.listed(request.user, timezone.now(), **chosen)
    if kind := wanted_file(request.GET.get("as")):
        return download(
            _("Courses and events"), [course_lists.courses_table(queries.rows_of(found, timezone.now()))], kind
        )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": queries.rows_of(page, timezone.now()),
        "chosen": chosen,
        "roles": ROLE_WORDS.items(),
        "runs": access.may_run_events(request.user),
    }
    return render(request, "secretariat/training_events.html", context)


@require_GET
@gate(visible, access.may_read_event)
def training_event(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    return show_event(request, event)


def show_event(request: HttpRequest, event: TrainingEvent, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one event, also where it answers something that could not be done."""
    context = {
        "event": event,
        "page": queries.event_page(event, request.user, timezone.now()),
        "code_form": CodeForm(),
        "practice_form": PracticeKindsForm(),
        "refusal": None,
        "address": reverse("training_event", args=[event.pk]),
        **more,
    }
    return render(request, "secretariat/training_event.html", context, status=status)


def _try(
    request: HttpRequest, event: TrainingEvent, act: Callable[[], Any], said: Callable[[Any], str]
) -> HttpResponse:
    """Do it and show where one stands then; a refusal stands on the same page."""
    try:
        made = act()
    except Refused as refusal:
        return show_event(request, visible(request.user).get(pk=event.pk), 409, refusal=refusal)
    messages.success(request, said(made))
    return redirect("training_event", pk=event.pk)


@require_POST
@gate(visible, access.may_read_event)
def sign_up(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    return _try(request, event, lambda: seats.sign_up(event, by=request.user, at=timezone.now()), _said_of_seat)


def _said_of_seat(row: Any) -> str:
    if row.status == Status.ENROLLED:
        return _("You are signed up. You get a letter with the event for your calendar.")
    number = row.event.enrolments.with_number().get(pk=row.pk).number
    return _("You are number %(number)s on the waiting list. You get a letter when a seat is yours to take.") % {
        "number": number
    }


@require_POST
@gate(visible, access.may_read_event)
def sign_up_to_series(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    if event.series is None:
        raise Http404
    series = event.series
    act = lambda: seats.sign_up_to_series(series, by=request.user, at=timezone.now())  # noqa: E731
    return _try(request, event, act, _said_of_series)


def _said_of_series(done: seats.SeriesSignUp) -> str:
    words = [
        ngettext("You have a seat at %(number)s event.", "You have a seat at %(number)s events.", done.seats)
        % {"number": done.seats}
    ]
    if done.waiting:
        waits = ngettext(
            "You are on the waiting list of %(number)s.", "You are on the waiting list of %(number)s.", done.waiting
        )
        words.append(waits % {"number": done.waiting})
    return " ".join(words)


@require_POST
@gate(visible, access.may_read_event)
def sign_off(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    mine = _own(request, event)
    act = lambda: seats.sign_off(mine, by=request.user, at=timezone.now())  # noqa: E731
    return _try(request, event, act, lambda made: _("You are signed off. The seat goes to the next."))


@require_POST
@gate(visible, access.may_read_event)
def answer_seat(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    """Yes or no to a seat that is offered; anything else is a no one did not say, and changes nothing."""
    mine, answer = _own(request, event), request.POST.get("answer")
    if answer not in ("yes", "no"):
        return redirect("training_event", pk=event.pk)
    yes = _("The seat is yours. You get a letter with the event for your calendar.")
    no = _("Thank you for saying so. The seat goes to the next.")
    act = lambda: seats.answer_seat(mine, says_yes=answer == "yes", by=request.user, at=timezone.now())  # noqa: E731
    return _try(request, event, act, lambda made: yes if answer == "yes" else no)


def _own(request: HttpRequest, event: TrainingEvent) -> Any:
    """How the reader stands with the event; 404 for who never did."""
    mine = queries.enrolment_of(event, request.user)
    if mine is None:
        raise Http404
    return mine


@require_GET
@gate(visible, access.may_fetch_calendar)
def training_calendar(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    """The event for the reader's own calendar."""
    file = file_for(_own(request, event), method=Method.PUBLISH, at=timezone.now())
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="kursus-{event.pk}.ics"'
    return response


@require_http_methods(["GET", "POST"])
@page_gate(may_use_the_house)
def check_in(request: HttpRequest) -> HttpResponse:
    """The short address that stands on the screen in the room: the code, and one is ticked off."""
    form, now = CodeForm(request.POST or None), timezone.now()
    tried = attempt(form, lambda: attending.check_in(form.cleaned_data["code"], by=request.user, at=now))
    if tried.is_done:
        messages.success(request, _("Welcome. You are ticked off."))
        return redirect("training_event", pk=tried.made.pk)
    context = {"form": form, "refusal": tried.refusal, "open": attending.open_now(request.user, now)}
    return render(request, "secretariat/check_in.html", context, status=tried.status)


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_evaluate)
def evaluate(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    """How it was; asked once, and answered once."""
    form = EvaluationForm(request.POST or None)
    tried = attempt(form, lambda: attending.evaluate(event, form.said(), by=request.user, at=timezone.now()))
    if tried.is_done:
        messages.success(request, _("Thank you. Your answer is kept without your name."))
        return redirect("training_event", pk=event.pk)
    closed = queries.hindrances_to_saying(event, _own(request, event), timezone.now())
    context = {"event": event, "form": form, "refusal": tried.refusal, "closed": closed}
    return render(request, "secretariat/evaluate.html", context, status=tried.status)


@require_POST
@gate(visible, access.may_evaluate)
def note_as_practice(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    """A draft among one's own practice, which nobody else sees until one asks for it to be confirmed (S85)."""
    page = queries.event_page(event, request.user, timezone.now())
    form = PracticeKindsForm(request.POST)
    if page.practised_in is None:
        raise Http404
    if not form.is_valid():
        return show_event(request, event, 422, practice_form=form)
    words = _("I took part in “%(title)s”.") % {"title": event.title}
    practice = Practice(done_on=event.begins_on, kinds=form.cleaned_data["kinds"], what_done=words)
    try:
        piece = add_practice(page.practised_in, practice, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_event(request, event, 409, refusal=refusal)
    messages.success(request, _("Kept as a draft that only you see. Write on, and ask for it to be confirmed."))
    return redirect("edit_practice", pk=piece.pk)
