"""What somebody logged in has seen is kept by no cache on the way."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class KeepAnswersPrivate:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = "private, no-store"
        return response
