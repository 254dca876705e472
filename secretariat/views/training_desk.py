"""The secretariat's side of courses and events: writing, publishing, repeating and cancelling, and who takes part."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.audit import record_read
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt
from netvaerk.views.downloads import download, wanted_file
from secretariat import access
from secretariat.actions import events as actions
from secretariat.actions import seats
from secretariat.actions.attendance import note_attendance
from secretariat.forms.training import AddForm, CancelForm, EventForm, RepeatForm
from secretariat.models import Enrolment, TrainingEvent
from secretariat.queries import course_lists
from secretariat.queries import training as queries
from secretariat.queries.evaluations import answers_page
from secretariat.rules.attendance import may_check_in
from secretariat.rules.training import Status, TrainingHindrance
from secretariat.views.training import show_event, visible

PER_PAGE = 25


@require_GET
@page_gate(access.may_run_events)
def training_desk(request: HttpRequest) -> HttpResponse:
    """What waits to be noted, drafts, what is ahead with its line, and what has been."""
    now = timezone.now()
    desk, noted = queries.training_desk(now), queries.noted_events(now)
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Behind the courses"), course_lists.desk_tables(desk, noted), kind)
    done = Paginator(noted, PER_PAGE).get_page(request.GET.get("page"))
    context = {"desk": desk, "done": done}
    return render(request, "secretariat/training_desk.html", context)


@require_http_methods(["GET", "POST"])
@page_gate(access.may_run_events)
def write_event(request: HttpRequest) -> HttpResponse:
    form = EventForm(request.POST or None, initial={"seats": 20})
    tried = attempt(form, lambda: actions.write_event(form.written(), by=request.user, at=timezone.now()))
    if tried.is_done:
        messages.success(request, _("Saved as a draft. This is how it will look; publish it when it is right."))
        return redirect("training_event", pk=tried.made.pk)
    return render(
        request, "secretariat/write_event.html", {"form": form, "refusal": tried.refusal}, status=tried.status
    )


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_run_event)
def change_event(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    """Other words. Where another window has saved meanwhile, both texts are shown."""
    form = EventForm(request.POST or None, initial=EventForm.initial_of(event))
    if request.method == "GET" or not form.is_valid():
        return _changing(request, event, form, 422 if form.is_bound else 200)
    shown = form.cleaned_data["version"] or 0
    try:
        actions.change_event(event, form.written(), by=request.user, at=timezone.now(), shown=shown)
    except Refused as refusal:
        stored = TrainingEvent.objects.get(pk=event.pk)
        stands = form.go_on_from(stored) if TrainingHindrance.STALE in refusal.reasons else []
        return _changing(request, stored, form, 409, refusal=refusal, stored=stands)
    messages.success(request, _("Saved."))
    return redirect("training_event", pk=event.pk)


def _changing(request: HttpRequest, event: TrainingEvent, form: EventForm, status: int, **more: Any) -> HttpResponse:
    context = {"event": event, "form": form, "refusal": None, "stored": [], **more}
    return render(request, "secretariat/change_event.html", context, status=status)


def _try(
    request: HttpRequest, event: TrainingEvent, act: Callable[[], Any], said: Callable[[Any], str]
) -> HttpResponse:
    try:
        made = act()
    except Refused as refusal:
        return show_event(request, TrainingEvent.objects.get(pk=event.pk), 409, refusal=refusal)
    messages.success(request, said(made))
    return redirect("training_event", pk=event.pk)


@require_POST
@gate(visible, access.may_run_event)
def publish_event(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    whole = request.POST.get("series") == "1"
    return _try(
        request,
        event,
        lambda: actions.publish_event(event, whole_series=whole, by=request.user, at=timezone.now()),
        lambda new: (
            ngettext("Published. Everybody can sign up now.", "%(number)s events are published.", new or 1)
            % {"number": new}
        ),
    )


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_run_event)
def cancel_event(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    form = CancelForm(request.POST or None)
    tried = attempt(
        form,
        lambda: actions.cancel_event(event, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()),
    )
    if tried.is_done:
        messages.success(request, _("It is cancelled, and all who were on their way are told."))
        return redirect("training_event", pk=event.pk)
    told = event.enrolments.live().count()
    context = {"event": event, "form": form, "refusal": tried.refusal, "told": told}
    return render(request, "secretariat/cancel_event.html", context, status=tried.status)


@require_POST
@gate(visible, access.may_run_event)
def copy_event(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    copy = actions.copy_event(event, by=request.user, at=timezone.now())
    messages.success(request, _("This is a copy, as a draft. Look at the day and the rest, then publish it."))
    return redirect("change_event", pk=copy.pk)


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_run_event)
def repeat_event(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    form = RepeatForm(request.POST or None)
    tried = attempt(
        form,
        lambda: actions.repeat_event(event, form.chosen(event.begins_on), by=request.user, at=timezone.now()),
    )
    if tried.is_done:
        number = len(tried.made)
        said = ngettext("%(number)s more event is made.", "%(number)s more events are made.", number)
        messages.success(request, said % {"number": number})
        return redirect("training_event", pk=event.pk)
    context = {"event": event, "form": form, "refusal": tried.refusal}
    return render(request, "secretariat/repeat_event.html", context, status=tried.status)


@require_POST
@gate(visible, access.may_run_event)
def delete_event(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    try:
        actions.delete_draft(event, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_event(request, TrainingEvent.objects.get(pk=event.pk), 409, refusal=refusal)
    messages.success(request, _("The draft is deleted."))
    return redirect("training_desk")


# --- those who take part ------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_run_event)
def event_participants(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    """Who has a seat and who waits; on the day, the list on which one ticks who came."""
    if kind := wanted_file(request.GET.get("as")):
        return _participants_taken_along(request, event, kind)
    if request.method == "GET":
        return _participants(request, event)
    came, before = (_numbers(request.POST.getlist(name)) for name in ("came", "before"))
    try:
        there = note_attendance(event, came=came, ticked_before=before, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _participants(request, event, 409, refusal=refusal)
    said = ngettext("Saved: %(number)s person came.", "Saved: %(number)s people came.", there)
    messages.success(request, said % {"number": there})
    return redirect("event_participants", pk=event.pk)


def _participants_taken_along(request: HttpRequest, event: TrainingEvent, kind: str) -> HttpResponse:
    page = queries.participants_page(event, timezone.now())
    record_read(by=request.user, thing=event, about=page.shown())
    return download(_("Who takes part"), [course_lists.participants_table(page)], kind)


def _numbers(values: list[str]) -> set[int]:
    return {number for number in map(whole_number, values) if number is not None}


def _participants(request: HttpRequest, event: TrainingEvent, status: int = 200, **more: Any) -> HttpResponse:
    page = queries.participants_page(event, timezone.now())
    address = reverse("event_participants", args=[event.pk])
    context = {"event": event, "page": page, "form": AddForm(), "refusal": None, "address": address, **more}
    response = render(request, "secretariat/event_participants.html", context, status=status)
    record_read(by=request.user, thing=event, about=page.shown())
    return response


@require_POST
@gate(visible, access.may_run_event)
def add_to_event(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    form = AddForm(request.POST)
    tried = attempt(
        form,
        lambda: seats.add_to_event(event, form.cleaned_data["person"], by=request.user, at=timezone.now()),
    )
    if not tried.is_done:
        return _participants(request, event, tried.status, form=form, refusal=tried.refusal)
    seated = tried.made.status == Status.ENROLLED
    said = _("%(name)s is signed up.") if seated else _("%(name)s stands on the waiting list.")
    messages.success(request, said % {"name": tried.made.person.name})
    return redirect("event_participants", pk=event.pk)


def enrolments_for(person: Person) -> Any:
    """An enrolment is named in an address only by the secretariat."""
    rows = Enrolment.objects.select_related("event", "person")
    return rows if person.is_secretariat else rows.none()


@require_POST
@gate(enrolments_for, access.may_sign_somebody_off)
def sign_somebody_off(request: HttpRequest, enrolment: Enrolment) -> HttpResponse:
    try:
        seats.sign_off(enrolment, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _participants(request, enrolment.event, 409, refusal=refusal)
    messages.success(request, _("%(name)s is signed off.") % {"name": enrolment.person.name})
    return redirect("event_participants", pk=enrolment.event_id)


@require_GET
@gate(visible, access.may_run_event)
def check_in_board(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    """The page for the screen in the room: where to go, and the code, large."""
    address = settings.SITE_URL.partition("://")[2] + reverse("check_in")
    context = {"event": event, "is_open": may_check_in(event.facts, timezone.now()), "address_of_code": address}
    return render(request, "secretariat/check_in_board.html", context)


@require_GET
@gate(visible, access.may_run_event)
def event_answers(request: HttpRequest, event: TrainingEvent) -> HttpResponse:
    """What those who came have said, from five answers up."""
    page = answers_page(event)
    if (kind := wanted_file(request.GET.get("as"))) and page.is_shown:
        return download(_("What they said of it"), course_lists.answers_tables(page), kind)
    return render(request, "secretariat/event_answers.html", {"event": event, "page": page})
