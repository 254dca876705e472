"""Login: closed sign-up, limits before the password is looked at, and a record of who came in."""

from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.signals import user_logged_in as came_in
from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from netvaerk.access import RESET_WAITS, may_choose_a_forgotten_password, may_log_in_with_a_password
from netvaerk.actions.emergency import note_emergency
from netvaerk.audit import record
from netvaerk.mail.html import as_html
from netvaerk.models import Person, Verb

logger = structlog.get_logger("netvaerk.login")
WAY_OUT = "way_out"
"""In a session that began elsewhere: where it ends, too."""


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
        """None also for who has left or signs on elsewhere, and types the right password: to say so would tell a
        stranger that it is right."""
        person = super().authenticate(request, **credentials)
        if person is None or not person.is_active or not may_log_in_with_a_password(person):
            logger.warning("login_failed")
            return None
        ratelimit.clear(request, action="login_failed_from", key=self._from_here(request, credentials))
        return person

    def _from_here(self, request: HttpRequest, credentials: dict[str, Any]) -> str:
        return f"{self.get_client_ip(request)} {credentials.get('email', '').lower()}"

    def render_mail(self, template_prefix: str, email: str, context: dict[str, Any], headers: Any = None) -> Any:
        """The same words as HTML, as every letter has; the link to a new password is the button."""
        letter = super().render_mail(template_prefix, email, context, headers)
        link = context.get("password_reset_url", "")
        letter.attach_alternative(as_html(letter.subject, letter.body, link, get_language() or "da"), "text/html")
        return letter

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """The letter with the link, or one that says why there is none; the page answers the same."""
        if not may_log_in_with_a_password(user):
            self.send_mail("account/email/password_is_elsewhere", email, {})
        elif may_choose_a_forgotten_password(user, timezone.now()):
            super().send_password_reset_mail(user, email, context)
        else:
            self.send_mail("account/email/password_reset_waits", email, {"days": RESET_WAITS.days})

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Back to the login page; by way of the login elsewhere, so that nobody comes in again with one press on a
        machine that many use. Asked before the session ends."""
        here = super().get_logout_redirect_url(request)
        elsewhere = request.session.get(WAY_OUT)
        if not (elsewhere and settings.SIGN_ON and settings.SIGN_ON.logs_out_there):
            return here
        provider = get_adapter(request).get_provider(request, settings.SIGN_ON.provider)
        return provider.address_of_way_out(request, elsewhere, here)


def keep_way_out(sender: Any, request: HttpRequest, sociallogin: Any = None, **kwargs: Any) -> None:
    """What the provider needs to end the session that began there, too."""
    if sociallogin is not None:
        request.session[WAY_OUT] = sociallogin.way_out


came_in.connect(keep_way_out, dispatch_uid="keep_way_out")


def tell_of_emergency(sender: Any, user: Person, sociallogin: Any = None, **kwargs: Any) -> None:
    """Where people sign on elsewhere, whoever comes in by another way has used an emergency account."""
    if settings.SIGN_ON and sociallogin is None:
        note_emergency(user, at=timezone.now())


came_in.connect(tell_of_emergency, dispatch_uid="tell_of_emergency")


def record_login(sender: Any, user: Person, **kwargs: Any) -> None:
    record(Verb.LOGGED_IN, user, by=user, at=timezone.now(), about=user)


user_logged_in.connect(record_login, dispatch_uid="record_login")
