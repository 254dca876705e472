"""The link by which somebody without a login answers an invitation. It names the invitation, and is signed for the
address it was sent to: a corrected address makes an old link worthless. Whether it still opens is asked of the meeting
each time."""

from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from netvaerk.models import MeetingInvitation

SALT = "roles.meetings.answer"


def answer_path(invitation: MeetingInvitation) -> str:
    return reverse("answer_invitation", args=[invitation.pk, Signer(salt=SALT).signature(_signed(invitation))])


def is_signed(invitation: MeetingInvitation, key: str) -> bool:
    signer = Signer(salt=SALT)
    keys = [signer.key, *signer.fallback_keys]
    return any(constant_time_compare(key, signer.signature(_signed(invitation), one)) for one in keys)


def _signed(invitation: MeetingInvitation) -> str:
    email = invitation.participant.email if invitation.participant else ""
    return f"{invitation.pk}:{invitation.meeting.calendar_id}:{email}"
