"""Emergency accounts: the few that come in with a password while everybody else signs on elsewhere."""

import secrets
import string
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from netvaerk.audit import record
from netvaerk.mail import Letter, send_together
from netvaerk.models import Person, Verb

LETTERS = 24
"""As long as a password that nobody needs to remember may be, and still be typed from paper."""


@transaction.atomic
def give_emergency_access(person: Person, *, at: datetime) -> tuple[str, str]:
    """A new password and the secret of a new second factor; what was there before opens nothing any more."""
    password = "".join(secrets.choice(string.ascii_lowercase + string.digits) for _ in range(LETTERS))
    secret = generate_totp_secret()
    person.set_password(password)
    person.save(update_fields=["password"])
    Authenticator.objects.filter(user=person).delete()
    TOTP.activate(person, secret)
    record(Verb.CHANGED, person, by=None, at=at, about=person)
    return password, secret


@transaction.atomic
def note_emergency(person: Person, *, at: datetime) -> None:
    """Record that an emergency account was used, and tell the secretariat and the administrators."""
    record(Verb.BROKE_GLASS, person, by=person, at=at, about=person)
    officers = Q(pk__in=Person.objects.secretariat().values("pk"))
    send_together(
        Letter("break_glass_used", one, reverse("my_page"), {"other": person.name})
        for one in Person.objects.employed().filter(officers | Q(is_superuser=True))
    )
