"""Login: closed sign-up, and one query that brings the person with what every page asks of them."""

from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from netvaerk.access import RESET_WAITS, may_choose_a_forgotten_password
from netvaerk.audit import record
from netvaerk.models import Person, Verb

logger = structlog.get_logger("netvaerk.login")


class PersonBackend(AuthenticationBackend):
    people = Person.objects.with_standing()  # put together once, as every request asks it

    def get_user(self, user_id: int) -> Person | None:
        person = self.people.filter(pk=user_id).order_by().first()
        return person if person and self.user_can_authenticate(person) else None


class ClosedSignup(DefaultAccountAdapter):
    """Nobody signs up: people come from the organisation. Links in letters follow the settings, not the Host header."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _sign, rest = key.partition("-")
        return settings.SITE_URL + reverse("account_reset_password_from_key", args=[uid, rest])

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try before the password is looked at: on this account from this network, and then as allauth does
        by network and by account."""
        if not ratelimit.consume(request, action="login_failed_from", key=self._from_here(request, credentials)):
            logger.warning("login_paused")
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """None also for who has left and types the right password: to say so would tell a stranger that it is right."""
        person = super().authenticate(request, **credentials)
        if person is None or not person.is_active:
            logger.warning("login_failed")
            return None
        ratelimit.clear(request, action="login_failed_from", key=self._from_here(request, credentials))
        return person

    def _from_here(self, request: HttpRequest, credentials: dict[str, Any]) -> str:
        return f"{self.get_client_ip(request)} {credentials.get('email', '').lower()}"

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """The letter with the link, or one that says why there is none yet; the page answers the same."""
        if may_choose_a_forgotten_password(user, timezone.now()):
            super().send_password_reset_mail(user, email, context)
        else:
            self.send_mail("account/email/password_reset_waits", email, {"days": RESET_WAITS.days})


def record_login(sender: Any, user: Person, **kwargs: Any) -> None:
    record(Verb.LOGGED_IN, user, by=user, at=timezone.now(), about=user)


user_logged_in.connect(record_login, dispatch_uid="record_login")
