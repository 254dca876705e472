"""Letters about meetings, each with a calendar file; they go to the relay together."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from netvaerk.calendars import Answer, Appointment, Method, attached, calendar_file
from netvaerk.mail import Addressee, Letter, Outsider, send_together
from netvaerk.models import Meeting, MeetingInvitation, Person
from netvaerk.models.meetings import InvitationQuerySet
from roles.letters.answer_links import answer_path

ANSWERS = {"": Answer.NONE, MeetingInvitation.Answer.YES: Answer.YES, MeetingInvitation.Answer.NO: Answer.NO}


def invited(invitations: Iterable[MeetingInvitation], *, by: Person, at: datetime) -> None:
    _write("meeting_invited", Method.REQUEST, invitations, by, at)


def changed(invitations: Iterable[MeetingInvitation], *, by: Person, at: datetime) -> None:
    _write("meeting_changed", Method.REQUEST, invitations, by, at)


def cancelled(invitations: Iterable[MeetingInvitation], *, by: Person, at: datetime) -> None:
    _write("meeting_cancelled", Method.CANCEL, invitations, by, at)


def cancelled_with_the_theme(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """To everybody invited, also those from outside, before their address is deleted."""
    _send("meeting_cancelled", Method.CANCEL, meeting.invitations.standing(), by, at)


def invitation_withdrawn(invitations: Iterable[MeetingInvitation], *, by: Person, at: datetime) -> None:
    """To those who need not come any more; the meeting itself goes on."""
    _write("meeting_invitation_withdrawn", Method.CANCEL, invitations, by, at)


def _write(name: str, method: Method, invitations: Iterable[MeetingInvitation], by: Person, at: datetime) -> None:
    keys = [one.pk for one in invitations]
    if keys:
        _send(name, method, MeetingInvitation.objects.filter(pk__in=keys), by, at)


def _send(name: str, method: Method, invitations: InvitationQuerySet, by: Person, at: datetime) -> None:
    rows = invitations.with_people().select_related("meeting__theme", "meeting__kind")
    send_together([_letter(name, method, one, by, at) for one in rows])


def _letter(name: str, method: Method, invitation: MeetingInvitation, by: Person, at: datetime) -> Letter:
    meeting, to = invitation.meeting, addressee(invitation)
    with translation.override(to.language):
        words: dict[str, object] = {
            "theme": str(meeting.theme),
            "other": by.name,
            "meeting": str(meeting),
            "begins_at": meeting.begins_at,
            "ends_at": meeting.ends_at,
            "place": meeting.place,
        }
        file = file_for(invitation, method=method, at=at)
    return Letter(name, to, _path(name, invitation), words, (attached(file, method),))


def _path(name: str, invitation: MeetingInvitation) -> str:
    if invitation.is_to_an_outsider:
        return answer_path(invitation)
    if name == "meeting_invitation_withdrawn":  # the meeting's page may be closed to them now
        return reverse("my_page")
    return reverse("meeting", args=[invitation.meeting_id])


def addressee(invitation: MeetingInvitation) -> Addressee:
    """An outsider without an e-mail gets no letter: `is_active` is False then."""
    if invitation.person:
        return invitation.person
    participant = invitation.participant
    return Outsider(name=participant.shown_name, email=participant.email)


def file_for(invitation: MeetingInvitation, *, method: Method, at: datetime) -> str:
    """The calendar file of an invitation, in the present language. An outsider's holds no address: the letter's link is
    for them alone, and calendars are shared."""
    meeting = invitation.meeting
    page = settings.SITE_URL + reverse("meeting", args=[meeting.pk])
    return calendar_file(
        appointment(meeting, url="" if invitation.is_to_an_outsider else page),
        method=method,
        to=addressee(invitation),
        at=at,
        answer=ANSWERS[invitation.answer],
    )


def appointment(meeting: Meeting, *, url: str) -> Appointment:
    return Appointment(
        uid=str(meeting.calendar_id),
        sequence=meeting.version,
        begins_at=meeting.begins_at,
        ends_at=meeting.ends_at,
        title=f"{meeting} · {meeting.theme}",
        place=meeting.place,
        text=meeting.agenda,
        url=url,
        is_cancelled=bool(meeting.cancelled_at),
    )
