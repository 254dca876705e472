"""The link by which somebody without a login answers an invitation. It names the invitation and nothing else, and is
signed; whether it still opens is asked of the meeting each time."""

from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from netvaerk.models import MeetingInvitation

SALT = "roles.meetings.answer"


def answer_path(invitation: MeetingInvitation) -> str:
    return reverse("answer_invitation", args=[invitation.pk, _signature(invitation.pk)])


def is_signed(pk: int, key: str) -> bool:
    signer = Signer(salt=SALT)
    keys = [signer.key, *signer.fallback_keys]
    return any(constant_time_compare(key, signer.signature(str(pk), one)) for one in keys)


def _signature(pk: int) -> str:
    return Signer(salt=SALT).signature(str(pk))
