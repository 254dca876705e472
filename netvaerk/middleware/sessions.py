"""Sessions end when nobody is there, and after a working day whoever is. The clock is written at most every few
minutes, so that reading a page writes nothing."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

RENEW_AFTER_SECONDS = 300


class EndIdleSessions:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self.mind_the_clock(request)
        return self.get_response(request)

    def mind_the_clock(self, request: HttpRequest) -> None:
        now = int(time.time())
        seen_at, began_at = request.session.get("seen_at", now), request.session.get("began_at", now)
        if now - began_at >= settings.SESSION_HOURS * 60 * 60:
            logout(request)
            messages.info(request, _("You were logged out after a long day. Log in to go on where you were."))
        elif now - seen_at > settings.SESSION_IDLE_MINUTES * 60:
            logout(request)
            messages.info(request, _("You were logged out after a long pause. Log in to go on where you were."))
        elif now - seen_at > RENEW_AFTER_SECONDS or "seen_at" not in request.session:
            request.session["seen_at"], request.session["began_at"] = now, began_at
