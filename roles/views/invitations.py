"""Answering an invitation: on the meeting's page by staff, by a signed link by those who have no login (S46)."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.calendars import Method
from netvaerk.gates import gate, open_to_all
from netvaerk.models import Meeting, MeetingInvitation, Person
from netvaerk.refusals import Refused
from netvaerk.rules.meetings import hindrances_to_answer, link_opens
from roles import access
from roles.actions import invitations as actions
from roles.letters.answer_links import answer_path, is_signed
from roles.letters.meetings import file_for
from roles.queries.meetings import meetings_open_to, own_invitation
from roles.views.meetings import show_meeting

Answer = MeetingInvitation.Answer


@require_POST
@gate(meetings_open_to, access.is_invited)
def answer_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    says = request.POST.get("answer", "")
    if says not in Answer.values:
        return show_meeting(request, meeting, status=422)
    invitation = _own(request.user, meeting)
    try:
        actions.answer_invitation(invitation, says_yes=says == Answer.YES, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_meeting(request, meeting, refusal, 409)
    messages.success(request, _("Your answer is saved."))
    return redirect("meeting", pk=meeting.pk)


@require_GET
@gate(meetings_open_to, access.is_invited)
def meeting_calendar(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The meeting for the reader's own calendar."""
    file = file_for(_own(request.user, meeting), method=Method.PUBLISH, at=timezone.now())
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="moede-{meeting.pk}.ics"'
    return response


def _own(person: Person, meeting: Meeting) -> MeetingInvitation:
    """The reader's invitation; 404 if it was taken back while they were on their way."""
    invitation = own_invitation(person, meeting)
    if invitation is None:
        raise Http404
    return invitation


def kept_by_nobody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever has the address can answer, so no cache keeps the page and no search engine lists it."""

    @wraps(view)
    def guarded(request: HttpRequest, **keys: Any) -> HttpResponse:
        response = view(request, **keys)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@kept_by_nobody
def answer_invitation(request: HttpRequest, *, pk: int, key: str) -> HttpResponse:
    """The page behind the link in an outsider's letter. Looking at it changes nothing, since programs that guard a
    mailbox open every link; it shows the meeting, and neither names nor anything else of the network."""
    rows = MeetingInvitation.objects.with_people().select_related("meeting__theme", "meeting__kind")
    found = rows.filter(pk=pk, person=None).first()
    invitation = found if found and is_signed(found, key) else None
    if invitation is None:
        return _no_way_on(request, HTTPStatus.NOT_FOUND)
    now, facts = timezone.now(), invitation.meeting.facts
    if not link_opens(facts, invited=invitation.stands, now=now):
        return _no_way_on(request, HTTPStatus.GONE, cancelled=facts.is_cancelled)
    if request.method != "POST":
        return _asked(request, invitation)
    says = request.POST.get("answer", "")
    if says not in Answer.values:
        return _asked(request, invitation, status=422)
    try:
        actions.answer_invitation(invitation, says_yes=says == Answer.YES, by=None, at=now)
    except Refused as refusal:
        return _asked(request, invitation, refusal, 409)
    return redirect(answer_path(invitation))


def _asked(
    request: HttpRequest, invitation: MeetingInvitation, refusal: Refused | None = None, status: int = 200
) -> HttpResponse:
    meeting = invitation.meeting
    may_answer = not hindrances_to_answer(meeting.facts, invited=True, now=timezone.now())
    context = {"invitation": invitation, "meeting": meeting, "may_answer": may_answer, "refusal": refusal}
    return render(request, "roles/meeting_invitation.html", context, status=status)


def _no_way_on(request: HttpRequest, status: HTTPStatus, *, cancelled: bool = False) -> HttpResponse:
    return render(request, "roles/meeting_link_closed.html", {"cancelled": cancelled}, status=status)
