"""Who is not logged in is asked to, comes back to a page that can be opened, and keeps what was typed."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from netvaerk.views.errors import logged_out, typed_words


class AskForLogin(LoginRequiredMiddleware):
    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., HttpResponse]) -> HttpResponse:
        if request.headers.get("HX-Request"):
            # A redirect would be followed, and the login page put in the place of a fragment.
            return HttpResponse(status=401)
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        way_in = redirect_to_login(page_before(request), self.get_login_url(view_func))
        return logged_out(request, way_in.url) if wrote_something(request) else way_in


def wrote_something(request: HttpRequest) -> bool:
    """Whether the form holds more than ticks and choices, so that it would be a pity to lose it."""
    return bool(request.POST) and any(" " in words.strip() for words in typed_words(request))


def page_before(request: HttpRequest) -> str:
    """The page of ours that the form stood on, else the first page: what acts is no page to come back to."""
    sent_from = request.headers.get("Referer", "")
    parts = urlsplit(sent_from)
    ours = url_has_allowed_host_and_scheme(sent_from, {request.get_host()}, require_https=request.is_secure())
    return parts._replace(scheme="", netloc="", fragment="").geturl() if ours and parts.netloc else "/"
