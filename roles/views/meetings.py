"""A theme's meetings: read by those on the theme, planned and held by leader and co-driver (S19, S44)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.audit import record, record_read
from netvaerk.gates import gate
from netvaerk.models import Meeting, NetworkTheme, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.meetings import MeetingHindrance
from netvaerk.views.attempts import attempt
from netvaerk.views.downloads import download, wanted_file
from roles import access
from roles.actions import meetings as actions
from roles.actions.invitations import those_to_invite
from roles.forms.meetings import MeetingForm, OutcomeForm, step_forms, steps_written
from roles.queries.lists import meetings_table
from roles.queries.meetings import MeetingPage, meeting_page, meetings_open_to, meetings_page


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_look_inside)
def meetings(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    page = meetings_page(theme, request.user, timezone.now())
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Meetings"), [meetings_table(page)], kind)
    return render(request, "roles/meetings.html", {"theme": theme, "page": page})


@require_GET
@gate(meetings_open_to, access.may_open_meeting)
def meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    return show_meeting(request, meeting)


def show_meeting(
    request: HttpRequest, meeting: Meeting, refusal: Refused | None = None, status: int = 200
) -> HttpResponse:
    """The page of one meeting, also where it answers something that could not be done."""
    page = meeting_page(meeting, request.user, timezone.now())
    context = {"meeting": meeting, "theme": meeting.theme, "page": page, "refusal": refusal}
    response = render(request, "roles/meeting.html", context, status=status)
    _record_reading(request, meeting, page)
    return response


def _record_reading(request: HttpRequest, meeting: Meeting, page: MeetingPage) -> None:
    """Who reads of others' answers without being among them, and who reads how outsiders are reached."""
    record_read(by=request.user, thing=meeting, about=page.told_of())
    if page.shows_contacts:
        record(Verb.READ, meeting, by=request.user, at=timezone.now())


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, access.may_work_on)
def plan_meeting(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """A new meeting; those with a role on the theme and all participants are ticked to begin with."""
    invitees = those_to_invite(theme)
    form = MeetingForm(request.POST or None, invitees=invitees, initial={"invited": [one.key for one in invitees]})
    tried = attempt(form, lambda: actions.plan_meeting(theme, form.written(), by=request.user, at=timezone.now()))
    if tried.is_done:
        messages.success(request, _said_after_planning(tried.made))
        return redirect("meeting", pk=tried.made.pk)
    context = {"theme": theme, "form": form, "refusal": tried.refusal}
    return render(request, "roles/plan_meeting.html", context, status=tried.status)


def _said_after_planning(meeting: Meeting) -> str:
    if meeting.ends_at <= timezone.now():
        return _("The meeting is noted. It is over, so nobody gets a letter.")
    return _("The meeting is planned, and those who are invited get a letter with a calendar file.")


@require_http_methods(["GET", "POST"])
@gate(meetings_open_to, access.may_hold_meeting)
def change_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    first = MeetingForm.initial_of(meeting)
    form = MeetingForm(request.POST or None, invitees=those_to_invite(meeting.theme), meeting=meeting, initial=first)
    if request.method == "GET" or not form.is_valid():
        return _changing(request, meeting, form, 422 if form.is_bound else 200)
    shown = form.cleaned_data["version"] or 0
    try:
        actions.change_meeting(meeting, form.written(), by=request.user, at=timezone.now(), shown=shown)
    except Refused as refusal:
        stored = Meeting.objects.select_related("theme", "kind").get(pk=meeting.pk)
        stands = _what_stands(form, stored) if MeetingHindrance.STALE in refusal.reasons else []
        return _changing(request, stored, form, 409, refusal=refusal, stored=stands)
    messages.success(request, _("The meeting is saved."))
    return redirect("meeting", pk=meeting.pk)


def _what_stands(form: MeetingForm, stored: Meeting) -> list[tuple[str, str]]:
    """Label and stored words of each field that somebody else has changed; the form goes on from what is stored."""
    theirs = MeetingForm(initial=MeetingForm.initial_of(stored), invitees=those_to_invite(stored.theme), meeting=stored)
    differing = [
        (str(form.fields[name].label), theirs.in_words(name))
        for name in form.fields
        if name != "version" and theirs.in_words(name) != form.in_words(name)
    ]
    form.data = form.data.copy()
    form.data["version"] = stored.version
    return differing


def _changing(request: HttpRequest, meeting: Meeting, form: MeetingForm, status: int, **more: Any) -> HttpResponse:
    context = {"meeting": meeting, "theme": meeting.theme, "form": form, **more}
    return render(request, "roles/change_meeting.html", context, status=status)


@require_POST
@gate(meetings_open_to, access.may_hold_meeting)
def cancel_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    try:
        actions.cancel_meeting(meeting, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_meeting(request, meeting, refusal, 409)
    messages.success(request, _said_after_cancelling(meeting))
    return redirect("meeting", pk=meeting.pk)


def _said_after_cancelling(meeting: Meeting) -> str:
    if meeting.ends_at <= timezone.now():
        return _("It is noted that the meeting was not held.")
    return _("The meeting is cancelled, and those who were invited are told.")


@require_http_methods(["GET", "POST"])
@gate(meetings_open_to, access.may_hold_meeting)
def hold_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """What came of it, and the next steps."""
    form = OutcomeForm(request.POST or None, initial={"version": meeting.version, "outcome": meeting.outcome})
    rows = step_forms(request.POST or None, meeting)
    if request.method == "GET" or not (form.is_valid() and rows.is_valid()):
        return _holding(request, meeting, form, rows, 422 if form.is_bound else 200)
    typed = form.cleaned_data
    steps = steps_written(rows)
    try:
        actions.hold_meeting(
            meeting, outcome=typed["outcome"], steps=steps, by=request.user, at=timezone.now(), shown=typed["version"]
        )
    except Refused as refusal:
        stored = Meeting.objects.select_related("theme", "kind").get(pk=meeting.pk)
        stale = MeetingHindrance.STALE in refusal.reasons
        form.data = form.data.copy()
        form.data["version"] = stored.version
        return _holding(request, stored, form, rows, 409, refusal=refusal, stands=stale and stored)
    messages.success(request, _("What came of the meeting is saved."))
    return redirect("meeting", pk=meeting.pk)


def _holding(
    request: HttpRequest, meeting: Meeting, form: OutcomeForm, rows: Any, status: int, **more: Any
) -> HttpResponse:
    context = {"meeting": meeting, "theme": meeting.theme, "form": form, "rows": rows, **more}
    return render(request, "roles/hold_meeting.html", context, status=status)
